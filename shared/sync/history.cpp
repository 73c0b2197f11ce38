#include "shared/sync/history.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/base/sort.h"
#include "shared/sync/cell.h"

namespace oferta::sync {

std::vector<HistoryEntry> history_of(std::vector<Operation> operations) {
  sort_by(operations, [](const Operation& a, const Operation& b) { return a.stamp < b.stamp; });
  std::map<std::string, std::string, std::less<>> now;
  std::vector<HistoryEntry> entries;
  for (const Operation& operation : operations) {
    HistoryEntry entry;
    entry.stamp = operation.stamp;
    entry.author = operation.author;
    entry.created = entries.empty();
    entry.deleted = operation.deleted;
    for (const FieldWrite& field : operation.fields) {
      if (field.name == kSealedField) {
        entry.sealed = true;
        continue;
      }
      const auto [known, added] = now.try_emplace(field.name, kNothing);
      if (known->second != field.value) {
        entry.changes.push_back(
            {field.name, std::exchange(known->second, field.value), field.value});
      }
    }
    if (entry.deleted || entry.sealed || !entry.changes.empty()) {
      entries.push_back(std::move(entry));
    }
  }
  std::reverse(entries.begin(), entries.end());
  return entries;
}

}  // namespace oferta::sync
