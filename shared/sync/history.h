#pragma once
/// What became of one record: who changed what, when, from what to what.
///
///   for (const HistoryEntry& entry : history_of(operations_about_it)) show(entry);
///
/// The merged store does not keep what was overwritten; the operations do.
#include <optional>
#include <string>
#include <vector>

#include "shared/sync/operation.h"
#include "shared/sync/stamp.h"

namespace oferta::sync {

struct HistoryChange {
  std::string field;
  std::string before;  ///< canonical JSON in force until then; "null" when there was none
  std::string after;
};

/// One operation that changed something.
struct HistoryEntry {
  Stamp stamp;
  std::string author;
  bool created = false;         ///< the first known of the record
  bool sealed = false;          ///< from then on nothing of it changes
  std::optional<bool> deleted;  ///< true: deleted by it, false: restored
  std::vector<HistoryChange> changes;
};

/// The latest first. `operations` are of one record, in any order, repeated or not.
std::vector<HistoryEntry> history_of(std::vector<Operation> operations);

}  // namespace oferta::sync
