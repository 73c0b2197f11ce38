#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/painter.h"
#include "app/ui/table_state.h"

namespace oferta::ui {
namespace {

constexpr float kNarrowest = 64;  // of a column somebody resizes
constexpr float kEdgeReach = 6;   // on each side of an edge
constexpr float kEdgeStep = 16;   // of an arrow key

Id column_id(const TableState& t, std::size_t at) {
  return hash_id(t.id, static_cast<std::uint32_t>(at));
}

bool is_share(const TableState& t, std::size_t at) {
  return t.columns[at].width <= 0;
}

std::string_view order_icon(SortOrder order) {
  if (order == SortOrder::ascending) return kIconChevronUp;
  if (order == SortOrder::descending) return kIconChevronDown;
  return kIconChevronsUpDown;
}

// Widths are made for text of the usual size.
float fixed_width(const State& s, const TableState& t, std::size_t at) {
  return t.columns[at].width * std::max(1.0F, s.text_scale);
}

std::string_view order_name(SortOrder order) {
  if (order == SortOrder::ascending) return "ascending";
  return order == SortOrder::descending ? "descending" : "none";
}

// The widest a column may become: what the others leave, and each of them keeps a little.
float widest_column(const TableState& t, std::size_t at) {
  float others = 0;
  for (std::size_t i = 0; i < t.widths.size(); ++i) {
    if (i == at || t.widths[i] <= 0) continue;
    others += is_share(t, i) ? kNarrowest : t.widths[i];
  }
  return std::max(kNarrowest, t.width - others);
}

// The edge between two columns (ARIA authoring patterns, window splitter).
void draw_edge(Ui& ui, TableState& t, std::size_t at, const Rect& cell) {
  State& s = ui.state();
  const Id column = column_id(t, at);
  const Id id = hash_id(column, "edge");
  const Rect grip{cell.right() - kEdgeReach, cell.y, 2 * kEdgeReach, cell.height};
  const Interaction did = interact(s, id, grip);
  const bool dragged = s.active == id && s.pointer.down;
  const float widest = widest_column(t, at);
  const std::optional<std::string> key = take_key(s, id);
  if (dragged || key) {
    float wanted = dragged ? s.pointer.x - cell.x : t.widths[at];
    if (key == "ArrowRight") wanted += kEdgeStep;
    if (key == "ArrowLeft") wanted -= kEdgeStep;
    if (key == "Home") wanted = kNarrowest;
    if (key == "End") wanted = widest;
    wanted = std::round(std::clamp(wanted, kNarrowest, widest));
    if (wanted != std::round(t.widths[at])) {
      s.column_widths[column] = wanted;
      settle(s);
    }
  }
  if (did.hovered || dragged) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  const float strong = std::max(did.hover, dragged || did.ring ? 1.0F : 0.0F);
  paint::fill(s, {cell.right() - 1, cell.y + 8, 2, cell.height - 16},
              mix(ui.color(Color::border), ui.color(Color::accent), strong));
  SemanticNode node;
  node.id = id;
  node.parent = hash_id(column, "head");
  node.role = Role::separator;
  node.name = s.strings.column_width + ": " + std::string(t.columns[at].title);
  node.rect = grip;
  node.focusable = true;
  node.keys = "ArrowLeft ArrowRight Home End";
  node.has_range = true;
  node.min = static_cast<std::int64_t>(kNarrowest);
  node.max = static_cast<std::int64_t>(widest);
  node.now = static_cast<std::int64_t>(std::round(t.widths[at]));
  node.step = static_cast<std::int64_t>(kEdgeStep);
  emit(s, std::move(node));
}

void draw_head_cell(Ui& ui, TableState& t, std::size_t at, const Rect& rect) {
  State& s = ui.state();
  const TableColumn& column = t.columns[at];
  const Id id = column_id(t, at);
  Interaction did;
  if (column.sortable) did = interact(s, id, rect);
  if (did.clicked) t.result.sort_column = static_cast<int>(at);
  const Face type = face(s, TextStyle::caption13);
  Rect inner = inset(rect, Insets::symmetric(kTableCellPad, 0));
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
  head.name = std::string(column.name.empty() ? column.title : column.name);
  head.rect = rect;
  if (column.sortable) head.sort = order_name(column.order);
  emit(s, std::move(head));
  if (column.resizable) draw_edge(ui, t, at, rect);
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

}  // namespace

float table_head_height(const State& s) {
  return std::round(36 * std::max(1.0F, s.text_scale));
}

void resolve_table_columns(const Ui& ui, TableState& t, float width) {
  const State& s = ui.state();
  const float room = ui.room_in(width);
  const auto hidden = [&](std::size_t i) {
    const TableColumn& column = t.columns[i];
    return (column.hide_on_phone && ui.phone()) || room < column.hide_below;
  };
  const auto resized = [&](std::size_t i) {
    const auto found = s.column_widths.find(column_id(t, i));
    return found == s.column_widths.end() || !t.columns[i].resizable ? 0.0F : found->second;
  };
  float fixed = 0;
  float shares = 0;
  float chosen = 0;
  float least = 0;  // what the columns that share the rest keep
  for (std::size_t i = 0; i < t.columns.size(); ++i) {
    if (hidden(i)) continue;
    if (const float own = resized(i); own > 0) {
      chosen += own;
    } else if (is_share(t, i)) {
      shares += std::abs(t.columns[i].width);
      least += kNarrowest;
    } else {
      fixed += fixed_width(s, t, i);
    }
  }
  const float squeeze =
      chosen > 0 ? std::clamp((width - fixed - least) / chosen, 0.1F, 1.0F) : 1.0F;
  const float rest = std::max(0.0F, width - fixed - chosen * squeeze);
  float left = 0;
  t.width = width;
  t.lefts.clear();
  t.widths.clear();
  for (std::size_t i = 0; i < t.columns.size(); ++i) {
    float own = resized(i) * squeeze;
    if (own <= 0) {
      own = is_share(t, i) ? rest * -t.columns[i].width / std::max(1e-3F, shares)
                           : fixed_width(s, t, i);
    }
    if (hidden(i)) own = 0;
    t.lefts.push_back(left);
    t.widths.push_back(own);
    left += own;
  }
}

void draw_table_head(Ui& ui, TableState& t) {
  State& s = ui.state();
  const Rect head = place_item(s, 0, table_head_height(s), 0);
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

}  // namespace oferta::ui
