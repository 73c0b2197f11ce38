#pragma once
/// Choosing from many by typing: the list of a command palette, and a field with suggestions
/// (ARIA authoring practices, "editable combobox with list autocomplete").
///
///   const SearchListResult found = search_list(ui, "Команды", query, items);
///   if (found.changed) items = filter(query);
///   if (found.chosen >= 0) run(items[found.chosen]);
///
///   if (combo(ui, "Город", cities, index, {.placeholder = "Начните вводить"})) …
///
/// The focus stays in the field; arrow keys move through the list, Enter takes.
#include <span>
#include <string>
#include <string_view>

#include "app/ui/choice.h"
#include "app/ui/core.h"
#include "app/ui/fields.h"

namespace oferta::ui {

struct SearchItem {
  std::string_view label{};
  std::string_view description{};  ///< muted, at the right: where it belongs
  std::string_view icon{};
  std::string_view shortcut{};  ///< «Ctrl+Z»
};
struct SearchListOptions {
  std::string_view id{};
  std::string_view placeholder{};
  std::string_view empty{};   ///< in place of the list when it has no items
  std::string_view status{};  ///< read aloud when it changes: «5 команд»
  float list_height = 400;    ///< at most
};
struct SearchListResult {
  int chosen = -1;       ///< item taken in this frame
  bool changed = false;  ///< the query did
};
/// A search field over a list of what it found. The caller filters.
SearchListResult search_list(Ui& ui, std::string_view label, std::string& query,
                             std::span<const SearchItem> items,
                             const SearchListOptions& options = {});

/// A field that finds one of `items` while it is typed into; `index` is −1 while nothing is chosen.
/// `empty` is said where nothing is found. True when the choice changed.
bool combo(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
           std::string_view empty, const FieldOptions& options = {});

}  // namespace oferta::ui
