// The desk where the platform's answers about the data are taken: the team's server, snapshots of
// the store, the history of a record, the room there is. The application holds one.
//
//   application.data().member_of(membership);          // before operations are loaded
//   application.data().team_answered("/v1/sync", 200, body);
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/data_view.h"
#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/route.h"
#include "app/shell/team.h"
#include "app/ui/theme.h"
#include "shared/sync/conflict.h"

namespace oferta::app {

class DataDesk {
 public:
  // Says something to the person: the key of a text.
  using Tell = std::function<void(std::string_view key, ui::Tone tone)>;

  DataDesk(Platform& platform, Ledger& ledger, DataView& view, Tell tell)
      : platform_(&platform),
        ledger_(&ledger),
        view_(&view),
        tell_(std::move(tell)),
        team_(ledger, platform) {}

  [[nodiscard]] Team& team() { return team_; }
  [[nodiscard]] const Team& team() const { return team_; }
  // Values that two people have set apart and nobody has decided on yet.
  [[nodiscard]] const std::vector<sync::Conflict>& conflicts() const { return conflicts_; }

  // Before a frame: what the page of the route needs to know and nobody else asks for.
  void update(const Route& route);
  // Something is on the disk now that the server may not have.
  void written();

  // ---- the store

  // A snapshot, before the operations that are newer; false when it is broken and another has to be
  // tried.
  bool load_snapshot(std::string_view file);
  // The store holds operations of this node up to this number, whether they can be read or not.
  void numbers_taken(std::string_view node, std::int64_t sequence);
  // A snapshot was needed to make good what the store had lost: all of it is written anew.
  void repair_store();
  // A snapshot to be kept.
  [[nodiscard]] std::string snapshot() const { return ledger_->snapshot(); }
  // A file was chosen or dropped: its preview, or why nothing of it may be used.
  void file_received(std::string_view name, std::string_view bytes);

  // ---- the team

  // The device belongs to a team: before its operations are loaded.
  Result<void> member_of(Membership membership) { return team_.join(std::move(membership)); }
  // This window does the exchange with the team's server for the whole device.
  void lead_team() { team_.lead(); }
  // The server has news, or it is time to try again.
  void team_turn() { team_.turn(); }
  void team_answered(std::string_view path, int status, std::string_view body);
  // What the window that leads has learned, and what it is doing.
  void team_learned(std::string_view peer) { team_.learn(peer); }
  void team_phase(std::string_view phase) { team_.show_phase(phase); }
  // The answer to Platform::join_team where it did not work: an HTTP status, 0 without an answer.
  void join_failed(int status);
  // The team's data was removed from this device after its membership had been ended.
  void team_data_removed();

  // ---- answers to Platform::reread, read_history, measure_storage, change_lock

  void reloaded(std::string_view lines);
  void history_read(std::string_view lines);
  void storage_measured(const StorageRoom& room) { view_->room = room; }
  // Whether this device is locked by a passphrase, at the start.
  void lock_told(const DeviceLock& lock) { view_->lock = lock; }
  // The answer to Platform::change_lock; `failed` as in LockDraft.
  void lock_answered(const DeviceLock& lock, std::string_view failed);

 private:
  void follow_links(const Route& route);

  Platform* platform_;
  Ledger* ledger_;
  DataView* view_;
  Tell tell_;
  Team team_;
  std::vector<sync::Conflict> conflicts_;
  std::uint64_t conflicts_of_ = UINT64_MAX;  // the revision they were found in
  bool leaving_ = false;
};

}  // namespace oferta::app
