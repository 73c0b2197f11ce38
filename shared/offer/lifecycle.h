#pragma once
/// The life of an offer: draft → sent → viewed → accepted or declined, with a reason; expired when
/// its day has passed, superseded when a later version of its number has been sent.
///
///   const Versions versions = versions_of(offer, all_offers_of_the_number);
///   const Status now = standing(offer, versions, today);
///   for (const Step step : steps_from(now, versions)) …a button…
///   OFERTA_TRY(check_step(Step::accept, offer, versions, today));
///   Json fields = step_fields({Step::accept, today});      // of the record offer_status/<offer
///   id>
///
/// What is recorded are days: sent, viewed, decided. Expiry and supersession are worked out from
/// them and from the day asked for, so that devices which learn of each other late agree, and no
/// clock has to run. Each day is a field of its own: "viewed" noted on one device does not undo an
/// acceptance noted on another.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

/// What can be done with an offer as a whole.
enum class Step {
  send,     ///< it goes to the client, and does not change any more
  view,     ///< the client has read it
  accept,   ///< the client agrees
  decline,  ///< the client does not, for a reason
  revise,   ///< a new version under the same number is begun
};
/// "send", "view", "accept", "decline", "revise".
std::string_view step_name(Step step);

/// Why clients decline, as reports count it.
enum class DeclineReason { price, competitor, terms, postponed, no_need, other };
inline constexpr int kDeclineReasons = 6;
/// "price", "competitor", "terms", "postponed", "no_need", "other".
std::string_view reason_name(DeclineReason reason);
Result<DeclineReason> parse_reason(std::string_view name);

/// The versions that share an offer's number.
struct Versions {
  std::int64_t newest = 0;         ///< the highest version
  std::int64_t newest_issued = 0;  ///< the highest that is no draft; 0: none
  friend bool operator==(const Versions&, const Versions&) = default;
};
/// `offers` may hold other numbers too; offers of another client are other offers, whatever their
/// number.
Versions versions_of(const Offer& offer, const std::vector<const Offer*>& offers);

/// Where the offer stands on a day. A decision stays; a draft does not expire.
Status standing(const Offer& offer, const Versions& versions, const Date& today);

/// The steps that are legal where an offer stands so, in the order people take them.
std::vector<Step> steps_from(Status status, const Offer& offer, const Versions& versions);

/// conflict with one clear sentence where the step is not legal.
Result<void> check_step(Step step, const Offer& offer, const Versions& versions, const Date& today);

/// What is recorded of a step. Reason and note belong to declining.
struct StepRecord {
  Step step = Step::send;
  Date date;
  DeclineReason reason = DeclineReason::other;
  std::string note{};
};
/// Fields of the record offer_status/<offer id>; none for a step that is not recorded there. An
/// unclear decline is invalid_argument: "other" wants a note.
Result<Json> step_fields(const StepRecord& record);

/// Sets progress and status of the offer from its offer_status record; problems are noted in the
/// reader.
void read_progress(const FieldReader& fields, Offer& offer);

}  // namespace oferta::offer
