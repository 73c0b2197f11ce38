// From two files, a workspace and a brief, to an offer: what the browser does when a manager
// presses «Создать предложение».
//
//   OFERTA_ASSIGN(const workspace::Workspace workspace, load_workspace(workspace_text));
//   OFERTA_ASSIGN(const MadeOffer made, make_offer(workspace, brief, {}));
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/workspace/brief_file.h"
#include "shared/workspace/workspace.h"

namespace oferta::server {

/// What the command line may say differently from the brief.
struct OfferChoices {
  std::optional<needs::VariantKind> variant;
  std::optional<Language> language;
  std::optional<Date> date;
  std::vector<std::string> coupons{};
  std::optional<Minor> total{};  ///< a negotiated sum of all lines but charges
};

struct MadeOffer {
  offer::Offer offer;
  offer::Issuer issuer;
  /// Rules over several lines that the choice could not count on: they applied after it. Names as
  /// in the offer; nothing is known of an offer read from a file.
  std::vector<std::string> applied_after{};
  /// Coupons that are known but took nothing off: not on this day or not for this client.
  std::vector<std::string> idle_coupons{};
};

/// The offer for the brief: the same input gives the same offer. Fails with infeasible, saying what
/// it would take, when nothing satisfies the brief, and with not_found for an unknown coupon.
Result<MadeOffer> make_offer(const workspace::Workspace& workspace,
                             const workspace::BriefFile& brief_file, const OfferChoices& choices);

/// The same for the brief in a file, and from both files' paths; errors name the file.
Result<MadeOffer> make_offer_for(const workspace::Workspace& workspace,
                                 const std::filesystem::path& brief_path,
                                 const OfferChoices& choices);
Result<MadeOffer> make_offer_from_files(const std::filesystem::path& workspace_path,
                                        const std::filesystem::path& brief_path,
                                        const OfferChoices& choices);

}  // namespace oferta::server
