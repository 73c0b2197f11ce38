#include "app/ui/tile.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/textures.h"
#include "shared/base/line_drawing.h"

namespace oferta::ui {
namespace {

constexpr float kDrawnShare = 0.6F;  // of the tile: the rest is room around the drawing
constexpr float kRadiusShare = 0.2F;
constexpr float kPictureEdge = 3;  // of paper around a picture
constexpr Rgba kTilePaper = 0xFFFFFFFF;
constexpr std::size_t kMostInRow = 4;

// Draws the steps of a drawing as lines with round ends.
class Pen {
 public:
  Pen(State& s, const Rect& rect, Rgba color)
      : list_(&s.list()),
        state_(&s),
        color_(color),
        x_(rect.x),
        y_(rect.y),
        scale_(rect.width / static_cast<float>(kDrawingSide)),
        width_(static_cast<float>(kDrawingLine) * scale_) {}

  void draw(std::string_view drawing) {
    const std::vector<DrawingStep> steps = line_drawing(drawing);
    for (const DrawingStep& step : steps) take(step);
    finish();
    // Afterwards, as a disc uses up the path that is being made.
    for (const DrawingStep& step : steps) round_end(step);
  }

 private:
  ImVec2 point(const DrawingStep& step, std::size_t at) const {
    return {x_ + static_cast<float>(step.at[at]) * scale_,
            y_ + static_cast<float>(step.at[at + 1]) * scale_};
  }
  float length(const DrawingStep& step, std::size_t at) const {
    return static_cast<float>(step.at[at]) * scale_;
  }
  void round_end(const DrawingStep& step) {
    if (step.kind != 'M' && step.kind != 'L' && step.kind != 'Q') return;
    const ImVec2 at = point(step, step.kind == 'Q' ? 2 : 0);
    paint::disc(*state_, at.x, at.y, width_ / 2, color_);
  }

  void take(const DrawingStep& step) {
    switch (step.kind) {
      case 'M':
        finish();
        list_->PathLineTo(point(step, 0));
        return;
      case 'L':
        list_->PathLineTo(point(step, 0));
        return;
      case 'Q':
        list_->PathBezierQuadraticCurveTo(point(step, 0), point(step, 2));
        return;
      case 'Z':
        finish(ImDrawFlags_Closed);
        return;
      case 'O': {
        finish();
        const ImVec2 centre = point(step, 0);
        paint::circle(*state_, centre.x, centre.y, length(step, 2), color_, width_);
        return;
      }
      default: {
        finish();
        const ImVec2 from = point(step, 0);
        list_->PathRect(from, {from.x + length(step, 2), from.y + length(step, 3)},
                        length(step, 4));
        finish(ImDrawFlags_Closed);
      }
    }
  }

  // A point alone is drawn as its round end.
  void finish(ImDrawFlags flags = ImDrawFlags_None) {
    if (list_->_Path.Size < 2) return list_->PathClear();
    list_->PathStroke(paint::ink(*state_, color_), flags, width_);
  }

  ImDrawList* list_;
  State* state_;
  Rgba color_;
  float x_, y_;
  float scale_;
  float width_;
};

void emit_picture(State& s, const Tile& tile, const Rect& rect) {
  SemanticNode node;
  node.id = ordinal_id(s, "picture");
  node.role = Role::img;
  node.name = std::string(tile.name);
  node.rect = rect;
  emit(s, std::move(node));
}

// The whole picture, in the middle of white paper: that is what most were taken on.
void draw_picture(State& s, const Rect& rect, ImTextureData& texture) {
  paint::framed(s, rect, kTilePaper, s.theme->color(Color::border), rect.width * kRadiusShare);
  const Rect inner = inset(rect, kPictureEdge);
  const auto width = static_cast<float>(texture.Width);
  const auto height = static_cast<float>(texture.Height);
  const float scale = std::min(inner.width / width, inner.height / height);
  const float x = inner.x + (inner.width - width * scale) / 2;
  const float y = inner.y + (inner.height - height * scale) / 2;
  s.list().AddImageRounded(texture.GetTexRef(), {x, y}, {x + width * scale, y + height * scale},
                           {0, 0}, {1, 1}, paint::ink(s, kTilePaper),
                           std::max(0.0F, rect.width * kRadiusShare - kPictureEdge));
}

}  // namespace

void tile(Ui& ui, const Tile& tile, float size) {
  State& s = ui.state();
  const Rect at = place_item(s, size, size, size);
  const Rect rect{paint::snap(s, at.x), paint::snap(s, at.y), size, size};
  if (!tile.picture.empty()) emit_picture(s, tile, rect);
  if (!visible(s, rect)) return;
  ImTextureData* const texture =
      tile.picture.empty() ? nullptr : s.textures->find(tile.key, tile.picture, s.frame);
  if (texture != nullptr) return draw_picture(s, rect, *texture);
  paint::fill(s, rect, ui.color(Color::accent_soft), size * kRadiusShare);
  Pen(s, inset(rect, size * (1 - kDrawnShare) / 2), ui.color(Color::accent_text))
      .draw(tile.drawing);
}

void tile_row(Ui& ui, std::span<const Tile> tiles, float size) {
  const std::size_t count = std::min(tiles.size(), kMostInRow);
  if (count == 0) return;
  const float room = (ui.available_width() - space::kSm * (kMostInRow - 1)) / kMostInRow;
  ui.begin_inline({.gap = space::kSm, .wrap = false});
  for (const Tile& one : tiles.first(count)) tile(ui, one, std::min(size, room));
  ui.end_inline();
}

}  // namespace oferta::ui
