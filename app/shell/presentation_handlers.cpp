#include <algorithm>
#include <charconv>

#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/pin.h"
#include "app/shell/presentation.h"

namespace oferta::app {
namespace {

constexpr std::string_view kOffer = "presenting";
constexpr std::string_view kStep = "presenting_step";
constexpr float kProjector = 1.6F;
constexpr float kTablet = 1.25F;

void go_on(PresentationView& view, Platform& platform, int step) {
  view.step = std::clamp(step, 0, kPresentationSteps - 1);
  keep_presentation(platform, view);
}

}  // namespace

PresentationView read_presentation(const Platform& platform) {
  PresentationView view;
  view.offer = platform.preference(kOffer);
  const std::string step = platform.preference(kStep);
  std::from_chars(step.data(), step.data() + step.size(), view.step);
  view.step = std::clamp(view.step, 0, kPresentationSteps - 1);
  return view;
}

void keep_presentation(Platform& platform, const PresentationView& view) {
  platform.set_preference(kOffer, view.offer);
  platform.set_preference(kStep, view.running() ? std::to_string(view.step) : std::string());
}

float presentation_scale(float page_width) {
  constexpr float kWidePage = 1200;
  constexpr float kTabletPage = 760;
  return page_width >= kWidePage ? kProjector : page_width >= kTabletPage ? kTablet : 1.0F;
}

Result<void> handle(const PresentOffer& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* offer, offer_named(context.workspace(), command.offer));
  // Refused here rather than in front of the client.
  OFERTA_TRY(sharing::client_view({offer}, issuer_of(context.workspace(), *offer)));
  context.view.palette = {};
  context.view.presentation = {};
  context.view.presentation.offer = offer->id;
  go_on(context.view.presentation, context.platform, 0);
  context.go = to_offer(offer->id);
  return {};
}

Result<void> handle(const ShowPresentationStep& command, HandlerContext& context) {
  go_on(context.view.presentation, context.platform, command.step);
  return {};
}

Result<void> handle(const EndPresentation& /*command*/, HandlerContext& context) {
  PresentationView& view = context.view.presentation;
  if (has_pin(context.platform)) {
    if (!view.leaving) {
      view.leaving = true;
      view.pin.clear();
      view.problem.clear();
      return {};
    }
    const PinCheck check = try_pin(context.platform, view.pin);
    view.pin.clear();
    if (check != PinCheck::right) {
      view.problem = check == PinCheck::wait ? "present.pin.wait" : "present.pin.wrong";
      return {};
    }
  }
  context.go = to_offer(view.offer);
  view = {};
  keep_presentation(context.platform, view);
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
