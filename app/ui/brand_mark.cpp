#include "app/ui/brand_mark.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr Rgba kBlue = 0x3B82F6FF;
constexpr Rgba kGreen = 0x10B981FF;
constexpr Rgba kRing = 0xFFFFFFFF;

std::optional<Rgba> rgba_of(std::string_view color) {
  constexpr std::size_t kDigits = 6;
  std::uint32_t rgb = 0;
  if (color.size() != kDigits + 1 || color.front() != '#') return std::nullopt;
  const char* const end = color.data() + color.size();
  if (std::from_chars(color.data() + 1, end, rgb, 16).ptr != end) return std::nullopt;
  return (rgb << 8U) | 0xFFU;
}

}  // namespace

bool brand_mark(Ui& ui, std::string_view name, float size) {
  State& s = ui.state();
  const Id id = widget_id(s, name);
  const Rect place = place_item(s, 0, size, size);
  const Rect mark{place.x + (place.width - size) / 2, place.y, size, size};
  const Interaction did = interact(s, id, mark);
  // Two tones side by side read as one slope of colour at this size.
  paint::fill(s, mark, mix(kBlue, kGreen, 0.25F + 0.1F * did.hover), size * 0.25F);
  paint::circle(s, mark.x + size / 2, mark.y + size / 2, size * 0.22F, kRing, size * 0.09F);
  if (did.ring) {
    paint::framed(s, mark, 0, kRing, size * 0.25F, 2);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::link;
  node.name = std::string(name);
  node.rect = mark;
  node.focusable = true;
  emit(s, std::move(node));
  return did.clicked;
}

void brand_strip(Ui& ui, const Rect& rect, std::string_view color) {
  constexpr float kHeight = 4;
  const auto own = rgba_of(color);
  if (own) paint::fill(ui.state(), {rect.x, rect.y, rect.width, kHeight}, *own);
}

void company_mark(Ui& ui, std::string_view letters, std::string_view color, float size) {
  State& s = ui.state();
  const auto own = rgba_of(color);
  if (!own) return;
  const Rect rect = place_item(s, size, size, size);
  if (!visible(s, rect)) return;
  paint::fill(s, rect, *own, size * 0.22F);
  paint::text_in(s, face(s, TextStyle::body15_semibold), rect, letters, kRing, Align::center);
}

}  // namespace oferta::ui
