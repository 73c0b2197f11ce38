#pragma once
/// Buttons and links.
///
///   if (button(ui, "Создать предложение", {.kind = ButtonKind::primary, .full_width = true})) …
///   if (icon_button(ui, kIconPin, "Закрепить", {.pressed = line.pinned})) …
#include <optional>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

enum class ButtonKind {
  secondary,  ///< white with a frame
  primary,    ///< accent; one on a screen
  ghost,      ///< no frame until hovered
  danger,     ///< destroys something
  link,       ///< accent text
};
enum class ControlSize { small, medium, large };  ///< 32 / 40 / 48 px, at least 44 for fingers

struct ButtonOptions {
  std::string_view id{};  ///< where the label is not unique or changes
  ButtonKind kind = ButtonKind::secondary;
  ControlSize size = ControlSize::medium;
  std::string_view icon{};           ///< glyph of the icon font, before the label
  std::string_view trailing_icon{};  ///< after it
  bool enabled = true;
  bool full_width = false;
  bool busy = false;              ///< shows a running sign, cannot be pressed
  std::optional<bool> pressed{};  ///< a toggle button and its state
  std::string_view tooltip{};
  std::string_view shortcut{};     ///< shown in the tooltip: «Ctrl+K»
  std::string_view description{};  ///< read aloud after the name
  Role role = Role::button;        ///< Role::link for what changes the route
};
/// True in the frame it was pressed: by pointer, keyboard or assistive technology.
bool button(Ui& ui, std::string_view label, const ButtonOptions& options = {});
/// A square button; `name` is read aloud and shown as the tooltip.
bool icon_button(Ui& ui, std::string_view icon, std::string_view name,
                 const ButtonOptions& options = {});

struct LinkOptions {
  std::string_view id{};
  TextStyle style = TextStyle::caption13;
  bool enabled = true;
  Role role = Role::link;
  std::string_view name{};  ///< read aloud where the words alone are not clear («почему»)
};
bool link(Ui& ui, std::string_view label, const LinkOptions& options = {});

}  // namespace oferta::ui
