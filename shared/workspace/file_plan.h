#pragma once
/// What loading a file would do here, before it does anything.
///
///   OFERTA_ASSIGN(const FilePlan plan, plan_file(store, bytes, space, now_ms));
///   show(plan.differences);                       // added, changed from what to what, deleted
///   ledger.commit_as_own(plan.operations);        // once a person has agreed
///
/// A file of operations merges: of two values the later one wins, and where two people changed the
/// same thing apart, the other one is kept as a conflict. A workspace file knows no past: its
/// values apply where they are newer than those here. Loading a file a second time changes nothing.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/sync/operation.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {

struct FieldDifference {
  std::string field;
  std::string before;  ///< canonical JSON; "null" when there is none
  std::string after;
};

enum class RecordFate { added, changed, deleted, restored };

struct RecordDifference {
  RecordName record;
  RecordFate fate = RecordFate::changed;
  Json fields;  ///< of the record as it will be, or was before it was deleted: to name it by
  std::vector<FieldDifference> differences;
};

struct FilePlan {
  std::vector<sync::Operation> operations;  ///< those that change anything here
  std::vector<RecordDifference> records;    ///< that will read otherwise, by type and id
  std::size_t unchanged = 0;                ///< records of the file that will not
  std::size_t conflicts = 0;                ///< new ones, for a person to decide
  std::int64_t ahead_ms = 0;                ///< how far its clock was ahead of this one
};

/// Errors: what is wrong with a file that is torn, edited or of another kind; conflict for one of
/// another team than `space` (where both are known). Nothing of such a file may be used.
Result<FilePlan> plan_file(const sync::Store& store, std::string_view bytes, std::string_view space,
                           std::int64_t now_ms);

}  // namespace oferta::workspace
