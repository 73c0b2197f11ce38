// The passphrase that seals what a device keeps (web/documents/vault.js): what is known of it and
// what can be asked for.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace oferta::app {

// The passphrase that locks what is kept on this device.
struct DeviceLock {
  bool possible = false;  // the browser can seal: the page came by https or from this computer
  bool on = false;
  std::int64_t minutes = 0;  // of rest after which it locks by itself; 0: never
};

// Another passphrase, the first one, or none any more where `fresh` is empty.
struct LockWish {
  std::string old;  // empty where there is none yet
  std::string fresh;
  std::int64_t minutes = 0;
};

// Minutes of rest to choose from after which the device locks by itself; 0: never.
inline constexpr std::array<std::int64_t, 4> kLockMinutes = {5, 15, 60, 0};

// What the dialog does: sets the first passphrase, another one, or takes it off.
enum class LockStep { set, change, remove };

}  // namespace oferta::app
