#pragma once
/// Where one is and where one can go: rail, tabs, steps.
///
///   const int gone = steps(ui, "Ход сделки", items);       // clicked step or −1
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct NavItemOptions {
  std::string_view id{};
  std::string_view icon{};
  bool current = false;
  int count = 0;            ///< small number beside the icon, 0: none
  std::string_view name{};  ///< read aloud where the label is broken by hand
};
/// The bars around a screen; they grow with big text, by less than the text does.
float rail_width(const Ui& ui);
float bottom_bar_height(const Ui& ui);
float top_bar_height(const Ui& ui);

/// A place of the navigation rail: icon over word, full width of the column (put it in a
/// Role::navigation group over a panel of Color::rail). True when pressed.
bool nav_item(Ui& ui, std::string_view label, const NavItemOptions& options = {});

struct TabItem {
  std::string_view label{};
  std::string_view id{};
  int count = -1;  ///< number beside the label, −1: none
};
/// Tabs; arrow keys move. True when `index` changed.
bool tabs(Ui& ui, std::string_view label, std::span<const TabItem> items, int& index);

enum class StepState { done, current, ahead, blocked };
struct StepItem {
  std::string_view label{};
  StepState state = StepState::ahead;
  std::string_view id{};
};
/// The way through a task: done steps have a check mark. Index of the step pressed, or −1. On a
/// phone: «Шаг 2 из 4» with a bar; `progress_text` is that sentence, ready.
int steps(Ui& ui, std::string_view label, std::span<const StepItem> items,
          std::string_view progress_text = {});

}  // namespace oferta::ui
