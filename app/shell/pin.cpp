#include "app/shell/pin.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

#include "shared/base/sha256.h"

namespace oferta::app {
namespace {

constexpr std::string_view kHash = "present_pin";
constexpr std::string_view kWrong = "present_pin_wrong";  // how many in a row
constexpr std::string_view kWrongAt = "present_pin_wrong_at";
constexpr std::int64_t kMostWrong = 5;
constexpr std::int64_t kWaitMs = 30'000;

std::int64_t number_of(const Platform& platform, std::string_view key) {
  const std::string text = platform.preference(key);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string hash_of(std::string_view salt, std::string_view pin) {
  return sha256_hex(std::string(salt) + ":" + std::string(pin));
}

}  // namespace

bool is_pin(std::string_view text) {
  return text.size() >= 4 && text.size() <= 8 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_pin(const Platform& platform) {
  return !platform.preference(kHash).empty();
}

void set_pin(Platform& platform, std::string_view pin) {
  platform.set_preference(kWrong, "");
  if (pin.empty()) {
    platform.set_preference(kHash, "");
    return;
  }
  platform.set_preference(kHash, pin_record(platform, pin));
}

std::string pin_record(Platform& platform, std::string_view pin) {
  const std::string salt = std::to_string(platform.random());
  return salt + ":" + hash_of(salt, pin);
}

PinCheck try_pin(Platform& platform, std::string_view pin) {
  return try_pin(platform, platform.preference(kHash), pin);
}

PinCheck try_pin(Platform& platform, std::string_view record, std::string_view pin) {
  const std::int64_t wrong = number_of(platform, kWrong);
  const std::int64_t since = platform.now_ms() - number_of(platform, kWrongAt);
  // A clock that was set back does not make the wait longer than it is.
  if (wrong >= kMostWrong && since >= 0 && since < kWaitMs) {
    return PinCheck::wait;
  }
  const std::size_t colon = record.find(':');
  if (colon != std::string_view::npos &&
      hash_of(record.substr(0, colon), pin) == record.substr(colon + 1)) {
    platform.set_preference(kWrong, "");
    return PinCheck::right;
  }
  platform.set_preference(kWrong, std::to_string(wrong >= kMostWrong ? 1 : wrong + 1));
  platform.set_preference(kWrongAt, std::to_string(platform.now_ms()));
  return PinCheck::wrong;
}

bool ask_pin(PinPrompt& prompt) {
  if (prompt.open) return true;
  prompt = {.open = true, .typed = {}, .problem = {}};
  return false;
}

bool note_pin(PinPrompt& prompt, PinCheck check) {
  prompt.typed.clear();
  if (check == PinCheck::right) {
    prompt.open = false;
    return true;
  }
  prompt.problem = check == PinCheck::wait ? "present.pin.wait" : "present.pin.wrong";
  return false;
}

}  // namespace oferta::app
