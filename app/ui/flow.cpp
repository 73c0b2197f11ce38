// Columns and inline lines: where the next item stands.
#include <algorithm>
#include <cmath>

#include "app/ui/state.h"

namespace oferta::ui {
namespace {

// Differences below this are rounding, not layout.
constexpr float kSettled = 0.25F;

float align_offset(Align align, float slack) {
  if (slack <= 0 || align == Align::left) return 0;
  return align == Align::right ? slack : slack / 2;
}

Id line_key(const Column& c, std::string_view what) {
  return hash_id(hash_id(c.key, what), static_cast<std::uint32_t>(c.line));
}

void finish_line(State& s, Column& c) {
  remember(s, line_key(c, "height"), c.line_height);
  remember(s, line_key(c, "width"), c.line_x);
  c.longest_line = std::max(c.longest_line, c.line_x);
  c.used += c.line_height + (c.line > 0 ? c.flow.line_gap : 0.0F);
  c.natural = c.used;
}

void new_line(State& s, Column& c) {
  finish_line(s, c);
  ++c.line;
  c.line_items = 0;
  c.line_x = 0;
  c.line_height = 0;
}

Rect place_inline(State& s, Column& c, float width, float height) {
  const float gap = c.line_items > 0 ? c.flow.gap : 0;
  if (c.flow.wrap && c.line_items > 0 && width > c.width - c.line_x - gap + kSettled) {
    new_line(s, c);
    return place_inline(s, c, width, height);
  }
  const float left = c.line_x + gap;
  const float room = std::max(0.0F, c.width - left);
  const float taken = width <= 0 || width > room ? room : width;
  const float line_height = std::max(remembered(s, line_key(c, "height"), height), height);
  const float line_width = remembered(s, line_key(c, "width"), left + taken);
  const float top = c.y + c.used + (c.line > 0 ? c.flow.line_gap : 0.0F);
  c.line_x = left + taken;
  c.line_height = std::max(c.line_height, height);
  ++c.line_items;
  return {c.x + left + align_offset(c.flow.align, c.width - line_width),
          top + (line_height - height) / 2, taken, height};
}

}  // namespace

float remembered(State& s, Id key, float fallback) {
  const auto found = s.sizes.find(key);
  return found == s.sizes.end() ? fallback : found->second.value;
}

void remember(State& s, Id key, float value) {
  auto [entry, fresh] = s.sizes.try_emplace(key);
  if (fresh || std::abs(entry->second.value - value) > kSettled) {
    entry->second.value = value;
    s.relayout = true;
  }
  entry->second.seen = s.frame;
}

void settle(State& s) {
  s.relayout = true;
}

Rect next_place(const State& s) {
  const Column& c = s.columns.back();
  if (c.is_inline) {
    const float left = c.line_x + (c.line_items > 0 ? c.flow.gap : 0);
    return {c.x + left, c.y + c.used, std::max(0.0F, c.width - left), 0};
  }
  return {c.x, c.y + c.used + (c.empty ? 0.0F : c.gap), c.width, 0};
}

Rect place_item(State& s, float width, float height, float natural_width, float natural_height) {
  Column& c = s.columns.back();
  if (c.is_inline) {
    c.natural_width += natural_width + (c.line_items > 0 || c.line > 0 ? c.flow.gap : 0);
    s.last_rect = place_inline(s, c, width, height);
    return s.last_rect;
  }
  const Rect at = next_place(s);
  const float gap = c.empty ? 0 : c.gap;
  c.used += gap + height;
  c.natural += gap + (natural_height > 0 ? natural_height : height);
  c.natural_width = std::max(c.natural_width, natural_width);
  c.empty = false;
  s.last_rect = {at.x, at.y, width <= 0 || width > c.width ? c.width : width, height};
  return s.last_rect;
}

void push_column(State& s, float x, float y, float width, float limit, float gap) {
  Column c;
  c.x = x;
  c.y = y;
  c.width = std::max(0.0F, width);
  c.limit = limit;
  c.gap = gap;
  s.columns.push_back(c);
}

Column pop_column(State& s) {
  const Column c = s.columns.back();
  s.columns.pop_back();
  return c;
}

float Ui::available_width() const {
  return next_place(*state_).width;
}

float Ui::available_height() const {
  return std::max(0.0F, state_->columns.back().limit - next_place(*state_).y);
}

float Ui::cursor_x() const {
  return next_place(*state_).x;
}

float Ui::cursor_y() const {
  return next_place(*state_).y;
}

void Ui::spacing(float pixels) {
  Column& c = state_->columns.back();
  if (c.is_inline) {
    c.line_x += pixels;
    c.natural_width += pixels;
  } else {
    c.used += pixels;
    c.natural += pixels;
  }
}

Rect Ui::place(float width, float height) {
  return place_item(*state_, width, height, width);
}

void Ui::begin_column(const ColumnOptions& options) {
  State& s = *state_;
  Rect at = next_place(s);
  const bool in_line = s.columns.back().is_inline;
  Id key = 0;
  if (in_line) {
    // As an item of a line it stands where its size of the pass before puts it.
    key = layout_key(s, "column");
    at = place_item(s, remembered(s, hash_id(key, "width")), remembered(s, hash_id(key, "height")),
                    remembered(s, hash_id(key, "width")));
  }
  float width = at.width;
  if (options.max_width > 0) width = std::min(width, options.max_width);
  const float x = at.x + align_offset(options.align, at.width - width);
  push_column(s, x + options.padding.left, at.y + options.padding.top,
              width - options.padding.left - options.padding.right,
              s.columns.back().limit - options.padding.bottom, options.gap);
  s.columns.back().padding = options.padding;
  s.columns.back().key = key;
}

void Ui::end_column() {
  State& s = *state_;
  const Column c = pop_column(s);
  const float frame = c.padding.top + c.padding.bottom;
  const float natural_width = c.natural_width + c.padding.left + c.padding.right;
  if (c.key != 0) {
    remember(s, hash_id(c.key, "width"), natural_width);
    remember(s, hash_id(c.key, "height"), c.used + frame);
    return;
  }
  place_item(s, 0, c.used + frame, natural_width, c.natural + frame);
}

void Ui::begin_area(const Rect& rect, const ColumnOptions& options) {
  float width = rect.width - options.padding.left - options.padding.right;
  float x = rect.x + options.padding.left;
  if (options.max_width > 0 && options.max_width < width) {
    x += align_offset(options.align, width - options.max_width);
    width = options.max_width;
  }
  push_column(*state_, x, rect.y + options.padding.top, width,
              rect.bottom() - options.padding.bottom, options.gap);
}

void Ui::end_area() {
  pop_column(*state_);
}

void Ui::begin_inline(const InlineOptions& options) {
  State& s = *state_;
  const Id key = layout_key(s, "inline");
  const Rect at = next_place(s);
  push_column(s, at.x, at.y, at.width, s.columns.back().limit, 0);
  Column& c = s.columns.back();
  c.is_inline = true;
  c.flow = options;
  c.key = key;
}

void Ui::end_inline() {
  State& s = *state_;
  if (Column& open = s.columns.back(); open.line_items > 0) finish_line(s, open);
  const Column c = pop_column(s);
  if (c.used > 0) place_item(s, 0, c.used, c.natural_width);
}

float Ui::bottom_height(std::string_view name) const {
  State& s = *state_;
  const float height = remembered(s, hash_id(id(name), "bottom"));
  return height > 0 ? height + s.columns.back().gap : 0;
}

void Ui::begin_bottom(std::string_view name) {
  State& s = *state_;
  const Id key = hash_id(id(name), "bottom");
  const Column& parent = s.columns.back();
  const Rect at = next_place(s);
  const float y = std::max(at.y, parent.limit - remembered(s, key));
  push_column(s, at.x, y, at.width, parent.limit, parent.gap);
  s.columns.back().key = key;
}

void Ui::end_bottom() {
  State& s = *state_;
  const Column c = pop_column(s);
  remember(s, c.key, c.used);
  const float slack = c.y - next_place(s).y;
  place_item(s, 0, slack + c.used, c.natural_width, c.used);
}

}  // namespace oferta::ui
