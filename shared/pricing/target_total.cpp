#include "shared/pricing/target_total.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "shared/pricing/vat.h"

namespace oferta::pricing {
namespace {

class Spreader {
 public:
  Spreader(const DocumentInput& document, const std::vector<std::optional<Minor>>& floors)
      : document_(document), floors_(floors) {}

  Result<TargetPlan> run(Minor total) {
    OFERTA_ASSIGN(const PricedDocument priced, price_document(document_));
    for (std::size_t i = 0; i < document_.lines.size(); ++i) {
      if (document_.lines[i].charge || document_.lines[i].optional) continue;
      lines_.push_back(i);
      standing_.push_back(priced.lines[i].after_adjustments);
      floor_.push_back(i < floors_.size() ? floors_[i].value_or(0) : 0);
    }
    const Minor sum = std::accumulate(standing_.begin(), standing_.end(), Minor{0});
    if (total < 0 || !in_money_range(total) || (sum == 0 && total != 0)) {
      return fail(ErrorCode::invalid_argument, "There is no sum to make this total of.", "total");
    }
    OFERTA_ASSIGN(std::vector<Minor> left, reach(total, sum));
    return plan_of(left, total);
  }

 private:
  /// What the lines stand at in the end, for a sum of gross amounts of `total`.
  Result<std::vector<Minor>> reach(Minor total, Minor sum) const {
    if (document_.terms.prices_include_vat) return spread(sum - total);
    // VAT on top grows with every line's net amount, so the nearest sum of nets is found by
    // halving; what is missing to the kopeck is made up line by line.
    Minor low = 0;
    Minor high = std::max(sum, total);
    while (low < high) {
      const Minor middle = low + (high - low + 1) / 2;
      OFERTA_ASSIGN(const std::vector<Minor> nets, spread(sum - middle));
      OFERTA_ASSIGN(const Minor gross, gross_of_nets(nets));
      if (gross <= total) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    OFERTA_ASSIGN(std::vector<Minor> nets, spread(sum - low));
    return repair(std::move(nets), total);
  }

  Result<Minor> gross_at(std::size_t index, Minor net) const {
    const LineInput& line = document_.lines[lines_[index]];
    if (!line.vat_bp) return net;
    OFERTA_ASSIGN(const Minor vat, vat_on_top(net, *line.vat_bp));
    return add_minor(net, vat);
  }

  Result<Minor> gross_of_nets(const std::vector<Minor>& nets) const {
    Minor sum = 0;
    for (std::size_t i = 0; i < nets.size(); ++i) {
      OFERTA_ASSIGN(const Minor gross, gross_at(i, nets[i]));
      OFERTA_ASSIGN(sum, add_minor(sum, gross));
    }
    return sum;
  }

  /// Moves single kopecks until the gross sum is the total: up while it is short, and one line down
  /// where another's step up is larger by just what is missing.
  Result<std::vector<Minor>> repair(std::vector<Minor> nets, Minor total) const {
    OFERTA_ASSIGN(Minor gross, gross_of_nets(nets));
    for (std::size_t round = 0; gross != total && round < 2 * nets.size() + 2; ++round) {
      OFERTA_ASSIGN(const bool moved, move_one(nets, gross, total));
      if (!moved) break;
    }
    if (gross == total) return nets;
    return fail(ErrorCode::infeasible,
                "VAT on top of whole kopecks leaves this total out of reach; the nearest below it "
                "is " +
                    std::to_string(gross) + " minor units.",
                "total");
  }

  Result<bool> move_one(std::vector<Minor>& nets, Minor& gross, Minor total) const {
    const Minor missing = total - gross;
    std::optional<std::size_t> up_by[3];
    std::optional<std::size_t> down_by[3];
    for (std::size_t i = 0; i < nets.size(); ++i) {
      OFERTA_ASSIGN(const Minor here, gross_at(i, nets[i]));
      OFERTA_ASSIGN(const Minor above, gross_at(i, nets[i] + 1));
      const Minor up = above - here;
      if (up >= 1 && up <= 2 && !up_by[up]) up_by[up] = i;
      if (nets[i] == 0 || nets[i] == floor_[i]) continue;
      OFERTA_ASSIGN(const Minor below, gross_at(i, nets[i] - 1));
      const Minor down = here - below;
      if (down >= 1 && down <= 2 && !down_by[down]) down_by[down] = i;
    }
    for (const Minor step : {Minor{2}, Minor{1}}) {
      if (missing >= step && up_by[step]) {
        ++nets[*up_by[step]];
        gross += step;
        return true;
      }
    }
    // One kopeck is missing, and every line goes up by two: one goes down by one first.
    if (missing == 1 && up_by[2] && down_by[1] && *up_by[2] != *down_by[1]) {
      ++nets[*up_by[2]];
      --nets[*down_by[1]];
      gross += 1;
      return true;
    }
    return false;
  }

  /// What the lines stand at after giving `amount` together.
  Result<std::vector<Minor>> spread(Minor amount) const {
    if (amount <= 0 || amount > room()) return less(standing_, amount, standing_);
    std::vector<Minor> left = standing_;
    std::vector<bool> stopped(left.size(), false);
    // Each round gives in proportion to the sums of the lines that have not stopped; those that
    // would fall below their floor stop at it, and the rest is given again from the start.
    while (true) {
      std::vector<std::int64_t> weights;
      Minor rest = amount;
      for (std::size_t i = 0; i < left.size(); ++i) {
        weights.push_back(stopped[i] ? 0 : standing_[i]);
        if (stopped[i]) rest -= standing_[i] - std::min(floor_[i], standing_[i]);
      }
      OFERTA_ASSIGN(const std::vector<Minor> shares, allocate(rest, weights));
      bool again = false;
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (stopped[i]) continue;
        left[i] = standing_[i] - shares[i];
        if (left[i] >= floor_[i] || shares[i] == 0) continue;
        stopped[i] = true;
        left[i] = std::min(floor_[i], standing_[i]);
        again = true;
      }
      if (!again) return left;
    }
  }

  /// What can be given before every line stands at its floor.
  Minor room() const {
    Minor sum = 0;
    for (std::size_t i = 0; i < standing_.size(); ++i) {
      sum += std::max<Minor>(standing_[i] - floor_[i], 0);
    }
    return sum;
  }

  static Result<std::vector<Minor>> less(const std::vector<Minor>& from, Minor amount,
                                         const std::vector<std::int64_t>& weights) {
    OFERTA_ASSIGN(const std::vector<Minor> shares, allocate(amount, weights));
    std::vector<Minor> left = from;
    for (std::size_t i = 0; i < left.size(); ++i) left[i] -= shares[i];
    return left;
  }

  Result<TargetPlan> plan_of(const std::vector<Minor>& left, Minor total) const {
    TargetPlan plan;
    plan.reached = total;
    plan.adjustment.rule = "total";
    for (std::size_t i = 0; i < left.size(); ++i) {
      plan.adjustment.lines.push_back(lines_[i]);
      plan.adjustment.shares.push_back(standing_[i] - left[i]);
      plan.adjustment.value += standing_[i] - left[i];
      if (left[i] < floor_[i]) plan.below_floor.push_back({lines_[i], floor_[i] - left[i]});
    }
    return plan;
  }

  const DocumentInput& document_;
  const std::vector<std::optional<Minor>>& floors_;
  std::vector<std::size_t> lines_;  // positions in the document; the lists below go with it
  std::vector<Minor> standing_;
  std::vector<Minor> floor_;
};

}  // namespace

Result<TargetPlan> spread_total(const DocumentInput& document, Minor total,
                                const std::vector<std::optional<Minor>>& floors) {
  return Spreader(document, floors).run(total);
}

}  // namespace oferta::pricing
