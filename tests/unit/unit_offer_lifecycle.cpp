// Where an offer stands, which steps are legal there, and what is recorded of them.
#include "shared/offer/lifecycle.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/base/format.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

const Date kSentOn{2026, 11, 24};
const Date kLastDay{2026, 12, 24};
const Date kDayAfter{2026, 12, 25};

Offer offer_at(Status status, std::int64_t version = 1) {
  Offer offer;
  offer.id = "offer-" + std::to_string(version);
  offer.number = "КП-2026/0147";
  offer.version = version;
  offer.client = "granit";
  offer.date = kSentOn;
  offer.valid_until = kLastDay;
  offer.status = status;
  return offer;
}

Versions alone(const Offer& offer) {
  return versions_of(offer, {&offer});
}

std::string refusal(Step step, const Offer& offer, const Versions& versions, const Date& today) {
  const Result<void> checked = check_step(step, offer, versions, today);
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error().code == ErrorCode::conflict);
  return checked.error().message;
}

/// The offer after its offer_status record has been read.
Offer with_record(Offer offer, const Json& fields) {
  Problems problems;
  read_progress(FieldReader(fields, "offer_status/1", problems), offer);
  CHECK(problems.empty());
  return offer;
}

}  // namespace

TEST_CASE("an offer is valid on its last day and expired on the next") {
  for (const Status status : {Status::sent, Status::viewed}) {
    const Offer offer = offer_at(status);
    CHECK(standing(offer, alone(offer), kLastDay) == status);
    CHECK(standing(offer, alone(offer), kDayAfter) == Status::expired);
  }
}

TEST_CASE("neither a draft nor a decision expires") {
  for (const Status status : {Status::draft, Status::accepted, Status::declined}) {
    const Offer offer = offer_at(status);
    CHECK(standing(offer, alone(offer), kDayAfter) == status);
  }
}

TEST_CASE("a later version supersedes an earlier one once it is sent, and not before") {
  const Offer first = offer_at(Status::viewed, 1);
  const Offer draft = offer_at(Status::draft, 2);
  const Offer sent = offer_at(Status::sent, 2);
  CHECK(standing(first, versions_of(first, {&first, &draft}), kSentOn) == Status::viewed);
  const Versions both = versions_of(first, {&first, &sent});
  CHECK(both == Versions{2, 2});
  CHECK(standing(first, both, kSentOn) == Status::superseded);
  CHECK(standing(first, both, kDayAfter) == Status::superseded);
  CHECK(standing(sent, both, kSentOn) == Status::sent);
  CHECK(standing(offer_at(Status::accepted, 1), both, kSentOn) == Status::accepted);
}

TEST_CASE("another client's offer of the same number supersedes nothing") {
  const Offer first = offer_at(Status::sent, 1);
  Offer other = offer_at(Status::sent, 2);
  other.client = "vektor";
  CHECK(versions_of(first, {&first, &other}) == Versions{1, 1});
}

TEST_CASE("from every status exactly the listed steps are legal") {
  struct Case {
    Status status;
    std::vector<Step> steps;
  };
  const std::vector<Case> cases{
      {Status::draft, {Step::send}},
      {Status::sent, {Step::view, Step::accept, Step::decline, Step::revise}},
      {Status::viewed, {Step::accept, Step::decline, Step::revise}},
      {Status::accepted, {Step::revise}},
      {Status::declined, {Step::revise}},
  };
  for (const Case& one : cases) {
    CAPTURE(status_name(one.status));
    const Offer offer = offer_at(one.status);
    CHECK(steps_from(one.status, offer, alone(offer)) == one.steps);
    for (const Step step : {Step::send, Step::view, Step::accept, Step::decline, Step::revise}) {
      CAPTURE(step_name(step));
      const bool listed = std::find(one.steps.begin(), one.steps.end(), step) != one.steps.end();
      CHECK(check_step(step, offer, alone(offer), kSentOn).has_value() == listed);
    }
  }
  const Offer sent = offer_at(Status::sent);
  CHECK(steps_from(Status::expired, sent, alone(sent)) ==
        std::vector<Step>{Step::decline, Step::revise});
  CHECK(steps_from(Status::superseded, sent, {2, 2}).empty());
  // A version has been begun: one goes on with that instead of beginning another.
  CHECK(steps_from(Status::viewed, sent, {2, 1}) == std::vector<Step>{Step::accept, Step::decline});
}

TEST_CASE("a refusal says why, and what to do instead") {
  const Offer draft = offer_at(Status::draft);
  CHECK(refusal(Step::accept, draft, alone(draft), kSentOn) ==
        "The offer cannot be accepted: it has not been sent yet.");
  CHECK(refusal(Step::revise, draft, alone(draft), kSentOn) ==
        "The offer cannot be revised: it is a draft, so change the draft itself.");
  const Offer sent = offer_at(Status::sent);
  CHECK(refusal(Step::send, sent, alone(sent), kSentOn) ==
        "The offer cannot be sent: it has been sent, and corrections go into a new version.");
  CHECK(refusal(Step::accept, sent, alone(sent), kDayAfter) ==
        "The offer cannot be accepted: it was valid until " + format_date(kLastDay, Language::en) +
            "; send a new version.");
  CHECK(refusal(Step::accept, sent, {2, 2}, kSentOn) ==
        "The offer cannot be accepted: version 2 has taken its place.");
  CHECK(refusal(Step::revise, sent, {3, 1}, kSentOn) ==
        "The offer cannot be revised: version 3 has been begun; go on with that.");
  const Offer accepted = offer_at(Status::accepted);
  CHECK(refusal(Step::decline, accepted, alone(accepted), kSentOn) ==
        "The offer cannot be declined: it has been accepted already.");
}

TEST_CASE("what is recorded of the steps reads back as the status it means") {
  const Offer draft = offer_at(Status::draft);
  Json fields = *step_fields({Step::send, kSentOn});
  Offer offer = with_record(draft, fields);
  CHECK(offer.status == Status::sent);
  CHECK(offer.progress.sent == kSentOn);

  fields.update(*step_fields({Step::view, Date{2026, 11, 25}}));
  offer = with_record(draft, fields);
  CHECK(offer.status == Status::viewed);
  CHECK(offer.progress.viewed == Date{2026, 11, 25});

  Json declined = fields;
  declined.update(
      *step_fields({Step::decline, Date{2026, 11, 26}, DeclineReason::price, "дороже, чем ждали"}));
  offer = with_record(draft, declined);
  CHECK(offer.status == Status::declined);
  CHECK(offer.progress.reason == "price");
  CHECK(offer.progress.note == "дороже, чем ждали");
  CHECK(offer.progress.decided == Date{2026, 11, 26});

  // Noted on two devices apart: "viewed" arriving last does not undo the acceptance.
  Json accepted = *step_fields({Step::send, kSentOn});
  accepted.update(*step_fields({Step::accept, Date{2026, 11, 26}}));
  accepted.update(*step_fields({Step::view, Date{2026, 11, 27}}));
  CHECK(with_record(draft, accepted).status == Status::accepted);
}

TEST_CASE("an offer recorded before there were steps keeps its status") {
  CHECK(with_record(offer_at(Status::sent), Json::object()).status == Status::sent);
  const Json viewed = *step_fields({Step::view, kSentOn});
  CHECK(with_record(offer_at(Status::accepted), viewed).status == Status::accepted);
  CHECK(with_record(offer_at(Status::draft), viewed).status == Status::draft);
}

TEST_CASE("declining for another reason wants a word, and an unknown reason is a problem") {
  const auto silent = step_fields({Step::decline, kSentOn, DeclineReason::other, ""});
  REQUIRE_FALSE(silent.has_value());
  CHECK(silent.error().code == ErrorCode::invalid_argument);
  CHECK(step_fields({Step::decline, kSentOn, DeclineReason::price, ""}).has_value());
  for (int i = 0; i < kDeclineReasons; ++i) {
    const auto reason = static_cast<DeclineReason>(i);
    CHECK(*parse_reason(reason_name(reason)) == reason);
  }
  Problems problems;
  Offer offer = offer_at(Status::sent);
  const Json fields{
      {"decision", {{"status", "declined"}, {"date", "2026-11-26"}, {"reason", "mood"}}}};
  read_progress(FieldReader(fields, "offer_status/1", problems), offer);
  REQUIRE(problems.count() == 1);
  CHECK(problems.all()[0].detail.find("decision.reason") != std::string::npos);
}
