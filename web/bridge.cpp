// The border between the page and the application: everything JavaScript may call is in this file,
// what it may be asked is in page.h. One JSON message each way, bytes beside it where there are
// any.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "app/ui/semantics.h"
#include "imgui.h"
#include "shared/base/json.h"
#include "web/page.h"
#include "web/platform.h"
#include "web/renderer.h"

namespace oferta::web {
namespace {

constexpr const char* kCanvas = "#canvas";
// CSS pixels that one unit of ImGui's wheel means to the widget layer.
constexpr float kWheelUnit = 100.0F;
// Seconds of a pause that count. Messages and tooltips wait for their end while nothing is drawn;
// transitions limit their own steps.
constexpr double kLongestStep = 3600;

struct FontFiles {
  std::string regular;
  std::string semibold;
  std::string icons;
};

// All there is of the running program.
struct Program {
  BrowserPlatform platform;
  FontFiles fonts;
  std::optional<app::Application> application;
  Renderer renderer;
  ui::SemanticTree shown;
  double last_frame_ms = 0;
  ImGuiMouseCursor cursor = ImGuiMouseCursor_COUNT;
};

Program& program() {
  static Program the_program;
  return the_program;
}

std::string text_at(const Json& message, const char* key) {
  const auto found = message.find(key);
  return found != message.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool flag_at(const Json& message, const char* key) {
  const auto found = message.find(key);
  return found != message.end() && found->is_boolean() && found->get<bool>();
}

std::uint64_t number_at(const Json& message, const char* key) {
  const auto found = message.find(key);
  if (found == message.end() || !found->is_number_integer()) return 0;
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, found->get<std::int64_t>()));
}

// The page shows what it is told here; a message it sent that makes no sense is our own mistake.
bool refuse(const Error& error) {
  const std::string json = canonical({{"do", "failed"}, {"message", describe(error)}});
  oferta_page_message(json.data(), json.size(), nullptr, 0);
  return false;
}

bool report(const Result<void>& result) {
  return result ? true : refuse(result.error());
}

std::optional<ui::SemanticAction::Kind> action_kind(std::string_view name) {
  using Kind = ui::SemanticAction::Kind;
  static const std::map<std::string_view, Kind> kinds = {
      {"activate", Kind::activate},
      {"focus", Kind::focus},
      {"blur", Kind::blur},
      {"set_value", Kind::set_value},
      {"commit", Kind::commit},
      {"key", Kind::key},
      {"scroll_into_view", Kind::scroll_into_view},
      {"paste", Kind::paste},
  };
  const auto found = kinds.find(name);
  return found == kinds.end() ? std::nullopt : std::optional(found->second);
}

bool take_font(const std::string& name, std::string_view bytes) {
  FontFiles& fonts = program().fonts;
  (name == "regular" ? fonts.regular : name == "semibold" ? fonts.semibold : fonts.icons) = bytes;
  return true;
}

// Messages that come before the application is there: fonts, preferences, the start itself.
bool prepare(std::string_view kind, const Json& message, std::string_view bytes) {
  Program& here = program();
  if (kind == "font") return take_font(text_at(message, "name"), bytes);
  if (kind == "preferences") {
    std::map<std::string, std::string, std::less<>> values;
    for (const auto& [key, value] : message.at("values").items()) {
      if (value.is_string()) values.emplace(key, value.get<std::string>());
    }
    here.platform.set_preferences(std::move(values));
    return true;
  }
  if (kind == "start") {
    here.platform.set_node(text_at(message, "node"));
    here.application.emplace(here.platform, ui::FontBytes{.regular = here.fonts.regular,
                                                          .semibold = here.fonts.semibold,
                                                          .icons = here.fonts.icons});
    here.fonts = {};
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    return here.renderer.create(kCanvas);
  }
  return refuse(
      {ErrorCode::internal, "The page sent a message before the start.", std::string(kind)});
}

bool handle_action(app::Application& application, const Json& message) {
  const std::optional<ui::SemanticAction::Kind> kind = action_kind(text_at(message, "kind"));
  if (!kind) return refuse({ErrorCode::internal, "Unknown action.", text_at(message, "kind")});
  application.act({.id = static_cast<std::uint32_t>(number_at(message, "id")),
                   .kind = *kind,
                   .value = text_at(message, "value")});
  return true;
}

// Messages about the team and the store; false when it is none of them.
bool handle_data(app::DataDesk& desk, std::string_view kind, const Json& message,
                 std::string_view bytes) {
  if (kind == "team") {
    report(desk.member_of({.server = text_at(message, "server"),
                           .device = text_at(message, "device"),
                           .name = text_at(message, "name"),
                           .person = text_at(message, "person"),
                           .role = text_at(message, "role"),
                           .peer = text_at(message, "peer")}));
  } else if (kind == "team-lead") {
    desk.lead_team();
  } else if (kind == "team-turn") {
    desk.team_turn();
  } else if (kind == "team-answer") {
    desk.team_answered(text_at(message, "path"), static_cast<int>(number_at(message, "status")),
                       bytes);
  } else if (kind == "team-learned") {
    desk.team_learned(bytes);
  } else if (kind == "team-phase") {
    desk.team_phase(text_at(message, "phase"));
  } else if (kind == "team-removed") {
    desk.team_data_removed();
  } else if (kind == "join-failed") {
    desk.join_failed(static_cast<int>(number_at(message, "status")));
  } else if (kind == "reloaded") {
    desk.reloaded(bytes);
  } else if (kind == "numbers") {
    for (const auto& [node, sequence] : message.at("known").items()) {
      if (sequence.is_number_integer()) {
        desk.numbers_taken(node, sequence.get<std::int64_t>());
      }
    }
  } else if (kind == "repair") {
    desk.repair_store();
  } else if (kind == "make-snapshot") {
    const std::string file = desk.snapshot();
    const std::string json = canonical({{"do", "snapshot"}});
    oferta_page_message(json.data(), json.size(), file.data(), file.size());
  } else if (kind == "history") {
    desk.history_read(bytes);
  } else if (kind == "room") {
    desk.storage_measured({.used = static_cast<std::int64_t>(number_at(message, "used")),
                           .quota = static_cast<std::int64_t>(number_at(message, "quota")),
                           .lasting = flag_at(message, "lasting")});
  } else if (kind == "lock") {
    const app::DeviceLock lock{.possible = flag_at(message, "possible"),
                               .on = flag_at(message, "on"),
                               .minutes = static_cast<std::int64_t>(number_at(message, "minutes"))};
    if (flag_at(message, "done")) {
      desk.lock_answered(lock, text_at(message, "failed"));
    } else {
      desk.lock_told(lock);
    }
  } else {
    return false;
  }
  return true;
}

app::SigningAnswer signing_answer(const Json& message) {
  using Kind = app::SigningAnswer::Kind;
  const std::string kind = text_at(message, "kind");
  return {.kind = kind == "key"         ? Kind::key
                  : kind == "signature" ? Kind::signature
                                        : Kind::check,
          .text = text_at(message, "text"),
          .request = static_cast<std::int64_t>(number_at(message, "request")),
          .holds = flag_at(message, "holds"),
          .unable = flag_at(message, "unable")};
}

// Messages about the client's window, on either side; false when it is none of them.
bool handle_window(app::Application& application, std::string_view kind, const Json& message,
                   std::string_view bytes) {
  if (kind == "window") {
    application.client_window().became(text_at(message, "state"), text_at(message, "kept"));
  } else if (kind == "window-told") {
    application.client_window().told(text_at(message, "text"), bytes);
  } else if (kind == "shown-here") {
    application.client_window().begin();
  } else {
    return false;
  }
  return true;
}

bool handle(app::Application& application, std::string_view kind, const Json& message,
            std::string_view bytes) {
  if (kind == "action") return handle_action(application, message);
  if (kind == "key") {
    return application.key(text_at(message, "code"), flag_at(message, "ctrl"),
                           flag_at(message, "shift"), flag_at(message, "alt"));
  }
  if (kind == "operations") return report(application.load_operations(bytes));
  if (kind == "snapshot") return application.data().load_snapshot(bytes);
  if (kind == "demo") return report(application.load_demo(bytes));
  if (kind == "choosing") {
    const auto way = flag_at(message, "file") ? app::ChoosingWay::file : app::ChoosingWay::link;
    return report(application.begin_choosing(text_at(message, "link"), bytes, way));
  }
  if (handle_window(application, kind, message, bytes)) return true;
  if (kind == "others") return report(application.apply_operations(bytes));
  if (handle_data(application.data(), kind, message, bytes)) return true;
  if (kind == "route") {
    application.route_changed(text_at(message, "route"));
  } else if (kind == "persisted") {
    application.persisted(number_at(message, "transaction"), flag_at(message, "ok"),
                          text_at(message, "message"));
  } else if (kind == "choice-answer") {
    application.choice_answered(static_cast<int>(number_at(message, "status")));
  } else if (kind == "document") {
    application.document_ready(number_at(message, "request"), flag_at(message, "ok"),
                               text_at(message, "file"), text_at(message, "message"));
  } else if (kind == "signing") {
    application.signing_answered(signing_answer(message));
  } else if (kind == "file") {
    application.file_received(text_at(message, "name"), bytes);
  } else if (kind == "camera") {
    application.camera_became(text_at(message, "state"));
  } else if (kind == "code") {
    application.code_read(bytes);
  } else if (kind == "small-picture") {
    application.pictures().small_came(text_at(message, "product"), bytes);
  } else if (kind == "pixels") {
    application.pictures().pixels_came(number_at(message, "key"),
                                       static_cast<int>(number_at(message, "width")),
                                       static_cast<int>(number_at(message, "height")), bytes);
  } else if (kind == "page-template") {
    application.page_template_came(bytes);
  } else if (kind == "file-saved") {
    application.file_saved(text_at(message, "name"));
  } else if (kind == "workbook-coming") {
    application.workbook_coming(text_at(message, "name"));
  } else if (kind == "workbook") {
    application.workbook_read(text_at(message, "name"), bytes);
  } else if (kind == "workbook-failed") {
    application.workbook_failed(text_at(message, "name"));
  } else if (kind == "paste") {
    return application.text_pasted(bytes);
  } else if (kind == "online") {
    application.online_changed(flag_at(message, "value"));
  } else if (kind == "text-size") {
    application.text_size_changed(static_cast<int>(number_at(message, "percent")));
  } else if (kind == "context-lost") {
    program().renderer.forget();
  } else if (kind == "context-restored") {
    return program().renderer.create(kCanvas);
  } else {
    return refuse({ErrorCode::internal, "Unknown message.", std::string(kind)});
  }
  return true;
}

void show_cursor() {
  const ImGuiMouseCursor wanted = ImGui::GetMouseCursor();
  if (wanted == program().cursor) return;
  program().cursor = wanted;
  const char* name = "default";
  if (wanted == ImGuiMouseCursor_Hand) name = "pointer";
  if (wanted == ImGuiMouseCursor_TextInput) name = "text";
  if (wanted == ImGuiMouseCursor_ResizeEW) name = "ew-resize";
  if (wanted == ImGuiMouseCursor_ResizeNS) name = "ns-resize";
  if (wanted == ImGuiMouseCursor_NotAllowed) name = "not-allowed";
  oferta_page_cursor(name);
}

void show_semantics(const ui::SemanticTree& tree) {
  const std::string patch = ui::semantic_patch_json(program().shown, tree);
  if (patch.empty()) return;
  program().shown = tree;
  program().shown.focus_request = 0;  // asked for once
  oferta_page_mirror(patch.data(), patch.size());
}

void set_pointer_source(int touch) {
  ImGui::GetIO().AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen
                                                : ImGuiMouseSource_Mouse);
}

}  // namespace
}  // namespace oferta::web

extern "C" {

// A message {"do": kind, …} with bytes beside it; 1 when it was carried out (for a key: used).
EMSCRIPTEN_KEEPALIVE int oferta_message(const char* json, std::size_t json_length,
                                        const char* bytes, std::size_t bytes_length) {
  using namespace oferta;
  using namespace oferta::web;
  const Result<Json> message = parse_json({json, json_length});
  if (!message) return refuse(message.error()) ? 1 : 0;
  const std::string kind = text_at(*message, "do");
  const std::string_view attached =
      bytes_length == 0 ? std::string_view() : std::string_view(bytes, bytes_length);
  std::optional<app::Application>& application = program().application;
  const bool done = application ? handle(*application, kind, *message, attached)
                                : prepare(kind, *message, attached);
  return done ? 1 : 0;
}

// Draws a frame. Gives the seconds after which the next one is due: 0 at once, below 0 not before
// something happens. Sizes in CSS pixels, `scale` in device pixels per CSS
// pixel; flags: 1 reduced motion, 2 dark preferred, 4 the last pointer was a finger, 32 and
// somebody has typed since, 16 more contrast, 8 only think: handle what has happened and tell the
// mirror, but leave the canvas to the next frame.
EMSCRIPTEN_KEEPALIVE float oferta_frame(double now_ms, float width, float height, float scale,
                                        unsigned flags) {
  using namespace oferta;
  using namespace oferta::web;
  Program& here = program();
  if (!here.application || !here.renderer.ready() || width <= 0 || height <= 0) return -1;
  const double passed = (now_ms - here.last_frame_ms) / 1000.0;
  here.last_frame_ms = now_ms;
  here.application->frame(
      {.width = width,
       .height = height,
       .scale = scale,
       .delta_seconds = static_cast<float>(std::clamp(passed, 0.0, kLongestStep)),
       .reduced_motion = (flags & 1U) != 0,
       .dark_preferred = (flags & 2U) != 0,
       .more_contrast = (flags & 16U) != 0,
       .touch = (flags & 4U) != 0,
       .typed = (flags & 32U) != 0});
  const bool visible = (flags & 8U) == 0;
  if (ImDrawData* data = ImGui::GetDrawData(); visible && data != nullptr) {
    here.renderer.draw(*data, {});
  }
  show_cursor();
  show_semantics(here.application->semantics());
  return here.application->wants_frame() ? 0.0F : here.application->wake_after_seconds();
}

// A slice of long work between frames; 1 when more is left.
EMSCRIPTEN_KEEPALIVE int oferta_work() {
  std::optional<oferta::app::Application>& application = oferta::web::program().application;
  return application && application->wants_work() && application->work() ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void oferta_pointer_move(float x, float y, int touch) {
  if (!oferta::web::program().application) return;
  oferta::web::set_pointer_source(touch);
  ImGui::GetIO().AddMousePosEvent(x, y);
}

EMSCRIPTEN_KEEPALIVE void oferta_pointer_leave(int touch) {
  if (!oferta::web::program().application) return;
  oferta::web::set_pointer_source(touch);
  constexpr float kNowhere = -std::numeric_limits<float>::max();
  ImGui::GetIO().AddMousePosEvent(kNowhere, kNowhere);
}

// ImGui's numbers: 0 left, 1 right, 2 middle.
EMSCRIPTEN_KEEPALIVE void oferta_pointer_button(int button, int down, int touch) {
  if (!oferta::web::program().application) return;
  oferta::web::set_pointer_source(touch);
  ImGui::GetIO().AddMouseButtonEvent(button, down != 0);
}

// CSS pixels to the right and down, as the DOM's wheel events count.
EMSCRIPTEN_KEEPALIVE void oferta_wheel(float x, float y) {
  if (!oferta::web::program().application) return;
  ImGui::GetIO().AddMouseWheelEvent(-x / oferta::web::kWheelUnit, -y / oferta::web::kWheelUnit);
}
}
