#include "app/ui/table.h"

#include <algorithm>
#include <cmath>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/table_state.h"

namespace oferta::ui {
namespace {

constexpr float kHeadHeight = 36;
constexpr float kCellPad = 12;

void resolve_columns(const Ui& ui, TableState& t, float width) {
  float fixed = 0;
  float shares = 0;
  for (const TableColumn& column : t.columns) {
    if (column.hide_on_phone && ui.phone()) continue;
    (column.width > 0 ? fixed : shares) += std::abs(column.width);
  }
  const float rest = std::max(0.0F, width - fixed);
  float left = 0;
  t.lefts.clear();
  t.widths.clear();
  for (const TableColumn& column : t.columns) {
    float own = column.width > 0 ? column.width : rest * -column.width / std::max(1e-3F, shares);
    if (column.hide_on_phone && ui.phone()) own = 0;
    t.lefts.push_back(left);
    t.widths.push_back(own);
    left += own;
  }
}

std::string_view order_icon(SortOrder order) {
  if (order == SortOrder::ascending) return kIconChevronUp;
  if (order == SortOrder::descending) return kIconChevronDown;
  return kIconChevronsUpDown;
}

void draw_head_cell(Ui& ui, TableState& t, std::size_t at, const Rect& rect) {
  State& s = ui.state();
  const TableColumn& column = t.columns[at];
  const Id id = hash_id(t.id, static_cast<std::uint32_t>(at));
  Interaction did;
  if (column.sortable) did = interact(s, id, rect);
  if (did.clicked) t.result.sort_column = static_cast<int>(at);
  const Face type = face(s, TextStyle::caption13);
  Rect inner = inset(rect, Insets::symmetric(kCellPad, 0));
  const Rgba ink = mix(ui.color(Color::text_muted), ui.color(Color::text), did.hover);
  if (column.sortable) {
    const float words = std::min(text_width(type, column.title), inner.width - 18);
    const float x = column.align == Align::right ? inner.right() - words - 18 : inner.x;
    paint::text_in(s, type, {x, rect.y, words + 1, rect.height}, column.title, ink);
    paint::icon(s, order_icon(column.order), x + words + 10, rect.y + rect.height / 2, 14, ink);
  } else {
    paint::text_in(s, type, inner, column.title, ink, column.align);
  }
  if (did.ring) paint::ring(s, inset(rect, 4), radius::kSmall);
  SemanticNode head;
  head.id = hash_id(id, "head");
  head.role = Role::columnheader;
  head.name = std::string(column.title);
  head.rect = rect;
  emit(s, std::move(head));
  if (!column.sortable) return;
  SemanticNode press;
  press.id = id;
  press.parent = hash_id(id, "head");
  press.role = Role::button;
  press.name = std::string(column.title);
  press.rect = rect;
  press.focusable = true;
  emit(s, std::move(press));
}

void draw_head(Ui& ui, TableState& t) {
  State& s = ui.state();
  const Rect head = place_item(s, 0, kHeadHeight, 0);
  paint::fill(s, head, ui.color(Color::surface_sunken), radius::kSmall);
  SemanticNode row;
  row.id = hash_id(t.id, "head row");
  row.role = Role::row;
  row.rect = head;
  row.row_index = 1;
  emit(s, std::move(row));
  open_parent(s, hash_id(t.id, "head row"));
  for (std::size_t i = 0; i < t.columns.size(); ++i) {
    if (t.widths[i] <= 0) continue;
    draw_head_cell(ui, t, i, {head.x + t.lefts[i], head.y, t.widths[i], head.height});
  }
  close_parent(s);
}

// Rows in sight and two on each side, so that the keyboard finds the next one.
RowRange rows_in_sight(const State& s, const TableState& t, float top, int count) {
  constexpr int kMargin = 2;
  const Rect& clip = s.clip();
  const int first = static_cast<int>(std::floor((clip.y - top) / t.row_height)) - kMargin;
  const int last = static_cast<int>(std::ceil((clip.bottom() - top) / t.row_height)) + kMargin;
  return {std::clamp(first, 0, count), std::clamp(last, 0, count)};
}

Rect next_cell(TableState& t) {
  while (t.cell < t.columns.size() && t.widths[t.cell] <= 0) {
    ++t.cell;
    if (t.cell < t.columns.size()) break;
  }
  if (t.cell >= t.columns.size()) return {};
  return {t.row_rect.x + t.lefts[t.cell], t.row_rect.y, t.widths[t.cell], t.row_height};
}

}  // namespace

void begin_table(Ui& ui, std::string_view name, std::span<const TableColumn> columns,
                 const TableOptions& options) {
  State& s = ui.state();
  TableState& t = *s.table;
  t = TableState{};
  t.id = hash_id(widget_id(s, options.id.empty() ? name : options.id), "table");
  t.columns.assign(columns.begin(), columns.end());
  t.clickable = options.clickable;
  t.row_height = std::round(options.row_height * std::max(1.0F, s.text_scale));
  if (ui.touch() || ui.phone()) t.row_height = std::max(44.0F, t.row_height);
  t.scrolls = options.height > 0;
  ui.begin_column({.gap = 0});
  begin_group(ui, Role::table, name, options.id);
  SemanticNode& node = s.tree.nodes[s.groups.back()];
  node.row_count = options.row_count + 1;
  node.col_count = static_cast<int>(columns.size());
  resolve_columns(ui, t, next_place(s).width);
  draw_head(ui, t);
  if (t.scrolls)
    begin_scroll(ui, "rows", options.height - kHeadHeight, {.gap = 0, .shade_edges = true});
  const float top = next_place(s).y;
  t.rows = rows_in_sight(s, t, top, options.row_count);
  const Rect body = place_item(s, 0, t.row_height * static_cast<float>(options.row_count), 0);
  t.row_rect = {body.x, body.y, body.width, t.row_height};
}

RowRange table_rows(Ui& ui) {
  return ui.state().table->rows;
}

void begin_table_row(Ui& ui, int row, const TableRowOptions& options) {
  State& s = ui.state();
  TableState& t = *s.table;
  const float top = t.row_rect.y + t.row_height * static_cast<float>(row - t.row);
  t.row_rect.y = top;
  t.row = row;
  t.cell = 0;
  t.named = !options.name.empty();
  t.said = std::string(options.name);
  const Id id = options.id.empty() ? hash_id(hash_id(t.id, "row"), static_cast<std::uint32_t>(row))
                                   : hash_id(hash_id(t.id, "record"), options.id);
  Interaction did;
  if (t.clickable) {
    did = interact(s, id, t.row_rect);
    if (const auto key = take_key(s, id); key && *key == "Enter") did.clicked = true;
  }
  t.pressed = did.clicked;
  if (visible(s, t.row_rect)) {
    const Rgba hovered = with_alpha(ui.color(Color::surface_sunken), did.hover);
    paint::fill(s, t.row_rect, options.selected ? ui.color(Color::accent_soft) : hovered,
                radius::kSmall);
    paint::horizontal_line(s, t.row_rect.x, t.row_rect.bottom() - s.pixel(), t.row_rect.width,
                           ui.color(Color::border));
    if (did.ring) paint::ring(s, inset(t.row_rect, 4), radius::kSmall);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::row;
  node.rect = t.row_rect;
  node.selected = options.selected;
  node.row_index = row + 2;
  node.focusable = t.clickable;
  if (t.clickable) node.keys = "Enter";
  t.row_node = s.tree.nodes.size();
  emit(s, std::move(node));
  open_parent(s, id);
  s.ids.push_back({id, 0});
}

void table_cell(Ui& ui, std::string_view text, const CellOptions& options) {
  State& s = ui.state();
  TableState& t = *s.table;
  const std::size_t at = t.cell;
  if (at >= t.columns.size() || t.widths[at] <= 0) {
    ++t.cell;
    return;
  }
  const Rect cell = next_cell(t);
  ++t.cell;
  const Face type = face(s, options.style);
  const Face small = face(s, TextStyle::caption13);
  if (visible(s, cell)) {
    const float icon_room = options.icon.empty() ? 0 : 24.0F;
    const Rect inner = inset(cell, Insets{kCellPad + icon_room, 0, kCellPad, 0});
    const bool two = !options.second_line.empty();
    const float words = type.line_height + (two ? small.line_height : 0);
    const float top = cell.y + (cell.height - words) / 2;
    paint::icon(s, options.icon, cell.x + kCellPad + 8, cell.y + cell.height / 2, 16,
                ui.color(options.color));
    paint::text_in(s, type, {inner.x, top, inner.width, type.line_height}, text,
                   ui.color(options.color), t.columns[at].align);
    if (two) {
      paint::text_in(s, small, {inner.x, top + type.line_height, inner.width, small.line_height},
                     options.second_line, ui.color(Color::text_muted), t.columns[at].align);
    }
  }
  SemanticNode node;
  node.id = hash_id(hash_id(s.ids.back().seed, "cell"), static_cast<std::uint32_t>(at));
  node.role = at == 0 ? Role::rowheader : Role::cell;
  node.name = std::string(text);
  if (!options.second_line.empty()) node.name += ", " + std::string(options.second_line);
  node.rect = cell;
  if (!t.named && !node.name.empty()) t.said += (t.said.empty() ? "" : ", ") + node.name;
  emit(s, std::move(node));
}

void begin_table_cell(Ui& ui) {
  State& s = ui.state();
  TableState& t = *s.table;
  const Rect cell = next_cell(t);
  const std::size_t at = std::min(t.cell, t.columns.size() - 1);
  SemanticNode node;
  node.id = hash_id(hash_id(s.ids.back().seed, "cell"), static_cast<std::uint32_t>(at));
  node.role = Role::cell;
  node.rect = cell;
  const Id id = node.id;
  emit(s, std::move(node));
  open_parent(s, id);
  const Id key = hash_id(id, "height");
  const float slack = std::max(0.0F, cell.height - remembered(s, key));
  push_column(s, cell.x + kCellPad, cell.y + slack / 2, cell.width - 2 * kCellPad, cell.bottom(),
              0);
  s.columns.back().key = key;
  ui.begin_inline({.align = t.columns[at].align, .wrap = false});
}

void end_table_cell(Ui& ui) {
  State& s = ui.state();
  ui.end_inline();
  const Column column = pop_column(s);
  remember(s, column.key, column.used);
  close_parent(s);
  ++s.table->cell;
}

bool end_table_row(Ui& ui) {
  State& s = ui.state();
  TableState& t = *s.table;
  if (t.clickable || t.named) s.tree.nodes[t.row_node].name = t.said;
  close_parent(s);
  s.ids.pop_back();
  return t.pressed;
}

TableResult end_table(Ui& ui) {
  State& s = ui.state();
  TableState& t = *s.table;
  if (t.scrolls) end_scroll(ui);
  end_group(ui);
  ui.end_column();
  return t.result;
}

}  // namespace oferta::ui
