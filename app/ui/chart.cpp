#include "app/ui/chart.h"

#include <algorithm>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/slider.h"
#include "shared/base/sort.h"

namespace oferta::ui {
namespace {

struct Plot {
  Rect area;
  std::int64_t min = 0;
  std::int64_t max = 1;
  int floor = 0;  // permille at the lower edge

  float across(std::int64_t price) const {
    const double share = static_cast<double>(price - min) /
                         static_cast<double>(std::max<std::int64_t>(1, max - min));
    return static_cast<float>(std::clamp(share, 0.0, 1.0));
  }
  float up(std::int32_t permille) const {
    const float share =
        static_cast<float>(permille - floor) / static_cast<float>(std::max(1, 1000 - floor));
    return std::clamp(share, 0.0F, 1.0F);
  }
  float x(std::int64_t price) const { return area.x + area.width * across(price); }
  float y(std::int32_t permille) const { return area.bottom() - area.height * up(permille); }
};

// The scale starts under the lowest step, so that the curve fills the picture.
int lowest(const FrontierOptions& options) {
  int low = 1000;
  for (const FrontierPoint& point : options.points) {
    if (point.price >= options.min) low = std::min(low, point.permille);
  }
  return low >= 1000 ? 0 : std::max(0, low / 100 * 100 - 50);
}

void draw_grid(State& s, const Plot& plot) {
  constexpr int kLines = 3;
  for (int i = 0; i <= kLines; ++i) {
    const float y = plot.area.y + plot.area.height * static_cast<float>(i) / kLines;
    paint::horizontal_line(s, plot.area.x - kSliderInset, y, plot.area.width + 2 * kSliderInset,
                           s.theme->color(Color::chart_grid));
  }
}

// From each point a level line to the next price, and a riser there.
std::vector<ImVec2> step_line(const Plot& plot, const FrontierOptions& options) {
  std::vector<ImVec2> path;
  for (std::size_t i = 0; i < options.points.size(); ++i) {
    const FrontierPoint& point = options.points[i];
    if (point.price > options.max) break;
    const std::int64_t until = i + 1 < options.points.size()
                                   ? std::min(options.points[i + 1].price, options.max)
                                   : options.max;
    if (until < options.min) continue;
    const float y = plot.y(point.permille);
    path.push_back({std::round(plot.x(point.price)), std::round(y)});
    path.push_back({std::round(plot.x(until)), std::round(y)});
  }
  return path;
}

ImU32 to_ink(Rgba c) {
  return IM_COL32((c >> 24) & 0xFFU, (c >> 16) & 0xFFU, (c >> 8) & 0xFFU, c & 0xFFU);
}

void draw_curve(State& s, const Plot& plot, const std::vector<ImVec2>& path) {
  ImDrawList& list = s.list();
  const Rgba tint = s.theme->color(Color::chart_fill);
  const float strongest = plot.area.y;
  for (std::size_t i = 0; i + 1 < path.size(); i += 2) {
    // Fading to nothing at the axis; a lower step starts fainter, as in one piece.
    const float share =
        (plot.area.bottom() - path[i].y) / std::max(1.0F, plot.area.bottom() - strongest);
    const ImU32 top = to_ink(with_alpha(tint, share));
    const ImU32 low = to_ink(with_alpha(tint, 0.05F));
    list.AddRectFilledMultiColor(path[i], {path[i + 1].x, plot.area.bottom()}, top, top, low, low);
  }
  // Bars on whole pixels: a polyline's mitres bulge where a step is lower than the line is thick.
  const Rgba accent = s.theme->color(Color::accent);
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const float left = std::min(path[i].x, path[i + 1].x) - 1;
    const float top = std::min(path[i].y, path[i + 1].y) - 1;
    const float width = std::abs(path[i + 1].x - path[i].x) + 2;
    const float height = std::abs(path[i + 1].y - path[i].y) + 2;
    paint::fill(s, {left, top, width, height}, accent);
  }
}

void draw_budget(State& s, const Plot& plot, std::int64_t budget) {
  const float x = std::round(plot.x(budget));
  const Rgba ink = s.theme->color(Color::accent);
  for (float y = plot.area.y - 8; y < plot.area.bottom(); y += 6) {
    paint::fill(s, {x - 0.5F, y, 1, 3}, with_alpha(ink, 0.8F));
  }
}

// A marker where it stands in this frame: markers glide to where they belong.
struct PlacedMarker {
  const FrontierMarker* marker = nullptr;
  Interaction did;
  float x = 0;
  float y = 0;
};

void draw_marker(State& s, const PlacedMarker& placed) {
  const Rgba surface = s.theme->color(Color::surface);
  const float size = 5 + placed.did.hover;
  if (placed.marker->selected) {
    paint::disc(s, placed.x, placed.y, size + 2, surface);
    paint::disc(s, placed.x, placed.y, size + 1, s.theme->color(Color::accent));
  } else {
    paint::disc(s, placed.x, placed.y, size, s.theme->color(Color::text_muted));
    paint::disc(s, placed.x, placed.y, size - 2, surface);
  }
  if (placed.did.ring) paint::ring(s, {placed.x - 7, placed.y - 7, 14, 14}, 7);
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Where a label may stand, the best place first: beside its point under or over the line, and a
// line further away where three points are one.
std::vector<Rect> label_places(const PlacedMarker& at, float width, float height) {
  std::vector<Rect> places;
  for (const float row : {0.0F, 1.0F, 2.0F}) {
    for (const float y : {at.y + 5 + row * height, at.y - 5 - (row + 1) * height}) {
      for (const float x : {at.x + 7, at.x - 7 - width}) places.push_back({x, y, width, height});
    }
  }
  return places;
}

// The chosen variant's label takes its place first; one that finds none free of other labels and
// points is left to the pointer and to the screen reader.
void draw_labels(State& s, const Plot& plot, std::vector<PlacedMarker> markers) {
  sort_by(markers, [](const PlacedMarker& a, const PlacedMarker& b) {
    return a.marker->selected && !b.marker->selected;
  });
  std::vector<Rect> taken;
  for (const PlacedMarker& m : markers) taken.push_back({m.x - 5, m.y - 5, 10, 10});
  const Face type = face(s, TextStyle::caption13);
  const float left = plot.area.x - kSliderInset;
  const float right = plot.area.right() + kSliderInset;
  for (const PlacedMarker& m : markers) {
    const std::vector<Rect> places =
        label_places(m, text_width(type, m.marker->label) + 4, type.line_height - 2);
    const auto free = std::find_if(places.begin(), places.end(), [&](const Rect& place) {
      return place.x >= left && place.right() <= right && place.y >= plot.area.y - 12 &&
             place.bottom() <= plot.area.bottom() + 2 &&
             std::none_of(taken.begin(), taken.end(),
                          [&place](const Rect& other) { return overlap(place, other); });
    });
    if (free == places.end()) continue;
    taken.push_back(*free);
    // Readable where it crosses the curve or the budget's line.
    paint::fill(s, *free, with_alpha(s.theme->color(Color::surface), 0.75F), 4);
    paint::text(s, type, free->x + 2, free->y - 1, m.marker->label,
                s.theme->color(m.marker->selected ? Color::accent_text : Color::text_muted));
  }
}

// The point whose level the pointer is over: the last that is not dearer. −1: none.
int point_at(const FrontierOptions& options, const Plot& plot, float x) {
  int found = -1;
  for (const FrontierPoint& point : options.points) {
    if (point.price > options.max || plot.x(point.price) > x) break;
    ++found;
  }
  return found;
}

// The offer under the pointer is said, and taken by a press.
int explore(State& s, const FrontierOptions& options, const Plot& plot) {
  const Id id = widget_id(s, "curve");
  const Interaction did = interact(s, id, plot.area);
  if (!did.hovered && !did.held && !did.clicked) return -1;
  const int index = point_at(options, plot, s.pointer.x);
  if (index < 0) return -1;
  const FrontierPoint& point = options.points[static_cast<std::size_t>(index)];
  const float x = std::max(plot.area.x, plot.x(point.price));
  const float y = plot.y(point.permille);
  const Rgba accent = s.theme->color(Color::accent);
  paint::fill(s, {std::round(x) - 0.5F, y, 1, plot.area.bottom() - y}, with_alpha(accent, 0.5F));
  paint::disc(s, x, y, 4, accent);
  if (options.describe) {
    tooltip(s, hash_id(id, std::to_string(index)), {x - 6, y - 6, 12, plot.area.bottom() - y + 6},
            did, options.describe(static_cast<std::size_t>(index)), TooltipSide::beside);
    s.tooltip.waited = motion::kTooltipDelay;  // who explores a curve is not kept waiting
  }
  return did.clicked ? index : -1;
}

}  // namespace

FrontierResult frontier_chart(Ui& ui, const FrontierOptions& options) {
  State& s = ui.state();
  FrontierResult result;
  begin_group(ui, Role::group, options.name);
  const Rect rect = place_item(s, 0, options.height, 240);
  Plot plot;
  plot.area = inset(rect, Insets{kSliderInset, 12, kSliderInset, 2});
  plot.min = options.min;
  plot.max = options.max;
  plot.floor = lowest(options);
  if (visible(s, rect)) {
    draw_grid(s, plot);
    const std::vector<ImVec2> path = step_line(plot, options);
    if (path.size() > 1) draw_curve(s, plot, path);
    draw_budget(s, plot, options.budget);
    result.point = explore(s, options, plot);
  }
  if (!options.description.empty()) {
    SemanticNode picture;
    picture.id = ordinal_id(s, "chart");
    picture.role = Role::img;
    picture.name = std::string(options.description);
    picture.rect = rect;
    emit(s, std::move(picture));
  }
  std::vector<PlacedMarker> placed;
  for (std::size_t i = 0; i < options.markers.size(); ++i) {
    const FrontierMarker& marker = options.markers[i];
    const Id id = widget_id(s, marker.label);
    // Shares move, not pixels: a page that is resized moves nothing.
    const float x = plot.area.x + plot.area.width * animate(s, id, "x", plot.across(marker.price));
    const float y =
        plot.area.bottom() - plot.area.height * animate(s, id, "y", plot.up(marker.permille));
    const Rect reach{x - 18, y - 18, 36, 36};
    const Interaction did = interact(s, id, reach);
    if (did.clicked) result.marker = static_cast<int>(i);
    if (visible(s, reach)) placed.push_back({&marker, did, x, y});
    SemanticNode node;
    node.id = id;
    node.role = Role::button;
    node.name = std::string(marker.name.empty() ? marker.label : marker.name);
    node.rect = reach;
    node.focusable = true;
    node.has_pressed = true;
    node.pressed = marker.selected;
    emit(s, std::move(node));
  }
  // The chosen one last, over the others.
  sort_by(placed, [](const PlacedMarker& a, const PlacedMarker& b) {
    return !a.marker->selected && b.marker->selected;
  });
  for (const PlacedMarker& m : placed) draw_marker(s, m);
  draw_labels(s, plot, std::move(placed));
  end_group(ui);
  return result;
}

}  // namespace oferta::ui
