#include <algorithm>
#include <charconv>

#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/pin.h"
#include "app/shell/presentation.h"

namespace oferta::app {
namespace {

constexpr std::string_view kPlace = "presenting";
constexpr std::string_view kStep = "presenting_step";
constexpr float kProjector = 1.6F;
constexpr float kTablet = 1.25F;

void go_on(PresentationView& view, Platform& platform, int step) {
  view.step = std::clamp(step, 0, kPresentationSteps - 1);
  keep_presentation(platform, view);
}

// The place as it is shown. Refused here rather than in front of the client.
Result<Route> presentable(Route place, const HandlerContext& context) {
  place.variant.clear();
  if (place.screen == Screen::offer) {
    OFERTA_ASSIGN(const offer::Offer* offer, offer_named(context.workspace(), place.offer));
    OFERTA_TRY(sharing::client_view({offer}, issuer_of(context.workspace(), *offer)));
  } else {
    const needs::Brief* brief = context.workspace().brief(place.brief);
    if (brief == nullptr) {
      return fail(ErrorCode::not_found, "There is no such selection.", place.brief);
    }
    if (context.engine.proposals().variant(brief->variant) == nullptr) {
      return fail(ErrorCode::infeasible, "There is nothing to offer yet.");
    }
  }
  return place;
}

}  // namespace

bool can_be_presented(const Route& place) {
  return place.screen == Screen::offer || place.screen == Screen::selection;
}

std::optional<Command> command_of_key(const PresentationView& view, std::string_view code,
                                      bool alt) {
  if (view.pin.open) return std::nullopt;
  if (code == "ArrowRight" || code == "PageDown") return ShowPresentationStep{view.step + 1};
  if (code == "ArrowLeft" || code == "PageUp") return ShowPresentationStep{view.step - 1};
  if (code == "Escape" || (alt && code == "KeyP")) return EndPresentation{};
  return std::nullopt;
}

PresentationView read_presentation(const Platform& platform) {
  PresentationView view;
  const std::string place = platform.preference(kPlace);
  if (!place.empty() && can_be_presented(parse_route(place))) view.place = place;
  const std::string step = platform.preference(kStep);
  std::from_chars(step.data(), step.data() + step.size(), view.step);
  view.step = std::clamp(view.step, 0, kPresentationSteps - 1);
  return view;
}

void keep_presentation(Platform& platform, const PresentationView& view) {
  platform.set_preference(kPlace, view.place);
  platform.set_preference(kStep, view.running() ? std::to_string(view.step) : std::string());
}

std::optional<int> turned_to(std::string_view code, int step) {
  if (code == "ArrowRight" || code == "PageDown") return step + 1;
  if (code == "ArrowLeft" || code == "PageUp") return step - 1;
  return std::nullopt;
}

float presentation_scale(float page_width) {
  constexpr float kWidePage = 1200;
  constexpr float kTabletPage = 760;
  return page_width >= kWidePage ? kProjector : page_width >= kTabletPage ? kTablet : 1.0F;
}

Result<void> handle(const Present& command, HandlerContext& context) {
  OFERTA_ASSIGN(const Route place, presentable(command.place, context));
  context.view.palette = {};
  context.view.presentation = {};
  context.view.presentation.place = format_route(place);
  go_on(context.view.presentation, context.platform, 0);
  return {};
}

Result<void> handle(const ShowPresentationStep& command, HandlerContext& context) {
  go_on(context.view.presentation, context.platform, command.step);
  return {};
}

Result<void> handle(const EndPresentation& /*command*/, HandlerContext& context) {
  PresentationView& view = context.view.presentation;
  if (has_pin(context.platform)) {
    if (!ask_pin(view.pin)) return {};
    if (!note_pin(view.pin, try_pin(context.platform, view.pin.typed))) return {};
  }
  context.go = parse_route(view.place);
  view = {};
  keep_presentation(context.platform, view);
  return {};
}

Result<void> handle(const OpenClientWindow& command, HandlerContext& context) {
  OFERTA_ASSIGN(const Route shown, presentable(command.place, context));
  ClientWindowView& view = context.view.client_window;
  const std::string place = format_route(shown);
  if (view.place != place) {
    view.place = place;
    view.at = {};
    view.made = {};
  }
  context.platform.open_client_window();
  return {};
}

Result<void> handle(const CloseClientWindow& /*command*/, HandlerContext& context) {
  context.view.client_window = {};
  context.platform.close_client_window();
  return {};
}

Result<void> handle(const ShowClientStep& command, HandlerContext& context) {
  const int step = std::clamp(command.step, 0, kPresentationSteps - 1);
  if (context.view.shown_here.running) {
    context.view.shown_here.at.step = step;
    context.platform.tell_window(client_step_text(step), {}, {});
  } else {
    context.view.client_window.at.step = step;
  }
  return {};
}

Result<void> handle(const SwitchFullScreen& /*command*/, HandlerContext& context) {
  context.platform.switch_full_screen();
  return {};
}

Result<void> handle(const SetPresentationPin& command, HandlerContext& context) {
  if (!command.pin.empty() && !is_pin(command.pin)) {
    return fail(ErrorCode::invalid_argument, "A PIN has 4 to 8 digits.");
  }
  set_pin(context.platform, command.pin);
  context.toast =
      context.strings.get(command.pin.empty() ? "present.pin.removed" : "present.pin.kept");
  return {};
}

}  // namespace oferta::app
