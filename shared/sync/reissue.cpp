#include "shared/sync/reissue.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "shared/base/sort.h"

namespace oferta::sync {

std::vector<Operation> reissue(std::vector<Operation> operations, Clock& clock, std::int64_t now_ms,
                               std::int64_t first_sequence) {
  sort_by(operations, [](const Operation& a, const Operation& b) {
    return std::tie(a.stamp, a.sequence) < std::tie(b.stamp, b.sequence);
  });
  std::map<Stamp, Stamp> renamed;
  for (const Operation& operation : operations) {
    const auto [entry, added] = renamed.try_emplace(operation.stamp);
    if (added) entry->second = clock.next(now_ms);
  }
  for (Operation& operation : operations) {
    operation.stamp = renamed.at(operation.stamp);
    operation.node = clock.node();
    operation.sequence = first_sequence++;
    for (Overwritten& entry : operation.overwritten) {
      for (Stamp& stamp : entry.stamps) {
        const auto found = renamed.find(stamp);
        if (found != renamed.end()) stamp = found->second;
      }
      std::sort(entry.stamps.begin(), entry.stamps.end());
    }
  }
  return operations;
}

}  // namespace oferta::sync
