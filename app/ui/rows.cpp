// Rows and grids: cells side by side.
#include <algorithm>

#include "app/ui/state.h"

namespace oferta::ui {
namespace {

Id cell_key(const RowFrame& row, std::string_view what, std::size_t index) {
  return hash_id(hash_id(row.key, what), static_cast<std::uint32_t>(index));
}

// Own widths that do not fit give way, the widest first: a long name is cut before a button is.
void cap_own_widths(std::vector<float>& widths, std::span<const float> asked, float room) {
  std::vector<float> own;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i] == 0) own.push_back(widths[i]);
  }
  std::sort(own.begin(), own.end());
  float cap = 0;
  for (std::size_t i = 0; i < own.size(); ++i) {
    cap = std::max(0.0F, room) / static_cast<float>(own.size() - i);
    if (own[i] > cap) break;
    room -= own[i];
    cap = own[i];
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i] == 0) widths[i] = std::min(widths[i], cap);
  }
}

// What the fixed and own widths leave is shared.
std::vector<float> resolve_widths(State& s, const RowFrame& row, std::span<const float> asked,
                                  float available) {
  std::vector<float> widths(asked.size());
  const float gaps = row.gap * static_cast<float>(asked.empty() ? 0 : asked.size() - 1);
  float fixed = gaps;
  float own = 0;
  float shares = 0;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    // Fixed widths are made for text of the usual size.
    if (asked[i] > 0) widths[i] = asked[i] * std::max(1.0F, s.text_scale);
    if (asked[i] == 0) widths[i] = remembered(s, cell_key(row, "width", i));
    (asked[i] > 0 ? fixed : own) += widths[i];
    shares += std::max(0.0F, -asked[i]);
  }
  if (fixed + own > available) {
    cap_own_widths(widths, asked, available - fixed);
    own = available - fixed;
  }
  const float rest = std::max(0.0F, available - fixed - own);
  for (std::size_t i = 0; i < asked.size(); ++i) {
    if (asked[i] < 0) widths[i] = rest * -asked[i] / shares;
  }
  return widths;
}

void open_cell(State& s) {
  RowFrame& row = s.rows.back();
  float x = row.x;
  float width = row.widths[row.index];
  if (!row.stacked) {
    for (std::size_t i = 0; i < row.index; ++i) x += row.widths[i] + row.gap;
  }
  float y = row.line_y;
  if (row.vertical != Align::left && !row.stacked) {
    const float slack = row.row_height - remembered(s, cell_key(row, "height", row.index));
    if (slack > 0) y += row.vertical == Align::center ? slack / 2 : slack;
  }
  push_column(s, x, y, width, s.columns.back().limit, row.item_gap);
  row.depth = s.columns.size();
}

void close_line(State& s, RowFrame& row) {
  remember(s, hash_id(hash_id(row.key, "line"), static_cast<std::uint32_t>(row.line)), row.natural);
}

void start_line(State& s, RowFrame& row) {
  row.row_height =
      remembered(s, hash_id(hash_id(row.key, "line"), static_cast<std::uint32_t>(row.line)));
}

void close_cell(State& s) {
  const Column cell = pop_column(s);
  RowFrame& row = s.rows.back();
  if (row.vertical != Align::left) remember(s, cell_key(row, "height", row.index), cell.natural);
  if (row.own_width[row.index]) {
    remember(s, cell_key(row, "width", row.index), cell.natural_width);
  }
  if (row.stacked) {
    const float gap = row.index > 0 ? row.gap : 0;
    row.natural += gap + cell.natural;
    row.used += gap + cell.used;
    row.line_y = row.y + row.used + row.gap;
  } else {
    row.natural = std::max(row.natural, cell.natural);
    row.used = std::max(row.used, cell.used);
  }
  row.natural_width += cell.natural_width + (row.index > 0 ? row.gap : 0);
}

RowFrame start_row(State& s, std::string_view kind, float gap, float item_gap) {
  RowFrame row;
  row.key = layout_key(s, kind);
  const Rect at = next_place(s);
  row.x = at.x;
  row.y = at.y;
  row.line_y = at.y;
  row.gap = gap;
  row.item_gap = item_gap;
  return row;
}

}  // namespace

float stretched_height(const State& s, float natural) {
  if (s.rows.empty()) return natural;
  const RowFrame& row = s.rows.back();
  if (row.stacked || row.depth != s.columns.size()) return natural;
  return std::max(natural, row.row_height - (next_place(s).y - row.line_y));
}

void Ui::begin_row(std::initializer_list<float> widths, const RowOptions& options) {
  begin_row(std::span<const float>(widths.begin(), widths.size()), options);
}

void Ui::begin_row(std::span<const float> widths, const RowOptions& options) {
  State& s = *state_;
  RowFrame row = start_row(s, "row", options.gap, options.item_gap);
  const float available = next_place(s).width;
  row.vertical = options.vertical;
  row.stacked =
      options.stack_below > 0 && available < options.stack_below * std::max(1.0F, s.text_scale);
  if (row.stacked) {
    row.widths.assign(widths.size(), available);
    row.own_width.assign(widths.size(), false);
  } else {
    row.widths = resolve_widths(s, row, widths, available);
    for (const float width : widths) row.own_width.push_back(width == 0);
  }
  start_line(s, row);
  s.rows.push_back(std::move(row));
  open_cell(s);
}

void Ui::begin_grid(const GridOptions& options) {
  State& s = *state_;
  RowFrame row = start_row(s, "grid", options.gap, options.item_gap);
  const float available = next_place(s).width;
  const float narrowest = options.min_cell_width * std::max(1.0F, s.text_scale);
  int columns =
      std::max(1, static_cast<int>((available + options.gap) / (narrowest + options.gap)));
  if (options.max_columns > 0) columns = std::min(columns, options.max_columns);
  const auto count = static_cast<std::size_t>(columns);
  const float width =
      (available - options.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  row.grid = true;
  row.widths.assign(count, width);
  row.own_width.assign(count, false);
  start_line(s, row);
  s.rows.push_back(std::move(row));
  open_cell(s);
}

void Ui::next() {
  State& s = *state_;
  close_cell(s);
  RowFrame& row = s.rows.back();
  if (row.index + 1 < row.widths.size()) {
    ++row.index;
  } else if (row.grid) {
    close_line(s, row);
    row.line_y += row.used + row.gap;
    row.used = 0;
    row.natural = 0;
    row.index = 0;
    ++row.line;
    start_line(s, row);
  }
  open_cell(s);
}

void Ui::end_row() {
  State& s = *state_;
  close_cell(s);
  RowFrame row = std::move(s.rows.back());
  s.rows.pop_back();
  close_line(s, row);
  const float above = row.stacked ? 0 : row.line_y - row.y;
  place_item(s, 0, above + row.used, row.natural_width, above + row.natural);
}

void Ui::end_grid() {
  end_row();
}

}  // namespace oferta::ui
