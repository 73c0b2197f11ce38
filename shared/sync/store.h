#pragma once
/// One replica: all records of a workspace as cells, made of operations alone.
///
///   Store store;
///   for (const Operation& operation : operations) store.apply(operation);
///   store.for_each("product", [&](const RecordView& record) { load(record.id(), record.fields());
///   }); if (store.digest() == other.digest()) …          // the same state, however it came about
///
/// Applying is commutative, associative and idempotent. Rules: a cell's later stamp wins, on equal
/// stamps the larger canonical bytes; edits never bring a deleted record back, only an explicit
/// restoration does; a sealed record shows the fields of the operation that sealed it (the earliest
/// one) for ever and cannot be deleted. What lost without being seen is kept: see conflict.h.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/sync/cell.h"
#include "shared/sync/operation.h"
#include "shared/sync/sequences.h"

namespace oferta::sync {

class Store;

/// The index of the deletion mark among the fields of every store.
inline constexpr std::uint32_t kDeletedIndex = 0;

/// The operation that sealed a record.
struct Seal {
  Stamp stamp;
  std::uint32_t origin = 0;
  std::string contents;  ///< canonical JSON object: its fields, "sealed" included
};

/// The cells of one record.
struct Record {
  std::vector<Cell> cells;  ///< sorted by field index; the deletion mark is a cell too
  std::unique_ptr<Seal> seal;
};

/// A record as it reads now. Valid until the store is changed.
class RecordView {
 public:
  RecordView(const Store& store, std::string_view type, std::string_view id, const Record& record)
      : store_(&store), type_(type), id_(id), record_(&record) {}

  std::string_view type() const { return type_; }
  std::string_view id() const { return id_; }
  bool deleted() const;
  bool sealed() const { return record_->seal != nullptr; }
  /// All fields in force; fields whose value is null are left out.
  Json fields() const;
  /// One field, or null.
  Json field(std::string_view name) const;
  /// Its canonical bytes, or "null".
  std::string canonical_field(std::string_view name) const;
  /// The stamp of the value in force; none when the field was never written.
  Stamp stamp(std::string_view name) const;
  /// The latest stamp of the record's cells.
  Stamp latest() const;
  /// The author of the latest write.
  std::string_view latest_author() const;
  /// Known only by stamps somebody overwrote: nothing of it has arrived yet.
  bool blank() const;
  const Record& record() const { return *record_; }

 private:
  const Store* store_;
  std::string_view type_;
  std::string_view id_;
  const Record* record_;
};

/// What a replica has seen, beyond its state: a clock and a sequence start from it.
struct Seen {
  Stamp latest;                           ///< the latest stamp, from any node
  std::map<NodeId, Sequences> sequences;  ///< of each node, gaps included
  friend bool operator==(const Seen&, const Seen&) = default;
};

class Store {
 public:
  Store() = default;
  Store(Store&&) = default;
  Store& operator=(Store&&) = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store() = default;

  /// Merges one operation; true when the state changed. The operation must have come from
  /// decode_operation or Transaction::build.
  bool apply(const Operation& operation);
  std::size_t apply_all(const std::vector<Operation>& operations);

  /// A record that exists and is not deleted.
  std::optional<RecordView> find(std::string_view type, std::string_view id) const;
  /// Also when it is deleted.
  std::optional<RecordView> find_any(std::string_view type, std::string_view id) const;
  /// The records of a type that are not deleted, in the order of their ids (bytes).
  void for_each(std::string_view type, const std::function<void(const RecordView&)>& visit) const;
  /// All records of all types, deleted ones too, by type and id.
  void for_each_any(const std::function<void(const RecordView&)>& visit) const;
  std::vector<std::string> types() const;
  /// The number of records of a type that are not deleted.
  std::size_t count(std::string_view type) const;
  std::size_t cell_count() const { return cells_; }

  /// The latest stamp seen, from any node: what a clock must start from.
  Stamp latest() const { return seen_.latest; }
  /// The largest sequence number seen of a node; 0 when none.
  std::int64_t last_sequence(NodeId node) const;
  /// Everything of the node up to this sequence number has been seen; 0 when its first has not.
  std::int64_t seen_through(NodeId node) const;
  const Seen& seen() const { return seen_; }
  /// Adds what another replica, or a snapshot, had seen.
  void note_seen(const Seen& seen);

  /// SHA-256 over the whole merged state, in a fixed order: equal on all replicas that have seen
  /// the same operations.
  std::string digest() const;
  /// The state as operations, in the order of their stamps: applied to an empty store they give
  /// this state, applied to any other they merge it in. Overwritten values are not in it.
  std::vector<Operation> to_operations() const;
  /// The same of one record, deleted or not; none when it is not known.
  std::vector<Operation> operations_of(std::string_view type, std::string_view id) const;

  // For the parts of this module.
  const std::string& field_name(std::uint32_t field) const { return fields_[field]; }
  std::optional<std::uint32_t> field_index(std::string_view name) const;
  const Origin& origin(std::uint32_t index) const { return origins_[index]; }
  const std::string& author(std::uint32_t index) const { return authors_[index]; }
  const std::string& unknown(std::uint32_t index) const { return unknown_[index]; }
  /// Records that may hold values that lost, as (type, id).
  const std::set<std::pair<std::string, std::string>>& disputed() const { return disputed_; }

 private:
  using Records = std::map<std::string, Record, std::less<>>;

  std::uint32_t intern_field(const std::string& name);
  std::uint32_t intern_author(const std::string& author);
  std::uint32_t intern_unknown(const std::string& members);
  std::uint32_t add_origin(const Operation& operation);
  Cell& cell_at(Record& record, std::uint32_t field);
  bool apply_overwritten(Record& record, const Operation& operation);
  bool apply_writes(Record& record, const Operation& operation, std::uint32_t origin);
  bool apply_seal(Record& record, const Operation& operation, std::uint32_t origin);

  std::map<std::string, Records, std::less<>> types_;
  std::vector<std::string> fields_{std::string(kDeletedField)};  // index 0: the deletion mark
  std::unordered_map<std::string, std::uint32_t> field_indices_{
      {fields_.front(), 0}};  // looked up only, never iterated
  std::vector<std::string> authors_;
  std::map<std::string, std::uint32_t, std::less<>> author_indices_;
  std::vector<std::string> unknown_{std::string()};  // index 0: no members of later versions
  std::map<std::string, std::uint32_t, std::less<>> unknown_indices_{{"", 0}};
  std::vector<Origin> origins_;
  std::set<std::pair<std::string, std::string>> disputed_;
  Seen seen_;
  std::size_t cells_ = 0;
};

}  // namespace oferta::sync
