#pragma once
/// Text. Everything written here is read aloud too.
///
///   heading(ui, 1, "Подбор");
///   text(ui, TextStyle::caption13, "Встреча", {.color = Color::text_muted});
///   label_value(ui, "НДС 22 %", "222 092,46 ₽");
///
/// Lines break at spaces and after hyphens; no-break spaces (U+00A0, U+202F) never break.
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct TextOptions {
  Color color = Color::text;
  bool wrap = true;
  Align align = Align::left;
  int max_lines = 0;                ///< 0: all; otherwise the last one ends in an ellipsis
  Live live = Live::off;            ///< changes are read aloud
  bool hidden_from_reader = false;  ///< said elsewhere already
};
void text(Ui& ui, TextStyle style, std::string_view text, const TextOptions& options = {});

/// Level 1 (display24), 2 (body15_semibold), 3 (caption13_semibold, muted).
void heading(Ui& ui, int level, std::string_view text, const TextOptions& options = {});
/// A heading in another style than its level has by default.
void heading(Ui& ui, int level, TextStyle style, std::string_view text,
             const TextOptions& options = {});

struct LabelValueOptions {
  TextStyle style = TextStyle::caption13;
  TextStyle value_style = TextStyle::caption13;
  Color label_color = Color::text_muted;
  Color value_color = Color::text;
  std::string_view description{};  ///< second line, muted, under the label
  Live live = Live::off;
};
/// A label at the left and its value at the right, on one baseline.
void label_value(Ui& ui, std::string_view label, std::string_view value,
                 const LabelValueOptions& options = {});

/// Size of one line or of the text wrapped at `width` (0: no wrapping).
struct TextSize {
  float width = 0;
  float height = 0;
  int lines = 0;
};
TextSize measure_text(Ui& ui, TextStyle style, std::string_view text, float width = 0);

}  // namespace oferta::ui
