#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/glyphs.h"

namespace oferta::offer {
namespace {

constexpr std::string_view kDot = "  ·  ";

/// The texts that are not empty, with a dot between them.
std::string dotted(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += kDot;
    out += part;
  }
  return out;
}

std::string labelled(std::string_view label, const std::string& value) {
  return value.empty() ? std::string() : std::string(label) + value;
}

/// Small grey lines, the empty ones left out.
std::vector<Json> small_lines(const std::vector<std::string>& lines, const Palette& palette) {
  std::vector<Json> nodes;
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    nodes.push_back(with(text(line), {{"fontSize", 8}, {"color", palette.muted}}));
  }
  return nodes;
}

}  // namespace

Json letterhead(const DocumentContext& context) {
  const Company& company = context.issuer.company;
  const Palette& palette = context.palette;
  const std::string& about = company.about.get(context.language());

  std::vector<Json> name{with(text(company.name.get(context.language())),
                              {{"fontSize", 16}, {"bold", true}, {"color", palette.ink}})};
  const bool tagline = !about.empty() && is_tagline(about);
  if (tagline) {
    name.push_back(with(text(about), {{"fontSize", 8}, {"color", palette.muted}}));
  }
  std::vector<Json> contacts = small_lines({company.address.get(context.language()),
                                            dotted({company.phone, company.email}), company.site},
                                           palette);
  for (Json& line : contacts) line["alignment"] = "right";
  const double name_top = tagline ? 1 : 7;
  return Json{
      {"columns",
       Json::array({with(logo(context, 38), {{"width", 38}}),
                    with(stack(std::move(name)),
                         {{"width", kContentWidth - 38 - 250}, {"margin", {10, name_top, 0, 0}}}),
                    with(stack(std::move(contacts)), {{"width", 250}, {"margin", {0, 2, 0, 0}}})})},
      {"margin", {0, -18, 0, 14}}};
}

namespace {

std::string heading(const DocumentContext& context) {
  return std::string(context.texts.title) + " " + std::string(context.texts.number_sign) +
         context.offer.number;
}

std::vector<Json> title(const DocumentContext& context) {
  const Offer& offer = context.offer;
  const Palette& palette = context.palette;
  std::string dates =
      std::string(context.texts.dated) + format_date(offer.date, offer.language, DateStyle::full);
  if (offer.version > 1) {
    dates += std::string(kDot) + std::string(context.texts.version) + "\u00A0" +
             std::to_string(offer.version);
  }
  dates += std::string(kDot) + std::string(context.texts.valid_until) +
           format_date(offer.valid_until, offer.language, DateStyle::full);
  return {
      with(text(heading(context)), {{"fontSize", 20}, {"bold", true}, {"color", palette.ink}}),
      with(text(dates), {{"fontSize", 9.5}, {"color", palette.muted}, {"margin", {0, 2, 0, 12}}})};
}

Json party(const DocumentContext& context, std::string_view label, const std::string& name,
           const std::vector<std::string>& lines) {
  std::vector<Json> nodes{
      overline(label, context.palette),
      with(text(name), {{"fontSize", 10}, {"bold", true}, {"color", context.palette.body}})};
  for (Json& line : small_lines(lines, context.palette)) nodes.push_back(std::move(line));
  return stack(std::move(nodes));
}

Json parties(const DocumentContext& context) {
  const Company& company = context.issuer.company;
  const DocumentTexts& texts = context.texts;
  const Language language = context.language();
  Json supplier =
      party(context, texts.supplier, company.legal_name.get(language),
            {dotted({labelled(texts.inn, company.inn), labelled(texts.kpp, company.kpp)}),
             labelled(texts.ogrn, company.ogrn), dotted({labelled(texts.account, company.account)}),
             dotted({company.bank.get(language), labelled(texts.bic, company.bic)})});
  const Addressee& to = context.offer.addressee;
  std::string contact = to.contact_name.empty() ? "" : std::string(texts.attention);
  contact += to.contact_name;
  if (!to.contact_post.empty()) contact += (contact.empty() ? "" : ", ") + to.contact_post;
  Json addressee =
      party(context, texts.addressee, to.name,
            {contact, dotted({labelled(texts.inn, to.inn), labelled(texts.kpp, to.kpp)}),
             to.address, dotted({to.phone, to.email})});
  constexpr double kHalf = (kContentWidth - 24) / 2;
  return Json{{"columns", Json::array({with(std::move(supplier), {{"width", kHalf}}),
                                       with(std::move(addressee), {{"width", kHalf}})})},
              {"columnGap", 24}};
}

Json card(const DocumentContext& context, std::string_view label, const std::string& value,
          const std::string& note) {
  const Palette& palette = context.palette;
  constexpr std::size_t kWide = 15;
  const double size = length_utf8(value) > kWide ? 10.5 : 12.5;
  std::vector<Json> nodes{
      with(text(label), {{"fontSize", 7.5}, {"color", palette.muted}}),
      with(text(value), {{"fontSize", size}, {"bold", true}, {"color", palette.ink}}),
      with(text(note), {{"fontSize", 7.5}, {"color", palette.muted}})};
  return with(stack(std::move(nodes)), {{"fillColor", palette.accent_tint}});
}

/// «с НДС 22 %»; without the rate where lines differ in it.
std::string vat_note(const DocumentContext& context) {
  const std::vector<pricing::VatSum>& sums = context.priced.totals.vat_sums;
  const bool charged = !sums.empty() && sums.front().rate_bp.has_value();
  if (!charged) return std::string(context.texts.without_vat);
  std::string note(context.texts.with_vat);
  if (sums.size() > 1) return note;
  return note + "\u00A0" + format_percent(*sums.front().rate_bp, context.language());
}

std::string budget_note(const DocumentContext& context, Minor budget) {
  const Minor left = budget - cost_against_budget(context);
  if (left == 0) return std::string(context.texts.within_budget);
  if (left > 0) return std::string(context.texts.budget_left) + context.money(left);
  return std::string(context.texts.over_budget) + context.money(-left);
}

Json summary(const DocumentContext& context) {
  const Offer& offer = context.offer;
  const DocumentTexts& texts = context.texts;
  std::vector<Json> cards{card(context, texts.total_card,
                               context.money(context.priced.totals.gross), vat_note(context))};
  if (!offer.needs.empty()) {
    const NeedCounts counts = count_needs(offer);
    // Where nothing is met in full, what is met for the most part says more.
    const bool mostly = counts.full == 0 && counts.mostly > 0;
    std::string note = replace_all(mostly ? texts.mostly_of : texts.fully_of, "{met}",
                                   std::to_string(mostly ? counts.mostly : counts.full));
    note = replace_all(note, "{all}", std::to_string(offer.needs.size()));
    cards.push_back(card(context, texts.needs_card,
                         format_percent(coverage(offer) / 10 * 100, offer.language), note));
  }
  if (offer.budget) {
    cards.push_back(card(context, texts.budget_card, context.money(*offer.budget),
                         budget_note(context, *offer.budget)));
  }
  cards.push_back(card(context, texts.valid_card, format_date(offer.valid_until, offer.language),
                       days_note(days_between(offer.date, offer.valid_until), offer.language)));
  Json widths = Json::array();
  const auto count = static_cast<double>(cards.size());
  // Ten points of padding at both sides of each and six of white between them.
  const double width = (kContentWidth - 20 * count - 6 * (count - 1)) / count;
  for (std::size_t i = 0; i < cards.size(); ++i) widths.push_back(width);
  return Json{{"table", {{"widths", std::move(widths)}, {"body", Json::array({std::move(cards)})}}},
              {"layout", "cards"},
              {"margin", {0, 14, 0, 0}}};
}

}  // namespace

Json logo(const DocumentContext& context, double size) {
  const Company& company = context.issuer.company;
  std::string letters = company.mark;
  if (letters.empty()) letters = capitalise(prefix_utf8(company.name.get(context.language()), 1));
  letters = xml_escaped(printable(letters));
  const bool small = length_utf8(letters) > 2;
  const std::string picture =
      R"svg(<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 80 80">)svg"
      R"svg(<defs><linearGradient id="mark" x1="0" y1="0" x2="1" y2="1">)svg"
      R"svg(<stop offset="0" stop-color=")svg" +
      context.palette.accent + R"svg("/><stop offset="1" stop-color=")svg" +
      context.palette.accent_end +
      R"svg("/></linearGradient></defs><rect width="80" height="80" rx="18" fill="url(#mark)"/>)svg"
      R"svg(<text x="40" y=")svg" +
      (small ? "49" : "53") +
      R"svg(" text-anchor="middle" font-family="NotoSans" font-weight="bold" font-size=")svg" +
      (small ? "26" : "36") + R"svg(" fill="#ffffff">)svg" + letters + "</text></svg>";
  return svg(picture, size);
}

std::vector<Json> head_section(const DocumentContext& context) {
  std::vector<Json> nodes{letterhead(context)};
  for (Json& node : title(context)) nodes.push_back(std::move(node));
  nodes.push_back(parties(context));
  return nodes;
}

std::vector<Json> summary_section(const DocumentContext& context) {
  return {summary(context)};
}

}  // namespace oferta::offer
