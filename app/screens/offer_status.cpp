#include "app/screens/offer_status.h"

#include <array>
#include <string>
#include <string_view>

#include "app/screens/offer_problems.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/sealing.h"

namespace oferta::app {
namespace {

using offer::Status;
using offer::Step;

void say(ui::Ui& ui, const std::string& words) {
  ui::text(ui, ui::TextStyle::caption13, words, {.color = ui::Color::text_muted});
}

void say_date(ui::Ui& ui, const ScreenContext& context, std::string_view key,
              const std::optional<Date>& date) {
  if (date) {
    say(ui, context.strings.format(key, {{"date", context.date(*date)}}));
  }
}

// What has happened so far, and what follows from it.
void draw_history(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                  Status status, const offer::Versions& versions) {
  const offer::Progress& progress = offer.progress;
  say_date(ui, context, "offer.history.sent", progress.sent);
  say_date(ui, context, "offer.history.viewed", progress.viewed);
  if (status == Status::accepted) {
    say_date(ui, context, "offer.history.accepted", progress.decided);
  }
  if (status == Status::declined) {
    say_date(ui, context, "offer.history.declined", progress.decided);
    if (!progress.reason.empty()) {
      say(ui, context.tr("offer.reason." + progress.reason) +
                  (progress.note.empty() ? "" : ": " + progress.note));
    }
  }
  if (status == Status::expired) {
    say(ui, context.strings.format("offer.history.expired",
                                   {{"date", context.date(offer.valid_until)}}));
  }
  if (status == Status::superseded) {
    say(ui, context.strings.format("offer.history.superseded",
                                   {{"version", std::to_string(versions.newest_issued)}}));
  }
}

// The seal by its first figures, as two people would compare it by phone.
void draw_seal(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  if (offer.content_hash.empty()) {
    return;
  }
  constexpr std::size_t kFigures = 12;
  if (!offer::seal_holds(offer)) {
    ui::banner(ui, ui::Tone::danger, context.tr("offer.seal.broken"),
               {.id = "seal", .icon = ui::kIconTriangleAlert});
    return;
  }
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format("offer.seal", {{"hash", offer.content_hash.substr(0, kFigures)}}),
           {.color = ui::Color::text_muted});
}

struct StepLook {
  std::string_view icon;
  ui::ButtonKind kind = ui::ButtonKind::secondary;
};

StepLook look_of(Step step) {
  switch (step) {
    case Step::send:
      return {ui::kIconSend};
    case Step::view:
      return {ui::kIconEye};
    case Step::accept:
      return {ui::kIconCheck};
    case Step::decline:
      return {ui::kIconX};
    case Step::revise:
      return {ui::kIconFilePlus, ui::ButtonKind::ghost};
  }
  return {};
}

void begin_step(const ScreenContext& context, const offer::Offer& offer, Step step) {
  switch (step) {
    case Step::send:
      context.view.offer.send_open = true;
      break;
    case Step::decline:
      context.view.offer.decline_open = true;
      break;
    case Step::revise:
      context.commands.emit(ReviseOffer{offer.id});
      break;
    case Step::view:
    case Step::accept:
      context.commands.emit(TakeOfferStep{.offer = offer.id, .step = step});
      break;
  }
}

void draw_steps(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer, Status status,
                const offer::Versions& versions, bool blocked) {
  for (const Step step : offer::steps_from(status, offer, versions)) {
    const std::string name(offer::step_name(step));
    const bool stopped = step == Step::send && blocked;
    if (ui::button(ui, context.tr("offer.step." + name),
                   {.id = name,
                    .kind = look_of(step).kind,
                    .icon = look_of(step).icon,
                    .enabled = !stopped,
                    .full_width = true,
                    .description = stopped ? std::string_view(context.tr("offer.send.blocked"))
                                           : std::string_view()})) {
      begin_step(context, offer, step);
    }
  }
}

// What sending goes on with.
enum class After { nothing, letter, link };

void take_sending(const ScreenContext& context, const offer::Offer& offer, After after) {
  context.commands.emit(TakeOfferStep{.offer = offer.id,
                                      .step = Step::send,
                                      .letter = after == After::letter,
                                      .link = after == After::link});
  context.view.offer.send_open = false;
}

void draw_send_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  bool& open = context.view.offer.send_open;
  const std::string title =
      context.strings.format("offer.send.title", {{"name", version_name(context.strings, offer)}});
  if (!ui::begin_dialog(ui, title, open,
                        {.id = "send",
                         .width = context.team.joined() ? 880.0F : 560.0F,
                         .text = context.tr("offer.send.lead")})) {
    return;
  }
  draw_offer_problems(ui, context, offer);
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    open = false;
  }
  if (ui::button(ui, context.tr("offer.send.mark"), {.id = "mark", .icon = ui::kIconLock})) {
    take_sending(context, offer, After::nothing);
  }
  if (context.team.joined() &&
      ui::button(ui, context.tr("offer.send.link"), {.id = "link", .icon = ui::kIconLink})) {
    take_sending(context, offer, After::link);
  }
  if (ui::button(ui, context.tr("offer.send.letter"),
                 {.id = "letter", .kind = ui::ButtonKind::primary, .icon = ui::kIconMail})) {
    take_sending(context, offer, After::letter);
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

void draw_reason(ui::Ui& ui, const ScreenContext& context, OfferView& view) {
  std::array<ui::ChoiceItem, offer::kDeclineReasons> items;
  for (int i = 0; i < offer::kDeclineReasons; ++i) {
    const std::string_view name = offer::reason_name(static_cast<offer::DeclineReason>(i));
    items[static_cast<std::size_t>(i)] = {.label = context.tr("offer.reason." + std::string(name)),
                                          .id = name};
  }
  const bool none = view.decline_tried && view.decline_reason < 0;
  ui::radio_group(ui, context.tr("offer.decline.reason"), items, view.decline_reason,
                  {.required = true,
                   .error = none ? std::string_view(context.tr("offer.decline.reason.missing"))
                                 : std::string_view()});
}

void draw_decline_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  OfferView& view = context.view.offer;
  if (!ui::begin_dialog(ui, context.tr("offer.decline.title"), view.decline_open,
                        {.id = "decline", .width = 520})) {
    return;
  }
  draw_reason(ui, context, view);
  const bool other = view.decline_reason == static_cast<int>(offer::DeclineReason::other);
  const bool silent = other && trim(view.decline_note).empty();
  ui::text_field(ui, context.tr("offer.decline.note"), view.decline_note,
                 {.error = view.decline_tried && silent
                               ? std::string_view(context.tr("offer.decline.note.missing"))
                               : std::string_view(),
                  .required = other,
                  .rows = 2});
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    view.decline_open = false;
  }
  if (ui::button(ui, context.tr("offer.decline.confirm"),
                 {.id = "confirm", .kind = ui::ButtonKind::primary})) {
    view.decline_tried = true;
    if (view.decline_reason >= 0 && !silent) {
      context.commands.emit(
          TakeOfferStep{.offer = offer.id,
                        .step = Step::decline,
                        .reason = static_cast<offer::DeclineReason>(view.decline_reason),
                        .note = std::string(trim(view.decline_note))});
      view.decline_open = false;
    }
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace

void draw_offer_status(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const offer::Versions versions = versions_in(context.workspace, offer);
  const Status status = offer::standing(offer, versions, context.today);
  ui::begin_card(ui, "status", {.title = context.tr("offer.status"), .gap = 8});
  ui.begin_inline({.gap = 8});
  status_badge(ui, context, status);
  ui.end_inline();
  draw_history(ui, context, offer, status, versions);
  draw_seal(ui, context, offer);
  bool blocked = false;
  if (status == Status::draft) {
    blocked = draw_offer_problems(ui, context, offer);
  }
  draw_steps(ui, context, offer, status, versions, blocked);
  ui::end_card(ui);
}

void draw_offer_step_dialogs(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  draw_send_dialog(ui, context, offer);
  draw_decline_dialog(ui, context, offer);
}

}  // namespace oferta::app
