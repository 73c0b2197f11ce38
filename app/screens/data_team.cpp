#include <array>
#include <string>

#include "app/screens/data_parts.h"
#include "app/screens/record_texts.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// What is wrong with the code or was wrong with the attempt; "" while nothing is.
std::string_view join_error(const ScreenContext& context, const JoinDraft& draft) {
  if (draft.code_missing) {
    return context.tr("join.code.missing");
  }
  switch (draft.failed_status) {
    case -1:
      return {};
    case 0:
      return context.tr("join.failed.network");
    case 401:
      return context.tr("join.failed.code");
    case 429:
      return context.tr("join.failed.often");
    default:
      return context.tr("join.failed.server");
  }
}

void draw_join(ui::Ui& ui, const ScreenContext& context) {
  JoinDraft& draft = context.view.data.join;
  ui::begin_card(ui, "team", {.title = context.tr("join.title"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("join.lead"), {.color = ui::Color::text_muted});
  ui::text_field(ui, context.tr("join.code"), draft.code,
                 {.id = "code",
                  .hint = context.tr("join.code.hint"),
                  .error = join_error(context, draft),
                  .required = true,
                  .autocomplete = "off"});
  ui::text_field(ui, context.tr("join.device"), draft.device_name,
                 {.id = "device-name",
                  .placeholder = context.tr("join.device.default"),
                  .autocomplete = "off"});
  const std::array<ui::ChoiceItem, 2> ways = {
      ui::ChoiceItem{.label = context.tr("join.bring"),
                     .description = context.tr("join.bring.lead"),
                     .id = "bring"},
      ui::ChoiceItem{.label = context.tr("join.fresh"),
                     .description = context.tr("join.fresh.lead"),
                     .id = "fresh"}};
  ui::radio_group(ui, context.tr("join.here"), ways, draft.bring);
  if (ui::button(ui, context.tr("join.action"),
                 {.id = "join",
                  .kind = ui::ButtonKind::primary,
                  .icon = ui::kIconUsers,
                  .busy = draft.busy})) {
    context.commands.emit(JoinTeam{});
  }
  ui::end_card(ui);
}

std::string role_text(const ScreenContext& context, std::string_view role) {
  return context.tr("role." + std::string(role));
}

void draw_devices(ui::Ui& ui, const ScreenContext& context) {
  ui::heading(ui, 3, context.tr("team.devices"));
  for (const TeamDevice& device : context.team.devices()) {
    if (device.revoked) {
      continue;
    }
    const bool own = device.id == context.team.membership().device;
    ui.push_id(device.id);
    ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 0, .vertical = ui::Align::center});
    ui::text(ui, ui::TextStyle::body15, device.name);
    ui::text(ui, ui::TextStyle::caption13,
             role_text(context, device.role) + " · " +
                 (own ? context.tr("team.this_device") : when_text(context, device.created_ms)),
             {.color = ui::Color::text_muted});
    ui.next();
    if (!own && ui::button(ui, context.tr("team.revoke"),
                           {.kind = ui::ButtonKind::danger,
                            .size = ui::ControlSize::small,
                            .description = device.name})) {
      context.commands.emit(RevokeDevice{device.id});
    }
    ui.end_row();
    ui.pop_id();
  }
}

void draw_invite(ui::Ui& ui, const ScreenContext& context) {
  ui.begin_inline({.gap = 8});
  for (const char* const role : {"manager", "head"}) {
    if (ui::button(ui, context.tr(std::string("team.invite.") + role),
                   {.id = role, .icon = ui::kIconUserPlus})) {
      context.commands.emit(InviteDevice{role});
    }
  }
  ui.end_inline();
  if (context.team.invitation().empty()) {
    return;
  }
  const std::string link = context.team.membership().server + "#/join/" + context.team.invitation();
  ui::text(ui, ui::TextStyle::caption13, context.tr("team.invite.lead"),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui::text(ui, ui::TextStyle::caption13, link);
  if (ui::button(ui, context.tr("team.invite.copy"), {.id = "copy", .icon = ui::kIconCopy})) {
    context.commands.emit(CopyText{link});
  }
}

void draw_leave(ui::Ui& ui, const ScreenContext& context) {
  bool& open = context.view.data.leave_open;
  if (ui::button(ui, context.tr("team.leave"),
                 {.id = "leave", .kind = ui::ButtonKind::ghost, .icon = ui::kIconLogOut})) {
    open = true;
  }
  if (!ui::begin_dialog(ui, context.tr("team.leave"), open,
                        {.id = "leave-dialog", .text = context.tr("team.leave.lead")})) {
    return;
  }
  if (context.team.unsent() > 0) {
    ui::banner(ui, ui::Tone::warning,
               context.strings.plural("team.leave.unsent", context.team.unsent()),
               {.id = "leave-unsent", .icon = ui::kIconTriangleAlert});
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    open = false;
  }
  if (ui::button(ui, context.tr("team.leave.wipe"),
                 {.id = "wipe", .kind = ui::ButtonKind::danger})) {
    context.commands.emit(LeaveTeam{true});
  }
  if (ui::button(ui, context.tr("team.leave.keep"), {.id = "keep"})) {
    context.commands.emit(LeaveTeam{false});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

void draw_member(ui::Ui& ui, const ScreenContext& context) {
  const Membership& membership = context.team.membership();
  ui::begin_card(ui, "team", {.title = context.tr("team.title"), .gap = 10});
  if (context.team.phase() == TeamPhase::first) {
    ui::progress(ui, context.strings.plural("sync.first", context.team.received()), -1);
  }
  if (context.team.phase() == TeamPhase::unknown) {
    ui::banner(ui, ui::Tone::danger, context.tr("team.unknown"),
               {.id = "unknown", .icon = ui::kIconTriangleAlert});
  }
  ui::label_value(ui, context.tr("team.server"), membership.server);
  ui::label_value(ui, context.tr("team.this_device"),
                  membership.name + " · " + role_text(context, membership.role));
  ui::label_value(ui, context.tr("team.unsent"),
                  format_integer(context.team.unsent(), context.language()));
  if (context.team.refused() > 0) {
    ui::banner(ui, ui::Tone::warning,
               context.strings.plural("team.refused", context.team.refused()) + " " +
                   context.team.reason(),
               {.id = "refused", .icon = ui::kIconTriangleAlert});
  }
  if (membership.role == "head") {
    draw_devices(ui, context);
    draw_invite(ui, context);
  }
  draw_leave(ui, context);
  ui::end_card(ui);
}

}  // namespace

void draw_team(ui::Ui& ui, const ScreenContext& context) {
  if (context.team.joined()) {
    draw_member(ui, context);
  } else {
    draw_join(ui, context);
  }
}

}  // namespace oferta::app
