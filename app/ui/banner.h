#pragma once
/// Messages: banners in the page and toasts over it.
///
///   if (banner(ui, Tone::accent, "Ещё 18 400 ₽ – и добавится поддержка",
///   {.action = "Добавить"})) … toast(ui, {.text = "Строка удалена", .action = "Вернуть",
///   .on_action = [&] { undo(); }});
#include <functional>
#include <string>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct BannerOptions {
  std::string_view id{};
  std::string_view action{};
  std::string_view icon{};
  std::string_view title{};  ///< semibold, before the text
  Live live = Live::off;     ///< polite or assertive where it appears as an answer
};
/// True when the action was pressed.
bool banner(Ui& ui, Tone tone, std::string_view text, const BannerOptions& options = {});

struct Toast {
  std::string text;
  Tone tone = Tone::neutral;
  std::string action{};                   ///< «Вернуть»
  std::function<void()> on_action{};      ///< called while a later frame is drawn
  float seconds = motion::kToastSeconds;  ///< 0: until closed
};
/// Shows a message at the bottom; at most three at a time, the newest lowest. Read aloud.
/// Pointer or focus on it stops its time. While a dialog is open it waits; one of danger does not:
/// it stands at the top of the page and belongs to the dialog.
void toast(Ui& ui, Toast message);
/// Takes away all that are shown.
void clear_toasts(Ui& ui);

}  // namespace oferta::ui
