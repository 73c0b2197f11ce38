#include "shared/offer/difference.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/format.h"
#include "shared/offer/options.h"

namespace oferta::offer {
namespace {

/// An offer with its figures.
struct Priced {
  const Offer& offer;
  pricing::PricedDocument figures;
};

Result<Priced> priced_as(const char* place, const Offer& offer) {
  Result<pricing::PricedDocument> priced = price_offer(offer);
  if (!priced) return fail_at(place, priced.error());
  return Priced{offer, *std::move(priced)};
}

ComparedValue text_or_nothing(const std::string& text) {
  if (text.empty()) return std::monostate{};
  return text;
}

void add(std::vector<FieldDifference>& fields, std::string_view name, ComparedValue before,
         ComparedValue after) {
  if (before == after) return;
  fields.push_back({name, std::move(before), std::move(after)});
}

ComparedValue vat_of(const OfferLine& line) {
  if (!line.vat_bp) return std::monostate{};
  return Percentage{*line.vat_bp};
}

LinePart part_of(const OfferLine& line) {
  if (!line.optional) return LinePart::counted;
  return line.choice.empty() ? LinePart::optional : LinePart::alternative;
}

/// The figures of a line a reader looks at, by name.
using LineFacts = std::vector<std::pair<std::string_view, ComparedValue>>;

LineFacts figures_of(const Priced& priced, std::size_t index) {
  const OfferLine& line = priced.offer.lines[index];
  const pricing::LineFigures& figures = priced.figures.lines[index];
  const Currency& currency = priced.offer.currency;
  return {{"quantity", line.quantity},
          {"price", Money{line.price, currency}},
          {"discount", Money{figures.discount(), currency}},
          {"vat", vat_of(line)},
          {"sum", Money{figures.after_adjustments, currency}}};
}

LineFacts facts_of(const Priced& priced, std::size_t index) {
  const OfferLine& line = priced.offer.lines[index];
  LineFacts facts{{"name", text_or_nothing(line.name)},
                  {"sku", text_or_nothing(line.sku)},
                  {"description", text_or_nothing(line.description)},
                  {"unit", text_or_nothing(line.unit)},
                  {"why", text_or_nothing(line.why)}};
  for (auto& fact : figures_of(priced, index)) facts.push_back(std::move(fact));
  facts.emplace_back("part", part_of(line));
  facts.emplace_back("choice", text_or_nothing(line.choice));
  facts.emplace_back("section", text_or_nothing(line.section));
  return facts;
}

/// What makes two lines the same one.
std::string identity_of(const OfferLine& line) {
  if (!line.charge.empty()) return "charge " + line.charge;
  if (!line.product.empty()) return "product " + line.product;
  return "free " + line.sku + " " + line.name;
}

/// For each later line the earlier one it is, in order of appearance.
std::vector<std::optional<std::size_t>> matched(const Offer& before, const Offer& after) {
  std::map<std::string, std::vector<std::size_t>> open;  // positions, the first one last
  for (std::size_t i = before.lines.size(); i-- > 0;) {
    open[identity_of(before.lines[i])].push_back(i);
  }
  std::vector<std::optional<std::size_t>> partners;
  for (const OfferLine& line : after.lines) {
    const auto found = open.find(identity_of(line));
    if (found == open.end() || found->second.empty()) {
      partners.emplace_back();
      continue;
    }
    partners.emplace_back(found->second.back());
    found->second.pop_back();
  }
  return partners;
}

/// The later lines that keep their order: a longest rising run of partners. The others have moved.
std::vector<bool> in_order(const std::vector<std::optional<std::size_t>>& partners) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;  // by length of the run, the line that ends it lowest
  std::vector<std::size_t> back(partners.size(), kNone);
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (!partners[i]) continue;
    const auto at = std::lower_bound(
        ends.begin(), ends.end(), *partners[i],
        [&](std::size_t end, std::size_t partner) { return *partners[end] < partner; });
    if (at != ends.begin()) back[i] = *std::prev(at);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> keeps(partners.size(), false);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = back[i]) keeps[i] = true;
  return keeps;
}

/// A line that is in one of the two only.
LineDifference one_sided(LineDifference::Kind kind, const Priced& priced, std::size_t index) {
  LineDifference difference;
  difference.kind = kind;
  difference.name = priced.offer.lines[index].name;
  const bool added = kind == LineDifference::Kind::added;
  (added ? difference.after : difference.before) = index;
  for (auto& [name, value] : figures_of(priced, index)) {
    if (name == "discount" || name == "vat") continue;
    add(difference.fields, name, added ? ComparedValue{} : value, added ? value : ComparedValue{});
  }
  const LinePart part = part_of(priced.offer.lines[index]);
  if (part != LinePart::counted) {
    add(difference.fields, "part", added ? ComparedValue{} : ComparedValue{part},
        added ? ComparedValue{part} : ComparedValue{});
  }
  return difference;
}

LineDifference changed_line(const Priced& before, std::size_t from, const Priced& after,
                            std::size_t to, bool moved) {
  LineDifference difference;
  difference.before = from;
  difference.after = to;
  difference.name = after.offer.lines[to].name;
  if (moved) {
    add(difference.fields, "position", static_cast<std::int64_t>(from + 1),
        static_cast<std::int64_t>(to + 1));
  }
  LineFacts old = facts_of(before, from);
  LineFacts now = facts_of(after, to);
  for (std::size_t i = 0; i < now.size(); ++i) {
    add(difference.fields, now[i].first, std::move(old[i].second), std::move(now[i].second));
  }
  return difference;
}

std::vector<LineDifference> compare_lines(const Priced& before, const Priced& after) {
  const auto partners = matched(before.offer, after.offer);
  const std::vector<bool> keeps = in_order(partners);
  std::vector<bool> found(before.offer.lines.size(), false);
  for (const auto& partner : partners) {
    if (partner) found[*partner] = true;
  }
  std::vector<LineDifference> lines;
  std::size_t passed = 0;  // earlier lines that have been spoken of
  const auto removed_up_to = [&](std::size_t end) {
    for (; passed < end; ++passed) {
      if (!found[passed]) {
        lines.push_back(one_sided(LineDifference::Kind::removed, before, passed));
      }
    }
  };
  for (std::size_t i = 0; i < partners.size(); ++i) {
    if (!partners[i]) {
      lines.push_back(one_sided(LineDifference::Kind::added, after, i));
      continue;
    }
    if (keeps[i]) removed_up_to(*partners[i]);
    LineDifference changed = changed_line(before, *partners[i], after, i, !keeps[i]);
    if (!changed.fields.empty()) lines.push_back(std::move(changed));
  }
  removed_up_to(before.offer.lines.size());
  return lines;
}

/// «связь; запись» – the needs with how far they are met.
std::string needs_of(const Offer& offer) {
  std::vector<std::string> names;
  for (const OfferNeed& need : offer.needs) {
    names.push_back(need.name + " " + format_percent(need.met * 10, offer.language));
  }
  return join(names, "; ");
}

std::vector<FieldDifference> compare_terms(const Offer& before, const Offer& after) {
  std::vector<FieldDifference> terms;
  const auto text = [&](std::string_view name, const std::string& old, const std::string& now) {
    add(terms, name, text_or_nothing(old), text_or_nothing(now));
  };
  add(terms, "valid_until", before.valid_until, after.valid_until);
  text("currency", before.currency.code(), after.currency.code());
  text("addressee", before.addressee.name, after.addressee.name);
  text("contact", before.addressee.contact_name, after.addressee.contact_name);
  text("inn", before.addressee.inn, after.addressee.inn);
  text("address", before.addressee.address, after.addressee.address);
  text("payment", before.terms.payment, after.terms.payment);
  text("delivery", before.terms.delivery, after.terms.delivery);
  text("warranty", before.terms.warranty, after.terms.warranty);
  text("next_step", before.next_step, after.next_step);
  text("needs", needs_of(before), needs_of(after));
  return terms;
}

/// What is offered besides, as a sum; nothing where nothing is.
ComparedValue options_of(const Priced& priced) {
  const OptionSums sums = option_sums(priced.offer, priced.figures);
  if (sums.lines == 0) return std::monostate{};
  return Money{sums.gross, priced.offer.currency};
}

std::vector<FieldDifference> compare_totals(const Priced& before, const Priced& after) {
  const pricing::Totals& old = before.figures.totals;
  const pricing::Totals& now = after.figures.totals;
  const Currency& from = before.offer.currency;
  const Currency& to = after.offer.currency;
  std::vector<FieldDifference> totals;
  add(totals, "list", Money{old.list, from}, Money{now.list, to});
  add(totals, "discount", Money{old.discount(), from}, Money{now.discount(), to});
  add(totals, "net", Money{old.net, from}, Money{now.net, to});
  add(totals, "vat", Money{old.vat, from}, Money{now.vat, to});
  add(totals, "gross", Money{old.gross, from}, Money{now.gross, to});
  add(totals, "options", options_of(before), options_of(after));
  return totals;
}

}  // namespace

std::string shown(const ComparedValue& value, Language language) {
  struct Shower {
    Language language;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t count) const { return format_integer(count, language); }
    std::string operator()(Percentage rate) const { return format_percent(rate.bp, language); }
    std::string operator()(const Money& money) const { return format_money(money, language); }
    std::string operator()(const Date& date) const { return format_date(date, language); }
    std::string operator()(LinePart part) const {
      const bool russian = language == Language::ru;
      switch (part) {
        case LinePart::counted:
          return russian ? "в составе" : "in the total";
        case LinePart::optional:
          return russian ? "по желанию" : "optional";
        case LinePart::alternative:
          return russian ? "на выбор" : "an alternative";
      }
      return "";
    }
  };
  return std::visit(Shower{language}, value);
}

Json json_of(const ComparedValue& value) {
  struct Writer {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(std::int64_t count) const { return count; }
    Json operator()(Percentage rate) const { return rate.bp; }
    Json operator()(const Money& money) const { return oferta::json_of(money); }
    Json operator()(const Date& date) const { return oferta::json_of(date); }
    Json operator()(LinePart part) const { return std::string(part_name(part)); }
  };
  return std::visit(Writer{}, value);
}

std::string_view part_name(LinePart part) {
  constexpr std::array<std::string_view, 3> kNames{"counted", "optional", "alternative"};
  return kNames.at(static_cast<std::size_t>(part));
}

std::string_view kind_name(LineDifference::Kind kind) {
  constexpr std::array<std::string_view, 3> kNames{"added", "removed", "changed"};
  return kNames.at(static_cast<std::size_t>(kind));
}

Result<OfferDifference> compare_offers(const Offer& before, const Offer& after) {
  OFERTA_ASSIGN(const Priced old, priced_as("before", before));
  OFERTA_ASSIGN(const Priced now, priced_as("after", after));
  OfferDifference difference;
  difference.number = after.number;
  difference.version_before = before.version;
  difference.version_after = after.version;
  difference.lines = compare_lines(old, now);
  difference.terms = compare_terms(before, after);
  difference.totals = compare_totals(old, now);
  return difference;
}

}  // namespace oferta::offer
