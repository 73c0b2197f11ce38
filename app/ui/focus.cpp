#include "app/ui/focus.h"

#include <algorithm>
#include <unordered_set>

#include "app/ui/state.h"

namespace oferta::ui {
namespace {

constexpr double kSearchSeconds = 3;

std::ptrdiff_t place_of(const std::vector<Id>& stops, Id id) {
  const auto found = std::find(stops.begin(), stops.end(), id);
  return found == stops.end() ? -1 : found - stops.begin();
}

bool modal_open(const SemanticTree& tree) {
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [](const SemanticNode& node) { return node.modal; });
}

// Where a screen begins: its heading; on one without, such as «there is no such client», the first
// widget of its main part.
Id beginning(const SemanticTree& tree) {
  Id first = 0;
  bool in_main = false;
  for (const SemanticNode& node : tree.nodes) {
    if (node.role == Role::heading && node.level == 1) return node.id;
    in_main = in_main || node.role == Role::main;
    if (first == 0 && in_main && node.focusable && !node.disabled) first = node.id;
  }
  return first;
}

// Ids of headings count on: that of a screen's heading may come to stand for a lesser one, which
// cannot have the focus.
bool is_there(const SemanticTree& tree, Id id) {
  const SemanticNode* node = tree.find(id);
  return node != nullptr && (node->role != Role::heading || node->level == 1);
}

bool can_have_focus(const SemanticTree& tree, Id id) {
  return is_there(tree, id) && !tree.find(id)->disabled;
}

// The heading of a new screen; a dialog that opens with it starts in its own first widget, and
// gives the focus to the heading when it closes.
void go_to_heading(State& s) {
  s.trail.heading_wanted = false;
  s.trail.lost = 0;
  if (modal_open(s.tree)) {
    for (auto& [id, memory] : s.dialog_memory) memory.returns_to = 0;
    return;
  }
  if (const Id start = beginning(s.tree); start != 0) {
    s.tree.focus_request = start;
    s.focus_pending = 0;
  }
}

void go_to_pending(State& s) {
  if (can_have_focus(s.tree, s.focus_pending)) {
    s.tree.focus_request = s.focus_pending;
    s.focus_pending = 0;
  } else if (--s.focus_patience > 0) {
    s.frame_requested = true;
  } else {
    s.focus_pending = 0;
  }
}

void notice_loss(State& s) {
  FocusTrail& trail = s.trail;
  if (trail.lost != 0 || s.focused == 0 || is_there(s.tree, s.focused)) return;
  trail.lost = s.focused;
  trail.before = trail.stops;
  trail.fallen = 0;
  trail.until = s.now + kSearchSeconds;
}

void search(State& s) {
  FocusTrail& trail = s.trail;
  if (trail.lost == 0) return;
  if (s.now > trail.until) {
    trail.lost = 0;
    return;
  }
  Id found = can_have_focus(s.tree, trail.lost)
                 ? trail.lost
                 : focus_replacement(trail.before, trail.lost, focus_stops(s.tree));
  if (found == 0) found = beginning(s.tree);
  if (found == 0 || found == trail.fallen) return;
  trail.fallen = found;
  s.tree.focus_request = found;
}

}  // namespace

std::vector<Id> focus_stops(const SemanticTree& tree) {
  int layer = 0;
  for (const SemanticNode& node : tree.nodes) {
    if (node.modal) layer = std::max(layer, node.layer);
  }
  std::vector<Id> stops;
  for (const SemanticNode& node : tree.nodes) {
    if (node.focusable && !node.disabled && node.layer >= layer) stops.push_back(node.id);
  }
  return stops;
}

Id focus_replacement(const std::vector<Id>& before, Id lost, const std::vector<Id>& now) {
  const std::ptrdiff_t at = place_of(before, lost);
  if (at < 0 || now.empty()) return 0;
  const std::unordered_set<Id> present(now.begin(), now.end());
  const auto gone = [&](std::ptrdiff_t i) {
    return present.count(before[static_cast<std::size_t>(i)]) == 0;
  };
  std::ptrdiff_t ahead = at;
  while (ahead >= 0 && gone(ahead)) --ahead;
  auto after = at + 1;
  const auto count = static_cast<std::ptrdiff_t>(before.size());
  while (after < count && gone(after)) ++after;
  const std::ptrdiff_t first =
      ahead < 0 ? 0 : place_of(now, before[static_cast<std::size_t>(ahead)]) + 1;
  const auto size = static_cast<std::ptrdiff_t>(now.size());
  const std::ptrdiff_t end =
      after < count ? place_of(now, before[static_cast<std::size_t>(after)]) : size;
  // Nothing in its place: what follows, at the very end what came before.
  if (end <= first) return now[static_cast<std::size_t>(std::min(first, size - 1))];
  const std::ptrdiff_t wanted = first + (at - ahead - 1);
  return now[static_cast<std::size_t>(std::clamp(wanted, first, end - 1))];
}

void follow_focus(State& s) {
  FocusTrail& trail = s.trail;
  if (trail.lost == 0) return;
  const bool acted =
      std::any_of(s.incoming.begin(), s.incoming.end(), [&](const SemanticAction& action) {
        using Kind = SemanticAction::Kind;
        if (action.kind == Kind::blur || action.kind == Kind::commit) return false;
        return !(action.kind == Kind::focus && action.id == trail.fallen);
      });
  if (acted || s.pointer.pressed) trail.lost = 0;
}

void resolve_focus(State& s) {
  s.tree.focus_request = 0;
  if (s.trail.heading_wanted) {
    go_to_heading(s);
  } else if (s.focus_pending != 0) {
    go_to_pending(s);
  }
  if (s.tree.focus_request == 0 && s.focus_pending == 0) {
    notice_loss(s);
    search(s);
  }
  // While something is looked for, the stops of the frame that had it are the ones that count.
  if (s.focused != 0 && s.trail.lost == 0) s.trail.stops = focus_stops(s.tree);
}

}  // namespace oferta::ui
