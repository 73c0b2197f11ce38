#pragma once
/// What something looks like, as a small square: its picture, or a line drawing on a tint.
///
///   tile(ui, {.drawing = catalogue::pictogram("router")}, 40);
///   tile(ui, {.drawing = …, .picture = picture.uri, .key = picture.key, .name = "RB5009"}, 40);
///   tile_row(ui, tiles, 44);
///
/// A drawing is an ornament: what it stands for is said beside it. A picture has a name. Until its
/// pixels are there, and where they cannot be had, the drawing stands in its place.
#include <cstdint>
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct Tile {
  std::string_view drawing{};  ///< of shared/base/line_drawing.h
  std::string_view picture{};  ///< a data URI; or empty
  std::uint64_t key = 0;       ///< tells the picture from others
  std::string_view name{};     ///< of the picture
};

/// `size` CSS pixels a side.
void tile(Ui& ui, const Tile& tile, float size);

/// Up to four side by side, each at most `size` and so small that they fit beside one another.
void tile_row(Ui& ui, std::span<const Tile> tiles, float size);

}  // namespace oferta::ui
