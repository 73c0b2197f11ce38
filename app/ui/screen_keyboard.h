#pragma once
/// A keyboard drawn at the foot of the page, for a device that has no other: a stand at an
/// exhibition. Russian and English, and a small one for numbers.
///
///   const float room = ui.viewport().height - keyboard_height(ui);   // before anything else
///   …
///   const std::string key = docked_keyboard(ui, KeyboardUse::automatic);   // behind everything
///   if (!key.empty()) commands.emit(PressKey{key});
///
/// What a key types the platform puts where the caret is: the text in a field is the browser's.
#include <string>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

enum class KeyboardUse {
  automatic,  ///< where fields are touched with a finger, until another keyboard is typed on
  always,     ///< with every text field
  never,      ///< the browser's own, where it has one
};

/// What the keys that type no character are called.
inline constexpr std::string_view kBackspaceKey = "Backspace";
inline constexpr std::string_view kDoneKey = "Done";

/// How much of the page's foot the keyboard takes, in CSS pixels: as in the pass before. Dialogs
/// keep above it by themselves.
float keyboard_height(const Ui& ui);

/// Shows the keyboard while a text field is edited, over everything else, and keeps the browser
/// from showing one of its own. Gives the key that was pressed: a character, kBackspaceKey or
/// kDoneKey, after which the platform leaves the field; else an empty text.
std::string docked_keyboard(Ui& ui, KeyboardUse use);

/// The same keys in the flow of the page, always there. `numbers`: the small one.
std::string keyboard_keys(Ui& ui, bool numbers);

}  // namespace oferta::ui
