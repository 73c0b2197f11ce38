#include "shared/offer/lifecycle.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "shared/base/format.h"

namespace oferta::offer {
namespace {

constexpr std::array<std::string_view, 5> kStepNames{"send", "view", "accept", "decline", "revise"};
constexpr std::array<std::string_view, kDeclineReasons> kReasonNames{
    "price", "competitor", "terms", "postponed", "no_need", "other"};

/// The words a refusal begins with.
std::string_view step_in_words(Step step) {
  switch (step) {
    case Step::send:
      return "sent";
    case Step::view:
      return "marked as viewed";
    case Step::accept:
      return "accepted";
    case Step::decline:
      return "declined";
    case Step::revise:
      return "revised";
  }
  return "";
}

/// Why no step, or not this one, is taken from where the offer stands.
std::string because(Step step, Status status, const Offer& offer, const Versions& versions) {
  switch (status) {
    case Status::draft:
      return step == Step::revise ? "it is a draft, so change the draft itself"
                                  : "it has not been sent yet";
    case Status::sent:
    case Status::viewed:
      if (step == Step::revise) {
        return "version " + std::to_string(versions.newest) + " has been begun; go on with that";
      }
      return step == Step::send ? "it has been sent, and corrections go into a new version"
                                : "it has been viewed already";
    case Status::accepted:
    case Status::declined:
      return "it has been " + std::string(status_name(status)) +
             (step == Step::revise ? ", and a later version has been begun" : " already");
    case Status::expired:
      if (step == Step::revise) return "a later version has been begun";
      return "it was valid until " + format_date(offer.valid_until, Language::en) +
             "; send a new version";
    case Status::superseded:
      return "version " + std::to_string(versions.newest_issued) + " has taken its place";
  }
  return "";
}

}  // namespace

std::string_view step_name(Step step) {
  return kStepNames.at(static_cast<std::size_t>(step));
}

std::string_view reason_name(DeclineReason reason) {
  return kReasonNames.at(static_cast<std::size_t>(reason));
}

Result<DeclineReason> parse_reason(std::string_view name) {
  for (std::size_t i = 0; i < kReasonNames.size(); ++i) {
    if (kReasonNames.at(i) == name) return static_cast<DeclineReason>(i);
  }
  return fail(ErrorCode::invalid_format,
              "\"" + std::string(name) + "\" is not a reason to decline an offer.");
}

Versions versions_of(const Offer& offer, const std::vector<const Offer*>& offers) {
  Versions versions{offer.version, offer.status == Status::draft ? 0 : offer.version};
  for (const Offer* other : offers) {
    if (other->number != offer.number || other->client != offer.client) continue;
    versions.newest = std::max(versions.newest, other->version);
    if (other->status == Status::draft) continue;
    versions.newest_issued = std::max(versions.newest_issued, other->version);
  }
  return versions;
}

Status standing(const Offer& offer, const Versions& versions, const Date& today) {
  if (offer.status != Status::sent && offer.status != Status::viewed) return offer.status;
  if (versions.newest_issued > offer.version) return Status::superseded;
  return offer.valid_until < today ? Status::expired : offer.status;
}

std::vector<Step> steps_from(Status status, const Offer& offer, const Versions& versions) {
  std::vector<Step> steps;
  const bool waits = status == Status::sent || status == Status::viewed;
  if (status == Status::draft) steps.push_back(Step::send);
  if (status == Status::sent) steps.push_back(Step::view);
  if (waits) steps.push_back(Step::accept);
  if (waits || status == Status::expired) steps.push_back(Step::decline);
  const bool issued = status != Status::draft && status != Status::superseded;
  if (issued && versions.newest <= offer.version) steps.push_back(Step::revise);
  return steps;
}

Result<void> check_step(Step step, const Offer& offer, const Versions& versions,
                        const Date& today) {
  const Status status = standing(offer, versions, today);
  const std::vector<Step> legal = steps_from(status, offer, versions);
  if (std::find(legal.begin(), legal.end(), step) != legal.end()) return {};
  return fail(ErrorCode::conflict,
              "The offer cannot be " + std::string(step_in_words(step)) + ": " +
                  because(step, status, offer, versions) + ".",
              offer.number);
}

Result<Json> step_fields(const StepRecord& record) {
  Json fields = Json::object();
  switch (record.step) {
    case Step::send:
      fields["sent"] = json_of(record.date);
      return fields;
    case Step::view:
      fields["viewed"] = json_of(record.date);
      return fields;
    case Step::accept:
      fields["decision"] = {{"status", "accepted"}, {"date", json_of(record.date)}};
      return fields;
    case Step::decline: {
      if (record.reason == DeclineReason::other && record.note.empty()) {
        return fail(ErrorCode::invalid_argument, "Say in a few words why the client declined.",
                    "note");
      }
      Json decision{{"status", "declined"},
                    {"date", json_of(record.date)},
                    {"reason", std::string(reason_name(record.reason))}};
      if (!record.note.empty()) decision["note"] = record.note;
      fields["decision"] = std::move(decision);
      return fields;
    }
    case Step::revise:
      return fields;
  }
  return fields;
}

void read_progress(const FieldReader& fields, Offer& offer) {
  Progress& progress = offer.progress;
  progress.sent = fields.optional_date("sent");
  progress.viewed = fields.optional_date("viewed");
  // A draft that was never sent cannot have been read or decided on.
  if (progress.sent && offer.status == Status::draft) offer.status = Status::sent;
  if (offer.status == Status::draft) return;
  if (progress.viewed && offer.status == Status::sent) offer.status = Status::viewed;
  if (!fields.has("decision")) return;
  const FieldReader decision = fields.object("decision");
  progress.decided = decision.date("date");
  const bool declined = decision.choice("status", {"accepted", "declined"}) == 1;
  offer.status = declined ? Status::declined : Status::accepted;
  if (!declined) return;
  progress.reason = decision.text_or("reason", "");
  if (const auto reason = parse_reason(progress.reason); !reason) {
    decision.problem("reason", reason.error().message);
  }
  progress.note = decision.text_or("note", "");
}

}  // namespace oferta::offer
