// Where a command takes its offer from: a workspace and a brief, or an offer's file.
//
//   OfferSource source;
//   add_offer_source(*command, source);                       // its options
//   OFERTA_ASSIGN(const MadeOffer made, make_offer_from(source));
#pragma once

#include <string>

#include "server/offer_maker.h"
#include "shared/base/result.h"

namespace CLI {
class App;
}

namespace oferta::server {

struct OfferSource {
  std::string workspace, brief, offer, variant, language;

  /// invalid_argument with a sentence when the options do not go together.
  Result<void> check() const;
};

void add_offer_source(CLI::App& command, OfferSource& source);

/// Errors name the file.
Result<MadeOffer> make_offer_from(const OfferSource& source);

}  // namespace oferta::server
