#include "app/shell/client_window.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/shell/platform.h"
#include "app/shell/presentation.h"
#include "app/shell/view_state.h"
#include "shared/base/json.h"

namespace oferta::app {
namespace {

constexpr const char* kStepKey = "step";
constexpr const char* kOfferKey = "offer";
constexpr const char* kLineKey = "line";

// How long the client still sees what the pointer has left: on its way to the next line it crosses
// what is between them.
constexpr std::int64_t kLingerMs = 1200;

std::optional<std::size_t> index_at(const Json& message, const char* key) {
  const auto found = message.find(key);
  if (found == message.end() || !found->is_number_integer()) return std::nullopt;
  const auto value = found->get<std::int64_t>();
  return value < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(value));
}

int step_at(const Json& message) {
  return static_cast<int>(std::min<std::size_t>(index_at(message, kStepKey).value_or(0),
                                                static_cast<std::size_t>(kPresentationSteps - 1)));
}

std::string text_of(const ClientPlace& at) {
  Json message = {{kOfferKey, at.offer}, {kStepKey, at.step}};
  if (at.line) message[kLineKey] = *at.line;
  return canonical(message);
}

}  // namespace

std::string client_step_text(int step) {
  return canonical({{kStepKey, step}});
}

void ClientWindow::begin() {
  shown_->running = true;
}

void ClientWindow::became(std::string_view state, std::string_view kept) {
  if (shown_->running) {
    if (state == "alone") shown_->alone = true;
    if (state == "full" || state == "windowed") shown_->full_screen = state == "full";
    return;
  }
  here_ = state == "here";
  written_.reset();
  package_.clear();
  position_.clear();
  if (here_) {
    const std::size_t end = kept.find('\n');
    if (view_->open() || end == std::string_view::npos) return;
    // This page has been loaded anew; the client's window has waited.
    const std::string_view place = kept.substr(end + 1);
    if (!can_be_presented(parse_route(place))) return;
    view_->place = place;
    std::from_chars(kept.data(), kept.data() + end, view_->at.step);
    view_->at.step = std::clamp(view_->at.step, 0, kPresentationSteps - 1);
    return;
  }
  if (!view_->open()) return;
  *view_ = {};
  if (state == "refused") {
    tell_("present.window.refused", ui::Tone::warning);
  } else {
    tell_("present.window.closed", ui::Tone::neutral);
  }
}

void ClientWindow::told(std::string_view text, std::string_view package) {
  const Result<Json> message = parse_json(text);
  if (!message || !message->is_object()) return;
  if (!shown_->running) {
    if (view_->open()) view_->at.step = step_at(*message);
    return;
  }
  if (!package.empty()) {
    Result<sharing::ClientView> view = sharing::read_client_view(package);
    if (!view) return;
    shown_->view = std::make_shared<const sharing::ClientView>(*std::move(view));
  }
  if (!shown_->view) return;
  const std::size_t offer = index_at(*message, kOfferKey).value_or(0);
  if (offer >= shown_->view->offers.size()) return;
  shown_->at = {step_at(*message), offer, index_at(*message, kLineKey)};
  shown_->alone = false;
}

// The line pointed at last: a pointer that rests on one line does not take the client away from
// another the keyboard goes to.
void ClientWindow::follow_pointing() {
  ClientWindowView& view = *view_;
  std::optional<std::size_t> line = view.hovered ? view.hovered : view.focused;
  const bool is_pointed_at =
      view.at.line && (view.at.line == view.hovered || view.at.line == view.focused);
  if (view.hovered && view.hovered != view.was_hovered) {
    line = view.hovered;
  } else if (view.focused && view.focused != view.was_focused) {
    line = view.focused;
  } else if (is_pointed_at) {
    line = view.at.line;
  }
  view.was_hovered = std::exchange(view.hovered, std::nullopt);
  view.was_focused = std::exchange(view.focused, std::nullopt);
  if (!view.points) {
    view.at.line.reset();
  } else if (line) {
    view.at.line = line;
  }
  if (line || !view.at.line) {
    view.left_ms = 0;
  } else if (view.left_ms == 0) {
    view.left_ms = platform_->now_ms();
  } else if (platform_->now_ms() - view.left_ms >= kLingerMs) {
    view.at.line.reset();
    view.left_ms = 0;
  }
}

void ClientWindow::update() {
  if (!view_->open()) return;
  follow_pointing();
  if (!here_ || !view_->made.view) return;
  // The bytes are compared: what was changed elsewhere in the workspace is no news to the client.
  const bool news = written_ != view_->made.view && write_package();
  std::string position = text_of(view_->at);
  if (!news && position == position_) return;
  platform_->tell_window(position, news ? std::string_view(package_) : std::string_view(),
                         std::to_string(view_->at.step) + "\n" + view_->place);
  position_ = std::move(position);
}

// False when it is what the client has.
bool ClientWindow::write_package() {
  written_ = view_->made.view;
  std::string package = sharing::write_client_view(*written_);
  std::swap(package, package_);
  return package != package_;
}

float ClientWindow::wake_after() const {
  if (view_->left_ms == 0) return -1;
  const std::int64_t left = view_->left_ms + kLingerMs - platform_->now_ms();
  return static_cast<float>(std::max<std::int64_t>(left, 0)) / 1000;
}

}  // namespace oferta::app
