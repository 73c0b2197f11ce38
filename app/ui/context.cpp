#include "app/ui/context.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/ui/imgui_frame.h"
#include "app/ui/interaction.h"
#include "app/ui/painter.h"
#include "app/ui/passes.h"
#include "app/ui/scrolling.h"
#include "app/ui/table_state.h"
#include "app/ui/textures.h"
#include "imgui_internal.h"

namespace oferta::ui {
namespace {

// Layout that has not settled after this many passes goes on in the next frame.
constexpr int kMaxPasses = 6;
// Remembered sizes of things not drawn for so many frames are forgotten.
constexpr std::uint64_t kForgetAfter = 600;
constexpr float kWheelUnit = 100;

ImFont* add_font(std::string& bytes) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // A negative size makes sizes those of the em square, as in CSS.
  config.SizePixels = -16;
  // The library scales this limit by that negative size.
  config.GlyphMaxAdvanceX = -std::numeric_limits<float>::max();
  config.FontData = bytes.data();
  config.FontDataSize = static_cast<int>(bytes.size());
  return ImGui::GetIO().Fonts->AddFont(&config);
}

void reset_list(State& s, ImDrawList& list) {
  list._ResetForNewFrame();
  list._FringeScale = s.pixel();
  list.PushTexture(ImGui::GetIO().Fonts->TexRef);
  list.PushClipRect({0, 0}, {s.input.width, s.input.height});
}

// The focus also moves by itself, when a dialog opens or a screen changes.
bool is_done_by_somebody(const SemanticAction& action) {
  using Kind = SemanticAction::Kind;
  return action.kind != Kind::focus && action.kind != Kind::blur &&
         action.kind != Kind::scroll_into_view;
}

void read_pointer(State& s) {
  const ImGuiIO& io = ImGui::GetIO();
  Pointer& p = s.pointer;
  const bool moved =
      ImGui::IsMousePosValid(&io.MousePos) && (io.MousePos.x != p.x || io.MousePos.y != p.y);
  s.was_pressed = io.MouseClicked[0];
  s.had_input = moved || io.MouseDown[0] || io.MouseWheel != 0 ||
                std::any_of(s.incoming.begin(), s.incoming.end(), is_done_by_somebody);
  p.inside = ImGui::IsMousePosValid(&io.MousePos);
  p.x = p.inside ? io.MousePos.x : -1;
  p.y = p.inside ? io.MousePos.y : -1;
  p.down = io.MouseDown[0];
  p.pressed = io.MouseClicked[0];
  p.released = io.MouseReleased[0];
  p.touch = io.MouseSource == ImGuiMouseSource_TouchScreen;
  p.wheel = io.MouseWheel * kWheelUnit;
  if (p.pressed) {
    s.press_x = p.x;
    s.press_y = p.y;
    s.last_pointer_y = p.y;
  }
}

bool in_toast(const State& s, Id id) {
  return std::any_of(s.toasts.begin(), s.toasts.end(), [&](const ToastEntry& entry) {
    return id == toast_action_id(entry.id) || id == toast_close_id(entry.id);
  });
}

// A message over the page gives the focus back when it goes.
void remember_under_toast(State& s, Id next) {
  if (in_toast(s, next) && !in_toast(s, s.focused)) s.trail.under_toast = s.focused;
}

// Focus and scrolling concern no single widget, so they are taken before the draw function runs.
void take_page_actions(State& s) {
  std::vector<SemanticAction> rest;
  for (SemanticAction& action : s.incoming) {
    using Kind = SemanticAction::Kind;
    if (action.kind == Kind::focus) {
      // What got the focus only because something else is gone stays where it is.
      const bool fell = s.trail.lost != 0 && s.trail.fallen == action.id;
      remember_under_toast(s, action.id);
      s.focused = action.id;
      s.focus_visible = action.value == "visible";
      if (s.focus_visible && !fell) s.scroll_pending = action.id;
      if (s.focus_pending == action.id) s.focus_pending = 0;
    } else if (action.kind == Kind::blur) {
      if (s.focused == action.id) s.focused = 0;
    } else if (action.kind == Kind::scroll_into_view) {
      s.scroll_pending = action.id;
      continue;
    }
    rest.push_back(std::move(action));
  }
  s.incoming.clear();
  s.actions = std::move(rest);
}

}  // namespace

void begin_page(State& s, const FrameInput& input) {
  s.input = input;
  s.input.scale = input.scale > 0 ? input.scale : 1;
  ++s.frame;
  const float elapsed = std::max(0.0F, input.delta_seconds);
  // After a pause a transition starts, it does not jump to its end.
  s.dt = std::min(elapsed, 0.05F);
  s.now += static_cast<double>(elapsed);
  s.frame_requested = false;
  s.wake_after = -1;
  const bool dark =
      s.scheme == ColorScheme::dark || (s.scheme == ColorScheme::automatic && input.dark_preferred);
  if (input.more_contrast) {
    s.theme = dark ? &contrast_dark_theme() : &contrast_light_theme();
  } else {
    s.theme = dark ? &dark_theme() : &light_theme();
  }
}

namespace {

void start_frame(State& s, const FrameInput& input) {
  begin_page(s, input);
  ImGui::GetStyle().CircleTessellationMaxError = 0.2F * s.pixel();
  begin_imgui_frame(
      *s.imgui, {input.width, input.height, s.input.scale, std::max(0.0F, input.delta_seconds)});
  for (ImFont* font : {s.fonts.regular, s.fonts.semibold, s.fonts.icons}) {
    font->CurrentRasterizerDensity = s.input.scale;
  }
  read_pointer(s);
  follow_focus(s);
  take_page_actions(s);
  move_scrolling(s);
  for (ToastEntry& toast : s.toasts) toast.left -= std::max(0.0F, input.delta_seconds);
  s.tooltip.waited += std::max(0.0F, input.delta_seconds);
}

void start_pass(State& s) {
  ++s.pass;
  s.relayout = false;
  s.layer = 0;
  s.layers_used = 1;
  s.alpha = 1;
  s.hover_candidate = 0;
  s.scroll_candidate = 0;
  s.overlays.assign(1, Overlay{});
  reset_list(s, *s.lists.front());
  s.clips.assign(1, Rect{0, 0, s.input.width, s.input.height});
  s.ids.assign(1, Identity{});
  s.parents.clear();
  s.groups.clear();
  s.used_ids.clear();
  s.cut_texts.clear();
  s.tree.nodes.clear();
  s.columns.clear();
  s.rows.clear();
  s.cards.clear();
  s.scrolls.clear();
  s.dialogs.clear();
  s.popovers.clear();
  s.layer_stack.clear();
  s.tooltip.wanted = false;
  push_column(s, 0, 0, s.input.width, s.input.height, 0);
}

// Closed dialogs give the focus back to what opened them, or to what stands there now.
void return_focus(State& s) {
  for (auto it = s.dialog_memory.begin(); it != s.dialog_memory.end();) {
    if (it->second.seen == s.pass) {
      ++it;
      continue;
    }
    const DialogMemory& memory = it->second;
    Id back = memory.returns_to;
    if (back != 0 && s.tree.find(back) == nullptr) {
      back = focus_replacement(memory.stops, back, focus_stops(s.tree));
    }
    if (back != 0) {
      s.ui.request_focus(back);
    } else {
      s.ui.request_heading_focus();
    }
    it = s.dialog_memory.erase(it);
    settle(s);
  }
}

void finish_pass(State& s) {
  draw_toasts(s);
  draw_tooltip(s);
  return_focus(s);
  s.overlays_last = s.overlays;
  if (s.first_pass) {
    apply_wheel(s);
    if (s.pointer.pressed) {
      s.active = s.hover_candidate;
      s.press_scroll = s.scroll_candidate;
      settle(s);
    }
    if (s.pointer.released) {
      s.active = 0;
      s.drag_captured = false;
      s.press_scroll = 0;
      settle(s);
    }
    s.pointer.pressed = false;
    s.pointer.released = false;
    s.actions.clear();
    s.dt = 0;
  }
  s.first_pass = false;
  if (s.hovered != s.hover_candidate) {
    s.hovered = s.hover_candidate;
    settle(s);
  }
}

void forget_unseen(State& s) {
  if (s.frame % kForgetAfter != 0) return;
  std::erase_if(s.sizes, [&](const auto& e) { return e.second.seen + kForgetAfter < s.frame; });
  std::erase_if(s.animations,
                [&](const auto& e) { return e.second.seen + kForgetAfter < s.frame; });
}

}  // namespace

void draw_settled(State& s, const std::function<void(Ui&)>& draw) {
  s.tree.language = s.language;
  s.first_pass = true;
  int passes = 0;
  do {
    start_pass(s);
    paint::fill(s, {0, 0, s.input.width, s.input.height}, s.theme->color(Color::page));
    draw(s.ui);
    finish_pass(s);
  } while (s.relayout && ++passes < kMaxPasses);
  if (s.relayout) s.frame_requested = true;
  resolve_focus(s);
  forget_unseen(s);
}

State::State()
    : ui(*this), textures(std::make_shared<Textures>()), table(std::make_unique<TableState>()) {}

State::~State() {
  if (imgui == nullptr) return;
  ImGui::SetCurrentContext(imgui);
  miniature.reset();
  lists.clear();
  textures.reset();
  ImGui::DestroyContext(imgui);
}

Context::Context(const FontBytes& fonts) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.imgui = ImGui::CreateContext();
  ImGui::SetCurrentContext(s.imgui);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  s.font_bytes = {std::string(fonts.regular), std::string(fonts.semibold),
                  std::string(fonts.icons)};
  s.fonts.regular = add_font(s.font_bytes[0]);
  s.fonts.semibold = add_font(s.font_bytes[1]);
  s.fonts.icons = add_font(s.font_bytes[2]);
  s.lists.push_back(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData()));
  s.theme = &light_theme();
}

Context::~Context() = default;

void Context::set_strings(UiStrings strings) {
  state_->strings = std::move(strings);
}

void Context::set_language(std::string_view language) {
  state_->language = std::string(language);
}

void Context::set_color_scheme(ColorScheme scheme) {
  state_->scheme = scheme;
}

void Context::set_text_scale(float scale) {
  state_->text_scale = std::clamp(scale, 0.5F, 4.0F);
}

void Context::act(const SemanticAction& action) {
  state_->incoming.push_back(action);
}

void Context::frame(const FrameInput& input, const std::function<void(Ui&)>& draw) {
  State& s = *state_;
  ImGui::SetCurrentContext(s.imgui);
  start_frame(s, input);
  draw_settled(s, draw);
  ImDrawData& data = end_imgui_frame(*s.imgui);
  s.textures->add_to(*data.Textures, s.frame);
  for (int i = 0; i < s.layers_used; ++i) {
    data.AddDrawList(s.lists[static_cast<std::size_t>(i)].get());
  }
}

std::vector<WantedPicture> Context::take_wanted_pictures() {
  return state_->textures->take_wanted();
}

void Context::put_picture(std::uint64_t key, int width, int height, std::string_view pixels) {
  ImGui::SetCurrentContext(state_->imgui);
  state_->textures->put(key, width, height, pixels);
}

const SemanticTree& Context::semantics() const {
  return state_->tree;
}

const std::vector<std::string>& Context::cut_texts() const {
  return state_->cut_texts;
}

bool Context::wants_frame() const {
  const State& s = *state_;
  return s.frame_requested || !s.incoming.empty() || s.imgui->InputEventsQueue.Size > 0;
}

bool Context::had_input() const {
  return state_->had_input;
}

bool Context::was_pressed_below(float y) const {
  return state_->was_pressed && state_->press_y > y;
}

float Context::wake_after_seconds() const {
  return state_->wake_after;
}

}  // namespace oferta::ui
