#include "app/ui/table.h"

#include <algorithm>
#include <cmath>

#include "app/ui/fields.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/table_state.h"

namespace oferta::ui {
namespace {

// Rows in sight and two on each side, so that the keyboard finds the next one.
RowRange rows_in_sight(const State& s, const TableState& t, float top, int count) {
  constexpr int kMargin = 2;
  const Rect& clip = s.clip();
  const int first = static_cast<int>(std::floor((clip.y - top) / t.row_height)) - kMargin;
  const int last = static_cast<int>(std::ceil((clip.bottom() - top) / t.row_height)) + kMargin;
  return {std::clamp(first, 0, count), std::clamp(last, 0, count)};
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
  t.editable = options.editable;
  t.row_count = options.row_count;
  t.row_height = std::round(options.row_height * std::max(1.0F, s.text_scale));
  if (ui.touch() || ui.phone()) t.row_height = std::max(44.0F, t.row_height);
  t.scrolls = options.height > 0;
  ui.begin_column({.gap = 0});
  begin_group(ui, options.editable ? Role::grid : Role::table, name, options.id);
  SemanticNode& node = s.tree.nodes[s.groups.back()];
  node.row_count = options.row_count + 1 + (options.totals ? 1 : 0);
  node.col_count = static_cast<int>(columns.size());
  resolve_table_columns(ui, t, next_place(s).width);
  draw_table_head(ui, t);
  if (t.scrolls) {
    const float taken = table_head_height(s) + (options.totals ? t.row_height : 0);
    begin_scroll(ui, "rows", options.height - taken, {.gap = 0, .shade_edges = true});
    t.scroll_open = true;
  }
  const float top = next_place(s).y;
  t.body_top = top;
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
    if (walk_table_rows(s, t, id)) did.clicked = true;
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
  if (t.clickable) node.keys = "Enter ArrowDown ArrowUp Home End";
  t.row_node = s.tree.nodes.size();
  emit(s, std::move(node));
  open_parent(s, id);
  s.ids.push_back({id, 0});
}

namespace {

// Paints a text into its cell and tells it.
void draw_text_cell(Ui& ui, std::size_t at, const Rect& cell, std::string_view text,
                    const CellOptions& options, SemanticNode node) {
  State& s = ui.state();
  TableState& t = *s.table;
  const Face type = face(s, options.style);
  const Face small = face(s, TextStyle::caption13);
  if (visible(s, cell)) {
    const float icon_room = options.icon.empty() ? 0 : 24.0F;
    const Rect inner = inset(cell, Insets{kTableCellPad + icon_room, 0, kTableCellPad, 0});
    const bool two = !options.second_line.empty();
    // Nearly every cell has one line, and there are many: only more of them are worked out.
    TextLines shown;
    if (options.lines > 1) shown = break_lines(type, text, inner.width, options.lines);
    const float height = std::max(type.line_height, shown.height);
    const float top = cell.y + (cell.height - height - (two ? small.line_height : 0)) / 2;
    paint::icon(s, options.icon, cell.x + kTableCellPad + 8, cell.y + cell.height / 2, 16,
                ui.color(options.color));
    const Rect words{inner.x, top, inner.width, height};
    if (options.lines > 1) {
      paint::lines(s, type, words, shown, ui.color(options.color), t.columns[at].align);
      if (shown.cut) s.cut_texts.emplace_back(text);
    } else {
      paint::text_in(s, type, words, text, ui.color(options.color), t.columns[at].align);
    }
    if (two) {
      paint::text_in(s, small, {inner.x, top + height, inner.width, small.line_height},
                     options.second_line, ui.color(Color::text_muted), t.columns[at].align);
    }
  }
  node.name = std::string(text);
  if (!options.second_line.empty()) node.name += ", " + std::string(options.second_line);
  node.rect = cell;
  if (!t.named && !node.name.empty()) t.said += (t.said.empty() ? "" : ", ") + node.name;
  emit(s, std::move(node));
}

SemanticNode grid_node(const GridCell& state) {
  SemanticNode node;
  node.id = state.id;
  node.role = Role::gridcell;
  node.focusable = state.stop;
  node.keys = "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Paste";
  return node;
}

void draw_cell_ring(State& s, const GridCell& state, const Rect& cell) {
  if (s.focused == state.id && s.focus_visible) paint::ring(s, inset(cell, 4), radius::kSmall);
}

// The cell as a field. True when the text was changed.
bool edit_in_place(Ui& ui, TableState& t, const Rect& cell, std::string& value,
                   const EditCellOptions& options, Id cell_id) {
  State& s = ui.state();
  GridMemory& memory = s.grid_memory[t.id];
  push_column(s, cell.x + 2, cell.y + (cell.height - control_height(s, ControlSize::medium)) / 2,
              cell.width - 4, cell.bottom(), 0);
  s.ids.push_back({cell_id, 0});
  const Id field = ui.id("edit");
  const bool escaped = has_key(s, field, "Escape");
  const std::size_t at = t.cell - 1;
  const FieldResult did = text_field(ui, t.columns[at].title, memory.draft,
                                     {.id = "edit",
                                      .show_label = false,
                                      .align = t.columns[at].align,
                                      .style = options.style,
                                      .input_mode = options.input_mode});
  while (has_key(s, field, "Escape")) take_key(s, field);
  s.ids.pop_back();
  pop_column(s);
  memory.edit_focused = memory.edit_focused || did.focused;
  const bool left = memory.edit_focused && !did.focused;
  if (!escaped && !did.committed && !left) return false;
  memory.editing = false;
  // Enter goes on to the next row, as in a spreadsheet; Escape stays; leaving goes where it goes.
  if (did.focused || escaped) {
    if (!escaped && memory.row + 1 < t.row_count) ++memory.row;
    memory.wanted = true;
    show_table_row(s, t, memory.row);
  }
  settle(s);
  if (escaped || memory.draft == value) return false;
  value = memory.draft;
  return true;
}

}  // namespace

void table_cell(Ui& ui, std::string_view text, const CellOptions& options) {
  State& s = ui.state();
  TableState& t = *s.table;
  const std::size_t at = t.cell;
  if (at >= t.columns.size() || t.widths[at] <= 0) {
    ++t.cell;
    return;
  }
  const Rect cell = next_table_cell(t);
  ++t.cell;
  if (t.editable) {
    const GridCell state = take_grid_cell(ui, t, at, cell, false);
    draw_text_cell(ui, at, cell, text, options, grid_node(state));
    draw_cell_ring(s, state, cell);
    return;
  }
  SemanticNode node;
  node.id = hash_id(hash_id(s.ids.back().seed, "cell"), static_cast<std::uint32_t>(at));
  node.role = at == 0 ? Role::rowheader : Role::cell;
  draw_text_cell(ui, at, cell, text, options, std::move(node));
}

bool table_edit_cell(Ui& ui, std::string& value, const EditCellOptions& options) {
  State& s = ui.state();
  TableState& t = *s.table;
  const std::size_t at = t.cell;
  if (at >= t.columns.size() || t.widths[at] <= 0) {
    ++t.cell;
    return false;
  }
  const Rect cell = next_table_cell(t);
  ++t.cell;
  GridCell state = take_grid_cell(ui, t, at, cell, true);
  GridMemory& memory = s.grid_memory[t.id];
  bool changed = false;
  if (state.cleared && !value.empty()) {
    value.clear();
    changed = true;
  }
  if (state.begin) {
    memory.editing = true;
    memory.edit_focused = false;
    memory.draft = state.draft.empty() ? value : state.draft;
    ui.request_focus(hash_id(state.id, "edit"));
    settle(s);
  }
  const bool editing =
      memory.editing && memory.row == t.row && memory.column == static_cast<int>(at);
  if (!editing) {
    if (visible(s, cell) && pointer_over(s, cell)) {
      paint::framed(s, inset(cell, 3), ui.color(Color::surface), ui.color(Color::border_strong),
                    radius::kSmall);
    }
    SemanticNode node = grid_node(state);
    node.keys += " Enter F2 Delete Char";
    draw_text_cell(ui, at, cell, value, {.style = options.style}, std::move(node));
    draw_cell_ring(s, state, cell);
    return changed;
  }
  SemanticNode node = grid_node(state);
  node.focusable = false;
  node.rect = cell;
  emit(s, std::move(node));
  open_parent(s, state.id);
  changed = edit_in_place(ui, t, cell, value, options, state.id) || changed;
  close_parent(s);
  return changed;
}

void begin_table_cell(Ui& ui) {
  State& s = ui.state();
  TableState& t = *s.table;
  const Rect cell = next_table_cell(t);
  const std::size_t at = std::min(t.cell, t.columns.size() - 1);
  SemanticNode node;
  node.id = hash_id(hash_id(s.ids.back().seed, "cell"), static_cast<std::uint32_t>(at));
  node.role = t.editable ? Role::gridcell : Role::cell;
  node.rect = cell;
  const Id id = node.id;
  emit(s, std::move(node));
  open_parent(s, id);
  const Id key = hash_id(id, "height");
  const float slack = std::max(0.0F, cell.height - remembered(s, key));
  push_column(s, cell.x + kTableCellPad, cell.y + slack / 2, cell.width - 2 * kTableCellPad,
              cell.bottom(), 0);
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

void begin_table_totals(Ui& ui, std::string_view name) {
  State& s = ui.state();
  TableState& t = *s.table;
  if (t.scroll_open) end_scroll(ui);
  t.scroll_open = false;
  t.row_rect = place_item(s, 0, t.row_height, 0);
  t.cell = 0;
  t.row = t.row_count;
  t.named = true;
  t.said = std::string(name);
  const Id id = hash_id(t.id, "totals");
  paint::fill(s, t.row_rect, ui.color(Color::surface_sunken), radius::kSmall);
  paint::horizontal_line(s, t.row_rect.x, t.row_rect.y, t.row_rect.width,
                         ui.color(Color::border_strong));
  SemanticNode node;
  node.id = id;
  node.role = Role::row;
  node.rect = t.row_rect;
  node.row_index = t.row_count + 2;
  t.row_node = s.tree.nodes.size();
  emit(s, std::move(node));
  open_parent(s, id);
  s.ids.push_back({id, 0});
}

void end_table_totals(Ui& ui) {
  end_table_row(ui);
}

TableResult end_table(Ui& ui) {
  State& s = ui.state();
  TableState& t = *s.table;
  if (t.scroll_open) end_scroll(ui);
  end_group(ui);
  ui.end_column();
  return t.result;
}

}  // namespace oferta::ui
