#include "shared/deals/file_order.h"

#include <array>
#include <cstddef>
#include <utility>

#include "shared/base/json.h"
#include "shared/offer/offer_json.h"

namespace oferta::deals {
namespace {

constexpr std::array<std::string_view, 8> kPaperFileNames = {
    "offer", "short-offer", "invoice",    "contract",
    "act",   "assignment",  "price-list", "client-page"};

}  // namespace

std::string_view ordered_paper_name(OrderedPaper paper) {
  return kPaperFileNames[static_cast<std::size_t>(paper)];
}

Result<std::string> write_file_order(const FileOrder& order, const offer::Offer& offer,
                                     const offer::Issuer& issuer) {
  OFERTA_ASSIGN(std::string file, offer::write_offer(offer, issuer));
  Json written{{"paper", ordered_paper_name(order.paper)},
               {"format", order.format},
               {"today", order.today.to_iso()},
               {"offer", std::move(file)}};
  // Not for the page of a client, which has no place for them.
  if (order.paper != OrderedPaper::client_page) {
    const offer::Pictures& pictures = issuer.company.pictures;
    if (pictures.signature) written["signature"] = pictures.signature->uri;
    if (pictures.stamp) written["stamp"] = pictures.stamp->uri;
  }
  const bool shown = offer.pictures || order.paper == OrderedPaper::client_page;
  if (shown && order.pictures != nullptr) {
    Json pictures = Json::object();
    for (const offer::OfferLine& line : offer.lines) {
      const auto found = order.pictures->find(line.product);
      if (found != order.pictures->end()) pictures[line.product] = found->second.uri;
    }
    if (!pictures.empty()) written["pictures"] = std::move(pictures);
  }
  return canonical(written);
}

}  // namespace oferta::deals
