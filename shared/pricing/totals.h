#pragma once
/// Prices a document: its lines, what is taken off several of them together, and totals that are
/// the sums of the lines.
///
///   DocumentInput document{.lines = {router, cable, setup}, .terms = {.discount_bp = 500}};
///   document.adjustments.push_back({.value = 1'000'00, .name = "Комплект", .lines = {0, 1}});
///   Result<PricedDocument> priced = price_document(document);
///   Minor to_pay = priced->totals.gross;
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/line.h"

namespace oferta::pricing {

/// Taken off several lines together, after all discounts: a bundle, a threshold on the total, a
/// coupon, points, a negotiated total. Shared in proportion to what the lines stand at, by the
/// largest remainder (`allocate`), so that the shares add up to the kopeck.
struct Adjustment {
  enum class Kind {
    amount,   ///< `value` minor units, at most what the lines stand at; below zero it adds
    percent,  ///< `value` basis points of what the lines stand at, rounded down
  };
  Kind kind = Kind::amount;
  std::int64_t value = 0;
  std::string rule{};        ///< id; "points", "total" for those that are none
  std::int64_t version = 1;  ///< of the rule
  std::string name{};        ///< as the client reads it
  /// Positions of the lines, rising; empty: all but charges and optional ones.
  std::vector<std::size_t> lines{};
  /// What each of the lines gives, where that does not follow from the proportion; sums to value.
  std::vector<Minor> shares{};
  friend bool operator==(const Adjustment&, const Adjustment&) = default;
};

struct DocumentInput {
  std::vector<LineInput> lines{};
  DocumentTerms terms{};
  std::vector<Adjustment> adjustments{};  ///< in the order they apply
};

/// Sums of the lines that share a VAT rate.
struct VatSum {
  std::optional<std::int64_t> rate_bp{};  ///< absent: without VAT
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;
  friend bool operator==(const VatSum&, const VatSum&) = default;
};

/// Sums over all lines but optional ones, in minor units. Discounts are what was taken off:
/// list − break − rules − line − document − adjustments = after_discounts.
struct Totals {
  Minor list = 0;
  Minor break_discount = 0;
  Minor rule_discount = 0;
  Minor line_discount = 0;
  Minor document_discount = 0;
  Minor adjustments = 0;  ///< below zero where a negotiated total is above the sum
  Minor after_discounts = 0;
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;                 ///< net + vat: what is paid
  std::vector<VatSum> vat_sums{};  ///< by falling rate, lines without VAT last

  Minor discount() const {
    return break_discount + rule_discount + line_discount + document_discount + adjustments;
  }
  friend bool operator==(const Totals&, const Totals&) = default;
};

struct PricedDocument {
  std::vector<LineFigures> lines;  ///< as in the input
  /// Of each adjustment what each line gives: as many as there are lines.
  std::vector<std::vector<Minor>> shares;
  Totals totals;
  friend bool operator==(const PricedDocument&, const PricedDocument&) = default;
};

/// Errors of price_line with the place "lines[3]"; invalid_argument with "adjustments[0]" for one
/// that names lines that are not there or optional, or takes more than a line has; out_of_range
/// when a sum leaves the range.
Result<PricedDocument> price_document(const DocumentInput& document);

/// What each line gives for one more adjustment, the lines standing at `amounts`.
Result<std::vector<Minor>> shares_of(const Adjustment& adjustment, const DocumentInput& document,
                                     const std::vector<Minor>& amounts);

}  // namespace oferta::pricing
