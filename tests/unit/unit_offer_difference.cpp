// What two versions of an offer say differently.
#include "shared/offer/difference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/offer/version.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;
using LineKind = LineDifference::Kind;

namespace {

Offer first_version() {
  ComposeInput input = testing::sample_input();
  input.lines.push_back(testing::sample_line("C", 5'000'00, 2));
  input.lines.push_back(testing::sample_line("D", 7'000'00, 1));
  const Result<Offer> offer = compose_offer(input);
  REQUIRE(offer);
  return *offer;
}

OfferDifference difference_of(const Offer& before, const Offer& after) {
  const Result<OfferDifference> difference = compare_offers(before, after);
  REQUIRE(difference);
  return *difference;
}

const offer::FieldDifference& field(const std::vector<offer::FieldDifference>& fields,
                                    std::string_view name) {
  const auto found =
      std::find_if(fields.begin(), fields.end(),
                   [&](const offer::FieldDifference& one) { return one.field == name; });
  REQUIRE_MESSAGE(found != fields.end(), std::string(name));
  return *found;
}

std::vector<std::string> names(const std::vector<offer::FieldDifference>& fields) {
  std::vector<std::string> list;
  for (const offer::FieldDifference& one : fields) list.emplace_back(one.field);
  return list;
}

Money rub(Minor amount) {
  return {amount, Currency::rub()};
}

}  // namespace

TEST_CASE("a copy under the next version says the same, but until when it holds") {
  const Offer first = first_version();
  CHECK(difference_of(first, first).same());
  const Offer second = next_version(first, "offer-2", {1, 1}, Date{2026, 11, 30});
  const OfferDifference difference = difference_of(first, second);
  CHECK(difference.version_before == 1);
  CHECK(difference.version_after == 2);
  CHECK(difference.lines.empty());
  CHECK(difference.totals.empty());
  CHECK(names(difference.terms) == std::vector<std::string>{"valid_until", "next_step"});
  CHECK(field(difference.terms, "valid_until").after == ComparedValue(Date{2026, 12, 30}));
}

TEST_CASE(
    "a line added, one removed, one changed: each with its figures, and what it does to the "
    "totals") {
  const Offer before = first_version();
  Offer after = before;
  after.lines.erase(after.lines.begin() + 1);  // B
  after.lines[1].quantity = 3;                 // C: 2 → 3
  OfferLine added = after.lines[0];
  added.product = "E";
  added.name = "Телефон E";
  after.lines.push_back(added);

  const OfferDifference difference = difference_of(before, after);
  REQUIRE(difference.lines.size() == 3);
  const LineDifference& removed = difference.lines[0];
  CHECK(removed.kind == LineKind::removed);
  CHECK(removed.name == "Телефон B");
  CHECK(removed.before == 1);
  CHECK_FALSE(removed.after.has_value());
  CHECK(field(removed.fields, "quantity").before == ComparedValue(std::int64_t{3}));
  CHECK(field(removed.fields, "quantity").after == ComparedValue());

  const LineDifference& changed = difference.lines[1];
  CHECK(changed.kind == LineKind::changed);
  CHECK(changed.name == "Телефон C");
  CHECK(names(changed.fields) == std::vector<std::string>{"quantity", "discount", "sum"});
  // 5 000.00 a unit less the 1 % of the document.
  CHECK(field(changed.fields, "sum").before == ComparedValue(rub(9'900'00)));
  CHECK(field(changed.fields, "sum").after == ComparedValue(rub(14'850'00)));

  CHECK(difference.lines[2].kind == LineKind::added);
  CHECK(difference.lines[2].name == "Телефон E");
  CHECK(difference.lines[2].after == 3);

  const offer::FieldDifference& gross = field(difference.totals, "gross");
  CHECK(gross.before == ComparedValue(rub(price_offer(before)->totals.gross)));
  CHECK(gross.after == ComparedValue(rub(price_offer(after)->totals.gross)));
  CHECK(difference.terms.empty());
}

TEST_CASE("prices, discounts, VAT and words of a line are told apart") {
  const Offer before = first_version();
  Offer after = before;
  after.lines[2].price = 5'100'00;
  after.lines[2].discount_bp = 500;
  after.lines[2].vat_bp = 1000;
  after.lines[2].description = "Три порта";
  after.lines[2].why = "";
  const OfferDifference difference = difference_of(before, after);
  REQUIRE(difference.lines.size() == 1);
  const std::vector<offer::FieldDifference>& fields = difference.lines[0].fields;
  CHECK(names(fields) ==
        std::vector<std::string>{"description", "why", "price", "discount", "vat", "sum"});
  CHECK(field(fields, "why").after == ComparedValue());
  CHECK(field(fields, "vat").before == ComparedValue(Percentage{2200}));
  CHECK(shown(field(fields, "vat").after, Language::ru) == "10\u00A0%");
  CHECK(shown(field(fields, "price").after, Language::en) == "₽5,100.00");
  CHECK(shown(field(fields, "why").after, Language::ru).empty());
}

TEST_CASE("a line that moved is named once, the others keep their places") {
  const Offer before = first_version();
  Offer after = before;
  std::rotate(after.lines.begin(), after.lines.begin() + 3, after.lines.end());  // D to the top
  const OfferDifference difference = difference_of(before, after);
  REQUIRE(difference.lines.size() == 1);
  CHECK(difference.lines[0].name == "Телефон D");
  const offer::FieldDifference& position = field(difference.lines[0].fields, "position");
  CHECK(position.before == ComparedValue(std::int64_t{4}));
  CHECK(position.after == ComparedValue(std::int64_t{1}));
}

TEST_CASE("the same product in several lines is matched in order") {
  Offer before = first_version();
  before.lines.push_back(before.lines[0]);
  Offer after = before;
  after.lines.back().quantity = 20;
  const OfferDifference difference = difference_of(before, after);
  REQUIRE(difference.lines.size() == 1);
  CHECK(difference.lines[0].before == 4);
  CHECK(field(difference.lines[0].fields, "quantity").after == ComparedValue(std::int64_t{20}));
}

TEST_CASE("terms and addressee are compared, statuses and names of price lists are not") {
  const Offer before = first_version();
  Offer after = before;
  after.terms.payment = "100 % – аванс";
  after.terms.warranty = "";
  after.addressee.contact_name = "Анна Серова";
  after.needs.pop_back();
  after.status = Status::accepted;
  after.lines[0].price_list = "partners";
  const OfferDifference difference = difference_of(before, after);
  CHECK(difference.lines.empty());
  CHECK(names(difference.terms) ==
        std::vector<std::string>{"contact", "payment", "warranty", "needs"});
}

TEST_CASE("an offer that cannot be priced is refused, and which of the two it is") {
  const Offer good = first_version();
  Offer broken = good;
  broken.rounding = "future-3";
  const auto refused = compare_offers(good, broken);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail == "after");
}

TEST_CASE("compared values as data") {
  CHECK(json_of(ComparedValue()) == Json());
  CHECK(json_of(ComparedValue(std::string("а"))) == Json("а"));
  CHECK(json_of(ComparedValue(std::int64_t{3})) == Json(3));
  CHECK(json_of(ComparedValue(Percentage{2200})) == Json(2200));
  CHECK(json_of(ComparedValue(Date{2026, 12, 24})) == Json("2026-12-24"));
  CHECK(json_of(ComparedValue(rub(5)))["amount"] == 5);
}
