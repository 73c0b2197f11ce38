// Random documents: sums of lines are the totals, whatever the discounts and VAT, and every figure
// is what exact rational arithmetic rounded half up gives.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "shared/base/random.h"
#include "shared/pricing/totals.h"
#include "tests/support/rounds.h"

using namespace oferta;
using namespace oferta::pricing;

namespace {

constexpr int kDocuments = testing::rounds(20'000);

/// a·b/c half up in plain integers, for values small enough to need no more.
Minor half_up(Minor a, std::int64_t b, std::int64_t c) {
  return (2 * a * b + c) / (2 * c);
}

LineInput random_line(Random& random) {
  LineInput line;
  line.price = random.between(0, random.one_in(10) ? 5'000'000'00 : 50'000'00);
  line.quantity = random.between(0, 40);
  for (std::int64_t from = 5; !random.one_in(2) && from < 40; from += 10) {
    line.breaks.push_back({from, random.between(0, 3000)});
  }
  if (random.one_in(2)) line.discount_bp = random.between(0, kWholeBp);
  const std::int64_t rates[] = {2200, 2000, 1000, 700, 500, 0};
  if (!random.one_in(7)) line.vat_bp = rates[random.below(6)];
  return line;
}

DocumentInput random_document(Random& random) {
  DocumentInput document;
  document.terms.prices_include_vat = random.one_in(2);
  if (random.one_in(2)) document.terms.discount_bp = random.between(0, kWholeBp);
  const std::uint64_t lines = random.below(30);
  for (std::uint64_t i = 0; i < lines; ++i) document.lines.push_back(random_line(random));
  return document;
}

bool line_is_exact(const LineInput& line, const DocumentTerms& terms, const LineFigures& got) {
  const Minor list = line.price * line.quantity;
  const std::int64_t break_bp = break_at(line.breaks, line.quantity);
  const Minor after_break = half_up(list, kWholeBp - break_bp, kWholeBp);
  const Minor after_discount = half_up(after_break, kWholeBp - line.discount_bp, kWholeBp);
  const Minor sum = half_up(after_discount, kWholeBp - terms.discount_bp, kWholeBp);
  const std::int64_t rate = line.vat_bp.value_or(0);
  const Minor vat =
      terms.prices_include_vat ? half_up(sum, rate, kWholeBp + rate) : half_up(sum, rate, kWholeBp);
  const Minor gross = terms.prices_include_vat ? sum : sum + vat;
  return got.list == list && got.after_break == after_break &&
         got.after_discount == after_discount && got.after_document_discount == sum &&
         got.vat == vat && got.gross == gross && got.net == gross - vat;
}

Totals sum_up(const PricedDocument& priced) {
  Totals sums;
  for (const LineFigures& line : priced.lines) {
    sums.list += line.list;
    sums.break_discount += line.list - line.after_break;
    sums.line_discount += line.after_break - line.after_discount;
    sums.document_discount += line.after_discount - line.after_document_discount;
    sums.after_discounts += line.after_document_discount;
    sums.net += line.net;
    sums.vat += line.vat;
    sums.gross += line.gross;
  }
  sums.vat_sums = priced.totals.vat_sums;
  return sums;
}

}  // namespace

TEST_CASE("random documents: lines are exact and add up to the totals") {
  Random random(20261124);
  for (int i = 0; i < kDocuments; ++i) {
    const DocumentInput document = random_document(random);
    const Result<PricedDocument> priced = price_document(document);
    REQUIRE(priced.has_value());
    REQUIRE(priced->lines.size() == document.lines.size());
    for (std::size_t line = 0; line < document.lines.size(); ++line) {
      REQUIRE(line_is_exact(document.lines[line], document.terms, priced->lines[line]));
    }
    const Totals& totals = priced->totals;
    REQUIRE(totals == sum_up(*priced));
    REQUIRE(totals.net + totals.vat == totals.gross);
    REQUIRE(totals.list - totals.discount() == totals.after_discounts);
    Minor vat = 0;
    Minor gross = 0;
    for (const VatSum& sum : totals.vat_sums) {
      REQUIRE(sum.net + sum.vat == sum.gross);
      vat += sum.vat;
      gross += sum.gross;
    }
    REQUIRE(vat == totals.vat);
    REQUIRE(gross == totals.gross);
  }
}

TEST_CASE("a line costs the same alone and in any document") {
  Random random(7);
  for (int i = 0; i < kDocuments / 20; ++i) {
    const DocumentInput document = random_document(random);
    const Result<PricedDocument> priced = price_document(document);
    REQUIRE(priced.has_value());
    for (std::size_t line = 0; line < document.lines.size(); ++line) {
      const Result<Minor> alone = gross_of(document.lines[line], document.terms);
      REQUIRE(alone.has_value());
      REQUIRE(*alone == priced->lines[line].gross);
    }
  }
}
