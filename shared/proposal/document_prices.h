#pragma once
/// What is taken off several lines together, and charges, as the optimiser sees them.
///
///   OFERTA_ASSIGN(const DocumentPrices prices, DocumentPrices::of(source, brief, candidates));
///   solver.start(prices.goods_budget(budget));                  // charges are held back
///   const auto priced = prices.price(candidates, chosen, Language::ru);   // as the offer will be
///
/// Planned, that is part of the optimiser's proof to the kopeck: bundles that share no product with
/// another rule; or one discount on the whole total from a threshold on. Everything else that
/// takes something off applies after the choice and can only make it cheaper. Charges are held back
/// from the budget at the most they can come to. So an offer never costs more than the budget the
/// selection was made for.
///
/// Why this holds: the price engine applies bundles before totals, each to what the one before
/// left, and every one of these steps is a non-decreasing function of what it starts from. A rule
/// is planned only where no rule that stands alone and none of its group can take its place for
/// less benefit.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/pricing/engine.h"
#include "shared/pricing/vat.h"
#include "shared/proposal/candidates.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// A bundle of the optimiser.
struct PlannedBundle {
  std::string rule;
  std::vector<std::int32_t> members;  ///< positions of candidates, rising
  Minor discount = 0;                 ///< as the budget counts
};

/// A discount on the whole total, as the optimiser's promotion.
struct PlannedTotal {
  std::string rule;
  Minor threshold = 0;
  std::int32_t percent = 0;
};

class DocumentPrices {
 public:
  /// Errors of pricing, and not_found for the VAT rate of a charge.
  static Result<DocumentPrices> of(const Source& source, const needs::Brief& brief,
                                   const Candidates& candidates);

  /// Nothing depends on more than one line: the lines' own figures are the whole truth.
  bool plain() const { return plain_; }
  const std::vector<PlannedBundle>& bundles() const { return bundles_; }
  const std::optional<PlannedTotal>& total() const { return total_; }
  bool plans(std::string_view rule) const;
  /// Amounts count with VAT.
  bool budget_includes_vat() const { return budget_includes_vat_; }

  /// What goods may cost when all of it is to stay within `budget`; below zero when charges alone
  /// exceed it.
  Minor goods_budget(Minor budget) const;
  /// The most that charges come to beside goods of that cost, as the budget counts.
  Minor charges_at(Minor goods) const;
  /// The cost of these candidates as the optimiser reckons it, charges left out.
  Minor planned_cost(const Candidates& candidates, std::vector<std::int32_t> chosen) const;

  /// The lines in this order, priced as an offer of them is: all rules, charges after the lines.
  Result<pricing::RuledDocument> price(const Candidates& candidates,
                                       const std::vector<std::int32_t>& chosen,
                                       Language language) const;
  /// The name of a rule; null for what is none.
  const LocalText* name_of(std::string_view rule) const;

 private:
  class Planner;
  struct HeldCharge {
    Minor fixed = 0;            ///< as the budget counts
    std::int64_t share_bp = 0;  ///< of what goods stand at
    std::optional<std::int64_t> vat_bp{};
  };
  Minor held(const HeldCharge& charge, Minor goods) const;

  pricing::PriceRequest request_{};  ///< without lines; its VAT rates are rates_
  pricing::VatRates rates_;
  std::vector<pricing::PriceRule> rules_;  ///< on offer for this brief, in their order
  std::vector<PlannedBundle> bundles_;
  std::optional<PlannedTotal> total_;
  std::vector<HeldCharge> charges_;
  bool budget_includes_vat_ = true;
  std::int64_t highest_vat_bp_ = 0;  ///< of the candidates
  Minor slack_ = 0;                  ///< what rounding line by line may add to a sum
  bool plain_ = true;
};

/// The order in which lines stand in a proposal and an offer: by category, then product.
void sort_as_lines(const Candidates& candidates, std::vector<std::int32_t>& positions);

}  // namespace oferta::proposal
