// The other side of an order: the only code that knows every paper. The application does not link
// it.
#include <algorithm>
#include <optional>
#include <utility>

#include "shared/base/json.h"
#include "shared/deals/file_order.h"
#include "shared/deals/invoice.h"
#include "shared/deals/letter.h"
#include "shared/deals/papers.h"
#include "shared/deals/workbook.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"

namespace oferta::deals {
namespace {

Result<std::string> text_of(const Json& order, const char* member) {
  const auto found = order.find(member);
  if (found == order.end() || !found->is_string()) {
    return fail(ErrorCode::invalid_format, "An order names its paper, format, day and offer.",
                member);
  }
  return found->get<std::string>();
}

Result<std::optional<offer::Picture>> picture_in(const Json& order, const char* member) {
  if (!order.contains(member)) return std::optional<offer::Picture>();
  OFERTA_ASSIGN(const std::string uri, text_of(order, member));
  OFERTA_ASSIGN(offer::Picture picture, offer::picture_of_uri(uri));
  return std::optional(std::move(picture));
}

Result<OrderedPaper> paper_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(OrderedPaper::price_list); ++i) {
    const auto paper = static_cast<OrderedPaper>(i);
    if (ordered_paper_name(paper) == name) return paper;
  }
  return fail(ErrorCode::unsupported, "There is no such paper.", name);
}

Result<OrderedFile> ordered_invoice(const offer::OfferFile& file, const std::string& format,
                                    const Date& today) {
  OFERTA_ASSIGN(const Invoice invoice,
                make_invoice(file.offer, file.issuer, {.date = std::max(file.offer.date, today)}));
  OFERTA_ASSIGN(std::string definition, format == "eml" ? invoice_mail(invoice, file.issuer)
                                                        : invoice_document(invoice, file.issuer));
  return OrderedFile{invoice_file_name(invoice, format), std::move(definition)};
}

Result<OrderedFile> ordered_offer(const offer::OfferFile& file, const std::string& format,
                                  offer::DocumentForm form,
                                  const offer::ProductPictures& pictures) {
  const auto made = [&] {
    if (format == "xlsx") return offer_workbook(file.offer, file.issuer);
    if (format == "eml") return offer_mail(file.offer, file.issuer);
    return offer::offer_document(file.offer, file.issuer, form, pictures);
  };
  OFERTA_ASSIGN(std::string definition, made());
  return OrderedFile{offer::document_file_name(file.offer, format), std::move(definition)};
}

Result<OrderedFile> ordered_paper(Paper paper, offer::OfferFile file, const std::string& format) {
  const PaperInput input{.offer = std::move(file.offer), .issuer = std::move(file.issuer)};
  OFERTA_ASSIGN(std::string definition, paper_document(paper, input));
  return OrderedFile{paper_file_name(paper, input, format), std::move(definition)};
}

bool is_made(OrderedPaper paper, std::string_view format) {
  if (format == "pdf" || format == "docx") return true;
  const bool is_offer = paper == OrderedPaper::offer || paper == OrderedPaper::short_offer;
  return (format == "xlsx" && is_offer) ||
         (format == "eml" && (is_offer || paper == OrderedPaper::invoice));
}

}  // namespace

Result<offer::ProductPictures> ordered_pictures(const Json& order) {
  offer::ProductPictures pictures;
  const auto found = order.find("pictures");
  if (found == order.end() || !found->is_object()) return pictures;
  for (const auto& [product, uri] : found->items()) {
    OFERTA_ASSIGN(pictures[product], offer::product_picture_of_uri(
                                         uri.is_string() ? uri.get<std::string>() : std::string()));
  }
  return pictures;
}

Result<OrderedFile> make_ordered_file(std::string_view text) {
  OFERTA_ASSIGN(const Json order, parse_json(text));
  OFERTA_ASSIGN(const std::string name, text_of(order, "paper"));
  OFERTA_ASSIGN(const OrderedPaper paper, paper_of(name));
  OFERTA_ASSIGN(const std::string format, text_of(order, "format"));
  OFERTA_ASSIGN(const std::string day, text_of(order, "today"));
  OFERTA_ASSIGN(const Date today, Date::parse(day));
  OFERTA_ASSIGN(const std::string bytes, text_of(order, "offer"));
  OFERTA_ASSIGN(offer::OfferFile file, offer::read_offer(bytes));
  OFERTA_ASSIGN(file.issuer.company.pictures.signature, picture_in(order, "signature"));
  OFERTA_ASSIGN(file.issuer.company.pictures.stamp, picture_in(order, "stamp"));
  OFERTA_ASSIGN(const offer::ProductPictures pictures, ordered_pictures(order));
  if (!is_made(paper, format)) {
    return fail(ErrorCode::unsupported, "There is no such format of this paper.", format);
  }
  switch (paper) {
    case OrderedPaper::offer:
      return ordered_offer(file, format, offer::DocumentForm::full, pictures);
    case OrderedPaper::short_offer:
      return ordered_offer(file, format, offer::DocumentForm::brief, pictures);
    case OrderedPaper::invoice:
      return ordered_invoice(file, format, today);
    case OrderedPaper::contract:
      return ordered_paper(Paper::contract, std::move(file), format);
    case OrderedPaper::act:
      return ordered_paper(Paper::act, std::move(file), format);
    case OrderedPaper::assignment:
      return ordered_paper(Paper::assignment, std::move(file), format);
    case OrderedPaper::price_list:
      return ordered_paper(Paper::price_list, std::move(file), format);
    case OrderedPaper::client_page:
      break;  // no paper of this module
  }
  return fail(ErrorCode::unsupported, "There is no such paper.", name);
}

}  // namespace oferta::deals
