// The passphrase of this device: whether there is one, and the dialog that sets, changes or removes
// it.
#include <array>

#include "app/screens/data_parts.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

std::string_view step_title(const ScreenContext& context, LockStep step) {
  switch (step) {
    case LockStep::set:
      return context.tr("lock.set");
    case LockStep::change:
      return context.tr("lock.change");
    case LockStep::remove:
      return context.tr("lock.remove");
  }
  return {};
}

void draw_fresh(ui::Ui& ui, const ScreenContext& context) {
  LockDraft& draft = context.view.data.lock_draft;
  const std::string_view rule = context.tr("lock.hint");
  ui::text_field(ui, context.tr("lock.fresh"), draft.fresh,
                 {.id = "fresh",
                  .hint = rule,
                  .error = draft.too_short ? rule : std::string_view(),
                  .required = true,
                  .autocomplete = "new-password"});
  ui::text_field(ui, context.tr("lock.again"), draft.again,
                 {.id = "again",
                  .error = draft.differs ? context.tr("lock.differs") : std::string_view(),
                  .required = true,
                  .autocomplete = "new-password"});
  std::array<std::string, kLockMinutes.size()> words;
  std::array<ui::ChoiceItem, kLockMinutes.size()> items;
  for (std::size_t i = 0; i < kLockMinutes.size(); ++i) {
    words[i] = kLockMinutes[i] == 0 ? std::string(context.tr("lock.never"))
                                    : context.strings.plural("lock.after", kLockMinutes[i]);
    items[i].label = words[i];
  }
  ui::select(ui, context.tr("lock.rest"), items, draft.rest, {.id = "rest"});
}

void draw_dialog(ui::Ui& ui, const ScreenContext& context) {
  LockDraft& draft = context.view.data.lock_draft;
  const bool removes = draft.step == LockStep::remove;
  if (!ui::begin_dialog(ui, step_title(context, draft.step), draft.open,
                        {.id = "lock-dialog",
                         .width = 460,
                         .text = context.tr(removes ? "lock.remove.lead" : "lock.lead")})) {
    return;
  }
  if (draft.failed == "failed") {
    ui::banner(ui, ui::Tone::danger, context.tr("lock.failed"),
               {.id = "failed", .icon = ui::kIconTriangleAlert});
  }
  if (draft.step != LockStep::set) {
    ui::text_field(
        ui, context.tr("lock.old"), draft.old,
        {.id = "old",
         .error = draft.failed == "wrong" ? context.tr("lock.wrong") : std::string_view(),
         .required = true,
         .autocomplete = "current-password"});
  }
  if (!removes) draw_fresh(ui, context);
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) draft = {};
  if (ui::button(ui, step_title(context, draft.step),
                 {.id = "lock",
                  .kind = removes ? ui::ButtonKind::danger : ui::ButtonKind::primary,
                  .busy = draft.busy})) {
    context.commands.emit(ChangeLock{});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace

void draw_lock(ui::Ui& ui, const ScreenContext& context) {
  const DeviceLock& lock = context.view.data.lock;
  ui::begin_card(ui, "lock", {.title = context.tr("lock.title"), .gap = 10});
  if (!lock.possible) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("lock.impossible"),
             {.color = ui::Color::text_muted});
    ui::end_card(ui);
    return;
  }
  std::string state(context.tr(lock.on ? "lock.on" : "lock.off"));
  if (lock.on && lock.minutes > 0) {
    state += " " + context.strings.plural("lock.on.rest", lock.minutes);
  }
  ui::text(ui, ui::TextStyle::caption13, state, {.color = ui::Color::text_muted});
  ui.begin_inline({.gap = 12});
  if (!lock.on) {
    if (ui::button(ui, context.tr("lock.set"), {.id = "set-lock", .icon = ui::kIconLock})) {
      context.commands.emit(OpenLock{LockStep::set});
    }
  } else {
    if (ui::button(ui, context.tr("lock.now"), {.id = "lock-now", .icon = ui::kIconLock})) {
      context.commands.emit(LockNow{});
    }
    if (ui::button(ui, context.tr("lock.change"),
                   {.id = "change-lock", .kind = ui::ButtonKind::ghost})) {
      context.commands.emit(OpenLock{LockStep::change});
    }
    if (ui::button(ui, context.tr("lock.remove"),
                   {.id = "remove-lock", .kind = ui::ButtonKind::ghost})) {
      context.commands.emit(OpenLock{LockStep::remove});
    }
  }
  ui.end_inline();
  draw_dialog(ui, context);
  ui::end_card(ui);
}

}  // namespace oferta::app
