// The PIN that ends a presentation, or a stand: it keeps a client at the table, or a visitor, from
// the other screens, not a thief from the disk; only a salted hash of it is kept.
//
//   set_pin(platform, "4711");                     // "" takes it away
//   switch (try_pin(platform, typed)) { case PinCheck::right: … }
#pragma once

#include <string>
#include <string_view>

#include "app/shell/platform.h"

namespace oferta::app {

// 4 to 8 digits.
bool is_pin(std::string_view text);

bool has_pin(const Platform& platform);
void set_pin(Platform& platform, std::string_view pin);

enum class PinCheck {
  right,
  wrong,
  wait,  // five wrong ones in a row: for half a minute none is looked at, reloading or not
};
PinCheck try_pin(Platform& platform, std::string_view pin);

// The same for a PIN that is kept elsewhere than among the device's preferences, as a stand's is.
std::string pin_record(Platform& platform, std::string_view pin);
PinCheck try_pin(Platform& platform, std::string_view record, std::string_view pin);

// A PIN being asked for.
struct PinPrompt {
  bool open = false;
  std::string typed;    // as far as it is
  std::string problem;  // key of what to say of the one tried last
};
// Asks for it. True when the prompt was open already: then what is typed is to be tried.
bool ask_pin(PinPrompt& prompt);
// Notes what became of the PIN that was tried, which is forgotten; true when it was right.
bool note_pin(PinPrompt& prompt, PinCheck check);

}  // namespace oferta::app
