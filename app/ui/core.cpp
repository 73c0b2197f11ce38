#include "app/ui/core.h"

#include <algorithm>

#include "app/ui/interaction.h"
#include "app/ui/popup.h"

namespace oferta::ui {
namespace {

constexpr int kFocusPatience = 4;  // frames a focus request waits for its widget

}  // namespace

const Theme& Ui::theme() const {
  return *state_->theme;
}

Rect Ui::viewport() const {
  return {0, 0, state_->input.width, state_->input.height};
}

float Ui::text_scale() const {
  return state_->text_scale;
}

float Ui::room_in(float width) const {
  return width / std::max(1.0F, text_scale());
}

WidthClass Ui::width_class() const {
  const float width = roomy_width(*state_);
  if (width < kTabletFrom) return WidthClass::phone;
  return width < kDesktopFrom ? WidthClass::tablet : WidthClass::desktop;
}

bool Ui::touch() const {
  return state_->input.touch;
}

bool Ui::reduced_motion() const {
  return state_->input.reduced_motion;
}

void Ui::request_frame() {
  state_->frame_requested = true;
}

void Ui::set_title(std::string_view title) {
  state_->tree.title = std::string(title);
}

void Ui::request_focus(Id widget) {
  state_->focus_pending = widget;
  state_->focus_patience = kFocusPatience;
}

void Ui::request_heading_focus() {
  state_->trail.heading_wanted = true;
}

bool Ui::focused(Id widget) const {
  return widget != 0 && state_->focused == widget;
}

void Ui::scroll_to(Id widget) {
  state_->scroll_pending = widget;
}

Rect last_rect(const Ui& ui) {
  return ui.state().last_rect;
}

Rect intersect(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

Rect inset(const Rect& rect, float by) {
  return inset(rect, Insets::all(by));
}

Rect inset(const Rect& rect, const Insets& by) {
  return {rect.x + by.left, rect.y + by.top, std::max(0.0F, rect.width - by.left - by.right),
          std::max(0.0F, rect.height - by.top - by.bottom)};
}

float roomy_width(const State& s) {
  return s.ui.room_in(s.input.width);
}

bool visible(const State& s, const Rect& rect) {
  const Rect& clip = s.clip();
  return rect.x < clip.right() && rect.right() > clip.x && rect.y < clip.bottom() &&
         rect.bottom() > clip.y;
}

void push_clip(State& s, const Rect& rect) {
  const Rect clip = intersect(s.clip(), rect);
  s.clips.push_back(clip);
  s.list().PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()});
}

void pop_clip(State& s) {
  s.clips.pop_back();
  s.list().PopClipRect();
}

void begin_layer(State& s, const Rect& hit, bool blocks_all) {
  s.layer_stack.push_back({s.layer, s.clips, s.scrolls});
  s.layer = s.layers_used++;
  const auto index = static_cast<std::size_t>(s.layer);
  if (index >= s.lists.size()) {
    s.lists.push_back(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData()));
  }
  ImDrawList& list = s.list();
  list._ResetForNewFrame();
  list._FringeScale = s.pixel();
  list.PushTexture(ImGui::GetIO().Fonts->TexRef);
  list.PushClipRect({0, 0}, {s.input.width, s.input.height});
  s.clips.assign(1, Rect{0, 0, s.input.width, s.input.height});
  s.scrolls.clear();
  s.overlays.push_back({hit, blocks_all});
}

void set_layer_rect(State& s, const Rect& hit) {
  s.overlays[static_cast<std::size_t>(s.layer)].rect = hit;
}

void end_layer(State& s) {
  LayerFrame saved = std::move(s.layer_stack.back());
  s.layer_stack.pop_back();
  s.layer = saved.layer;
  s.clips = std::move(saved.clips);
  s.scrolls = std::move(saved.scrolls);
}

float control_height(const State& s, ControlSize size) {
  const bool fingers = s.input.touch || roomy_width(s) < kTabletFrom;
  const float height = size == ControlSize::small    ? 32.0F
                       : size == ControlSize::medium ? 40.0F
                                                     : 48.0F;
  const float scaled = height * (1 + (s.text_scale - 1) * 0.7F);
  return fingers ? std::max(44.0F, scaled) : scaled;
}

}  // namespace oferta::ui
