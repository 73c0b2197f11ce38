// The command palette (Ctrl+K): everything that can be done from here, and the way to every client
// and offer, found by a few letters in either language.
//
//   const PaletteSource source{workspace, strings, route, can_undo, can_redo};
//   for (const PaletteEntry& entry : find_in_palette(source, "созд пред")) …
//   commands.emit(entry.command);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/commands.h"
#include "app/shell/route.h"
#include "app/shell/strings.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

struct PaletteEntry {
  std::string label;
  std::string group;      // where it belongs: «Действие», «Клиент»
  std::string shortcut;   // «Alt+N», or ""
  std::string_view icon;  // a glyph of the icon font
  std::string other;      // more words it is found by: the other language, a phone number
  Command command;
};

struct PaletteSource {
  const workspace::Workspace& workspace;
  const Strings& strings;
  const Route& route;
  bool can_undo = false;
  bool can_redo = false;
  bool can_lock = false;  // this device has a passphrase
};

// Without a query: what can be done here, then everywhere. With one: commands, clients and offers
// that answer it, the best first, at most `most`.
std::vector<PaletteEntry> find_in_palette(const PaletteSource& source, std::string_view query,
                                          std::size_t most = 50);

}  // namespace oferta::app
