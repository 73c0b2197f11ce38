// What loading a file would change here, before it does.
#include <algorithm>
#include <array>
#include <string>

#include "app/screens/record_texts.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/sync/clock.h"

namespace oferta::app {
namespace {

using workspace::RecordDifference;
using workspace::RecordFate;

// More is not read by anybody; the counts above say how much there is.
constexpr std::size_t kMostShown = 200;

std::string_view fate_key(RecordFate fate) {
  switch (fate) {
    case RecordFate::added:
      return "preview.added";
    case RecordFate::changed:
      return "preview.changed";
    case RecordFate::deleted:
      return "preview.deleted";
    case RecordFate::restored:
      return "preview.restored";
  }
  return "preview.changed";
}

ui::Tone fate_tone(RecordFate fate) {
  return fate == RecordFate::deleted
             ? ui::Tone::danger
             : (fate == RecordFate::added ? ui::Tone::success : ui::Tone::accent);
}

void draw_record(ui::Ui& ui, const ScreenContext& context, const RecordDifference& difference) {
  ui.push_id(difference.record.type + "/" + difference.record.id);
  const std::string title = record_title(context, difference.record.type, difference.fields);
  ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 2});
  ui::text(ui, ui::TextStyle::caption13_semibold, title);
  if (difference.fate == RecordFate::changed) {
    for (const workspace::FieldDifference& field : difference.differences) {
      ui::text(ui, ui::TextStyle::caption13,
               context.strings.format(
                   "history.change",
                   {{"field", field_label(context, difference.record.type, field.field)},
                    {"from", value_text(context, field.before)},
                    {"to", value_text(context, field.after)}}),
               {.color = ui::Color::text_muted});
    }
  }
  ui.next();
  ui::badge(ui, context.tr(fate_key(difference.fate)), fate_tone(difference.fate));
  ui.end_row();
  ui.pop_id();
}

void draw_counts(ui::Ui& ui, const ScreenContext& context, const workspace::FilePlan& plan) {
  const auto count = [&plan](RecordFate fate) {
    return static_cast<std::int64_t>(
        std::count_if(plan.records.begin(), plan.records.end(),
                      [fate](const RecordDifference& one) { return one.fate == fate; }));
  };
  for (const RecordFate fate :
       {RecordFate::added, RecordFate::changed, RecordFate::deleted, RecordFate::restored}) {
    if (count(fate) > 0) {
      ui::label_value(ui, context.tr(fate_key(fate)),
                      format_integer(count(fate), context.language()));
    }
  }
  ui::label_value(ui, context.tr("preview.unchanged"),
                  format_integer(static_cast<std::int64_t>(plan.unchanged), context.language()));
  if (plan.conflicts > 0) {
    ui::banner(
        ui, ui::Tone::warning,
        context.strings.plural("preview.conflicts", static_cast<std::int64_t>(plan.conflicts)),
        {.id = "conflicts", .icon = ui::kIconArrowLeftRight});
  }
  if (plan.ahead_ms > sync::kMaxAheadMs) {
    ui::banner(ui, ui::Tone::warning,
               context.strings.plural("preview.ahead", plan.ahead_ms / 60'000),
               {.id = "ahead", .icon = ui::kIconClock});
  }
}

void draw_plan(ui::Ui& ui, const ScreenContext& context, const workspace::FilePlan& plan) {
  const bool nothing = plan.operations.empty();
  ui::begin_card(ui, "counts", {.title = context.view.data.file.name, .gap = 8});
  draw_counts(ui, context, plan);
  if (nothing) {
    ui::text(ui, ui::TextStyle::body15, context.tr("preview.nothing"));
  }
  ui.begin_inline({.gap = 8});
  if (!nothing &&
      ui::button(ui, context.tr("preview.load"),
                 {.id = "load", .kind = ui::ButtonKind::primary, .icon = ui::kIconCheck})) {
    context.commands.emit(LoadFile{});
  }
  if (ui::button(ui, context.tr(nothing ? "preview.close" : "dialog.cancel"),
                 {.id = "leave", .role = ui::Role::link})) {
    context.go(to_data());
  }
  ui.end_inline();
  ui::end_card(ui);
  if (plan.records.empty()) {
    return;
  }
  ui::begin_card(ui, "records", {.title = context.tr("preview.records"), .gap = 10});
  for (std::size_t i = 0; i < std::min(plan.records.size(), kMostShown); ++i) {
    draw_record(ui, context, plan.records[i]);
  }
  if (plan.records.size() > kMostShown) {
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.plural("preview.more",
                                    static_cast<std::int64_t>(plan.records.size() - kMostShown)),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

}  // namespace

void draw_file(ui::Ui& ui, const ScreenContext& context) {
  const FileView& file = context.view.data.file;
  ui.set_title(context.tr("preview.title"));
  ui::begin_scroll(ui, "file-page");
  ui.begin_column(
      {.gap = 16, .padding = page_padding(ui), .max_width = 760, .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("preview.title"));
  if (!file.refused.empty()) {
    ui::banner(
        ui, ui::Tone::danger,
        context.strings.format("file.refused", {{"file", file.name}, {"reason", file.refused}}),
        {.id = "refused", .icon = ui::kIconTriangleAlert, .live = ui::Live::assertive});
  }
  if (file.plan) {
    draw_plan(ui, context, *file.plan);
  } else if (ui::button(ui, context.tr("data.load"), {.id = "load", .icon = ui::kIconUpload})) {
    context.commands.emit(PickFile{});
  }
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
