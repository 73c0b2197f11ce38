#pragma once
/// A file ordered from the document module: which paper of which offer, in which format. It crosses
/// from the application to that module as JSON, so that the code of all papers is fetched with the
/// first of them and not with the page.
///
///   OFERTA_ASSIGN(const std::string order,                                  // the application
///                 write_file_order({.paper = OrderedPaper::invoice, .format = "pdf",
///                                   .today = today}, offer, issuer));
///   OFERTA_ASSIGN(const OrderedFile file, make_ordered_file(order));        // the module
///   file.name;                                     // «СЧ-2026-0147 Ромашка.pdf»
///   file.definition;                               // what web/documents makes the bytes of
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/product_picture.h"

namespace oferta::deals {

enum class OrderedPaper {
  offer,
  short_offer,
  invoice,
  contract,
  act,
  assignment,
  price_list,
  client_page,  ///< made by shared/sharing/ordered_page.h
};

/// "offer", "short-offer", "invoice", "contract", "act", "assignment", "price-list",
/// "client-page".
std::string_view ordered_paper_name(OrderedPaper paper);

struct FileOrder {
  OrderedPaper paper = OrderedPaper::offer;
  /// The file's ending: pdf or docx of every paper; xlsx and eml of the offer; eml of the invoice;
  /// html of the client's page.
  std::string format = "pdf";
  /// An invoice bears this day, or the offer's where that is later.
  Date today;
  /// Of products, of which the lines' own go along where the paper shows them.
  const offer::ProductPictures* pictures = nullptr;
};

/// Canonical JSON, the offer in it as a file of its own (shared/offer/offer_json.h). Errors of
/// pricing.
Result<std::string> write_file_order(const FileOrder& order, const offer::Offer& offer,
                                     const offer::Issuer& issuer);

struct OrderedFile {
  std::string name;
  std::string definition;
};

/// The pictures of products in an order, none where it has none; invalid_format for a broken one.
Result<offer::ProductPictures> ordered_pictures(const Json& order);

/// invalid_json or invalid_format for what is no order; unsupported for a paper or a format there
/// is not; else the errors of read_offer and of the paper.
Result<OrderedFile> make_ordered_file(std::string_view order);

}  // namespace oferta::deals
