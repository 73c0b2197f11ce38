#pragma once
/// The figures of one priced line, from list price to gross sum, exact in minor units.
///
///   LineInput line{.price = 99'000, .quantity = 12, .breaks = {{10, 500}}, .vat_bp = 2200};
///   Result<LineFigures> figures = price_line(line, {.discount_bp = 300});
///   Minor to_pay = figures->gross;
///
/// Every step rounds to the minor unit, half up, and the next step starts from the rounded figure:
/// list = price × quantity; quantity break; price rules (step.h); line discount; document discount;
/// what is taken off several lines together (totals.h); VAT inside or on top. A document's figures
/// are sums of those of its lines, so nothing can drift between lines, VAT and total.
///
/// Two policies have a name. kRoundingPolicy is the above without price rules and without anything
/// taken off together: the cost of a line does not depend on other lines. kRulesPolicy is all of
/// it; where there are no rules both give the same figures. Neither will ever change. What is
/// offered besides (`optional`) has a third name, kOptionsPolicy: kRulesPolicy over the other
/// lines.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/step.h"

namespace oferta::pricing {

/// Names and versions of the rounding policies above; one is stored in every offer, so that a
/// version which would count optional lines refuses the offer instead.
inline constexpr std::string_view kRoundingPolicy = "line-half-up-1";
inline constexpr std::string_view kRulesPolicy = "rules-half-up-2";
inline constexpr std::string_view kOptionsPolicy = "options-half-up-3";

/// From `from` units on, the whole line is `discount_bp` cheaper.
struct QuantityBreak {
  std::int64_t from = 1;         ///< units
  std::int64_t discount_bp = 0;  ///< 0 … kWholeBp
  friend bool operator==(const QuantityBreak&, const QuantityBreak&) = default;
};

/// What a line is priced from.
struct LineInput {
  Minor price = 0;                       ///< list price of a unit, ≥ 0
  std::int64_t quantity = 1;             ///< units, ≥ 0
  std::vector<QuantityBreak> breaks{};   ///< in any order
  std::vector<LineStep> steps{};         ///< price rules, in the order they apply
  std::int64_t discount_bp = 0;          ///< line discount, 0 … kWholeBp
  std::optional<std::int64_t> vat_bp{};  ///< VAT rate; absent: without VAT, which is not 0 %
  bool charge = false;    ///< delivery and the like: no document discount, no sharing
  bool optional = false;  ///< offered besides: priced, but in no total and without sharing
};

/// What the whole document says about its prices.
struct DocumentTerms {
  std::int64_t discount_bp = 0;  ///< document discount, 0 … kWholeBp, taken line by line
  bool prices_include_vat = true;
};

/// Amounts of a line in minor units, each one rounded.
struct LineFigures {
  Minor list = 0;                     ///< price × quantity
  Minor after_break = 0;              ///< less the quantity break
  Minor after_rules = 0;              ///< less what price rules take off this line
  Minor after_discount = 0;           ///< less the line discount
  Minor after_document_discount = 0;  ///< less the document discount
  Minor after_adjustments = 0;        ///< less its share of what is taken off several lines
  Minor net = 0;                      ///< without VAT
  Minor vat = 0;
  Minor gross = 0;            ///< net + vat: what is paid
  std::int64_t break_bp = 0;  ///< the quantity break that applied

  /// Everything taken off the list price.
  Minor discount() const { return list - after_adjustments; }
  friend bool operator==(const LineFigures&, const LineFigures&) = default;
};

/// The break of `quantity` units: that of the highest `from` not above it; 0 when none applies.
std::int64_t break_at(const std::vector<QuantityBreak>& breaks, std::int64_t quantity);

/// invalid_argument for a negative price or quantity or a percentage outside 0 … 100 %;
/// out_of_range when an amount leaves the range of money. Nothing is shared with other lines.
Result<LineFigures> price_line(const LineInput& line, const DocumentTerms& terms);

/// Sets net, vat and gross from after_adjustments.
Result<void> add_vat(LineFigures& figures, const LineInput& line, const DocumentTerms& terms);

/// The gross sum alone, for optimisers: price_line(line, terms)->gross.
Result<Minor> gross_of(const LineInput& line, const DocumentTerms& terms);

}  // namespace oferta::pricing
