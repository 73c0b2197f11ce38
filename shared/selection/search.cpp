#include "shared/selection/search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "shared/selection/classes.h"
#include "shared/selection/evaluator.h"
#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr int kNodeRounds = 12;
constexpr int kRootRoundsBetweenChecks = 30;
constexpr int kNodeRoundsBetweenChecks = 10;
constexpr double kRootGain = 0.02;
constexpr double kNodeGain = 0.05;
/// The improver may take one part in so many of all work.
constexpr std::int64_t kImproverShare = 4;
constexpr double kRoundUp = 0.4;
constexpr int kRootProgrammes = 20;
constexpr int kNodeProgrammes = 3;
constexpr int kColdPasses = 8;
constexpr int kWarmPasses = 2;
constexpr int kUnscoredPasses = 2;
constexpr int kMostClimbs = 60;
constexpr int kQuickClimbs = 2;
constexpr int kMostBeams = 4;

}  // namespace

Search::Search(const Problem& problem, const Columns& columns)
    : problem_(problem),
      columns_(columns),
      domain_(columns),
      dual_(columns),
      improver_(columns),
      ascent_(columns),
      blocks_(columns),
      dive_(columns),
      plain_(plain(columns)) {}

void Search::start(const Stage& stage, std::optional<Solution> incumbent) {
  stage_ = stage;
  incumbent_ = std::move(incumbent);
  note_incumbent();
  frames_.clear();
  nodes_ = 0;
  set_window();
  phase_ = Phase::done;
  if (stage.aim == Aim::any && incumbent_) return;
  if (window_.low > window_.high) return;
  if (plain_ && !stage.promoted) {
    start_core();
  } else {
    start_tree();
  }
}

void Search::start_tree() {
  const bool scored = stage_.aim == Aim::score || stage_.min_score > 0;
  dual_.set_goal(window_, scored);
  if (levels_.empty()) levels_.emplace_back();
  levels_[0] = root_level(columns_);
  const Warm* warm = scored ? closest_warm() : nullptr;
  levels_[0].multipliers = warm != nullptr ? warm->multipliers : dual_.start_values();
  if (scored && !stage_.promoted) {
    levels_[0].multipliers.cost = std::max(0.0, levels_[0].multipliers.cost);
  }
  passes_left_ = warm != nullptr ? kWarmPasses : scored ? kColdPasses : kUnscoredPasses;
  levels_[0].bound = static_cast<double>(columns_.max_score);
  blocks_failed_at_ = kMostOpenForBlocks;
  if (!domain_.reset()) return;
  if (programme_) work_ += programme_->work();
  programme_.reset();
  if (Programme::fits(columns_, domain_)) programme_.emplace(columns_, domain_, scored);
  phase_ = Phase::enter;
}

/// The window of the columns' cost that corresponds to the budget, or to beating the incumbent.
void Search::set_window() {
  std::int64_t budget = stage_.budget;
  if (incumbent_ && stage_.aim == Aim::cost) budget = std::min(budget, incumbent_->cost - 1);
  if (incumbent_ && stage_.aim == Aim::cost_ties) budget = std::min(budget, incumbent_->cost);
  window_.high = std::min(budget, columns_.max_gross);
  window_.low = std::min<std::int64_t>(0, window_.high);
  if (problem_.promotions.empty() || problem_.promotions.front().percent == 0) return;
  const Promotion& promotion = problem_.promotions.front();
  window_.low = 0;
  if (!stage_.promoted) {
    window_.high = std::min(window_.high, promotion.threshold - 1);
    return;
  }
  // gross · (100 − p) / 100, rounded up, ≤ budget  ⇔  gross ≤ 100 · budget / (100 − p).
  const std::int64_t rest = 100 - promotion.percent;
  window_.low = promotion.threshold;
  window_.high = columns_.max_gross;
  if (budget < 0) {
    window_.high = -1;
  } else if (rest > 0) {
    window_.high = std::min(window_.high, std::min(budget, kMaxAmount) * 100 / rest);
  }
}

double Search::target() const {
  switch (stage_.aim) {
    case Aim::any:
      return 0;
    case Aim::score:
      return incumbent_ ? static_cast<double>(incumbent_->score + 1) : 0;
    case Aim::cost:
    case Aim::cost_ties:
      return static_cast<double>(stage_.min_score);
  }
  return 0;
}

std::int64_t Search::open_bound() const {
  const auto whole = [](double bound) { return static_cast<std::int64_t>(std::floor(bound)); };
  if (phase_ == Phase::done) return -1;
  if (phase_ == Phase::core) return knapsack_->bound();
  double bound = phase_ == Phase::backtrack ? -1 : levels_[frames_.size()].bound;
  for (std::size_t d = 0; d < frames_.size(); ++d) {
    if (!frames_[d].second) bound = std::max(bound, levels_[d].bound);
  }
  return std::min(whole(bound), columns_.max_score);
}

bool Search::advance() {
  switch (phase_) {
    case Phase::core:
      advance_core();
      break;
    case Phase::enter:
      enter();
      break;
    case Phase::ascend:
      ascend();
      break;
    case Phase::improve:
      improve();
      break;
    case Phase::blocks:
      advance_blocks();
      break;
    case Phase::lists:
      advance_lists();
      break;
    case Phase::branch:
      branch();
      break;
    case Phase::backtrack:
      backtrack();
      break;
    case Phase::done:
      break;
  }
  return phase_ != Phase::done;
}

void Search::enter() {
  ++nodes_;
  Level& here = level();
  refresh(columns_, domain_, here);
  work_ += 4 + static_cast<std::int64_t>(here.open.size());
  if (here.open.empty() && here.certain.empty()) return finish_leaf();
  const double inherited = here.bound;
  dual_.begin(domain_, here);
  if (!frames_.empty()) here.bound = std::min(here.bound, inherited);
  here.step = frames_.empty() ? 1 : 0.5;
  rounds_ = 0;
  rounds_left_ = frames_.empty() ? kRootRounds : kNodeRounds;
  if (frames_.empty()) {
    turns_ = 0;
    turn_gap_ = here.bound - target();
    beams_left_ = kMostBeams;
  }
  checked_bound_ = here.bound;
  if (!tighten()) return;
  phase_ = Phase::improve;
  if (!frames_.empty() || programme_) return;
  ascent_.begin(domain_, here, window_, dual_.scored(), here.multipliers);
  phase_ = Phase::ascend;
}

/// After an evaluation: cuts the node off or fixes columns. False: the node is finished.
bool Search::tighten() {
  Level& here = level();
  const std::size_t mark = domain_.mark();
  if (hopeless() || only_worse_ties() || !dual_.narrow(domain_, here, target()) ||
      !domain_.propagate()) {
    phase_ = Phase::backtrack;
    return false;
  }
  if (domain_.mark() == mark) return true;
  refresh(columns_, domain_, here);
  if (!here.open.empty() || !here.certain.empty()) return true;
  finish_leaf();
  return false;
}

bool Search::hopeless() const {
  return levels_[frames_.size()].bound < target();
}

void Search::improve() {
  if (programme_) {
    improve_by_programme();
  } else {
    improve_by_steps();
  }
}

/// Solves the linear relaxation, again as long as its own bound keeps fixing columns.
void Search::improve_by_programme() {
  Level& here = level();
  const std::size_t mark = domain_.mark();
  proposal_ = here.multipliers;
  const bool solved = programme_->solve(domain_, window_, here.bound, target(), proposal_);
  dual_.propose(domain_, here, proposal_);
  if (!tighten()) return;
  if (!solved || ++rounds_ >= (frames_.empty() ? kRootProgrammes : kNodeProgrammes) ||
      domain_.mark() == mark) {
    settle();
  }
}

void Search::improve_by_steps() {
  Level& here = level();
  const double before = here.bound;
  const bool more = rounds_left_-- > 0 && dual_.improve(domain_, here, target());
  ++rounds_;
  if (here.bound < before && !tighten()) return;
  // Give up when the last rounds closed too little of the gap to be worth their time.
  const int between = frames_.empty() ? kRootRoundsBetweenChecks : kNodeRoundsBetweenChecks;
  if (more && rounds_ % between != 0) return;
  const double gained = checked_bound_ - here.bound;
  checked_bound_ = here.bound;
  const double worth = (frames_.empty() ? kRootGain : kNodeGain) * (here.bound - target());
  if (!more || gained <= worth) settle();
}

double Search::share(std::int32_t column) const {
  return programme_ ? programme_->share(column) : dual_.share(column);
}

double Search::quantity(std::int32_t column) const {
  return programme_ ? programme_->quantity(column) : dual_.quantity(column);
}

std::int64_t Search::work() const {
  return work_ + dual_.work() + improver_.work() + ascent_.work() + dive_.work() + blocks_.work() +
         (programme_ ? programme_->work() : 0) + (knapsack_ ? knapsack_->work() : 0);
}

/// The bound has been improved enough: take stock of what got fixed and go on to branching.
void Search::settle() {
  if (frames_.empty() && dual_.scored()) keep_warm();
  phase_ = Phase::branch;
  if (frames_.empty()) return settle_root();
  if (improver_.work() * kImproverShare <= work()) round_relaxed();
  if (phase_ == Phase::branch && worth_blocks()) begin_blocks(kNodeStates, true);
}

/// At the root: hands the improver the columns that are left, and lets it try the incumbent.
void Search::prepare_improver() {
  improver_.set_values(domain_, level(), dual_);
  rounded_.assign(at(columns_.count), 0);
  if (!incumbent_) return;
  for (const Choice& choice : incumbent_->choices) {
    rounded_[at(columns_.column_of[at(choice.product)])] = choice.quantity;
  }
  polish(true);
}

/// Rounds the relaxed solution of this node and polishes it.
void Search::round_relaxed() {
  const Level& here = level();
  for (std::int32_t c = 0; c < columns_.products; ++c) rounded_[at(c)] = domain_.low(c);
  for (const std::int32_t c : here.certain) {
    rounded_[at(c)] = static_cast<std::int32_t>(std::lround(quantity(c)));
  }
  for (const std::int32_t c : here.open) {
    const double part = c < columns_.products ? share(c) : 0;
    if (part < kRoundUp) continue;
    rounded_[at(c)] = std::max(1, static_cast<std::int32_t>(std::lround(quantity(c) / part)));
  }
  polish(true);
}

/// Repairs and improves the rounded selection and offers it. True when it is a new incumbent.
bool Search::polish(bool pairs) {
  Improver::Goal goal;
  goal.budget = window_.high;
  goal.min_score = stage_.min_score;
  goal.cost_first = stage_.aim == Aim::cost || stage_.aim == Aim::cost_ties;
  goal.price = std::max(0.0, dual_.price());
  goal.target = target();
  improver_.load(rounded_);
  if (!improver_.repair(goal)) return false;
  if (stage_.aim != Aim::any) improver_.climb(goal, pairs, pairs ? kMostClimbs : kQuickClimbs);
  Solution found;
  for (std::int32_t p = 0; p < columns_.products; ++p) {
    const std::int32_t quantity = improver_.draft().quantity(columns_.column_of[at(p)]);
    if (quantity > 0) found.choices.push_back({p, quantity});
  }
  found.score = improver_.draft().score();
  found.cost = promoted_cost(problem_, improver_.draft().cost());
  return offer(std::move(found));
}

void Search::finish_leaf() {
  phase_ = Phase::backtrack;
  const Level& here = level();
  const std::int64_t score = here.score + covered_score(columns_, here);
  Solution found;
  for (std::int32_t p = 0; p < columns_.products; ++p) {
    const std::int32_t quantity = domain_.low(columns_.column_of[at(p)]);
    if (quantity > 0) found.choices.push_back({p, quantity});
  }
  work_ += columns_.products / 8;
  found.score = score;
  found.cost = promoted_cost(problem_, here.cost);
  offer(std::move(found));
}

bool Search::offer(Solution found) {
  if (found.cost > stage_.budget) return false;
  if (stage_.aim == Aim::cost || stage_.aim == Aim::cost_ties) {
    if (found.score < stage_.min_score) return false;
  }
  if (incumbent_) {
    const bool gain =
        stage_.aim == Aim::cost ? found.cost < incumbent_->cost : better(found, *incumbent_);
    if (!gain) return false;
  }
  const Evaluation judged = evaluate(problem_, found.choices);
  if (judged.violation || judged.score != found.score || judged.cost != found.cost) return false;
  incumbent_ = std::move(found);
  note_incumbent();
  set_window();
  dual_.set_window(window_);
  if (stage_.aim == Aim::any || window_.low > window_.high) phase_ = Phase::done;
  return true;
}

/// What only_worse_ties needs to know about the incumbent.
void Search::note_incumbent() {
  if (stage_.aim != Aim::cost_ties) return;
  incumbent_quantity_.assign(problem_.products.size(), 0);
  prefix_ties_ = false;
  if (!incumbent_ || incumbent_->choices.empty()) return;
  for (const Choice& choice : incumbent_->choices) {
    incumbent_quantity_[at(choice.product)] = choice.quantity;
  }
  // Scores never fall with more choices, so if the list without its last choice scores less, no
  // shorter prefix of it can be an equal.
  std::vector<Choice> prefix = incumbent_->choices;
  prefix.pop_back();
  prefix_ties_ = evaluate(problem_, prefix).score >= incumbent_->score;
}

void Search::branch() {
  Frame frame = choose();
  frame.mark = domain_.mark();
  frames_.push_back(frame);
  if (levels_.size() <= frames_.size()) levels_.emplace_back();
  levels_[frames_.size()] = levels_[frames_.size() - 1];
  phase_ = take(frame, frame.up_first) ? Phase::enter : Phase::backtrack;
}

bool Search::take(const Frame& frame, bool up) {
  const bool narrowed = up ? domain_.at_least(frame.column, frame.split + 1)
                           : domain_.at_most(frame.column, frame.split);
  return narrowed && domain_.propagate();
}

void Search::backtrack() {
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    domain_.undo(frame.mark);
    if (frame.second) {
      frames_.pop_back();
      continue;
    }
    frame.second = true;
    const std::size_t depth = frames_.size();
    if (levels_[depth - 1].bound < target()) {
      frames_.pop_back();
      continue;
    }
    if (!take(frame, !frame.up_first)) continue;
    levels_[depth] = levels_[depth - 1];
    phase_ = Phase::enter;
    return;
  }
  phase_ = Phase::done;
}

/// The column whose place in the relaxed solution is least decided, weighted by what it matters.
Search::Frame Search::choose() const {
  const Level& here = levels_[frames_.size()];
  Frame frame;
  double best = -1;
  for (const std::int32_t c : here.open) {
    if (c >= columns_.products) continue;
    const double share = this->share(c);
    const Option& option =
        columns_.options.items[at(columns_.options.begin(c) + domain_.high(c) - 1)];
    double size = static_cast<double>(option.score);
    for (auto t = columns_.needs.first(c); t != columns_.needs.last(c); ++t) {
      const std::int64_t rest = columns_.need_caps[at(t->need)] - here.covered[at(t->need)];
      size += static_cast<double>(std::max<std::int64_t>(0, std::min(t->amount, rest)));
    }
    size += here.multipliers.cost * static_cast<double>(option.cost);
    const double doubt = std::min(share, 1 - share) + 0.02;
    if (doubt * (size + 1) > best) {
      best = doubt * (size + 1);
      frame.column = c;
      frame.split = 0;
      frame.up_first = share >= 0.3;
    }
  }
  if (best >= 0) return frame;
  for (const std::int32_t c : here.certain) {
    frame.column = c;
    const auto average = static_cast<std::int32_t>(std::floor(quantity(c)));
    frame.split = std::max(domain_.low(c), std::min(average, domain_.high(c) - 1));
    frame.up_first = quantity(c) - average >= 0.5;
    return frame;
  }
  // Only bundles are open: their products are decided, so propagation has decided them as well.
  frame.column = here.open.front();
  return frame;
}

/// True when nothing in this node is cheaper than the incumbent, and its equals have larger ids.
bool Search::only_worse_ties() const {
  if (stage_.aim != Aim::cost_ties || !incumbent_) return false;
  const Level& here = levels_[frames_.size()];
  // One minor unit less to spend lowers the bound by its price.
  if (here.bound - std::max(0.0, here.multipliers.cost) >= target()) return false;
  std::size_t rest = incumbent_->choices.size();
  for (std::size_t p = 0; p < incumbent_quantity_.size(); ++p) {
    const std::int32_t c = columns_.column_of[p];
    const std::int32_t mine = incumbent_quantity_[p];
    if (mine > 0) --rest;
    if (domain_.high(c) == 0) {
      if (mine > 0) return !prefix_ties_;  // the next one here has a larger id, unless none follows
      continue;
    }
    if (mine == 0) {
      if (rest > 0) return false;  // having p at all would be smaller
      if (domain_.low(c) > 0) return true;
      continue;
    }
    if (domain_.low(c) == 0 && prefix_ties_) return false;  // the list might end before p
    const std::int32_t smallest = std::max(1, domain_.low(c));
    if (smallest < mine) return false;
    if (smallest > mine && domain_.low(c) > 0) return true;
  }
  return true;
}

}  // namespace oferta::selection
