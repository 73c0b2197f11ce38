#include "app/ui/banner.h"

#include <algorithm>

#include "app/ui/buttons.h"
#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/navigation.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr std::size_t kMostToasts = 3;
constexpr float kNarrow = 420;
constexpr float kActionLine = 44;

std::string_view tone_icon(Tone tone) {
  switch (tone) {
    case Tone::success:
      return kIconCircleCheck;
    case Tone::warning:
      return kIconTriangleAlert;
    case Tone::danger:
      return kIconCircleAlert;
    case Tone::accent:
      return kIconInfo;
    case Tone::neutral:
      break;
  }
  return {};
}

Role live_role(Live live) {
  if (live == Live::off) return Role::text;
  return live == Live::polite ? Role::status : Role::alert;
}

// A word at the right end of a message.
bool message_action(Ui& ui, Id id, const Rect& rect, std::string_view label, Rgba ink) {
  State& s = ui.state();
  const Face type = semibold(s, TextStyle::caption13);
  const Interaction did = interact(s, id, rect);
  paint::fill(s, inset(rect, Insets::symmetric(0, 4)), with_alpha(ink, 0.12F * did.hover),
              radius::kSmall);
  paint::text_in(s, type, rect, label, ink, Align::center);
  if (did.ring) paint::ring(s, inset(rect, 4), radius::kSmall);
  SemanticNode node;
  node.id = id;
  node.role = Role::button;
  node.name = std::string(label);
  node.rect = rect;
  node.focusable = true;
  emit(s, std::move(node));
  return did.clicked;
}

// Where messages stand: one over another from the foot of the page, or one under another from its
// top while a dialog has the rest, whose part they are then.
struct ToastPlace {
  float edge = 0;
  bool from_top = false;
  Id parent = 0;
};

void draw_toast(Ui& ui, ToastEntry& entry, ToastPlace& stack) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::body15);
  const Face strong = semibold(s, TextStyle::caption13);
  const Toast& toast = entry.toast;
  const float widest = std::min(520.0F, s.input.width - 2 * space::kLg);
  const float action = toast.action.empty() ? 0 : text_width(strong, toast.action) + 28;
  constexpr float kCross = 40;
  const std::string_view glyph = tone_icon(toast.tone);
  const float icon_room = glyph.empty() ? 0 : 26.0F;
  const float room = widest - action - kCross - space::kLg - icon_room;
  const TextLines lines = break_lines(type, toast.text, room);
  const float width = std::min(widest, lines.width + action + kCross + space::kLg + icon_room + 4);
  const float height = std::max(48.0F, lines.height + 22);
  const float shown = animate(s, entry.id, "shown", 1.0F);
  const float top = stack.from_top ? stack.edge : stack.edge - height;
  const Rect rect{(s.input.width - width) / 2, top, width, height};
  stack.edge += (stack.from_top ? 1.0F : -1.0F) * (height + space::kSm);

  begin_layer(s, rect, false);
  s.alpha = shown;
  paint::shadow(s, rect, radius::kCard, 2);
  const Rgba back = ui.color(Color::tooltip);
  const Rgba ink = ui.color(Color::tooltip_text);
  paint::fill(s, rect, back, radius::kCard);
  paint::icon(s, glyph, rect.x + space::kLg + 8, rect.y + height / 2, 18, ink);
  const Rect words{rect.x + space::kLg + icon_room, rect.y + (height - lines.height) / 2, room,
                   lines.height};
  paint::lines(s, type, words, lines, ink);
  const bool over = pointer_over(s, rect);
  const Id action_id = toast_action_id(entry.id);
  const Id close_id = toast_close_id(entry.id);
  SemanticNode node;
  node.id = entry.id;
  node.role = toast.tone == Tone::danger ? Role::alert : Role::status;
  node.live = toast.tone == Tone::danger ? Live::assertive : Live::polite;
  node.name = toast.text;
  node.rect = rect;
  if (stack.parent != 0) open_parent(s, stack.parent);
  emit(s, std::move(node));
  if (!toast.action.empty()) {
    const Rect place{rect.right() - kCross - action, rect.y, action, height};
    if (message_action(ui, action_id, place, toast.action, ink)) {
      entry.closing = true;
      if (toast.on_action) toast.on_action();
    }
  }
  const Rect cross{rect.right() - kCross, rect.y, kCross, height};
  const Interaction did = interact(s, close_id, cross);
  paint::icon(s, kIconX, cross.x + kCross / 2, cross.y + height / 2, 16,
              with_alpha(ink, 0.7F + 0.3F * did.hover));
  if (did.ring) paint::ring(s, inset(cross, 8), radius::kSmall);
  SemanticNode close;
  close.id = close_id;
  close.role = Role::button;
  close.name = s.strings.close;
  close.rect = cross;
  close.focusable = true;
  emit(s, std::move(close));
  if (stack.parent != 0) close_parent(s);
  s.alpha = 1;
  end_layer(s);
  if (did.clicked) entry.closing = true;

  if (toast.seconds <= 0) return;
  // Time stands still while somebody is about to use it.
  const bool kept = over || s.focused == action_id || s.focused == close_id;
  if (kept) entry.left = std::max(entry.left, 2.0F);
  if (entry.left <= 0) entry.closing = true;
  if (!kept && !entry.closing) {
    s.wake_after = s.wake_after < 0 ? entry.left : std::min(s.wake_after, entry.left);
  }
}

Id open_dialog(const State& s) {
  Id open = 0;
  for (const SemanticNode& node : s.tree.nodes) {
    if (node.modal) open = node.id;
  }
  return open;
}

void give_back_focus(State& s) {
  if (s.trail.under_toast != 0) {
    s.ui.request_focus(s.trail.under_toast);
  } else {
    s.ui.request_heading_focus();
  }
}

}  // namespace

bool banner(Ui& ui, Tone tone, std::string_view text, const BannerOptions& options) {
  State& s = ui.state();
  const Id scope = widget_id(s, options.id.empty() ? text : options.id);
  const Face type = face(s, TextStyle::caption13);
  const Face strong = semibold(s, TextStyle::caption13);
  const std::string_view glyph = options.icon.empty() ? tone_icon(tone) : options.icon;
  const float icon_room = glyph.empty() ? 0 : 26.0F;
  const float action = options.action.empty() ? 0 : text_width(strong, options.action) + 24;
  const float width = next_place(s).width;
  // Where it is narrow, the action stands under the words.
  const bool below = action > 0 && width < kNarrow;
  const float beside = below ? 0 : action;
  const float room = std::max(1.0F, width - 2 * space::kMd - icon_room - beside);
  const TextLines title = break_lines(strong, options.title, room);
  const TextLines lines = break_lines(type, text, room);
  const float title_height = options.title.empty() ? 0 : title.height;
  const float words = title_height + (text.empty() ? 0 : lines.height);
  const float message = std::max(40.0F, words + 2 * space::kMd - 2);
  const float height = message + (below ? kActionLine : 0);
  const Rect rect = place_item(s, 0, height, icon_room + lines.width + beside + 2 * space::kMd);
  const ToneColors colors = tone_colors(tone);
  const Rgba ink = ui.color(colors.foreground);
  const float top = rect.y + (message - words) / 2;
  const float x = rect.x + space::kMd + icon_room;
  if (visible(s, rect)) {
    const Color edge = s.theme->contrast ? Color::border : colors.border;
    paint::framed(s, rect, ui.color(colors.background), ui.color(edge), radius::kControl);
    paint::icon(s, glyph, rect.x + space::kMd + 8, top + type.line_height / 2, 17, ink);
    if (!options.title.empty()) paint::lines(s, strong, {x, top, room, title_height}, title, ink);
    paint::lines(s, type, {x, top + title_height, room, lines.height}, lines, ink);
  }
  SemanticNode node;
  node.id = scope;
  node.role = live_role(options.live);
  node.live = options.live;
  node.name = options.title.empty() ? std::string(text)
                                    : std::string(options.title) + ". " + std::string(text);
  node.rect = {x, top, room, words};
  emit(s, std::move(node));
  if (options.action.empty()) return false;
  const Rect place =
      below ? Rect{x - space::kMd, rect.bottom() - kActionLine - 4, action, kActionLine}
            : Rect{rect.right() - action, rect.y, action, height};
  return message_action(ui, hash_id(scope, "action"), place, options.action, ink);
}

void toast(Ui& ui, Toast message) {
  State& s = ui.state();
  ToastEntry entry;
  entry.id = hash_id(hash_id(0, "toast"), ++s.toast_counter);
  entry.left = message.seconds;
  entry.toast = std::move(message);
  s.toasts.push_back(std::move(entry));
  if (s.toasts.size() > kMostToasts) s.toasts.erase(s.toasts.begin());
  settle(s);
}

Id toast_action_id(Id toast) {
  return hash_id(toast, "action");
}

Id toast_close_id(Id toast) {
  return hash_id(toast, "close");
}

void clear_toasts(Ui& ui) {
  ui.state().toasts.clear();
}

void draw_toasts(State& s) {
  if (s.toasts.empty()) return;
  const bool bar_below = roomy_width(s) < kTabletFrom;
  ToastPlace stack{.edge = s.input.height -
                           (bar_below ? bottom_bar_height(s.ui) + space::kMd : space::kXl)};
  if (const Id dialog = open_dialog(s); dialog != 0) {
    stack = {.edge = space::kSm, .from_top = true, .parent = dialog};
  }
  // An action may add a toast while these are drawn.
  std::vector<ToastEntry> shown = std::move(s.toasts);
  s.toasts.clear();
  for (std::size_t i = shown.size(); i-- > 0;) {
    ToastEntry& entry = shown[i];
    if (stack.from_top && entry.toast.tone != Tone::danger) {
      // Waits for the dialog's end, and its time with it: it would cover what the dialog asks.
      entry.left = entry.toast.seconds;
    } else {
      draw_toast(s.ui, entry, stack);
    }
  }
  for (const ToastEntry& entry : shown) {
    const bool focused =
        s.focused == toast_action_id(entry.id) || s.focused == toast_close_id(entry.id);
    if (entry.closing && focused) give_back_focus(s);
  }
  const std::size_t before = shown.size();
  std::erase_if(shown, [](const ToastEntry& entry) { return entry.closing; });
  if (shown.size() != before) settle(s);
  for (ToastEntry& entry : s.toasts) shown.push_back(std::move(entry));
  s.toasts = std::move(shown);
}

}  // namespace oferta::ui
