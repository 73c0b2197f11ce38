#include "app/ui/dialog.h"

#include <algorithm>

#include "app/ui/buttons.h"
#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"

namespace oferta::ui {
namespace {

constexpr float kDialogPad = space::kXl;

Rect dialog_rect(const State& s, float width, float height, bool drawer) {
  const float page = s.input.height - s.keyboard.height;
  if (roomy_width(s) < kTabletFrom) {
    // A sheet from below on a phone.
    const float tall = std::min(height, page - space::kXl);
    return {0, page - tall, s.input.width, tall};
  }
  const float wide = std::min(width * std::max(1.0F, s.text_scale), s.input.width - 2 * space::kXl);
  if (drawer) return {s.input.width - wide, 0, wide, page};
  const float tall = std::min(height, page - 2 * space::kXl);
  return {(s.input.width - wide) / 2, std::max(space::kXl, (page - tall) * 0.42F), wide, tall};
}

bool escape_pressed(State& s, const DialogFrame& frame) {
  // Whatever in the dialog had the focus and did not want the key itself.
  for (const SemanticAction& action : s.actions) {
    if (action.kind != SemanticAction::Kind::key || action.value != "Escape") continue;
    const bool own = action.id == frame.id;
    const auto first = s.tree.nodes.begin() + static_cast<std::ptrdiff_t>(frame.first_node);
    const bool inside = std::any_of(first, s.tree.nodes.end(),
                                    [&](const SemanticNode& node) { return node.id == action.id; });
    if (own || inside) return take(s, action.id, SemanticAction::Kind::key).has_value();
  }
  return false;
}

// Enter in a field of one line, which did not want the key itself.
bool submitted(State& s, const DialogFrame& frame) {
  for (const SemanticAction& action : s.actions) {
    if (action.kind != SemanticAction::Kind::key || action.value != "Enter") continue;
    for (std::size_t i = frame.first_node; i < s.tree.nodes.size(); ++i) {
      const SemanticNode& node = s.tree.nodes[i];
      if (node.id != action.id || !submits_dialog(node)) continue;
      return take(s, node.id, SemanticAction::Kind::key).has_value();
    }
  }
  return false;
}

// A form starts in its first field; any other dialog at its first widget, the cross last.
void focus_first(Ui& ui, const DialogFrame& frame) {
  const SemanticTree& tree = ui.state().tree;
  Id first = 0;
  for (std::size_t i = frame.first_node; i < tree.nodes.size(); ++i) {
    const SemanticNode& node = tree.nodes[i];
    if (!node.focusable || node.id == frame.close_id || node.id == frame.id) continue;
    if (node.role == Role::textbox || node.role == Role::spinbutton) {
      ui.request_focus(node.id);
      return;
    }
    if (first == 0) first = node.id;
  }
  if (first == 0) first = frame.close_id != 0 ? frame.close_id : frame.id;
  ui.request_focus(first);
}

}  // namespace

bool begin_dialog(Ui& ui, std::string_view title, bool& open, const DialogOptions& options) {
  if (!open) return false;
  State& s = ui.state();
  const Id id = hash_id(widget_id(s, options.id.empty() ? title : options.id), "dialog");
  auto [memory, fresh] = s.dialog_memory.try_emplace(id);
  if (fresh) {
    memory->second.returns_to = s.focused;
    memory->second.stops = s.trail.stops;
    settle(s);
  }
  memory->second.seen = s.pass;
  const float content = remembered(s, id, 200);
  const Rect rect = dialog_rect(s, options.width, content + 2 * kDialogPad, options.drawer);

  begin_layer(s, rect, true);
  const float shown = animate(s, id, "shown", fresh ? 0.0F : 1.0F);
  paint::fill(s, ui.viewport(), with_alpha(ui.color(Color::scrim), shown));
  paint::shadow(s, rect, radius::kCard, 3);
  const bool at_edge = options.drawer && roomy_width(s) >= kTabletFrom;
  paint::framed(s, rect, ui.color(Color::surface_raised), ui.color(Color::border),
                at_edge ? 0 : radius::kCard + 2);

  DialogFrame frame;
  frame.id = id;
  frame.rect = rect;
  frame.open = &open;
  frame.dismissable = options.dismissable;
  frame.pressed_outside = s.pointer.pressed && pointer_over(s, ui.viewport()) &&
                          !rect.contains(s.pointer.x, s.pointer.y);
  frame.first_node = s.tree.nodes.size();
  SemanticNode node;
  node.id = id;
  node.role = Role::dialog;
  node.name = std::string(title);
  node.description = std::string(options.text);
  node.rect = rect;
  node.modal = true;
  if (options.dismissable) node.keys = "Escape";
  emit(s, std::move(node));
  open_parent(s, id);
  s.ids.push_back({id, 0});
  s.dialogs.push_back(frame);

  ui.begin_area(rect, {.gap = space::kMd, .padding = Insets::all(kDialogPad)});
  begin_scroll(ui, "body", rect.height - 2 * kDialogPad, {.gap = space::kMd, .shade_edges = true});
  ui.begin_row({-1, options.dismissable ? 40.0F : 1.0F},
               {.gap = space::kSm, .vertical = options.text.empty() ? Align::center : Align::left});
  heading(ui, 1, TextStyle::title18, title);
  if (!options.text.empty()) {
    text(ui, TextStyle::body15, options.text,
         {.color = Color::text_muted, .hidden_from_reader = true});
  }
  ui.next();
  if (options.dismissable) {
    s.dialogs.back().close_id = ui.id("close");
    if (icon_button(ui, kIconX, s.strings.close, {.id = "close", .size = ControlSize::small}))
      open = false;
  }
  ui.end_row();
  return true;
}

void end_dialog(Ui& ui) {
  State& s = ui.state();
  const float content = s.columns.back().used;
  end_scroll(ui);
  ui.end_area();
  const DialogFrame frame = s.dialogs.back();
  remember(s, frame.id, content);
  if (frame.dismissable && (escape_pressed(s, frame) || frame.pressed_outside)) {
    *frame.open = false;
    settle(s);
  }
  DialogMemory& memory = s.dialog_memory[frame.id];
  if (!memory.focused) {
    memory.focused = true;
    focus_first(ui, frame);
  }
  s.dialogs.pop_back();
  s.ids.pop_back();
  close_parent(s);
  end_layer(s);
}

void begin_dialog_actions(Ui& ui) {
  State& s = ui.state();
  if (!s.dialogs.empty()) s.dialogs.back().submitted = submitted(s, s.dialogs.back());
  ui.spacing(space::kSm);
  ui.begin_inline({.gap = space::kMd, .align = Align::right});
}

void end_dialog_actions(Ui& ui) {
  ui.end_inline();
}

}  // namespace oferta::ui
