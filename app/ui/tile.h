#pragma once
/// What a line is about, as a small square: a line drawing on a tint.
///
///   tile(ui, {.drawing = catalogue::pictogram("router")}, 40);
///   tile_row(ui, tiles, 44);
///
/// A drawing is an ornament: what it stands for is said beside it.
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct Tile {
  std::string_view drawing{};  ///< of shared/base/line_drawing.h
};

/// `size` CSS pixels a side.
void tile(Ui& ui, const Tile& tile, float size);

/// Up to four side by side, each at most `size` and so small that they fit beside one another.
void tile_row(Ui& ui, std::span<const Tile> tiles, float size);

}  // namespace oferta::ui
