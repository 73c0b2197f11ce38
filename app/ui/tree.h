#pragma once
/// Trees: what lies in what, such as categories of a catalogue (ARIA authoring patterns, tree
/// view).
///
///   const TreeItem items[] = {{.label = "Связь", .has_children = true, .expanded = true},
///                             {.label = "Маршрутизаторы", .level = 2}};
///   const TreeResult did = tree(ui, "Разделы", items, chosen);
///   if (did.chosen >= 0) chosen = did.chosen;
///   if (did.toggled >= 0) flip(did.toggled);
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct TreeItem {
  std::string_view label{};
  int level = 1;  ///< 1 at the root; at most one deeper than the item before
  bool has_children = false;
  bool expanded = false;
  std::string_view icon{};
  std::string_view detail{};  ///< muted, at the right
  std::string_view id{};      ///< where labels repeat
};
struct TreeResult {
  int chosen = -1;   ///< pressed, or Enter and Space
  int toggled = -1;  ///< to be opened or closed
};
/// All items in reading order, also those in closed ones, which are not shown. Arrow keys move,
/// open and close, Home, End and first letters find.
TreeResult tree(Ui& ui, std::string_view name, std::span<const TreeItem> items, int selected);

}  // namespace oferta::ui
