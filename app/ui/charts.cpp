#include "app/ui/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "app/ui/field_frame.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/shade.h"
#include "shared/base/format.h"

namespace oferta::ui {
namespace {

constexpr float kBarRow = 36;
constexpr float kFunnelRow = 44;
constexpr float kDonutSize = 168;
constexpr float kDonutWidth = 26;
constexpr float kLegendRow = 36;
constexpr std::array<Color, 6> kSeries = {Color::chart_1, Color::chart_2, Color::chart_3,
                                          Color::chart_4, Color::chart_5, Color::chart_6};

std::int64_t largest(std::span<const ChartItem> items) {
  std::int64_t most = 1;
  for (const ChartItem& item : items) most = std::max(most, item.value);
  return most;
}

std::int64_t sum_of(std::span<const ChartItem> items) {
  std::int64_t sum = 0;
  for (const ChartItem& item : items) sum += std::max<std::int64_t>(0, item.value);
  return sum;
}

float share_of(std::int64_t value, std::int64_t whole) {
  return static_cast<float>(static_cast<double>(std::max<std::int64_t>(0, value)) /
                            static_cast<double>(std::max<std::int64_t>(1, whole)));
}

std::string percent_text(const State& s, std::int64_t part, std::int64_t whole) {
  if (whole <= 0) return "–";
  constexpr std::int64_t kOnePercent = 100;  // in hundredths
  return format_percent(std::lround(share_of(part, whole) * 100) * kOnePercent, field_language(s));
}

// One item of a chart: what the pointer and the arrow keys do to it, and what is read aloud.
struct ItemRow {
  Id id = 0;
  Interaction did;
  float lit = 0;  // 0–1: pointed at or focused
};

class ChartRows {
 public:
  ChartRows(Ui& ui, std::string_view name, std::span<const ChartItem> items,
            const ChartOptions& options)
      : ui_(&ui), items_(items), clickable_(options.clickable) {
    State& s = ui.state();
    list_ = begin_group(ui, Role::list, name);
    s.tree.nodes.back().description = std::string(options.description);
    memory_ = &s.popup_memory[list_];
    memory_->active =
        std::clamp(memory_->active, 0, std::max(0, static_cast<int>(items.size()) - 1));
  }

  ItemRow row(std::size_t at, const Rect& rect, std::string_view more) {
    State& s = ui_->state();
    const ChartItem& item = items_[at];
    ItemRow out;
    out.id = hash_id(list_, static_cast<std::uint32_t>(at));
    out.did = interact(s, out.id, rect);
    const bool first = static_cast<int>(at) == memory_->active;
    while (!has_key(s, out.id, "Escape")) {
      const auto key = take_key(s, out.id);
      if (!key) break;
      move(*key, static_cast<int>(at));
    }
    if (out.did.clicked && clickable_) pressed = static_cast<int>(at);
    out.lit = std::max(out.did.hover, out.did.ring ? 1.0F : 0.0F);
    SemanticNode node;
    node.id = out.id;
    node.role = Role::listitem;
    node.name = std::string(item.label) + ": " + std::string(item.text);
    if (!more.empty()) node.name += ", " + std::string(more);
    node.rect = rect;
    node.focusable = first;
    node.keys = "ArrowDown ArrowUp ArrowLeft ArrowRight Home End";
    emit(s, std::move(node));
    return out;
  }

  int finish() {
    end_group(*ui_);
    return pressed;
  }

  int pressed = -1;

 private:
  void move(const std::string& key, int at) {
    const int last = static_cast<int>(items_.size()) - 1;
    int to = at;
    if (key == "ArrowDown" || key == "ArrowRight") to = std::min(last, at + 1);
    if (key == "ArrowUp" || key == "ArrowLeft") to = std::max(0, at - 1);
    if (key == "Home") to = 0;
    if (key == "End") to = last;
    memory_->active = to;
    if (to != at) ui_->request_focus(hash_id(list_, static_cast<std::uint32_t>(to)));
  }

  Ui* ui_;
  std::span<const ChartItem> items_;
  bool clickable_;
  Id list_ = 0;
  PopupMemory* memory_ = nullptr;
};

float widest_text(State& s, std::span<const ChartItem> items, bool labels) {
  const Face type = face(s, TextStyle::caption13);
  float width = 0;
  for (const ChartItem& item : items) {
    width = std::max(width, text_width(type, labels ? item.label : item.text));
  }
  return std::ceil(width);
}

void draw_row_ground(State& s, const Rect& rect, const ItemRow& row) {
  paint::fill(s, inset(rect, Insets::symmetric(-6, 1)),
              with_alpha(s.theme->color(Color::surface_sunken), row.lit), radius::kSmall);
  if (row.did.ring) paint::ring(s, inset(rect, Insets::symmetric(-6, 2)), radius::kSmall);
}

constexpr float kAroundBarText = 10;

// A bar needs about half of the width, the amount behind it included.
bool labels_above(State& s, std::span<const ChartItem> items) {
  return widest_text(s, items, true) > next_place(s).width * 0.5F;
}

ImU32 series_ink(Rgba c, float alpha) {
  const Rgba lit = with_alpha(c, alpha);
  return IM_COL32((lit >> 24) & 0xFFU, (lit >> 16) & 0xFFU, (lit >> 8) & 0xFFU, lit & 0xFFU);
}

}  // namespace

float bar_height(Ui& ui, std::span<const ChartItem> items) {
  const float line = face(ui.state(), TextStyle::caption13).line_height;
  const float bar = std::max(kBarRow, line + kAroundBarText);
  return labels_above(ui.state(), items) ? bar + line + kAroundBarText / 2 : bar;
}

int bar_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
              const ChartOptions& options) {
  State& s = ui.state();
  const float width = next_place(s).width;
  const bool above = labels_above(s, items);
  const float labels = above ? 0 : widest_text(s, items, true);
  const float before = above ? 0 : labels + space::kMd;
  const float values = widest_text(s, items, false);
  const float room = std::max(24.0F, width - before - values - space::kMd);
  const std::int64_t most = largest(items);
  const float height = bar_height(ui, items);
  const Face type = face(s, TextStyle::caption13);
  ui.begin_column({.gap = 0});
  ChartRows rows(ui, name, items, options);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Rect rect = place_item(s, 0, height, labels + values + 120);
    const ItemRow row = rows.row(i, rect, {});
    const float full = animate(s, row.id, "bar", share_of(items[i].value, most));
    if (!visible(s, rect)) continue;
    draw_row_ground(s, rect, row);
    Rect line = rect;  // of the bar
    if (above) {
      line.height = type.line_height + kAroundBarText / 2;
      line.y = rect.bottom() - line.height - kAroundBarText / 2;
    }
    const float words_height = above ? line.y - rect.y : rect.height;
    paint::text_in(s, type, {rect.x, rect.y, above ? width : labels, words_height}, items[i].label,
                   ui.color(Color::text));
    const float thick = (above ? line.height : rect.height) * 14 / kBarRow;
    const Rect track{rect.x + before, line.y + (line.height - thick) / 2, room, thick};
    paint::shade(s, track, ui.color(Color::track), 4);
    paint::fill(
        s, {track.x, track.y, std::max(full > 0 ? 4.0F : 0.0F, track.width * full), track.height},
        ui.color(Color::chart_1), 4);
    paint::text_in(s, semibold(s, TextStyle::caption13),
                   {rect.right() - values - 6, line.y, values + 6, line.height}, items[i].text,
                   ui.color(Color::text), Align::right);
  }
  const int pressed = rows.finish();
  ui.end_column();
  return pressed;
}

int funnel_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
                 const ChartOptions& options) {
  State& s = ui.state();
  const float width = next_place(s).width;
  const float labels = std::min(widest_text(s, items, true), width * 0.34F);
  constexpr float kShare = 52;
  const float room = std::max(40.0F, width - labels - kShare - 2 * space::kMd);
  const std::int64_t most = largest(items);
  ui.begin_column({.gap = 0});
  ChartRows rows(ui, name, items, options);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string kept =
        i == 0 ? std::string() : percent_text(s, items[i].value, items[i - 1].value);
    const Rect rect = place_item(s, 0, kFunnelRow, labels + kShare + 160);
    const ItemRow row = rows.row(i, rect, kept);
    const float full = animate(s, row.id, "bar", share_of(items[i].value, most));
    if (!visible(s, rect)) continue;
    draw_row_ground(s, rect, row);
    const Face type = face(s, TextStyle::caption13);
    paint::text_in(s, type, {rect.x, rect.y, labels, rect.height}, items[i].label,
                   ui.color(Color::text));
    const float middle = rect.x + labels + space::kMd + room / 2;
    const float wide = std::max(3.0F, room * full);
    const Rect bar{middle - wide / 2, rect.y + 4, wide, kFunnelRow - 8};
    paint::fill(s, bar, mix(ui.color(Color::accent), ui.color(Color::accent_hover), row.lit),
                radius::kSmall);
    // A number that its bar is too narrow for stands beside it.
    const Face strong = semibold(s, TextStyle::caption13);
    const float number = text_width(strong, items[i].text);
    if (number + 12 < wide) {
      paint::text_in(s, strong, bar, items[i].text, ui.color(Color::on_accent), Align::center);
    } else {
      paint::text_in(s, strong, {bar.right() + 6, rect.y, number + 4, rect.height}, items[i].text,
                     ui.color(Color::text));
    }
    paint::text_in(s, type, {rect.right() - kShare, rect.y, kShare, rect.height}, kept,
                   ui.color(Color::text_muted), Align::right);
  }
  const int pressed = rows.finish();
  ui.end_column();
  return pressed;
}

int donut_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
                const ChartOptions& options) {
  State& s = ui.state();
  const std::size_t count = std::min(items.size(), kSeries.size());
  const std::int64_t whole = sum_of(items.first(count));
  const float legend = static_cast<float>(count) * kLegendRow;
  const float width = next_place(s).width;
  const bool beside = width >= kDonutSize + 220;
  const float height = beside ? std::max(kDonutSize, legend) : kDonutSize + space::kMd + legend;
  const Rect rect = place_item(s, 0, height, kDonutSize + 260);
  const float x = beside ? rect.x + kDonutSize / 2 : rect.x + rect.width / 2;
  const float y = beside ? rect.y + rect.height / 2 : rect.y + kDonutSize / 2;
  const float left = beside ? rect.x + kDonutSize + space::kXl : rect.x;
  const float top = beside ? rect.y + (rect.height - legend) / 2 : rect.y + kDonutSize + space::kMd;
  ChartRows rows(ui, name, items.first(count), options);
  // Twelve o'clock is where the first share begins.
  float angle = -std::numbers::pi_v<float> / 2;
  for (std::size_t i = 0; i < count; ++i) {
    const Rect line{left, top + static_cast<float>(i) * kLegendRow, rect.right() - left,
                    kLegendRow};
    const std::string percent = percent_text(s, items[i].value, whole);
    const ItemRow row = rows.row(i, line, percent);
    const float share = animate(s, row.id, "share", share_of(items[i].value, whole));
    const float end = angle + share * 2 * std::numbers::pi_v<float>;
    if (visible(s, rect)) {
      const Rgba ink = ui.color(kSeries[i]);
      const float reach = kDonutSize / 2 - kDonutWidth / 2 - 3;
      // A hair of the ground between two shares tells them apart without colour.
      const float gap = count > 1 ? 1.2F / reach : 0.0F;
      if (end - angle > 2 * gap) {
        s.list().PathArcTo({x, y}, reach, angle + gap, end - gap, 0);
        s.list().PathStroke(series_ink(ink, 1), 0, kDonutWidth + 4 * row.lit);
      }
      draw_row_ground(s, line, row);
      paint::fill(s, {line.x, line.y + kLegendRow / 2 - 5, 10, 10}, ink, 3);
      const Face type = face(s, TextStyle::caption13);
      const Face strong = semibold(s, TextStyle::caption13);
      const float number = text_width(strong, items[i].text);
      constexpr float kPercent = 48;
      paint::text_in(
          s, type,
          {line.x + 20, line.y, line.width - 28 - number - kPercent - space::kMd, line.height},
          items[i].label, ui.color(Color::text));
      paint::text_in(s, strong,
                     {line.right() - kPercent - number - 6, line.y, number + 6, line.height},
                     items[i].text, ui.color(Color::text), Align::right);
      paint::text_in(s, type, {line.right() - kPercent, line.y, kPercent, line.height}, percent,
                     ui.color(Color::text_muted), Align::right);
    }
    angle = end;
  }
  const int pressed = rows.finish();
  if (!options.total.empty()) {
    const float hole = kDonutSize - 2 * kDonutWidth - 16;
    paint::text_in(s, face(s, TextStyle::title18), {x - hole / 2, y - 14, hole, 28}, options.total,
                   ui.color(Color::text), Align::center);
    SemanticNode node;
    node.id = ordinal_id(s, "total");
    node.role = Role::text;
    node.name = std::string(options.total);
    node.rect = {x - hole / 2, y - 14, hole, 28};
    emit(s, std::move(node));
  }
  return pressed;
}

}  // namespace oferta::ui
