// Walking through a table by keyboard, and what is pasted into it.
#include <algorithm>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/table_state.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kRowMargin = 8;

// A column that is shown, `steps` shown columns away; the same where there is none.
int column_beside(const TableState& t, int from, int steps) {
  const int count = static_cast<int>(t.widths.size());
  int found = from;
  for (int at = from + steps; at >= 0 && at < count; at += steps) {
    if (t.widths[static_cast<std::size_t>(at)] <= 0) continue;
    found = at;
    break;
  }
  return found;
}

int outer_column(const TableState& t, bool last) {
  const int count = static_cast<int>(t.widths.size());
  return last ? column_beside(t, count, -1) : column_beside(t, -1, 1);
}

int rows_of_page(const State& s, const TableState& t) {
  return std::max(1, static_cast<int>(s.clip().height / t.row_height) - 1);
}

// Where a key leads from a cell; false when it leads nowhere.
bool move_by_key(const State& s, const TableState& t, std::string_view key, GridMemory& memory) {
  const int last = std::max(0, t.row_count - 1);
  if (key == "ArrowDown") {
    memory.row = std::min(last, memory.row + 1);
  } else if (key == "ArrowUp") {
    memory.row = std::max(0, memory.row - 1);
  } else if (key == "ArrowRight") {
    memory.column = column_beside(t, memory.column, 1);
  } else if (key == "ArrowLeft") {
    memory.column = column_beside(t, memory.column, -1);
  } else if (key == "Home") {
    memory.column = outer_column(t, false);
  } else if (key == "End") {
    memory.column = outer_column(t, true);
  } else if (key == "PageDown") {
    memory.row = std::min(last, memory.row + rows_of_page(s, t));
  } else if (key == "PageUp") {
    memory.row = std::max(0, memory.row - rows_of_page(s, t));
  } else {
    return false;
  }
  return true;
}

void take_paste(State& s, TableState& t, Id id, std::size_t column) {
  const auto text = take(s, id, SemanticAction::Kind::paste);
  if (!text) return;
  t.result.paste_row = t.row;
  t.result.paste_column = static_cast<int>(column);
  t.result.pasted = pasted_cells(*text);
}

}  // namespace

Rect next_table_cell(TableState& t) {
  while (t.cell < t.columns.size() && t.widths[t.cell] <= 0) {
    ++t.cell;
    if (t.cell < t.columns.size()) break;
  }
  if (t.cell >= t.columns.size()) return {};
  return {t.row_rect.x + t.lefts[t.cell], t.row_rect.y, t.widths[t.cell], t.row_height};
}

void show_table_row(State& s, const TableState& t, int row) {
  if (s.scrolls.empty()) return;
  const ScrollFrame& view = s.scrolls.back();
  ScrollMemory& memory = s.scroll_memory[view.id];
  const float top = t.body_top + t.row_height * static_cast<float>(row);
  float move = 0;
  if (top + t.row_height > view.rect.bottom() - kRowMargin) {
    move = top + t.row_height - view.rect.bottom() + kRowMargin;
  }
  if (top - move < view.rect.y + kRowMargin) move = top - view.rect.y - kRowMargin;
  const float limit = std::max(0.0F, memory.content - memory.view);
  const float target = std::clamp(memory.offset + move, 0.0F, limit);
  if (std::abs(target - memory.offset) < 0.5F) return;
  memory.offset = target;
  memory.target = target;
  memory.velocity = 0;
  settle(s);
}

bool walk_table_rows(State& s, TableState& t, Id id) {
  GridMemory& memory = s.grid_memory[t.id];
  if (memory.wanted && memory.row == t.row) {
    memory.wanted = false;
    s.ui.request_focus(id);
  }
  if (has_key(s, id, "Escape")) return false;  // belongs to a dialog around the table
  const auto key = take_key(s, id);
  if (!key) return false;
  if (*key == "Enter") return true;
  const int last = std::max(0, t.row_count - 1);
  int to = t.row;
  if (*key == "ArrowDown") to = std::min(last, t.row + 1);
  if (*key == "ArrowUp") to = std::max(0, t.row - 1);
  if (*key == "Home") to = 0;
  if (*key == "End") to = last;
  if (to == t.row) return false;
  memory.row = to;
  memory.wanted = true;
  show_table_row(s, t, to);
  settle(s);
  return false;
}

GridCell take_grid_cell(Ui& ui, TableState& t, std::size_t column, const Rect& rect,
                        bool editable) {
  State& s = ui.state();
  GridMemory& memory = s.grid_memory[t.id];
  const int at = static_cast<int>(column);
  GridCell out;
  out.id = hash_id(hash_id(s.ids.back().seed, "cell"), static_cast<std::uint32_t>(column));
  const bool editing = memory.editing && memory.row == t.row && memory.column == at;
  if (editing) return out;
  const Interaction did = interact(s, out.id, rect);
  if (did.focused && !memory.wanted && !memory.editing) {
    memory.row = t.row;
    memory.column = at;
  }
  if (did.clicked) {
    memory.row = t.row;
    memory.column = at;
    if (editable) {
      out.begin = true;
    } else {
      memory.wanted = true;
    }
  }
  while (!has_key(s, out.id, "Escape")) {
    const auto key = take_key(s, out.id);
    if (!key) break;
    GridMemory moved = memory;
    moved.row = t.row;
    moved.column = at;
    if (move_by_key(s, t, *key, moved)) {
      memory.row = moved.row;
      memory.column = moved.column;
      memory.wanted = true;
      show_table_row(s, t, memory.row);
    } else if (editable && *key == "Delete") {
      out.cleared = true;
    } else if (editable && (*key == "Enter" || *key == "F2" || length_utf8(*key) == 1)) {
      memory.row = t.row;
      memory.column = at;
      out.begin = true;
      out.draft = length_utf8(*key) == 1 ? *key : std::string();
    }
    settle(s);
  }
  take_paste(s, t, out.id, column);
  if (memory.wanted && memory.row == t.row && memory.column == at) {
    memory.wanted = false;
    ui.request_focus(out.id);
  }
  // One cell is in the Tab order: the last one somebody was in, or the one nearest to it in sight.
  const int row = std::clamp(memory.row, t.rows.first, std::max(t.rows.first, t.rows.last - 1));
  const int stop = t.widths[static_cast<std::size_t>(memory.column)] > 0 ? memory.column
                                                                         : outer_column(t, false);
  out.stop = row == t.row && stop == at;
  return out;
}

std::vector<std::vector<std::string>> pasted_cells(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::size_t at = 0;
  bool open = true;  // a row has begun
  rows.push_back({std::string()});
  bool quoted = false;
  while (at < text.size()) {
    const char c = text[at++];
    std::string& cell = rows.back().back();
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (at < text.size() && text[at] == '"') {
        cell += text[at++];
      } else {
        quoted = false;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == '\t') {
      rows.back().emplace_back();
    } else if (c == '\n') {
      rows.push_back({std::string()});
    } else if (c != '\r') {
      cell += c;
    }
    open = c != '\n' || quoted;
  }
  // The line feed at the end closes the last row, it does not begin another.
  if (!open) rows.pop_back();
  return rows;
}

}  // namespace oferta::ui
