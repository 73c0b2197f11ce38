#pragma once
/// Measuring, breaking and shortening text. For the widgets of app/ui.
///
///   const TextLines lines = break_lines(s, face(s, TextStyle::body15), "…", width, 2);
///
/// Sizes are those of CSS: the em square is `size` pixels high, so that the browser's own text
/// fields show the same text in the same place.
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/state.h"

namespace oferta::ui {

struct Face {
  ImFont* font = nullptr;
  float size = 0;         ///< CSS pixels
  float line_height = 0;  ///< of one line
  bool semibold = false;
};
Face face(const State& s, TextStyle style);
/// `style` in the semibold weight.
Face semibold(const State& s, TextStyle style);

float text_width(const Face& face, std::string_view text);

struct TextLines {
  std::vector<std::string> lines;
  float width = 0;  ///< of the widest line
  float height = 0;
  bool cut = false;  ///< the last line ends in an ellipsis
};
/// Lines no wider than `width` (0: only line feeds break). With `max_lines` the last line is
/// shortened.
TextLines break_lines(const Face& face, std::string_view text, float width, int max_lines = 0);

/// `text`, or as much of it as fits with an ellipsis.
std::string shorten(const Face& face, std::string_view text, float width);

/// Distance from the top of a line box of `height` to the baseline: capitals stand in its middle.
float baseline_in(const Face& face, float height);

}  // namespace oferta::ui
