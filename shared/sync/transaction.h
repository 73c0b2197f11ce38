#pragma once
/// What one user action changes, collected against a store and turned into operations.
///
///   Transaction change(store);
///   OFERTA_TRY(change.set("client", id, "name", "ООО «Ромашка»"));
///   OFERTA_TRY(change.remove("task", task_id));
///   OFERTA_ASSIGN(auto operations, change.build({clock.next(now), next_sequence, author, 1}));
///   persist(operations);  store.apply_all(operations);
///
/// The operations carry the stamps they overwrite as the store has them now; build and apply before
/// the store changes otherwise. Setting a field to the value it has does nothing. To remove a
/// field, set it to null.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/sync/conflict.h"
#include "shared/sync/operation.h"
#include "shared/sync/store.h"

namespace oferta::sync {

/// What every operation of a transaction carries.
struct TransactionHeader {
  Stamp stamp;
  std::int64_t first_sequence = 1;  ///< of stamp.node(); the operations take consecutive numbers
  std::string author;
  std::int64_t schema = 1;
};

enum class Choice { keep_current, take_lost };

class Transaction {
 public:
  explicit Transaction(const Store& store) : store_(&store) {}

  /// Writes one field; the record comes into being with its first field. Errors: sealed; not_found
  /// for a deleted record; invalid_format or out_of_range for a value outside the limits.
  Result<void> set(std::string_view type, std::string_view id, std::string_view field,
                   const Json& value);
  /// Writes every member of an object; fields that are not in it stay as they are.
  Result<void> set_fields(std::string_view type, std::string_view id, const Json& fields);
  /// Deletes a record. Errors: not_found, sealed.
  Result<void> remove(std::string_view type, std::string_view id);
  /// Brings a deleted record back with the fields it had. Errors: not_found when it is not deleted.
  Result<void> restore(std::string_view type, std::string_view id);
  /// Restores the record where it is deleted; one that is there, or never was, stays as it is.
  Result<void> bring_back(std::string_view type, std::string_view id);
  /// Freezes a record with the fields it has, those set in this transaction included.
  Result<void> seal(std::string_view type, std::string_view id);
  /// Decides a conflict. take_lost writes the lost value (restoring a deleted record); it is
  /// refused as sealed where the record is sealed.
  Result<void> resolve(const Conflict& conflict, Choice choice);

  /// Nothing would be written.
  bool empty() const;
  /// The operations, one per record, by type and id; empty when nothing changes. out_of_range when
  /// a record exceeds the size limit.
  Result<std::vector<Operation>> build(const TransactionHeader& header) const;

 private:
  enum class Fate { stays, deleted, restored };
  struct Change {
    std::map<std::string, std::string, std::less<>> fields;  // canonical values
    std::map<std::string, std::vector<Stamp>, std::less<>> acknowledged;
    Fate fate = Fate::stays;
    bool sealed = false;
  };
  using Key = std::pair<std::string, std::string>;

  Result<Change*> editable(std::string_view type, std::string_view id);
  Operation operation_for(const Key& key, const Change& change) const;

  const Store* store_;
  std::map<Key, Change> changes_;
};

}  // namespace oferta::sync
