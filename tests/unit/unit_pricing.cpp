#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/pricing/line.h"
#include "shared/pricing/totals.h"
#include "shared/pricing/vat.h"

using namespace oferta;
using namespace oferta::pricing;

namespace {

LineFigures figures(const LineInput& line, const DocumentTerms& terms = {}) {
  const Result<LineFigures> result = price_line(line, terms);
  REQUIRE(result.has_value());
  return *result;
}

const VatRates kRussianRates({{"reduced", Date{2019, 1, 1}, 1000},
                              {"general", Date{2026, 1, 1}, 2200},
                              {"general", Date{2019, 1, 1}, 2000}});

}  // namespace

TEST_CASE("a line goes from list price to gross, one rounded step after another") {
  // 990,50 × 7 = 6 933,50; −5 % = 6 586,825 → 6 586,83; −3 % = 6 389,2251 → 6 389,23;
  // −10 % = 5 750,307 → 5 750,31; VAT inside at 22 % = 1 036,9411… → 1 036,94.
  const LineInput line{.price = 99050,
                       .quantity = 7,
                       .breaks = {{5, 500}, {10, 900}},
                       .discount_bp = 300,
                       .vat_bp = 2200};
  const LineFigures got = figures(line, {.discount_bp = 1000, .prices_include_vat = true});
  CHECK(got.list == 693350);
  CHECK(got.break_bp == 500);
  CHECK(got.after_break == 658683);
  CHECK(got.after_discount == 638923);
  CHECK(got.after_document_discount == 575031);
  CHECK(got.vat == 103694);
  CHECK(got.net == 471337);
  CHECK(got.gross == 575031);
  CHECK(got.discount() == 118319);
}

TEST_CASE("half a kopeck is rounded up") {
  CHECK(figures({.price = 5, .discount_bp = 1000}).after_discount == 5);    // 4,5
  CHECK(figures({.price = 15, .discount_bp = 1000}).after_discount == 14);  // 13,5
  CHECK(figures({.price = 25, .discount_bp = 1000}).after_discount == 23);  // 22,5
  CHECK(figures({.price = 14, .discount_bp = 1000}).after_discount == 13);  // 12,6
  CHECK(*vat_on_top(25, 1000) == 3);                                        // 2,5
  CHECK(*vat_inside(11, 1000) == 1);
}

TEST_CASE("VAT on top of the price") {
  const LineFigures got =
      figures({.price = 10000, .quantity = 3, .vat_bp = 2200}, {.prices_include_vat = false});
  CHECK(got.net == 30000);
  CHECK(got.vat == 6600);
  CHECK(got.gross == 36600);
}

TEST_CASE("without VAT is not VAT of 0 %, though the sums agree") {
  const LineFigures none = figures({.price = 12345});
  const LineFigures zero = figures({.price = 12345, .vat_bp = 0});
  CHECK(none.vat == 0);
  CHECK(none.net == 12345);
  CHECK(none == zero);
  const Result<PricedDocument> priced =
      price_document({.lines = {{.price = 12345}, {.price = 12345, .vat_bp = 0}}, .terms = {}});
  REQUIRE(priced.has_value());
  REQUIRE(priced->totals.vat_sums.size() == 2);
  CHECK(priced->totals.vat_sums[0].rate_bp == std::optional<std::int64_t>(0));
  CHECK_FALSE(priced->totals.vat_sums[1].rate_bp.has_value());
}

TEST_CASE("the VAT rate is that of the date") {
  CHECK(*kRussianRates.rate_on(Date{2025, 12, 31}, "general") == 2000);
  CHECK(*kRussianRates.rate_on(Date{2026, 1, 1}, "general") == 2200);
  CHECK(*kRussianRates.rate_on(Date{2030, 6, 1}, "general") == 2200);
  CHECK(*kRussianRates.rate_on(Date{2026, 1, 1}, "reduced") == 1000);
  const Result<std::int64_t> early = kRussianRates.rate_on(Date{2018, 12, 31}, "general");
  REQUIRE_FALSE(early.has_value());
  CHECK(early.error().code == ErrorCode::not_found);
  CHECK_FALSE(kRussianRates.rate_on(Date{2026, 1, 1}, "super").has_value());
}

TEST_CASE("VAT inside a gross sum") {
  CHECK(*vat_inside(12200, 2200) == 2200);
  CHECK(*vat_inside(12000, 2000) == 2000);
  CHECK(*vat_inside(10000, 2200) == 1803);  // 18,0327…
  CHECK(*vat_inside(10000, 0) == 0);
  CHECK(*vat_inside(10500, 500) == 500);
}

TEST_CASE("the quantity break of the highest step not above the quantity") {
  const std::vector<QuantityBreak> breaks = {{50, 900}, {10, 500}, {1, 0}};
  CHECK(break_at(breaks, 0) == 0);
  CHECK(break_at(breaks, 1) == 0);
  CHECK(break_at(breaks, 9) == 0);
  CHECK(break_at(breaks, 10) == 500);
  CHECK(break_at(breaks, 49) == 500);
  CHECK(break_at(breaks, 50) == 900);
  CHECK(break_at({}, 50) == 0);
}

TEST_CASE("totals are the sums of the lines, by VAT rate") {
  const DocumentInput document{
      .lines = {{.price = 333, .quantity = 3, .breaks = {{3, 1000}}, .vat_bp = 2200},
                {.price = 10001, .quantity = 1, .discount_bp = 250, .vat_bp = 1000},
                {.price = 777, .quantity = 2, .vat_bp = 2200}},
      .terms = {.discount_bp = 777, .prices_include_vat = true}};
  const Result<PricedDocument> priced = price_document(document);
  REQUIRE(priced.has_value());
  const Totals& totals = priced->totals;
  CHECK(totals.list == 999 + 10001 + 1554);
  CHECK(totals.list - totals.discount() == totals.after_discounts);
  CHECK(totals.after_discounts == totals.gross);
  CHECK(totals.net + totals.vat == totals.gross);
  REQUIRE(totals.vat_sums.size() == 2);
  CHECK(totals.vat_sums[0].rate_bp == 2200);
  CHECK(totals.vat_sums[0].gross == priced->lines[0].gross + priced->lines[2].gross);
  CHECK(totals.vat_sums[1].rate_bp == 1000);
  CHECK(totals.vat_sums[1].vat == priced->lines[1].vat);
  CHECK(*gross_of(document.lines[1], document.terms) == priced->lines[1].gross);
}

TEST_CASE("input that makes no sense is refused with its place") {
  CHECK(price_line({.price = -1}, {}).error().code == ErrorCode::invalid_argument);
  CHECK(price_line({.price = 1, .quantity = -1}, {}).error().detail == "quantity");
  CHECK_FALSE(price_line({.price = 1, .discount_bp = 10001}, {}).has_value());
  CHECK_FALSE(price_line({.price = 1, .discount_bp = -1}, {}).has_value());
  CHECK_FALSE(price_line({.price = 1, .breaks = {{1, 20000}}}, {}).has_value());
  CHECK_FALSE(price_line({.price = 1}, {.discount_bp = 10001}).has_value());
  CHECK_FALSE(price_line({.price = 1, .vat_bp = -1}, {}).has_value());
  CHECK(price_line({.price = kMaxMinor, .quantity = 2}, {}).error().code ==
        ErrorCode::out_of_range);
  const Result<PricedDocument> second =
      price_document({.lines = {{.price = 1}, {.price = -1}}, .terms = {}});
  REQUIRE_FALSE(second.has_value());
  CHECK(second.error().detail == "lines[1].price");
  const Result<PricedDocument> overflow =
      price_document({.lines = {{.price = kMaxMinor}, {.price = 1}}, .terms = {}});
  REQUIRE_FALSE(overflow.has_value());
  CHECK(overflow.error().code == ErrorCode::out_of_range);
}

TEST_CASE("nothing costs nothing") {
  const Result<PricedDocument> priced = price_document({});
  REQUIRE(priced.has_value());
  CHECK(priced->totals == Totals{});
  CHECK(figures({.price = 100, .quantity = 0}).gross == 0);
  CHECK(figures({.price = 100, .discount_bp = 10000, .vat_bp = 2200}).gross == 0);
}
