#pragma once
/// Depth-first branch and bound for one stage of a solve: within a window of cost, look for
/// something better than the incumbent until none can exist.
///
///   Search search(problem, columns);
///   search.start(stage, incumbent);
///   while (search.advance()) if (search.work() > limit) break;
///
/// A node propagates the rules (domain.h), improves the bound (dual.h), fixes what the bound rules
/// out and branches on the column that the relaxation is least sure of. The root of a large problem
/// first sets the multipliers one by one (ascent.h), dives for selections (dive.h) and improves
/// bound and incumbent in turn. What is then left open is tried as a multiple-choice problem over
/// the lists of its blocks (blocks.h); branching is for what that cannot finish. A plain problem
/// (classes.h) goes to the multiple-choice solver (knapsack.h) at once, which hands it back when
/// its lists grow too long. Internal to shared/selection.
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "shared/selection/ascent.h"
#include "shared/selection/blocks.h"
#include "shared/selection/columns.h"
#include "shared/selection/dive.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"
#include "shared/selection/improver.h"
#include "shared/selection/knapsack.h"
#include "shared/selection/model.h"
#include "shared/selection/programme.h"

namespace oferta::selection {

/// What a search is after; each ends when nothing better can exist.
enum class Aim {
  any,       ///< the first selection found
  score,     ///< a higher score
  cost,      ///< a lower cost, at no less than Stage::min_score
  cost_ties  ///< a lower cost, or the same with smaller ids, at no less than Stage::min_score
};

struct Stage {
  Aim aim = Aim::score;
  std::int64_t budget = 0;     ///< of the real cost, after a promotion
  std::int64_t min_score = 0;  ///< for Aim::cost and Aim::cost_ties
  bool promoted = false;       ///< the part of the problem where the promotion applies
};

class Search {
 public:
  Search(const Problem& problem, const Columns& columns);

  /// Begins a stage. The incumbent, if any, is a valid selection within the budget.
  void start(const Stage& stage, std::optional<Solution> incumbent);

  /// One evaluation or one branching. False: the stage is finished.
  bool advance();

  const std::optional<Solution>& incumbent() const { return incumbent_; }
  /// No selection of this stage scores more than this or the incumbent (for Aim::score).
  std::int64_t open_bound() const;
  std::int64_t work() const;
  std::int64_t nodes() const { return nodes_; }

 private:
  enum class Phase { core, enter, ascend, improve, blocks, lists, branch, backtrack, done };
  struct Frame {
    std::size_t mark = 0;
    std::int32_t column = 0;
    std::int32_t split = 0;  ///< one side has quantity ≤ split, the other more
    bool up_first = true;
    bool second = false;  ///< the second side is being searched
  };

  static constexpr int kRootRounds = 600;
  static constexpr std::size_t kMostOpenForBlocks = 4'000;
  static constexpr std::size_t kNodeStates = 20'000;  ///< effort of blocks.h at a node

  /// Multipliers that were good at a budget.
  struct Warm {
    Multipliers multipliers;
    double bound = 0;
    std::int64_t budget = 0;
  };

  Level& level() { return levels_[frames_.size()]; }
  void set_window();
  void start_core();
  void advance_core();
  bool offer_from(const Knapsack& knapsack);
  void start_tree();
  double target() const;
  void enter();
  void ascend();
  void dive();
  void improve();
  void improve_by_programme();
  void improve_by_steps();
  double share(std::int32_t column) const;
  double quantity(std::int32_t column) const;
  void branch();
  void backtrack();
  void settle();
  const Warm* closest_warm() const;
  void keep_warm();
  void settle_root();
  void finish_root();
  bool worth_blocks() const;
  void begin_blocks(std::size_t effort, bool strict);
  void leave_blocks();
  void advance_blocks();
  void advance_lists();
  KnapsackQuestion question() const;
  void finish_leaf();
  void prepare_improver();
  void round_relaxed();
  bool polish(bool pairs);
  bool shrink_programme();
  bool tighten();
  bool hopeless() const;
  bool only_worse_ties() const;
  bool take(const Frame& frame, bool up);
  Frame choose() const;
  bool offer(Solution found);
  void note_incumbent();

  const Problem& problem_;
  const Columns& columns_;
  Domain domain_;
  Dual dual_;
  std::optional<Programme> programme_;
  Multipliers proposal_;
  Improver improver_;
  Ascent ascent_;
  Blocks blocks_;
  std::size_t blocks_failed_at_ = 0;  ///< open columns when the blocks were last incomplete
  Dive dive_;
  bool plain_ = false;
  std::optional<Knapsack> knapsack_;  ///< of a plain problem, made when first needed
  std::int64_t core_offered_ = 0;     ///< work of the knapsack when its find was last looked at
  std::vector<std::int32_t> rounded_;
  Stage stage_;
  Window window_;
  std::optional<Solution> incumbent_;
  std::vector<std::int32_t> incumbent_quantity_;
  bool prefix_ties_ = false;  ///< a shorter list might equal the incumbent
  Phase phase_ = Phase::done;
  std::vector<Frame> frames_;
  std::deque<Level> levels_;
  std::vector<Warm> warm_;  ///< oldest first
  int passes_left_ = 0;
  int turns_ = 0;
  double turn_gap_ = 0;  ///< between bound and incumbent at the last turn
  int beams_left_ = 0;
  int rounds_ = 0;
  int rounds_left_ = 0;
  double checked_bound_ = 0;
  std::int64_t work_ = 0;
  std::int64_t nodes_ = 0;
};

}  // namespace oferta::selection
