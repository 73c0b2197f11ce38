#pragma once
/// Values that lost without anybody having seen them: two people changed the same thing while
/// apart, or one edited what the other deleted or sealed. Nothing is thrown away: the lost value
/// stays beside the value in force until somebody decides, and every replica shows the same choice.
///
///   for (const Conflict& conflict : conflicts(store)) show(conflict);
///   Transaction transaction(store);
///   OFERTA_TRY(transaction.resolve(conflict, Choice::take_lost));
///
/// A conflict is derived from the merged cells, so all replicas derive the same ones; deciding is
/// an ordinary operation that names the lost stamp in its `w`, after which it is gone everywhere.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/sync/stamp.h"
#include "shared/sync/store.h"

namespace oferta::sync {

enum class ConflictKind {
  both_edited,     ///< another value won
  edited_deleted,  ///< an edit met a deletion
  edited_sealed,   ///< an edit, or a deletion, met a sealed record
};

struct Conflict {
  /// 32 hexadecimal digits made of the cell, the losing stamp and the losing value. The winner's
  /// stamp is not in it: later edits change the winner, but not what was lost.
  std::string id;
  ConflictKind kind = ConflictKind::both_edited;
  std::string type;
  std::string record;
  std::string field;  ///< "" for the deletion mark (values 1 and 0)
  std::string kept;   ///< canonical JSON in force; "null" in a deleted record
  std::string lost;
  Stamp kept_stamp;
  Stamp lost_stamp;
  std::string kept_author;
  std::string lost_author;
};

/// All open conflicts, by type, record, field and losing stamp.
std::vector<Conflict> conflicts(const Store& store);
/// Those of one record.
std::vector<Conflict> conflicts_of(const Store& store, const RecordView& record);

}  // namespace oferta::sync
