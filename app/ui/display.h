#pragma once
/// Small things that only show: badges, avatars, bars, icons, lines, empty places.
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// A short word on a soft background.
void badge(Ui& ui, std::string_view text, Tone tone = Tone::neutral, std::string_view icon = {});
/// The same without room for its words: the icon shows, the words are read aloud.
void badge_mark(Ui& ui, std::string_view text, Tone tone, std::string_view icon);
struct ChipOptions {
  std::string_view id{};
  std::string_view icon{};
  std::string_view remove_name{};  ///< not empty: a cross with this name
  Tone tone = Tone::neutral;
};
/// True when its cross was pressed.
bool chip(Ui& ui, std::string_view text, const ChipOptions& options = {});
/// Initials on a colour that follows from `name`; decorative.
void avatar(Ui& ui, std::string_view name, float size = 36);
/// A glyph of the icon font; `name` empty: decorative.
void icon(Ui& ui, std::string_view glyph, Color color = Color::text_muted, float size = 18,
          std::string_view name = {});
/// Work going on: `fraction` 0–1 (below 0: unknown), with real amounts in `label`.
void progress(Ui& ui, std::string_view label, float fraction);
/// The same with a button that stops the work, for what takes more than two seconds. True when it
/// was pressed.
bool progress_with_cancel(Ui& ui, std::string_view label, float fraction);
/// A thin bar without words of its own (weights, shares); `name` is read aloud with the percentage.
void meter_bar(Ui& ui, std::string_view name, float fraction, Color color = Color::accent);
void separator(Ui& ui);
/// Grey bars where text will be.
void skeleton(Ui& ui, int lines);

struct EmptyOptions {
  std::string_view icon{};
  std::string_view text{};    ///< teaches the next step
  std::string_view action{};  ///< its button
};
/// True when the action was pressed.
bool empty_state(Ui& ui, std::string_view title, const EmptyOptions& options = {});

}  // namespace oferta::ui
