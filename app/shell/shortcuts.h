// What a key means outside of text fields and widgets, by where the person is.
//
//   if (const auto command = shortcut({.code = "KeyP", .alt = true}, view, route)) …
#pragma once

#include <optional>
#include <string_view>

#include "app/shell/commands.h"
#include "app/shell/route.h"
#include "app/shell/view_state.h"

namespace oferta::app {

struct KeyPress {
  std::string_view code;  // KeyboardEvent.code
  bool ctrl = false;
  bool shift = false;
  bool alt = false;
};

std::optional<Command> shortcut(const KeyPress& key, const ViewState& view, const Route& route);

}  // namespace oferta::app
