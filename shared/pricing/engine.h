#pragma once
/// The price engine: from what is bought, by whom and when, to a priced document with its reasons.
///
///   PriceRequest request{.date = date, .buyer = buyer, .lines = lines};
///   OFERTA_ASSIGN(const RuledDocument ruled, apply_rules(request, book.rules()));
///   for (const TraceStep& step : trace_of(ruled.document, ruled.priced, 0)) …   // trace.h
///
/// Rules apply in two stages, and a rule never looks ahead to the next one.
///
/// 1. Line by line: percent, amount, price, buy_get. Every matching rule applies, the higher
///    priority first, each to what the one before left; of one group only one: that of the highest
///    priority, of equals the one that leaves the client the least to pay. A rule that stands alone
///    does so where that is cheaper than all the others together. The quantity break of a product
///    is a member of the group kBreakGroup. Steps never decrease with the amount they start from,
///    so the choice made member by member is the cheapest of all legal combinations.
/// 2. Over several lines: bundle, buy_get together; then total_percent and total_amount; then
///    points; then a negotiated total. Thresholds are compared with what matching lines stand at
///    after stage 1 and the discounts given by hand. Groups and rules that stand alone as above,
///    found by trying every legal combination.
///
/// Charges become lines of their own, which no discount touches.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/pricing/rule.h"
#include "shared/pricing/totals.h"
#include "shared/pricing/vat.h"

namespace oferta::pricing {

/// A rule of this group applies instead of the quantity break.
inline constexpr std::string_view kBreakGroup = "quantity";

struct RequestLine {
  Subject subject{};
  LineInput line{};  ///< without steps
};

struct PriceRequest {
  Date date{};
  Currency currency{};
  Language language = Language::ru;  ///< of the names frozen
  Buyer buyer{};
  std::vector<std::string> coupons{};
  Minor redeem_points = 0;  ///< at most so many points pay; never more than rules and balance allow
  std::optional<Minor> total{};  ///< negotiated sum after all discounts, charges left out
  std::vector<RequestLine> lines{};
  DocumentTerms terms{};
  bool with_charges = false;
  bool charges_vat = true;              ///< false: charges are without VAT
  const VatRates* vat_rates = nullptr;  ///< for charges with VAT
};

/// A line the engine added.
struct Charge {
  std::string rule;
  std::string name;
  std::size_t line = 0;  ///< its position in the document
  friend bool operator==(const Charge&, const Charge&) = default;
};

/// A rule that matched and yet did nothing.
struct Passed {
  enum class Why {
    other_of_group,   ///< another rule of its group applies
    stands_alone,     ///< it, or the others, had to stand alone
    below_threshold,  ///< the total is `missing` short
    no_effect,        ///< there was nothing left to take off
  };
  std::string rule;
  Why why = Why::no_effect;
  Minor missing = 0;
  friend bool operator==(const Passed&, const Passed&) = default;
};

struct RuledDocument {
  DocumentInput document;  ///< the lines asked for with their steps, then the charges
  PricedDocument priced;
  std::vector<Charge> charges;
  std::vector<Passed> passed;  ///< by rule
  Minor points_used = 0;
  Minor points_earned = 0;
};

/// `rules` in the order of PriceBook::rules(). Errors of price_document; not_found for the VAT rate
/// of a charge.
Result<RuledDocument> apply_rules(const PriceRequest& request, const std::vector<PriceRule>& rules);

/// Stage 1 for one line: the line with its steps, and its break left out where a rule replaces it.
/// Rules that lost are added to `passed`, when given.
Result<LineInput> apply_line_rules(const RequestLine& line, const PriceRequest& request,
                                   const std::vector<PriceRule>& rules,
                                   std::vector<Passed>* passed = nullptr);

/// What a bundle takes off lines that stand at `amounts`: 0 when it is not complete.
Result<Minor> bundle_discount(const PriceRule& bundle, const std::vector<RequestLine>& lines,
                              const std::vector<Minor>& amounts);

}  // namespace oferta::pricing
