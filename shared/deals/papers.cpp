#include "shared/deals/papers.h"

#include <array>
#include <utility>

#include "shared/base/format.h"
#include "shared/deals/paper.h"
#include "shared/deals/papers_parts.h"
#include "shared/offer/document.h"
#include "shared/offer/numbering.h"
#include "shared/offer/options.h"

namespace oferta::deals {
namespace {

constexpr std::array<std::pair<Paper, std::string_view>, 4> kPaperNames{{
    {Paper::contract, "contract"},
    {Paper::act, "act"},
    {Paper::assignment, "assignment"},
    {Paper::price_list, "price-list"},
}};

Words title_of(Paper paper) {
  switch (paper) {
    case Paper::contract:
      return {"Договор поставки", "Supply contract"};
    case Paper::act:
      return {"Акт приёма-передачи", "Acceptance act"};
    case Paper::assignment:
      return {"Техническое задание", "Technical assignment"};
    case Paper::price_list:
      return {"Прайс-лист", "Price list"};
  }
  return {};
}

/// «2026/0147» of «КП-2026/0147».
std::string number_of(const PaperInput& input) {
  if (!input.number.empty()) return input.number;
  const std::optional<offer::OfferNumber> number = offer::parse_number(input.offer.number);
  if (!number) return input.offer.number;
  const std::string whole = offer::format_number(*number);
  return whole.substr(number->prefix.empty() ? 0 : number->prefix.size() + 1);
}

}  // namespace

std::string_view paper_name(Paper paper) {
  for (const auto& [value, name] : kPaperNames) {
    if (value == paper) return name;
  }
  return "";
}

Result<Paper> parse_paper(std::string_view name) {
  for (const auto& [value, known] : kPaperNames) {
    if (known == name) return value;
  }
  return fail(ErrorCode::invalid_format, "There is no paper \"" + std::string(name) + "\".");
}

Result<std::string> paper_document(Paper paper, const PaperInput& input) {
  const offer::Offer offer = offer::without_options(input.offer);
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  const offer::Palette palette = offer::palette_of(input.issuer.company.accent);
  const offer::DocumentTexts& texts = offer::document_texts(offer.language);
  const offer::DocumentContext context{offer, input.issuer, priced, texts, palette};
  PaperHead head;
  head.number = number_of(input);
  head.date = input.date.value_or(offer.date);
  head.title =
      title_of(paper).in(offer.language) + " " + std::string(texts.number_sign) + head.number;
  head.dated = std::string(texts.dated) + format_date(head.date, offer.language, DateStyle::full);
  head.basis = std::string(texts.title) + " " + std::string(texts.number_sign) + offer.number +
               " " + std::string(texts.dated) + format_date(offer.date, offer.language);
  Json content = Json::array({offer::letterhead(context)});
  switch (paper) {
    case Paper::contract:
      offer::append(content, contract_body(context, head));
      break;
    case Paper::act:
      offer::append(content, act_body(context, head));
      break;
    case Paper::assignment:
      offer::append(content, assignment_body(context, head));
      break;
    case Paper::price_list:
      offer::append(content, price_list_body(context, head));
      break;
  }
  return finish_document(context, std::move(content), head.title + " " + head.dated, head.date);
}

std::string paper_file_name(Paper paper, const PaperInput& input, std::string_view extension) {
  offer::Offer named = input.offer;
  named.number = title_of(paper).in(named.language) + " " + number_of(input);
  return offer::document_file_name(named, extension);
}

}  // namespace oferta::deals
