#include "app/ui/tree.h"

#include <algorithm>
#include <vector>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kTreeIndent = 20;
constexpr float kTreeMark = 28;  // room of the mark that opens and closes

// One shown item: where it is in the list, and whom it lies in.
struct TreeRow {
  std::size_t at = 0;
  int parent = -1;  // among the rows
  int position = 0;
  int siblings = 0;
  Id id = 0;
};

std::vector<TreeRow> shown_rows(std::span<const TreeItem> items) {
  std::vector<TreeRow> rows;
  std::vector<int> open;  // the row of each level
  int hidden_below = 0;   // items deeper than this are in a closed one; 0: none
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TreeItem& item = items[i];
    if (hidden_below > 0 && item.level > hidden_below) continue;
    hidden_below = item.has_children && !item.expanded ? item.level : 0;
    const auto depth = static_cast<std::size_t>(std::max(1, item.level) - 1);
    open.resize(std::min(open.size(), depth));
    rows.push_back({i, open.empty() ? -1 : open.back()});
    open.push_back(static_cast<int>(rows.size()) - 1);
  }
  for (TreeRow& row : rows) {
    for (const TreeRow& other : rows) {
      if (other.parent != row.parent) continue;
      ++row.siblings;
      if (other.at <= row.at) ++row.position;
    }
  }
  return rows;
}

int row_by_letter(std::span<const TreeItem> items, const std::vector<TreeRow>& rows, int from,
                  std::string_view letter) {
  const std::string wanted = fold_case(letter);
  const int count = static_cast<int>(rows.size());
  for (int i = 1; i <= count; ++i) {
    const int at = (from + i) % count;
    const TreeItem& item = items[rows[static_cast<std::size_t>(at)].at];
    if (fold_case(item.label).rfind(wanted, 0) == 0) return at;
  }
  return -1;
}

// The row a key leads to, or -1; opening and closing go into `out`.
int row_by_key(std::string_view key, int from, std::span<const TreeItem> items,
               const std::vector<TreeRow>& rows, TreeResult& out) {
  const int count = static_cast<int>(rows.size());
  const TreeRow& row = rows[static_cast<std::size_t>(from)];
  const TreeItem& item = items[row.at];
  if (key == "ArrowDown") return std::min(count - 1, from + 1);
  if (key == "ArrowUp") return std::max(0, from - 1);
  if (key == "Home") return 0;
  if (key == "End") return count - 1;
  if (key == "ArrowRight" && item.has_children) {
    if (item.expanded) return std::min(count - 1, from + 1);
    out.toggled = static_cast<int>(row.at);
  } else if (key == "ArrowLeft") {
    if (!item.has_children || !item.expanded) return row.parent;
    out.toggled = static_cast<int>(row.at);
  } else if (length_utf8(key) == 1) {
    return row_by_letter(items, rows, from, key);
  }
  return -1;
}

void draw_tree_item(Ui& ui, const TreeItem& item, const Rect& rect, const Interaction& did,
                    bool selected) {
  State& s = ui.state();
  if (!visible(s, rect)) return;
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const Rgba hovered = with_alpha(ui.color(Color::surface_sunken), did.hover);
  paint::fill(s, rect, selected ? ui.color(Color::accent_soft) : hovered, radius::kSmall);
  float x = rect.x + space::kXs + kTreeIndent * static_cast<float>(std::max(1, item.level) - 1);
  const float middle = rect.y + rect.height / 2;
  if (item.has_children) {
    paint::icon(s, item.expanded ? kIconChevronDown : kIconChevronRight, x + kTreeMark / 2, middle,
                16, ui.color(Color::text_muted));
  }
  x += kTreeMark;
  if (!item.icon.empty()) {
    paint::icon(s, item.icon, x + 9, middle, 17, ui.color(Color::text_muted));
    x += 28;
  }
  const float detail = item.detail.empty() ? 0 : text_width(small, item.detail) + space::kMd;
  paint::text_in(s, type, {x, rect.y, rect.right() - space::kMd - detail - x, rect.height},
                 item.label, ui.color(selected ? Color::accent_text : Color::text));
  paint::text_in(s, small, inset(rect, Insets{0, 0, space::kMd, 0}), item.detail,
                 ui.color(Color::text_muted), Align::right);
  if (did.ring) paint::ring(s, inset(rect, 4), radius::kSmall);
}

}  // namespace

TreeResult tree(Ui& ui, std::string_view name, std::span<const TreeItem> items, int selected) {
  State& s = ui.state();
  TreeResult out;
  std::vector<TreeRow> rows = shown_rows(items);
  ui.begin_column({.gap = 0});
  begin_group(ui, Role::tree, name);
  for (TreeRow& row : rows) {
    const TreeItem& item = items[row.at];
    row.id = widget_id(s, item.id.empty() ? item.label : item.id);
  }
  // One item is in the Tab order: the one with the focus, else the chosen one, else the first.
  std::size_t stop = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<int>(rows[i].at) == selected) stop = i;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (s.focused == rows[i].id) stop = i;
  }
  const float height = std::max(36.0F, control_height(s, ControlSize::small));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const TreeRow& row = rows[i];
    const TreeItem& item = items[row.at];
    const Rect rect = place_item(s, 0, height, 240);
    const Interaction did = interact(s, row.id, rect);
    const bool chosen = static_cast<int>(row.at) == selected;
    // The mark is a target of its own for the pointer.
    const float twisty = rect.x + kTreeIndent * static_cast<float>(std::max(1, item.level) - 1);
    const bool on_mark =
        item.has_children && s.pointer.released && s.pointer.x < twisty + kTreeMark;
    if (did.clicked) (on_mark ? out.toggled : out.chosen) = static_cast<int>(row.at);
    // Escape belongs to a dialog around the tree.
    while (!has_key(s, row.id, "Escape")) {
      const auto key = take_key(s, row.id);
      if (!key) break;
      const int to = row_by_key(*key, static_cast<int>(i), items, rows, out);
      if (to < 0) continue;
      const Id next = rows[static_cast<std::size_t>(to)].id;
      ui.request_focus(next);
      ui.scroll_to(next);
    }
    draw_tree_item(ui, item, rect, did, chosen);
    SemanticNode node;
    node.id = row.id;
    node.role = Role::treeitem;
    node.name = std::string(item.label);
    if (!item.detail.empty()) node.name += ", " + std::string(item.detail);
    node.rect = rect;
    node.selected = chosen;
    node.has_expanded = item.has_children;
    node.expanded = item.expanded;
    node.focusable = i == stop;
    node.level = std::max(1, item.level);
    node.position = row.position;
    node.set_size = row.siblings;
    node.keys = "ArrowDown ArrowUp ArrowLeft ArrowRight Home End Char";
    emit(s, std::move(node));
  }
  end_group(ui);
  ui.end_column();
  return out;
}

}  // namespace oferta::ui
