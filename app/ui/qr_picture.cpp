#include "app/ui/qr_picture.h"

#include <algorithm>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr Rgba kPaper = 0xFFFFFFFF;
constexpr Rgba kInk = 0x000000FF;
constexpr std::size_t kQuietModules = 4;  // ISO/IEC 18004, 6.3.8

}  // namespace

void qr_picture(Ui& ui, std::string_view name, std::span<const std::string> rows, float size) {
  State& s = ui.state();
  const float modules = static_cast<float>(rows.size() + 2 * kQuietModules);
  // A reader tells modules apart by their width: none may be a device pixel wider than another.
  const float pixel = std::max(1.0F, s.input.scale);
  const float module = std::max(1.0F, std::floor(size * pixel / modules)) / pixel;
  const float side = module * modules;
  const Rect place = place_item(s, 0, side, side);
  // Whole pixels leave some of the size over, half of it at each side.
  const float over = std::max(0.0F, std::min(size, place.width) - side);
  const float left = paint::snap(s, place.x + over / 2);
  const float top = paint::snap(s, place.y);
  paint::fill(s, {left, top, side, side}, kPaper, 8);
  const float quiet = module * static_cast<float>(kQuietModules);
  for (std::size_t y = 0; y < rows.size(); ++y) {
    const std::string& row = rows[y];
    for (std::size_t x = row.find('1'); x < row.size(); x = row.find('1', x)) {
      const std::size_t end = std::min(row.find('0', x), row.size());
      paint::fill(s,
                  {left + quiet + module * static_cast<float>(x),
                   top + quiet + module * static_cast<float>(y),
                   module * static_cast<float>(end - x), module},
                  kInk);
      x = end;
    }
  }
  SemanticNode node;
  node.id = widget_id(s, name);
  node.role = Role::img;
  node.name = std::string(name);
  node.rect = {left, top, side, side};
  emit(s, std::move(node));
}

}  // namespace oferta::ui
