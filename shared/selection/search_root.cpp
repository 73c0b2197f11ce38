// How a search begins and ends a node other than by branching: the root's multipliers and first
// selections, and the exact ends by multiple choice.
#include "shared/selection/search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "shared/selection/classes.h"
#include "shared/selection/evaluator.h"
namespace oferta::selection {
namespace {

constexpr std::size_t kMostWarm = 24;
constexpr double kSameBudget = 0.002;
constexpr double kStepAfterPasses = 0.3;
constexpr double kGapAfterPasses = 5e-4;
/// States times units of a block, about; and one part in so many of all work.
constexpr std::size_t kBeamStates = 10'000;
constexpr std::size_t kRootStates = 100'000;
constexpr std::int64_t kBlocksShare = 4;
/// At the root the bound and the incumbent are improved in turn.
constexpr int kMostTurns = 12;
constexpr double kTurnGain = 0.93;
constexpr std::size_t kMostOpenForRounding = 1'500;
constexpr int kDives = 5;
constexpr double kDiveFactor = 1.01;
constexpr std::int64_t kWorkBetweenOffers = 50'000;

}  // namespace

void Search::start_core() {
  if (!knapsack_) {
    if (!domain_.reset()) return;
    knapsack_.emplace(plain_knapsack(columns_, domain_));
  }
  knapsack_->start(question());
  core_offered_ = knapsack_->work();
  phase_ = Phase::core;
}

KnapsackQuestion Search::question() const {
  KnapsackQuestion question;
  question.budget = window_.high;
  question.target = static_cast<std::int64_t>(target());
  if (stage_.aim == Aim::cost) question.aim = KnapsackAim::cost;
  if (stage_.aim == Aim::cost_ties) question.aim = KnapsackAim::cost_ties;
  return question;
}

void Search::advance_core() {
  const bool more = knapsack_->advance();
  if (more && stage_.aim != Aim::any && knapsack_->work() < core_offered_ + kWorkBetweenOffers) {
    return;
  }
  core_offered_ = knapsack_->work();
  const bool sound = offer_from(*knapsack_);
  if (phase_ == Phase::done || (sound && more)) return;
  phase_ = Phase::done;
  if (!sound || knapsack_->gave_up()) start_tree();
}

/// False: what the knapsack found is not what it says, so another way must be gone.
bool Search::offer_from(const Knapsack& knapsack) {
  if (!knapsack.found()) return true;
  Solution found{knapsack.choices(), knapsack.score(), promoted_cost(problem_, knapsack.cost())};
  const bool taken = offer(found);
  return taken || (incumbent_ && !better(found, *incumbent_));
}

/// At the root of a large problem: sets the multipliers one by one before all are moved together,
/// then dives for a first selection.
void Search::ascend() {
  Level& here = level();
  if (passes_left_-- > 0) {
    ascent_.pass();
    dual_.propose(domain_, here, ascent_.multipliers());
    return;
  }
  dual_.begin(domain_, here);
  if (!hopeless()) dive();
  // The passes leave a gap that is small whatever the incumbent is.
  const double gap = std::max(1.0, here.bound - target());
  here.step = std::min(kStepAfterPasses, kGapAfterPasses * std::abs(here.bound) / gap);
  checked_bound_ = here.bound;
  if (phase_ != Phase::done && tighten()) phase_ = Phase::improve;
}

/// Tries prices of money around the relaxation's, to spend just the budget.
void Search::dive() {
  Level& here = level();
  dual_.propose(domain_, here, here.multipliers);
  double price = std::max(0.0, dual_.price());
  double factor = kDiveFactor;
  double low = 0;
  double high = -1;
  improver_.set_values(domain_, here, dual_);
  for (int i = 0; i < kDives && phase_ != Phase::done; ++i) {
    const bool through = dive_.run(domain_, here, dual_, price);
    if (through && dive_.cost() <= window_.high) {
      rounded_ = dive_.quantities();
      polish(false);
      high = price;
    } else {
      low = price;
    }
    if (price <= 0 && high >= 0) break;
    price = high < 0 ? price * factor : low <= 0 ? price / factor : (low + high) / 2;
    factor *= factor;
  }
}

/// The multipliers of earlier solves whose bound at this window would be the lowest: along the
/// budget it is a straight line.
const Search::Warm* Search::closest_warm() const {
  const Warm* best = nullptr;
  double lowest = 0;
  for (const Warm& one : warm_) {
    const auto more = static_cast<double>(window_.high - one.budget);
    const double bound = one.bound + one.multipliers.cost * more;
    if (best != nullptr && bound >= lowest) continue;
    best = &one;
    lowest = bound;
  }
  return best;
}

void Search::keep_warm() {
  const Level& root = levels_.front();
  Warm mine{root.multipliers, root.bound, window_.high};
  // One for about the same budget is replaced, else the oldest when there are too many.
  const auto near = std::find_if(warm_.begin(), warm_.end(), [&](const Warm& one) {
    const auto apart = static_cast<double>(one.budget - mine.budget);
    return std::abs(apart) <= kSameBudget * static_cast<double>(columns_.max_gross);
  });
  if (near != warm_.end()) {
    warm_.erase(near);
  } else if (warm_.size() >= kMostWarm) {
    warm_.erase(warm_.begin());
  }
  warm_.push_back(std::move(mine));
}

void Search::settle_root() {
  const Level& here = levels_.front();
  const std::size_t open = here.open.size() + here.certain.size();
  if (!programme_) {
    dive();
    if (phase_ != Phase::branch || !tighten()) return;
    const std::size_t left = here.open.size() + here.certain.size();
    const double gap = here.bound - target();
    const bool closer = gap < kTurnGain * turn_gap_;
    turn_gap_ = gap;
    if (++turns_ < kMostTurns && (closer || left * 10 < open * 9)) {
      rounds_left_ = kRootRounds;
      checked_bound_ = here.bound;
      phase_ = Phase::improve;
      return;
    }
  }
  if (!programme_ && beams_left_ > 0 && !stage_.promoted &&
      here.open.size() <= kMostOpenForBlocks) {
    --beams_left_;
    begin_blocks(kBeamStates, false);
    return;
  }
  finish_root();
}

/// The last things before branching.
void Search::finish_root() {
  const Level& here = levels_.front();
  phase_ = Phase::branch;
  if (here.open.size() <= kMostOpenForRounding) {
    prepare_improver();
    if (phase_ == Phase::branch) round_relaxed();
    if (phase_ != Phase::branch || !tighten()) return;
  }
  if (shrink_programme()) {
    phase_ = Phase::improve;
  } else if (worth_blocks()) {
    begin_blocks(programme_ ? kNodeStates : kRootStates, true);
  }
}

/// Makes the linear programme anew when much of it has been fixed at the root. True if it did.
bool Search::shrink_programme() {
  if (!programme_) {
    if (!Programme::fits(columns_, domain_)) return false;
  } else {
    const Level& root = levels_.front();
    const auto left = static_cast<std::int32_t>(root.open.size() + root.certain.size());
    if (left * 5 > programme_->open_at_start() * 4) return false;
    work_ += programme_->work();
  }
  programme_.emplace(columns_, domain_, dual_.scored());
  rounds_ = 0;
  return true;
}

bool Search::worth_blocks() const {
  if (stage_.promoted) return false;
  const Level& here = levels_[frames_.size()];
  const std::size_t open = here.open.size() + here.certain.size();
  if (open > kMostOpenForBlocks) return false;
  // With a linear programme branching is quicker.
  if (programme_ && !frames_.empty()) return false;
  return frames_.empty() ||
         (open * 10 < blocks_failed_at_ * 7 && blocks_.work() * kBlocksShare <= work());
}

void Search::begin_blocks(std::size_t effort, bool strict) {
  Level& here = level();
  dual_.propose(domain_, here, here.multipliers);
  const double slack = dual_.evaluated_bound() - target();
  blocks_.begin(domain_, here, dual_, slack, stage_.aim == Aim::cost_ties, effort, strict);
  phase_ = Phase::blocks;
}

void Search::advance_blocks() {
  if (blocks_.advance()) return;
  if (blocks_.gave_up()) return leave_blocks();
  blocks_.knapsack().start(question());
  phase_ = Phase::lists;
}

void Search::advance_lists() {
  if (blocks_.knapsack().advance()) return;
  const bool sound = offer_from(blocks_.knapsack());
  if (phase_ == Phase::done) return;
  if (sound && blocks_.complete() && !blocks_.knapsack().gave_up()) {
    phase_ = Phase::backtrack;
  } else {
    leave_blocks();
  }
}

/// The blocks were not the end of the node.
void Search::leave_blocks() {
  const Level& here = level();
  const std::size_t open = here.open.size() + here.certain.size();
  blocks_failed_at_ = open;
  phase_ = Phase::branch;
  if (!frames_.empty() || !tighten()) return;
  if (programme_ || beams_left_ < 0) return;
  // What was found may have fixed much.
  const std::size_t left = here.open.size() + here.certain.size();
  if (beams_left_ > 0 && left * 10 < open * 9) {
    rounds_left_ = kRootRounds;
    checked_bound_ = here.bound;
    phase_ = Phase::improve;
    return;
  }
  beams_left_ = -1;
  finish_root();
}

}  // namespace oferta::selection
