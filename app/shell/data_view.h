// What the pages about the data hold besides the data: the form for joining a team, the file on its
// way in, the history that is open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/shell/platform.h"
#include "shared/sync/history.h"
#include "shared/workspace/file_plan.h"

namespace oferta::app {

// What an invitation is for, as its first letters say.
enum class CodeUse { device, person, reset };

struct JoinDraft {
  int way = 0;       // 0: by an invitation, 1: by name and password
  std::string code;  // as typed: a code, or the whole link it is in
  std::string person;
  std::string password;
  std::string device_name;
  int bring = -1;  // 0: what is here comes along, 1: it goes; −1: as it seems sensible
  bool busy = false;
  bool code_missing = false;
  bool person_missing = false;
  bool password_short = false;
  int failed_status = -1;  // why it did not work: an HTTP status, 0 no answer, −1 nothing failed
};

// The code in what was typed, and what it is for.
std::string_view code_in(const JoinDraft& draft);
CodeUse use_of(std::string_view code);

// Another password for the person whose device this is.
struct PasswordDraft {
  bool open = false;
  std::string old;
  std::string fresh;
  bool others = false;  // their other devices are to be refused
  bool busy = false;
  bool too_short = false;
  int failed_status = -1;  // as in JoinDraft
};

// Fewest characters of a password, of a person or a device.
inline constexpr std::size_t kShortestPassword = 10;

// The passphrase of this device: setting, changing or taking it off.
struct LockDraft {
  bool open = false;
  LockStep step = LockStep::set;
  std::string old;
  std::string fresh;
  std::string again;
  int rest = 1;  // of kLockMinutes
  bool busy = false;
  bool too_short = false;
  bool differs = false;  // the second time something else was typed
  std::string failed;    // "wrong": another passphrase; "failed": nothing was changed; else empty
};

// A file that was chosen or dropped, and what it would change.
struct FileView {
  std::string name;
  std::optional<workspace::FilePlan> plan;
  std::string refused;  // why nothing of it may be used
};

// What became of one record, in a dialog.
struct HistoryView {
  bool open = false;
  bool reading = false;
  workspace::RecordName record;
  std::string title;
  std::vector<sync::HistoryEntry> entries;
};

struct DataView {
  JoinDraft join;
  FileView file;
  HistoryView history;
  StorageRoom room;
  bool measured = false;
  bool asked_devices = false;
  bool leave_open = false;
  PasswordDraft password;
  DeviceLock lock;
  LockDraft lock_draft;
};

}  // namespace oferta::app
