#pragma once
/// Undo: the inverse of a transaction, as a new transaction.
///
///   Inverse inverse = inverse_of(store, operations);   // before they are applied
///   store.apply_all(operations);
///   …
///   Transaction undo(store);
///   UndoOutcome outcome = inverse.add_to(store, undo);        // redo is the inverse of the undo
///
/// A field somebody has written since keeps that newer value: undo takes back one's own change
/// only.
#include <cstddef>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/sync/operation.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"

namespace oferta::sync {

struct UndoOutcome {
  std::size_t restored = 0;  ///< fields and records put back
  std::size_t skipped = 0;   ///< changed by somebody since, or sealed
};

class Inverse {
 public:
  /// Adds the inverse changes to a transaction on the store as it is now.
  UndoOutcome add_to(const Store& store, Transaction& transaction) const;

 private:
  friend Inverse inverse_of(const Store& before, const std::vector<Operation>& operations);

  enum class Fate { stays, created, deleted, restored };
  struct Field {
    std::string name;
    std::string before;   // canonical; "null" when there was none
    std::string written;  // by the operation to undo
  };
  struct Item {
    std::string type;
    std::string id;
    Fate fate = Fate::stays;
    std::vector<Field> fields;
  };
  std::vector<Item> items_;
};

/// The inverse of operations that are about to be applied to `before`.
Inverse inverse_of(const Store& before, const std::vector<Operation>& operations);

}  // namespace oferta::sync
