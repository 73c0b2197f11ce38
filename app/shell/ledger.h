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
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/platform.h"
#include "shared/base/result.h"
#include "shared/sync/clock.h"
#include "shared/sync/peer.h"
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
  // What a snapshot made of the operations up to some of their numbers. invalid_format when it is
  // broken: nothing has been loaded then.
  Result<void> load_snapshot(std::string_view file);
  // The state as it is now, to be loaded instead of the operations behind it.
  [[nodiscard]] std::string snapshot() const;
  // The disk holds an operation of this number, readable or not.
  void number_taken(sync::NodeId node, std::int64_t sequence);
  // Writes all there is anew: the disk has lost operations that a snapshot still had.
  void rewrite();
  // Lines that could not be read since the start, as they were.
  [[nodiscard]] const std::vector<std::string>& unread() const { return unread_; }

  // The records of a workspace file as operations, saved like any other change but not undoable.
  Result<void> import(std::string_view workspace_file);

  // Into the store and onto the disk as they are, those of others too; not undoable.
  void take_in(const std::vector<sync::Operation>& operations);
  // The same operations under numbers of this replica. What they say and when it was said stays,
  // so a store that has them already does not change.
  void take_as_own(std::vector<sync::Operation> operations);
  // As one step that can be undone, as when a file is loaded.
  void commit_as_own(std::vector<sync::Operation> operations);
  // The same work stamped anew, now that the clock is corrected; what was stamped by the clock that
  // ran ahead is forgotten with clear().
  void take_anew(std::vector<sync::Operation> operations);
  // Records of this type are kept in memory alone, from now on.
  void keep_off_disk(std::string_view type) { off_disk_ = type; }
  // Forgets everything, to be loaded anew from the disk.
  void clear();

  // What the team's server has; none while the device belongs to no team. Kept on the disk together
  // with the operations (PersistBatch::peer).
  [[nodiscard]] std::optional<sync::Peer>& peer() { return peer_; }
  [[nodiscard]] const std::optional<sync::Peer>& peer() const { return peer_; }
  // Whether this writer also writes peer(): one of all that share the disk does.
  void keeps_peer(bool keeps) { keeps_peer_ = keeps; }
  // Writes what peer() has learned, also when there is no operation to write.
  void keep_peer() { write({}); }
  // How far the device's clock is from the true one; it is corrected where it runs ahead.
  void shift_clock(std::int64_t ms) { clock_shift_ms_ = ms; }

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

  // Something was written on this device, not only loaded from a file.
  [[nodiscard]] bool own_work() const;

  // Who works on this device and signs the changes: the manager chosen in the settings, else the
  // one most clients belong to.
  [[nodiscard]] std::string author() const;

 private:
  Result<std::vector<sync::Operation>> operations_for(const sync::Transaction& transaction) const;
  std::vector<sync::Operation> numbered(std::vector<sync::Operation> operations) const;
  [[nodiscard]] std::int64_t now_ms() const { return platform_->now_ms() + clock_shift_ms_; }
  Result<bool> step(std::vector<sync::Inverse>& from, std::vector<sync::Inverse>& to);
  void write(const std::vector<sync::Operation>& operations);
  void refresh(const std::vector<sync::Operation>& operations);
  void retry_failed();

  Platform* platform_;
  sync::Store store_;
  workspace::Workspace workspace_;
  std::vector<sync::Inverse> undo_;
  std::vector<sync::Inverse> redo_;
  std::vector<std::string> unread_;
  std::string off_disk_;
  std::optional<sync::Peer> peer_;
  bool keeps_peer_ = false;
  std::int64_t clock_shift_ms_ = 0;
  std::uint64_t last_transaction_ = 0;
  std::map<std::uint64_t, PersistBatch> writing_;
  std::map<std::uint64_t, PersistBatch> failed_;
  std::string failure_;
};

}  // namespace oferta::app
