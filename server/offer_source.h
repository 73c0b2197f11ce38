// Where a command takes its offer from: a workspace and a brief, or an offer's file.
//
//   OfferSource source;
//   add_offer_source(*command, source);                       // its options
//   OFERTA_ASSIGN(const MadeOffer made, make_offer_from(source));
#pragma once

#include <string>
#include <vector>

#include "server/offer_maker.h"
#include "shared/base/result.h"
#include "shared/offer/offer_json.h"

namespace CLI {
class App;
}

namespace oferta::server {

/// What the command line may say about prices: codes shown and a total agreed on.
struct OfferPriceChoices {
  std::vector<std::string> coupons{};
  std::string total{};

  bool empty() const { return coupons.empty() && total.empty(); }
  /// invalid_argument, invalid_format or out_of_range for a total that is none.
  Result<void> apply_to(OfferChoices& choices) const;
};

void add_price_choices(CLI::App& command, OfferPriceChoices& choices);

struct OfferSource {
  std::string workspace, brief, offer, variant, language;
  OfferPriceChoices price{};

  /// invalid_argument with a sentence when the options do not go together.
  Result<void> check() const;
};

void add_offer_source(CLI::App& command, OfferSource& source);

/// An offer's file. Errors name it.
Result<offer::OfferFile> read_offer_file(const std::string& path);

/// Errors name the file.
Result<MadeOffer> make_offer_from(const OfferSource& source);

}  // namespace oferta::server
