#include "shared/sync/cell.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace oferta::sync {
namespace {

bool before(const Write& a, const Write& b) {
  return std::tie(a.stamp, a.value) < std::tie(b.stamp, b.value);
}

}  // namespace

const std::vector<Write>& Cell::lost() const {
  static const std::vector<Write> none;
  return extra_ ? extra_->lost : none;
}

const std::vector<Stamp>& Cell::past() const {
  static const std::vector<Stamp> none;
  return extra_ ? extra_->past : none;
}

bool Cell::replaced(const Stamp& stamp) const {
  return std::binary_search(past().begin(), past().end(), stamp);
}

CellPast& Cell::extra() {
  if (!extra_) extra_ = std::make_unique<CellPast>();
  return *extra_;
}

bool Cell::keep_lost(Write write) {
  if (replaced(write.stamp)) return false;
  std::vector<Write>& lost = extra().lost;
  const auto at = std::lower_bound(lost.begin(), lost.end(), write, before);
  if (at != lost.end() && !before(write, *at)) return false;
  lost.insert(at, std::move(write));
  return true;
}

bool Cell::add(Write write) {
  if (!set_) {
    winner_ = std::move(write);
    set_ = true;
    return true;
  }
  if (before(write, winner_)) return keep_lost(std::move(write));
  if (!before(winner_, write)) return false;
  keep_lost(std::exchange(winner_, std::move(write)));
  return true;
}

bool Cell::overwrite(const Stamp& stamp) {
  std::vector<Stamp>& past = extra().past;
  const auto at = std::lower_bound(past.begin(), past.end(), stamp);
  if (at != past.end() && *at == stamp) return false;
  past.insert(at, stamp);
  std::erase_if(extra().lost, [&stamp](const Write& write) { return write.stamp == stamp; });
  return true;
}

}  // namespace oferta::sync
