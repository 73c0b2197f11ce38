// The one way a change takes: transaction → operations → store → workspace, and on to disk.
//
//   Ledger ledger(platform);
//   ledger.load(operations_kept_by_the_platform);
//   sync::Transaction change = ledger.begin();
//   OFERTA_TRY(change.set("client", id, "name", "ООО «Ромашка»"));
//   OFERTA_TRY(ledger.commit(change));              // shown at once; saved when persisted() says
//   so OFERTA_TRY(ledger.undo());
//
// A tap, an import and another tab's change are one kind of thing here: operations.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/platform.h"
#include "shared/base/result.h"
#include "shared/sync/clock.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"
#include "shared/sync/undo.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

class Ledger {
 public:
  explicit Ledger(Platform& platform);

  // Operations the platform has kept, or another writer has made: one JSON object a line. Lines
  // that cannot be read are skipped and counted; the platform keeps them as they are.
  std::size_t load(std::string_view lines);
  // The records of a workspace file as operations, saved like any other change but not undoable.
  Result<void> import(std::string_view workspace_file);

  [[nodiscard]] const workspace::Workspace& workspace() const { return workspace_; }
  [[nodiscard]] const sync::Store& store() const { return store_; }
  [[nodiscard]] sync::Transaction begin() const { return sync::Transaction(store_); }

  // Applies the transaction and starts its write to disk. An empty one changes nothing.
  Result<void> commit(const sync::Transaction& transaction);
  // The same for what cannot be taken back, such as a seal: undo begins anew after it, as half of
  // an earlier change may be sealed now.
  Result<void> commit_for_good(const sync::Transaction& transaction);
  // Takes back the last change of this session that still can be: what somebody has changed since,
  // or what has been sealed, stays. False when there is none.
  Result<bool> undo();
  Result<bool> redo();
  [[nodiscard]] bool can_undo() const { return !undo_.empty(); }
  [[nodiscard]] bool can_redo() const { return !redo_.empty(); }

  // The platform's answer to PersistBatch::transaction. A batch that failed is kept and written
  // again together with the next change.
  void persisted(std::uint64_t transaction, bool ok, std::string_view message);
  [[nodiscard]] bool saving() const { return !writing_.empty(); }
  [[nodiscard]] bool failed() const { return !failed_.empty(); }
  [[nodiscard]] const std::string& failure() const { return failure_; }

  // Who works on this device and signs the changes: the manager chosen in the settings, else the
  // one most clients belong to.
  [[nodiscard]] std::string author() const;

 private:
  Result<std::vector<sync::Operation>> operations_for(const sync::Transaction& transaction) const;
  Result<bool> step(std::vector<sync::Inverse>& from, std::vector<sync::Inverse>& to);
  void take(const std::vector<sync::Operation>& operations);
  void write(const std::vector<sync::Operation>& operations);
  void refresh(const std::vector<sync::Operation>& operations);
  void retry_failed();

  Platform* platform_;
  sync::Store store_;
  workspace::Workspace workspace_;
  std::vector<sync::Inverse> undo_;
  std::vector<sync::Inverse> redo_;
  std::uint64_t last_transaction_ = 0;
  std::map<std::uint64_t, PersistBatch> writing_;
  std::map<std::uint64_t, PersistBatch> failed_;
  std::string failure_;
};

}  // namespace oferta::app
