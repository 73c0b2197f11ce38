#include "app/screens/sync_state.h"

#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

SyncState team_state(const ScreenContext& context) {
  const std::int64_t unsent = context.team.unsent();
  switch (context.team.phase()) {
    case TeamPhase::unknown:
      return {context.tr("sync.unknown"), ui::Tone::danger, ui::kIconTriangleAlert};
    case TeamPhase::first:
      return {context.strings.plural("sync.first", context.team.received()), ui::Tone::neutral,
              ui::kIconDownload};
    case TeamPhase::calm:
    case TeamPhase::sending:
      if (context.online) {
        return unsent > 0
                   ? SyncState{context.strings.plural("sync.sending", unsent), ui::Tone::neutral,
                               ui::kIconCloudUpload}
                   : SyncState{context.tr("sync.sent"), ui::Tone::success, ui::kIconCheckCheck};
      }
      [[fallthrough]];
    default:
      return unsent > 0
                 ? SyncState{context.strings.plural("sync.waits", unsent), ui::Tone::warning,
                             ui::kIconCloudOff}
                 : SyncState{context.tr("status.offline"), ui::Tone::success, ui::kIconWifiOff};
  }
}

}  // namespace

SyncState sync_state(const ScreenContext& context) {
  if (context.save_state == SaveState::failed) {
    return {context.tr("status.failed"), ui::Tone::danger, ui::kIconTriangleAlert};
  }
  if (context.team.phase() == TeamPhase::revoked) {
    return {context.tr("sync.revoked"), ui::Tone::danger, ui::kIconBan};
  }
  if (!context.conflicts.empty()) {
    return {context.strings.plural("sync.conflicts",
                                   static_cast<std::int64_t>(context.conflicts.size())),
            ui::Tone::warning, ui::kIconArrowLeftRight};
  }
  if (context.save_state == SaveState::saving) {
    return {context.tr("status.saving"), ui::Tone::neutral, ui::kIconCloudUpload};
  }
  if (context.team.joined()) {
    return team_state(context);
  }
  return context.online
             ? SyncState{context.tr("status.saved"), ui::Tone::success, ui::kIconCheck}
             : SyncState{context.tr("status.offline"), ui::Tone::success, ui::kIconWifiOff};
}

void draw_sync_state(ui::Ui& ui, const ScreenContext& context, bool words) {
  const SyncState state = sync_state(context);
  ui::begin_group(ui, ui::Role::status, context.tr("status.label"), "save-state");
  if (words) {
    ui::badge(ui, state.text, state.tone, state.icon);
  } else {
    ui::badge_mark(ui, state.text, state.tone, state.icon);
  }
  ui::end_group(ui);
}

void draw_data_button(ui::Ui& ui, const ScreenContext& context) {
  if (ui::icon_button(ui, ui::kIconDatabase, context.tr("data.title"),
                      {.id = "where", .kind = ui::ButtonKind::ghost, .role = ui::Role::link})) {
    context.go(to_data());
  }
}

void draw_sync_strip(ui::Ui& ui, const ScreenContext& context) {
  ui.begin_row({-1, 0}, {.gap = 8, .vertical = ui::Align::center});
  draw_sync_state(ui, context, true);
  ui.next();
  if (ui::link(ui, context.tr("data.title"), {.id = "where"})) {
    context.go(to_data());
  }
  ui.end_row();
}

void draw_revoked(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("revoked.title"));
  ui.begin_area(ui.viewport());
  ui::begin_group(ui, ui::Role::main, "", "main");
  ui.begin_column(
      {.gap = 16, .padding = {20, 48, 20, 20}, .max_width = 560, .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("revoked.title"));
  const std::int64_t unsent = context.team.unsent();
  ui::banner(ui, ui::Tone::danger,
             context.strings.format("revoked.text",
                                    {{"unsent", context.strings.plural("changes.count", unsent)}}),
             {.id = "revoked", .icon = ui::kIconBan, .live = ui::Live::assertive});
  if (ui::button(ui, context.tr("revoked.save"),
                 {.id = "save", .icon = ui::kIconDownload, .full_width = true})) {
    context.commands.emit(ExportUnsent{});
  }
  if (ui::button(ui, context.tr("revoked.remove"),
                 {.id = "remove",
                  .kind = ui::ButtonKind::danger,
                  .icon = ui::kIconTrash2,
                  .full_width = true})) {
    context.commands.emit(LeaveTeam{true});
  }
  ui.end_column();
  ui::end_group(ui);
  ui.end_area();
}

}  // namespace oferta::app
