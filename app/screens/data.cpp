// Where is what: on this device, with the team, in files – and what to do about each.
#include <algorithm>
#include <string>

#include "app/screens/data_parts.h"
#include "app/screens/record_texts.h"
#include "app/screens/support.h"
#include "app/screens/sync_state.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

std::string megabytes(const ScreenContext& context, std::int64_t bytes) {
  constexpr std::int64_t kTenth = 100'000;
  return context.strings.format(
      "data.megabytes",
      {{"count", format_decimal((bytes + kTenth - 1) / kTenth, 1, context.language())}});
}

void draw_room(ui::Ui& ui, const ScreenContext& context) {
  const StorageRoom& room = context.view.data.room;
  if (room.quota <= 0) {
    return;
  }
  ui::label_value(ui, context.tr("data.used"),
                  context.strings.format("data.of", {{"used", megabytes(context, room.used)},
                                                     {"all", megabytes(context, room.quota)}}));
  ui::meter_bar(ui, context.tr("data.used"),
                static_cast<float>(room.used) / static_cast<float>(room.quota));
  ui::text(ui, ui::TextStyle::caption13,
           context.tr(room.lasting ? "data.lasting" : "data.not_lasting"),
           {.color = ui::Color::text_muted});
}

void draw_device(ui::Ui& ui, const ScreenContext& context) {
  const workspace::Workspace& here = context.workspace;
  const auto count = [](const auto& things) { return static_cast<std::int64_t>(things.size()); };
  ui::begin_card(ui, "device", {.title = context.tr("data.device"), .gap = 10});
  ui::text(ui, ui::TextStyle::caption13, context.tr("data.device.lead"),
           {.color = ui::Color::text_muted});
  const SyncState state = sync_state(context);
  ui::label_value(ui, context.tr("status.label"), state.text);
  ui::label_value(ui, context.tr("nav.clients"),
                  format_integer(count(here.clients()), context.language()));
  ui::label_value(ui, context.tr("client.briefs"),
                  format_integer(count(here.briefs()), context.language()));
  ui::label_value(ui, context.tr("client.offers"),
                  format_integer(count(here.offers()), context.language()));
  ui::label_value(ui, context.tr("data.products"),
                  format_integer(count(here.catalogue().products()), context.language()));
  draw_room(ui, context);
  if (context.unread > 0 &&
      ui::banner(ui, ui::Tone::warning, context.strings.plural("storage.unread", context.unread),
                 {.id = "unread",
                  .action = context.tr("storage.unread_save"),
                  .icon = ui::kIconTriangleAlert})) {
    context.commands.emit(ExportUnread{});
  }
  ui::end_card(ui);
}

void draw_files(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "files", {.title = context.tr("data.files"), .gap = 10});
  ui::text(ui, ui::TextStyle::caption13, context.tr("data.files.lead"),
           {.color = ui::Color::text_muted});
  const Result<std::int64_t> last = parse_integer(context.last_export);
  ui::label_value(ui, context.tr("data.last_export"),
                  last ? when_text(context, *last) : context.tr("data.never"));
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 420});
  if (ui::button(ui, context.tr("settings.data.export"),
                 {.id = "export", .icon = ui::kIconDownload, .full_width = true})) {
    context.commands.emit(ExportWorkspace{});
  }
  ui.next();
  if (ui::button(ui, context.tr("data.load"),
                 {.id = "load", .icon = ui::kIconUpload, .full_width = true})) {
    context.commands.emit(PickFile{});
  }
  ui.end_row();
  ui::end_card(ui);
}

}  // namespace

void draw_data_page(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("data.title"));
  ui::begin_scroll(ui, "data-page");
  ui.begin_column(
      {.gap = 16, .padding = page_padding(ui), .max_width = 760, .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("data.title"));
  draw_conflicts(ui, context);
  draw_team(ui, context);
  draw_device(ui, context);
  draw_lock(ui, context);
  draw_files(ui, context);
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
