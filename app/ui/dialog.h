#pragma once
/// Modal dialogs: the rest is dimmed and inert, Tab stays inside, Escape closes, the focus returns.
///
///   if (begin_dialog(ui, "Новый клиент", open, {.width = 480})) {
///     text_field(ui, "Название", draft.name);
///     begin_dialog_actions(ui);
///     if (button(ui, "Отмена")) open = false;
///     if (button(ui, "Создать", {.kind = ButtonKind::primary})) …
///     end_dialog_actions(ui);
///     end_dialog(ui);
///   }
///
/// Enter in a field of one line presses the primary button among the actions.
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct DialogOptions {
  std::string_view id{};
  float width = 480;        ///< on a phone the dialog takes the page
  std::string_view text{};  ///< under the title
  bool dismissable = true;  ///< Escape, the cross and a press beside it close
  bool drawer = false;      ///< at the right edge, as high as the page: details beside a list
};
/// Draws the dialog while `open`; end_dialog only when this returned true. The first focusable
/// widget gets the focus when it opens.
bool begin_dialog(Ui& ui, std::string_view title, bool& open, const DialogOptions& options = {});
void end_dialog(Ui& ui);
/// The buttons at the lower right (full width on a phone).
void begin_dialog_actions(Ui& ui);
void end_dialog_actions(Ui& ui);

}  // namespace oferta::ui
