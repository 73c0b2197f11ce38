#pragma once
/// What is proposed to a client: three variants with lines, the reasons for each line, the needs
/// they meet, and an honest word where something cannot be met. Made by ProposalEngine (engine.h).
///
///   const Proposal* balanced = proposals.variant(VariantKind::balanced);
///   for (const ProposalLine& line : balanced->lines) show(line.product, why(line, texts));
///   for (const NeedOutcome& need : balanced->needs) if (need.unmet != Unmet::none) …name it…
///
/// All amounts are minor units of one currency (Proposals::currency).
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/needs/level.h"
#include "shared/needs/profile.h"

namespace oferta::proposal {

using needs::VariantKind;

/// Why a line is there. `explain.h` makes words of it.
struct LineReason {
  enum class Kind {
    serves,       ///< subject: need id; level says how far, 0 … 1000
    required,     ///< its category has to be in every proposal; subject: category id
    required_by,  ///< another line needs it; subject: product id of that line
    pinned,       ///< the manager put it there
  };
  Kind kind = Kind::serves;
  std::string subject;
  int level = 0;
  friend bool operator==(const LineReason&, const LineReason&) = default;
};

/// A product in a quantity with its price: list = unit_price × quantity, total = after everything
/// taken off, its share of what is taken off several lines included; net + vat = gross are the
/// total without VAT, VAT, with VAT.
struct ProposalLine {
  std::string product;
  std::string category;
  std::int64_t quantity = 1;
  Minor unit_price = 0;
  Minor list = 0;
  Minor total = 0;
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;
  std::int64_t break_bp = 0;
  std::int64_t discount_bp = 0;
  bool pinned = false;
  std::vector<LineReason> reasons;  ///< the weightiest first
};

/// Why a need is not met in full.
enum class Unmet {
  none,            ///< met in full
  partly,          ///< met as far as it has to be (must_at), though not in full
  over_budget,     ///< what would meet it does not fit the budget or its rules
  left_out,        ///< a richer variant of the same budget does better
  best_available,  ///< nothing that may be chosen serves it better
  no_product,      ///< nothing in the catalogue serves it
  not_open,        ///< what serves it is in categories the answers did not ask for
  ruled_out,       ///< what serves it was ruled out by limits in the answers, or is not on sale
  excluded,        ///< what serves it was excluded by hand
};

struct NeedOutcome {
  std::string need;
  needs::Level level = needs::Level::nice;
  int met = 0;  ///< 0 … 1000
  Unmet unmet = Unmet::none;
  std::vector<std::string> products;  ///< that serve it here, the strongest first
};

/// What a rule takes off several lines together.
struct PriceEffect {
  std::string rule;
  LocalText name;
  Minor amount = 0;  ///< as prices are quoted
  /// Part of the optimiser's proof. Otherwise it applied after the choice: the choice was made
  /// without counting on it.
  bool planned = false;
  friend bool operator==(const PriceEffect&, const PriceEffect&) = default;
};

/// Delivery and the like. The choice was made with as much held back as charges can come to.
struct ProposalCharge {
  std::string rule;
  LocalText name;
  Minor total = 0;  ///< as prices are quoted
  Minor cost = 0;   ///< as the budget counts
  friend bool operator==(const ProposalCharge&, const ProposalCharge&) = default;
};

/// Sums of lines and charges: those of the offer.
struct Totals {
  Minor list = 0;   ///< before all discounts
  Minor total = 0;  ///< after them, as prices are quoted
  Minor net = 0;
  Minor vat = 0;
  Minor gross = 0;
  Minor cost = 0;  ///< what counts against the budget: gross or net as the brief says
};

struct Proposal {
  VariantKind kind = VariantKind::balanced;
  std::vector<ProposalLine> lines;   ///< by order of category, then product id
  std::vector<NeedOutcome> needs;    ///< by level falling, then the need's order
  std::vector<PriceEffect> effects;  ///< in the order they apply
  std::vector<ProposalCharge> charges;
  /// What the optimiser reckoned for the lines: nothing that applies after the choice, no charges.
  /// With charges never less than totals.cost, and equal to it where all effects are planned.
  Minor planned_cost = 0;
  Totals totals;
  int coverage = 0;     ///< how far the needs are met by weight, 0 … 1000
  bool proven = false;  ///< nothing better exists within the budget (or cheaper, for economy)
  int gap = 0;          ///< when not proven: at most so many thousandths could still be gained

  /// Product ids in the order of the lines.
  std::vector<std::string> products() const;
};

/// The products of one list that the other does without, in the order of the first.
std::vector<std::string> products_without(const std::vector<std::string>& products,
                                          const std::vector<std::string>& others);

/// A proven point of satisfaction against price.
struct FrontierPoint {
  Minor cost = 0;
  int coverage = 0;                   ///< 0 … 1000
  std::vector<std::string> products;  ///< ids, in the order of a proposal's lines
  friend bool operator==(const FrontierPoint&, const FrontierPoint&) = default;
};

/// What was asked for but could not be taken into the selection at all.
struct Dropped {
  enum class Kind {
    must_need,          ///< subject: need id; no product that may be chosen reaches must_at
    required_category,  ///< subject: category id; it has no product that may be chosen
    pin,                ///< subject: product id; unknown, or not on sale
  };
  Kind kind = Kind::must_need;
  std::string subject;
  friend bool operator==(const Dropped&, const Dropped&) = default;
};

/// What giving up a single demand would do where not all can be had.
struct Relief {
  Dropped demand;           ///< must_need, required_category or pin
  Minor needed_budget = 0;  ///< the smallest that satisfies the rest
  bool enough = false;      ///< the budget at hand is
  int coverage = 0;         ///< then the most it could do for all needs, 0 … 1000
  friend bool operator==(const Relief&, const Relief&) = default;
};

/// What a product's own card says of others, where that stands between demands.
struct Tie {
  enum class Kind {
    excludes,   ///< it cannot stand beside any of the partners
    only_with,  ///< it is chosen together with at least one of them
  };
  Kind kind = Kind::excludes;
  std::string product;
  std::vector<std::string> partners;  ///< product ids
  friend bool operator==(const Tie&, const Tie&) = default;
};

/// Why there is no proposal. Grows while the engine works: first whether money would help.
struct Impossible {
  /// The smallest budget that satisfies every rule; absent when no money does.
  std::optional<Minor> needed_budget;
  /// A smallest set of demands that cannot be had together – within the budget where a larger one
  /// would do, else at all (drop one and the rest fit):
  std::vector<std::string> needs;       ///< must-have needs
  std::vector<std::string> categories;  ///< required categories
  std::vector<std::string> pins;        ///< products pinned by hand
  std::vector<std::string> rules;       ///< compatibility rules that stand between them
  std::vector<Tie> ties;                ///< and what products themselves exclude or require
  /// Demands that are worth giving up; the first is the cheapest wish to drop.
  std::vector<Relief> reliefs;
  bool complete = false;  ///< nothing will be added any more
};

/// What a little more money would buy, beyond the brief's variant.
struct Addition {
  Minor extra_cost = 0;
  int coverage_gain = 0;             ///< thousandths
  std::vector<std::string> added;    ///< product ids
  std::vector<std::string> removed;  ///< product ids replaced by them
};

/// What a little less money would take away from the brief's variant.
struct Saving {
  Minor saved_cost = 0;
  int coverage_loss = 0;             ///< thousandths; 0: nothing is lost
  std::vector<std::string> removed;  ///< product ids
  std::vector<std::string> added;    ///< product ids that replace them
};

/// Everything known so far about a brief; grows while the engine works.
struct Proposals {
  Currency currency;
  std::optional<Minor> budget;  ///< absent: money does not matter
  bool budget_includes_vat = true;
  std::array<std::optional<Proposal>, 3> variants;  ///< by VariantKind
  std::optional<Impossible> impossible;             ///< then there are no variants
  std::vector<Dropped> dropped;
  std::vector<FrontierPoint> frontier;  ///< whatever the budget; cost and coverage rising
  bool frontier_complete = false;
  /// Absent while addition_known is false; then where no money buys more.
  std::optional<Addition> addition;
  /// Absent while saving_known is false; then where nothing so much cheaper satisfies the rules.
  std::optional<Saving> saving;
  bool variants_known = false;  ///< the variants are final for this budget
  bool addition_known = false;
  bool saving_known = false;
  bool done = false;

  const Proposal* variant(VariantKind kind) const {
    const std::optional<Proposal>& found = variants[static_cast<std::size_t>(kind)];
    return found ? &*found : nullptr;
  }
};

}  // namespace oferta::proposal
