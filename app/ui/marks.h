#pragma once
/// The signs of choice: check box, radio mark, switch; and arrow keys within a group. For app/ui.
#include <span>

#include "app/ui/choice.h"
#include "app/ui/interaction.h"

namespace oferta::ui {

inline constexpr float kMarkSize = 20;

void draw_check_mark(State& s, Id id, float x, float y, bool checked, bool mixed, bool enabled,
                     float hover);
void draw_radio_mark(State& s, Id id, float x, float y, bool chosen, bool enabled, float hover);

/// Keys of a group of which one element is in the Tab order.
inline constexpr const char* kGroupKeys = "ArrowLeft ArrowRight ArrowUp ArrowDown Home End";
/// Where a key pressed on item `from` leads: an enabled item, around the ends; −1: nowhere.
int item_by_key(std::string_view key, int from, std::span<const ChoiceItem> items);

/// The item in the Tab order: the chosen one, or the first that can be chosen.
int tab_stop(std::span<const ChoiceItem> items, int index);

}  // namespace oferta::ui
