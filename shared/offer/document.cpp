#include "shared/offer/document.h"

#include <algorithm>
#include <utility>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/glyphs.h"

namespace oferta::offer {
namespace {

/// Makes every "text" of the definition fit for the fonts.
void make_printable(Json& node) {
  if (node.is_array()) {
    for (Json& element : node) make_printable(element);
  } else if (node.is_object()) {
    for (const auto& [key, value] : node.items()) {
      if (key == "text" && value.is_string()) {
        value = printable(value.get_ref<const std::string&>());
      } else {
        make_printable(value);
      }
    }
  }
}

std::string full_title(const Offer& offer, const DocumentTexts& texts) {
  return std::string(texts.title) + " " + std::string(texts.number_sign) + offer.number + " " +
         std::string(texts.dated) + format_date(offer.date, offer.language, DateStyle::full);
}

Json metadata(const DocumentContext& context, const std::string& title, const Date& date) {
  const Offer& offer = context.offer;
  // The dates are those of the paper, so that the same paper has the same bytes at any time.
  const std::string moment = date.to_iso() + "T00:00:00Z";
  return Json{{"title", title},
              {"author", context.issuer.company.legal_name.get(offer.language)},
              {"subject", offer.addressee.name},
              {"creator", "Oferta"},
              {"producer", "Oferta"},
              {"creationDate", moment},
              {"modDate", moment}};
}

/// Texts the renderer puts on every page, since JSON cannot count pages.
Json page_frame(const DocumentContext& context, const std::string& title) {
  const Company& company = context.issuer.company;
  Json frame{{"company", company.name.get(context.language())},
             {"title", title},
             {"page", std::string(context.texts.page)},
             {"of", std::string(context.texts.of)},
             {"color", context.palette.muted},
             {"line", context.palette.hairline}};
  std::string contacts = company.phone;
  if (!company.email.empty()) contacts += (contacts.empty() ? "" : "  ·  ") + company.email;
  frame["contacts"] = contacts;
  for (auto& [key, value] : frame.items()) value = printable(value.get_ref<const std::string&>());
  return frame;
}

}  // namespace

void append(Json& content, std::vector<Json> nodes) {
  for (Json& node : nodes) content.push_back(std::move(node));
}

std::string DocumentContext::money(Minor amount) const {
  return format_money({amount, offer.currency}, offer.language);
}

std::string DocumentContext::bare(Minor amount) const {
  return format_money({amount, offer.currency}, offer.language, MoneyStyle::bare);
}

Minor cost_against_budget(const DocumentContext& context) {
  const pricing::Totals& totals = context.priced.totals;
  return context.offer.budget_includes_vat ? totals.gross : totals.net;
}

Result<std::string> offer_document(const Offer& offer, const Issuer& issuer, DocumentForm form,
                                   const ProductPictures& pictures) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, price_offer(offer));
  const Palette palette = palette_of(issuer.company.accent);
  const DocumentTexts& texts = document_texts(offer.language);
  const bool brief = form == DocumentForm::brief;
  const DocumentContext context{
      offer, issuer, priced, texts, palette, brief, offer.pictures ? &pictures : nullptr};

  Json content = Json::array();
  append(content, offer_content(context, template_of(issuer.company.templates, form)));
  return finish_document(context, std::move(content), full_title(offer, texts), offer.date);
}

std::string finish_document(const DocumentContext& context, Json content, const std::string& title,
                            const Date& date) {
  make_printable(content);
  Json definition{{"content", std::move(content)}, {"pageSize", "A4"}};
  definition["pageMargins"] = Json::array({kSideMargin, 52, kSideMargin, 50});
  definition["defaultStyle"] =
      Json{{"font", "NotoSans"}, {"fontSize", 9}, {"color", context.palette.body}};
  definition["info"] = metadata(context, title, date);
  definition["language"] = std::string(context.language() == Language::ru ? "ru-RU" : "en-GB");
  definition["displayTitle"] = true;
  definition["version"] = "1.7";
  definition["oferta"] = page_frame(context, title);
  return canonical(definition);
}

Result<std::string> for_archive(std::string_view definition) {
  OFERTA_ASSIGN(Json document, parse_json(definition, {.max_depth = 64, .allow_floats = true}));
  document["subset"] = "PDF/A-1b";
  document["version"] = "1.4";  // the standard's own
  return canonical(document);
}

std::string document_file_name(const Offer& offer, std::string_view extension) {
  return safe_file_name(offer.number + " " + offer.addressee.name, "offer") + "." +
         std::string(extension);
}

std::vector<char32_t> missing_glyphs(const Offer& offer, const Issuer& issuer) {
  const Company& company = issuer.company;
  const Manager& manager = issuer.manager;
  const Language language = offer.language;
  std::vector<std::string> texts{offer.number,
                                 offer.addressee.name,
                                 offer.addressee.contact_name,
                                 offer.addressee.contact_post,
                                 offer.addressee.address,
                                 offer.addressee.email,
                                 offer.addressee.phone,
                                 offer.terms.payment,
                                 offer.terms.delivery,
                                 offer.terms.warranty,
                                 offer.next_step,
                                 company.name.get(language),
                                 company.legal_name.get(language),
                                 company.address.get(language),
                                 company.phone,
                                 company.email,
                                 company.site,
                                 company.bank.get(language),
                                 company.signatory_name.get(language),
                                 company.signatory_post.get(language),
                                 company.about.get(language),
                                 company.mark,
                                 manager.name.get(language),
                                 manager.post.get(language),
                                 manager.phone,
                                 manager.email};
  for (const OfferNeed& need : offer.needs) {
    texts.push_back(need.name);
    texts.push_back(need.benefit);
  }
  for (const OfferLine& line : offer.lines) {
    for (const std::string& text :
         {line.sku, line.name, line.description, line.unit, line.why, line.choice, line.section}) {
      texts.push_back(text);
    }
  }
  for (const DocumentForm form : {DocumentForm::full, DocumentForm::brief}) {
    const DocumentTemplate& layout = template_of(company.templates, form);
    for (const Block block : kTextBlocks) texts.push_back(block_text(layout, block, language));
  }
  std::vector<char32_t> missing = unprintable(join(texts, " "));
  std::sort(missing.begin(), missing.end());
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

}  // namespace oferta::offer
