#pragma once
/// Menus and popovers over the page.
///
///   const MenuItem items[] = {{.label = "Переименовать", .icon = kIconPencil}, …};
///   switch (menu_button(ui, kIconEllipsis, "Ещё", items)) { case 0: … }
#include <span>
#include <string_view>

#include "app/ui/buttons.h"
#include "app/ui/core.h"

namespace oferta::ui {

struct MenuItem {
  std::string_view label{};
  std::string_view icon{};
  std::string_view shortcut{};
  bool enabled = true;
  bool danger = false;
};
/// A button that opens a menu (arrow keys, Home, End, Escape, first letters). Index of the chosen
/// item in that frame, otherwise -1. Only the icon is shown unless `show_label`.
int menu_button(Ui& ui, std::string_view icon, std::string_view name,
                std::span<const MenuItem> items, const ButtonOptions& options = {},
                bool show_label = false);

struct PopoverOptions {
  float width = 320;
  std::string_view name{};  ///< read aloud
};
/// Free content under `anchor` while `open`: a dialog that is not modal. The focus goes into it; a
/// press outside and Escape close it and give the focus back. end_popover only when this returned
/// true.
bool begin_popover(Ui& ui, std::string_view id, const Rect& anchor, bool& open,
                   const PopoverOptions& options = {});
void end_popover(Ui& ui);

/// The rectangle of the last placed widget: an anchor for popovers.
Rect last_rect(const Ui& ui);

}  // namespace oferta::ui
