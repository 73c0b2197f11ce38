// New versions under the same number, and what of them outlives a new choice of lines.
#include "shared/offer/version.h"

#include <doctest/doctest.h>

#include <string>

#include "shared/offer/negotiated_total.h"
#include "shared/offer/sealing.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

Offer versioned_offer() {
  const Result<Offer> offer = compose_offer(testing::sample_input());
  REQUIRE(offer);
  return *offer;
}

}  // namespace

TEST_CASE("a new version keeps number and contents, is a draft of its day, valid for as long") {
  Offer first = versioned_offer();
  first.status = Status::declined;
  first.progress = {first.date, first.date, first.date, "price", "дорого"};
  first.content_hash = content_hash(first);
  const Date today{2026, 12, 30};
  const Offer second = next_version(first, "offer-2", {3, 1}, today);
  CHECK(second.id == "offer-2");
  CHECK(second.number == first.number);
  CHECK(second.version == 4);  // 2 and 3 have been begun elsewhere
  CHECK(second.status == Status::draft);
  CHECK(second.progress == Progress{});
  CHECK(second.content_hash.empty());
  CHECK(second.date == today);
  CHECK(second.valid_until == Date{2027, 1, 29});
  CHECK(second.lines == first.lines);
  CHECK(second.next_step.find("29\u00A0января 2027") != std::string::npos);
}

TEST_CASE("a next step in one's own words stays when the last day moves") {
  Offer offer = versioned_offer();
  offer.next_step = "Ждём звонка";
  set_validity(offer, Date{2027, 1, 31});
  CHECK(offer.next_step == "Ждём звонка");
  CHECK(offer.valid_until == Date{2027, 1, 31});
}

TEST_CASE("lines chosen anew keep the draft's number and the texts a person wrote") {
  Offer draft = next_version(versioned_offer(), "offer-2", {1, 1}, Date{2026, 12, 1});
  draft.terms.payment = "Отсрочка 30 дней";
  draft.next_step = "Ждём звонка";
  draft = with_total(draft, 100'000'00, {})->offer;
  ComposeInput input = testing::sample_input();
  input.id = "offer-3";
  input.number = "КП-2026/0999";
  input.date = Date{2026, 12, 2};
  input.lines = {testing::sample_line("C", 5'000'00, 4)};
  const Result<Offer> chosen = compose_offer(input);
  REQUIRE(chosen);

  const Offer made = with_contents(draft, *chosen);
  CHECK(made.id == "offer-2");
  CHECK(made.number == "КП-2026/0147");
  CHECK(made.version == 2);
  CHECK(made.status == Status::draft);
  CHECK(made.date == Date{2026, 12, 2});
  CHECK(made.valid_until == draft.valid_until);
  CHECK(made.terms.payment == "Отсрочка 30 дней");
  CHECK(made.next_step == "Ждём звонка");
  REQUIRE(made.lines.size() == 1);
  CHECK(made.lines[0].product == "C");
  CHECK_FALSE(has_agreed_total(made));
  CHECK(price_offer(made)->totals == price_offer(*chosen)->totals);
}
