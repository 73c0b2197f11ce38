#include "app/screens/palette.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/shell/palette.h"

namespace oferta::app {
namespace {

// Searching again costs time in a large register: only when something it depends on has changed.
void search_palette(const ScreenContext& context) {
  PaletteView& view = context.view.palette;
  const std::string wanted = std::string(language_code(context.language())) + "\n" +
                             std::to_string(context.workspace.revision()) + "\n" +
                             format_route(context.route) + (context.can_undo ? "u" : "-") +
                             (context.can_redo ? "r" : "-") +
                             (context.view.data.lock.on ? "l" : "-") + "\n" + view.query;
  if (view.found_for == wanted) {
    return;
  }
  view.found_for = wanted;
  view.found = find_in_palette({context.workspace, context.strings, context.route, context.can_undo,
                                context.can_redo, context.view.data.lock.on},
                               view.query);
}

}  // namespace

void draw_palette(ui::Ui& ui, const ScreenContext& context) {
  PaletteView& view = context.view.palette;
  if (!ui::begin_dialog(ui, context.tr("palette.title"), view.open,
                        {.id = "palette", .width = 620})) {
    return;
  }
  search_palette(context);
  std::vector<ui::SearchItem> items;
  items.reserve(view.found.size());
  for (const PaletteEntry& entry : view.found) {
    items.push_back({.label = entry.label,
                     .description = entry.group,
                     .icon = entry.icon,
                     .shortcut = entry.shortcut});
  }
  // Reading the number out for the list of all commands would say nothing.
  const std::string status =
      view.query.empty()
          ? std::string()
          : context.strings.plural("palette.found", static_cast<std::int64_t>(items.size()));
  const ui::SearchListResult result =
      ui::search_list(ui, context.tr("palette.search"), view.query, items,
                      {.id = "palette-search",
                       .placeholder = context.tr("palette.hint"),
                       .empty = context.tr("palette.empty"),
                       .status = status,
                       .list_height = ui.viewport().height * 0.55F});
  if (result.chosen >= 0) {
    view.open = false;
    context.commands.emit(std::move(view.found[static_cast<std::size_t>(result.chosen)].command));
    view.found.clear();
  }
  ui::end_dialog(ui);
}

}  // namespace oferta::app
