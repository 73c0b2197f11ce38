#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/screens/data_parts.h"
#include "app/screens/record_texts.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// Why it did not work, where the server was asked; "" while nothing is wrong.
std::string_view failure_text(const ScreenContext& context, const JoinDraft& draft) {
  switch (draft.failed_status) {
    case -1:
    case 409:  // said at the name
      return {};
    case 0:
      return context.tr("join.failed.network");
    case 400:
      return context.tr("join.failed.refused");
    case 401:
      return context.tr(draft.way == 1 ? "join.failed.sign_in" : "join.failed.code");
    case 429:
      return context.tr("join.failed.often");
    default:
      return context.tr("join.failed.server");
  }
}

void draw_person_fields(ui::Ui& ui, const ScreenContext& context, CodeUse use) {
  JoinDraft& draft = context.view.data.join;
  const bool signs_in = draft.way == 1;
  const std::string_view failure = signs_in ? failure_text(context, draft) : std::string_view();
  if (use == CodeUse::person) {
    const char* const taken = draft.failed_status == 409 ? "join.person.taken" : "";
    const char* const wrong = draft.person_missing ? "join.person.missing" : taken;
    ui::text_field(
        ui, context.tr("join.person"), draft.person,
        {.id = "person",
         .hint = signs_in ? std::string_view() : context.tr("join.person.hint"),
         .error = *wrong == '\0' ? std::string_view() : std::string_view(context.tr(wrong)),
         .required = true,
         .autocomplete = "username"});
  }
  const std::string_view missing =
      context.tr(signs_in ? "join.password.missing" : "join.password.hint");
  ui::text_field(
      ui, context.tr(signs_in ? "join.password" : "join.password.new"), draft.password,
      {.id = "password",
       .hint = signs_in ? std::string_view() : context.tr("join.password.hint"),
       .error = draft.password_short ? missing : failure,
       .required = true,
       .autocomplete = signs_in ? std::string_view("current-password") : "new-password"});
}

void draw_join(ui::Ui& ui, const ScreenContext& context) {
  JoinDraft& draft = context.view.data.join;
  ui::begin_card(ui, "team", {.title = context.tr("join.title"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("join.lead"), {.color = ui::Color::text_muted});
  const std::array<ui::ChoiceItem, 2> entrances = {
      ui::ChoiceItem{.label = context.tr("join.way.code"), .id = "code"},
      ui::ChoiceItem{.label = context.tr("join.way.password"), .id = "password"}};
  if (ui::segmented(ui, context.tr("join.way"), entrances, draft.way)) {
    draft.failed_status = -1;
    draft.code_missing = draft.person_missing = draft.password_short = false;
  }
  const bool signs_in = draft.way == 1;
  const CodeUse use = signs_in ? CodeUse::person : use_of(code_in(draft));
  if (!signs_in) {
    ui::text_field(ui, context.tr("join.code"), draft.code,
                   {.id = "code",
                    .hint = context.tr("join.code.hint"),
                    .error = draft.code_missing ? std::string_view(context.tr("join.code.missing"))
                                                : failure_text(context, draft),
                    .required = true,
                    .autocomplete = "off"});
  }
  if (use != CodeUse::device) draw_person_fields(ui, context, use);
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
  if (ui::button(ui, context.tr(signs_in ? "join.sign_in" : "join.action"),
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

// When somebody was there last: «на связи: 2 ч назад», "" for never.
std::string seen_text(const ScreenContext& context, std::int64_t seen_ms) {
  return seen_ms == 0
             ? std::string()
             : " · " + context.strings.format("team.seen", {{"when", when_text(context, seen_ms)}});
}

// A line with what there is to be done at its end; ended by end_row().
void begin_line(ui::Ui& ui, std::string_view name, const std::string& about) {
  ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 0, .vertical = ui::Align::center});
  ui::text(ui, ui::TextStyle::body15, name);
  ui::text(ui, ui::TextStyle::caption13, about, {.color = ui::Color::text_muted});
  ui.next();
}

void draw_devices_of(ui::Ui& ui, const ScreenContext& context, std::string_view person) {
  bool first = true;
  for (const TeamDevice& device : context.team.devices()) {
    if (device.revoked || device.person != person) continue;
    if (person.empty() && first) ui::heading(ui, 3, context.tr("team.devices"));
    first = false;
    const bool own = device.id == context.team.membership().device;
    ui.push_id(device.id);
    const std::string about =
        person.empty() ? role_text(context, device.role) + " · " : std::string();
    begin_line(
        ui,
        person.empty() ? device.name
                       : context.strings.format("team.device", {{"name", device.name}}),
        about + (own ? context.tr("team.this_device")
                     : when_text(context, device.created_ms) + seen_text(context, device.seen_ms)));
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

void draw_people(ui::Ui& ui, const ScreenContext& context) {
  if (!context.team.people().empty()) ui::heading(ui, 3, context.tr("team.people"));
  for (const TeamPerson& person : context.team.people()) {
    if (person.disabled) continue;
    ui.push_id(person.id);
    begin_line(ui, person.name,
               role_text(context, person.role) + seen_text(context, person.seen_ms));
    if (person.name != context.team.membership().person) {
      ui.begin_inline({.gap = 8});
      if (ui::button(ui, context.tr("team.reset"),
                     {.id = "reset", .size = ui::ControlSize::small, .description = person.name})) {
        context.commands.emit(ResetPassword{person.id});
      }
      if (ui::button(ui, context.tr("team.disable"),
                     {.id = "disable",
                      .kind = ui::ButtonKind::danger,
                      .size = ui::ControlSize::small,
                      .description = person.name})) {
        context.commands.emit(DisablePerson{person.id});
      }
      ui.end_inline();
    }
    ui.end_row();
    draw_devices_of(ui, context, person.id);
    ui.pop_id();
  }
  draw_devices_of(ui, context, "");
}

// What the link that was just made is for.
std::string invitation_text(const ScreenContext& context) {
  for (const TeamPerson& person : context.team.people()) {
    if (person.id == context.team.invitation_for()) {
      return context.strings.format("team.reset.lead", {{"name", person.name}});
    }
  }
  return context.tr("team.invite.lead");
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
  ui::text(ui, ui::TextStyle::caption13, invitation_text(context),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui::text(ui, ui::TextStyle::caption13, link);
  if (ui::button(ui, context.tr("team.invite.copy"), {.id = "copy", .icon = ui::kIconCopy})) {
    context.commands.emit(CopyText{link});
  }
}

std::string_view password_failure(const ScreenContext& context, int status) {
  switch (status) {
    case -1:
      return {};
    case 0:
      return context.tr("join.failed.network");
    case 400:
      return context.tr("join.failed.refused");
    case 403:
      return context.tr("team.password.wrong");
    default:
      return context.tr("join.failed.often");
  }
}

void draw_password(ui::Ui& ui, const ScreenContext& context) {
  PasswordDraft& draft = context.view.data.password;
  if (ui::button(ui, context.tr("team.password"),
                 {.id = "password", .kind = ui::ButtonKind::ghost, .icon = ui::kIconLock})) {
    draft = {};
    draft.open = true;
  }
  if (!ui::begin_dialog(ui, context.tr("team.password"), draft.open,
                        {.id = "password-dialog", .width = 420})) {
    return;
  }
  ui::text_field(ui, context.tr("team.password.old"), draft.old,
                 {.id = "old",
                  .error = password_failure(context, draft.failed_status),
                  .required = true,
                  .autocomplete = "current-password"});
  const std::string_view rule = context.tr("join.password.hint");
  ui::text_field(ui, context.tr("join.password.new"), draft.fresh,
                 {.id = "new",
                  .hint = rule,
                  .error = draft.too_short ? rule : std::string_view(),
                  .required = true,
                  .autocomplete = "new-password"});
  ui::checkbox(ui, context.tr("team.password.others"), draft.others);
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    draft = {};
  }
  if (ui::button(ui, context.tr("team.password.action"),
                 {.id = "change", .kind = ui::ButtonKind::primary, .busy = draft.busy})) {
    context.commands.emit(ChangePassword{});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
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
  if (!membership.person.empty()) {
    ui::label_value(ui, context.tr("team.person"), membership.person);
  }
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
    draw_people(ui, context);
    draw_invite(ui, context);
  }
  if (!membership.person.empty()) draw_password(ui, context);
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
