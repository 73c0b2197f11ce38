#include "app/ui/interaction.h"

#include <algorithm>
#include <cmath>

namespace oferta::ui {
namespace {

// The layer that gets the pointer: the topmost one of the pass before that lies under it.
int layer_under_pointer(const State& s) {
  for (std::size_t i = s.overlays_last.size(); i-- > 1;) {
    const Overlay& overlay = s.overlays_last[i];
    if (overlay.blocks_all || overlay.rect.contains(s.pointer.x, s.pointer.y)) {
      return static_cast<int>(i);
    }
  }
  return 0;
}

float ease(float t) {
  return t * t * (3 - 2 * t);
}

}  // namespace

bool pointer_over(const State& s, const Rect& rect) {
  return s.pointer.inside && rect.contains(s.pointer.x, s.pointer.y) &&
         s.clip().contains(s.pointer.x, s.pointer.y) && layer_under_pointer(s) == s.layer;
}

Interaction interact(State& s, Id id, const Rect& rect, bool enabled) {
  Interaction out;
  const bool over = pointer_over(s, rect) && s.scroll_drag == 0;
  if (over) s.hover_candidate = id;
  if (take(s, id, SemanticAction::Kind::activate) && enabled) out.clicked = true;
  if (enabled) {
    const bool finger_up = s.pointer.touch && !s.pointer.down;
    out.hovered = over && s.hovered == id && !finger_up && (s.active == 0 || s.active == id);
    out.held = s.active == id && s.pointer.down && over;
    if (s.active == id && s.pointer.released && over) out.clicked = true;
    out.focused = s.focused == id;
    out.ring = out.focused && s.focus_visible;
  }
  if (out.clicked) settle(s);
  out.hover = animate(s, id, "hover", out.hovered || out.held ? 1.0F : 0.0F);
  return out;
}

std::optional<std::string> take(State& s, Id id, SemanticAction::Kind kind) {
  for (auto it = s.actions.begin(); it != s.actions.end(); ++it) {
    if (it->id != id || it->kind != kind) continue;
    std::string value = std::move(it->value);
    s.actions.erase(it);
    settle(s);
    return value;
  }
  return std::nullopt;
}

std::optional<std::string> take_key(State& s, Id id) {
  return take(s, id, SemanticAction::Kind::key);
}

bool has_key(const State& s, Id id, std::string_view key) {
  return std::any_of(s.actions.begin(), s.actions.end(), [&](const SemanticAction& action) {
    return action.id == id && action.kind == SemanticAction::Kind::key && action.value == key;
  });
}

float animate(State& s, Id id, std::string_view what, float target, float seconds) {
  auto [entry, fresh] = s.animations.try_emplace(hash_id(id, what));
  Animation& a = entry->second;
  if (fresh || s.input.reduced_motion || seconds <= 0 || a.seen + 1 < s.frame) {
    a = {target, target, target, 1, s.frame};
    return target;
  }
  a.seen = s.frame;
  if (a.to != target) {
    a.from = a.value;
    a.to = target;
    a.elapsed = 0;
  }
  if (a.elapsed < 1) {
    a.elapsed = std::min(1.0F, a.elapsed + s.dt / seconds);
    a.value = a.from + (a.to - a.from) * ease(a.elapsed);
    if (a.elapsed < 1) s.frame_requested = true;
  } else {
    a.value = a.to;
  }
  return a.value;
}

void open_parent(State& s, Id id) {
  s.parents.push_back(id);
}

void close_parent(State& s) {
  s.parents.pop_back();
}

bool submits_dialog(const SemanticNode& node) {
  const bool field = node.role == Role::textbox || node.role == Role::spinbutton;
  return field && !node.multiline && node.popup.empty();
}

void bring_into_view(State& s, const Rect& rect) {
  if (s.scrolls.empty()) return;
  constexpr float kMargin = 24;
  const ScrollFrame& view = s.scrolls.back();
  ScrollMemory& memory = s.scroll_memory[view.id];
  float move = 0;
  if (rect.bottom() > view.rect.bottom() - kMargin) {
    move = rect.bottom() - view.rect.bottom() + kMargin;
  }
  if (rect.y - move < view.rect.y + kMargin) move = rect.y - view.rect.y - kMargin;
  const float limit = std::max(0.0F, memory.content - memory.view);
  const float target = std::clamp(memory.offset + move, 0.0F, limit);
  if (std::abs(target - memory.offset) <= 0.5F) return;
  memory.target = target;
  memory.offset = target;
  settle(s);
}

void emit(State& s, SemanticNode node) {
  if (node.parent == 0 && !s.parents.empty()) node.parent = s.parents.back();
  node.layer = s.layer;
  // Escape belongs to the dialog or popover wherever in it the focus is.
  if ((!s.dialogs.empty() || !s.popovers.empty()) && node.focusable &&
      node.keys.find("Escape") == std::string::npos) {
    node.keys += node.keys.empty() ? "Escape" : " Escape";
  }
  if (!s.dialogs.empty() && submits_dialog(node)) node.keys += " Enter";
  if (s.scroll_pending == node.id) bring_into_view(s, node.rect);
  if (s.scroll_pending == node.id) s.scroll_pending = 0;
  s.tree.nodes.push_back(std::move(node));
}

}  // namespace oferta::ui
