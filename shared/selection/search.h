#pragma once
/// Depth-first branch and bound for one stage of a solve: within a window of cost, look for
/// something better than the incumbent until none can exist.
///
///   Search search(problem, columns);
///   search.start(stage, incumbent);
///   while (search.advance()) if (search.work() > limit) break;
///
/// A node propagates the rules (domain.h), improves the bound (dual.h), fixes what the bound rules
/// out and branches on the column that the relaxation is least sure of. Internal to
/// shared/selection.
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"
#include "shared/selection/improver.h"
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
  /// The bound at the root.
  double root_bound() const { return levels_.front().bound; }

 private:
  enum class Phase { enter, improve, branch, backtrack, done };
  struct Frame {
    std::size_t mark = 0;
    std::int32_t column = 0;
    std::int32_t split = 0;  ///< one side has quantity ≤ split, the other more
    bool up_first = true;
    bool second = false;  ///< the second side is being searched
  };

  Level& level() { return levels_[frames_.size()]; }
  void set_window();
  double target() const;
  void enter();
  void improve();
  void improve_by_programme();
  void improve_by_steps();
  double share(std::int32_t column) const;
  double quantity(std::int32_t column) const;
  void branch();
  void backtrack();
  void settle();
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
  std::vector<std::int32_t> rounded_;
  Stage stage_;
  Window window_;
  std::optional<Solution> incumbent_;
  std::vector<std::int32_t> incumbent_quantity_;
  bool prefix_ties_ = false;  ///< a shorter list might equal the incumbent
  Phase phase_ = Phase::done;
  std::vector<Frame> frames_;
  std::deque<Level> levels_;
  Multipliers warm_;
  bool have_warm_ = false;
  int rounds_ = 0;
  int rounds_left_ = 0;
  double checked_bound_ = 0;
  std::int64_t work_ = 0;
  std::int64_t nodes_ = 0;
};

}  // namespace oferta::selection
