#pragma once
/// Why a product is not in a proposal: worked out by putting it in and solving again, never
/// guessed.
///
///   OFERTA_ASSIGN(WhyNotSearch search, WhyNotSearch::begin(source, brief, proposal,
///   "phone-rich")); while (search.step(50'000)) draw_a_frame(); for (const std::string& sentence :
///   explain_why_not(source, search.answer(), language)) …
///
/// The product is forced into the very problem the proposal was chosen from, for the same money:
/// the budget for the best variant, what the variant costs for the others, which are the most that
/// so much buys. Where that does not fit, the cheapest selection with the product says what it
/// would take, or what stands in its way whatever is paid.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/proposal/candidates.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// What a need loses or gains when the product is in; thousandths.
struct NeedChange {
  std::string need;
  int without = 0;
  int with = 0;
  friend bool operator==(const NeedChange&, const NeedChange&) = default;
};

struct WhyNot {
  enum class Kind {
    searching,     ///< not known yet
    chosen,        ///< it is in the proposal
    barred,        ///< it does not compete at all: see barrier
    contradicts,   ///< with it the must-haves cannot be met for any money: see impossible
    over_budget,   ///< with it they cost more than the budget: see needed_budget
    over_variant,  ///< they fit the budget, but not what this variant costs: see needed_budget
    worse,         ///< for the same money the needs are met less: see needs and coverage
    dearer,        ///< they are met as well, and it costs more
    equal,         ///< as good for as much: of equals the first in the catalogue is taken
    better,        ///< the proposal is not the proven best yet, and with this it is a better one
  };
  Kind kind = Kind::searching;
  std::string product;
  Barrier barrier = Barrier::none;
  bool serves_nothing = false;  ///< it meets none of the wanted needs at all
  /// Products of the proposal that leave when it comes, its own category first, and those that
  /// come along with it.
  std::vector<std::string> replaced;
  std::vector<std::string> added;
  /// Of `added`: what it requires. Of `replaced`: what it cannot stand beside.
  std::vector<std::string> requires_too;
  std::vector<std::string> clashes;
  std::vector<std::string> rules;  ///< compatibility rules behind the clashes
  /// What it requires without a choice being made here: the partners of Barrier::no_partner.
  std::vector<std::string> partners;
  std::vector<NeedChange> needs;  ///< the greatest loss by weight first; only what changes
  int coverage = 0;               ///< of the proposal, thousandths
  int coverage_with = 0;
  Minor cost = 0;           ///< of the proposal, as it counts against the budget
  Minor cost_with = 0;      ///< with the product
  Minor needed_budget = 0;  ///< of the cheapest selection with it
  Minor short_by = 0;       ///< how much more that is than there is, or than the variant costs
  Impossible impossible;    ///< demands that contradict it, itself left out
};

class WhyNotSearch {
 public:
  /// `proposal` was made for this source and brief. Errors of build_problem; not_found without a
  /// questionnaire. Nothing keeps references to the arguments.
  static Result<WhyNotSearch> begin(const Source& source, const needs::Brief& brief,
                                    const Proposal& proposal, const std::string& product);
  WhyNotSearch(WhyNotSearch&&) noexcept;
  WhyNotSearch& operator=(WhyNotSearch&&) noexcept;
  ~WhyNotSearch();

  /// As ProposalEngine::step: true while there is something left to do.
  bool step(std::int64_t max_work);
  void run();
  const WhyNot& answer() const;

 private:
  struct State;
  explicit WhyNotSearch(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The answer in the client's words, one to four short sentences; while it is searched for, none.
std::vector<std::string> explain_why_not(const Source& source, const WhyNot& answer,
                                         Currency currency, Language language);

}  // namespace oferta::proposal
