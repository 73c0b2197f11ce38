#include "app/screens/history.h"

#include "app/screens/record_texts.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// What was done, in a word, where it is not plain from the fields.
std::string_view deed_key(const sync::HistoryEntry& entry) {
  if (entry.deleted) {
    return *entry.deleted ? "history.deleted" : "history.undeleted";
  }
  if (entry.sealed) {
    return "history.sealed";
  }
  return entry.created ? "history.created" : "";
}

void draw_entry(ui::Ui& ui, const ScreenContext& context, const sync::HistoryEntry& entry,
                std::size_t index, bool can_restore) {
  const std::string title = context.strings.format(
      "history.entry", {{"author", author_text(context, entry.author)},
                        {"when", when_text(context, static_cast<std::int64_t>(entry.stamp.ms()))}});
  ui.push_id(std::to_string(index));
  ui::begin_card(ui, "entry", {.name = title, .padding = 12, .gap = 4, .flat = true});
  ui::heading(ui, 3, title);
  if (const std::string_view deed = deed_key(entry); !deed.empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr(deed));
  }
  for (const sync::HistoryChange& change : entry.changes) {
    const std::string label =
        field_label(context, context.view.data.history.record.type, change.field);
    const bool first = change.before == "null";
    ui::text(ui, ui::TextStyle::caption13,
             first
                 ? context.strings.format(
                       "history.set", {{"field", label}, {"to", value_text(context, change.after)}})
                 : context.strings.format("history.change",
                                          {{"field", label},
                                           {"from", value_text(context, change.before)},
                                           {"to", value_text(context, change.after)}}));
  }
  if (can_restore && !entry.created && !entry.changes.empty() &&
      ui::button(ui, context.tr("history.restore"),
                 {.id = "restore",
                  .size = ui::ControlSize::small,
                  .icon = ui::kIconHistory,
                  .description = title})) {
    context.commands.emit(RestoreBefore{index});
  }
  ui::end_card(ui);
  ui.pop_id();
}

}  // namespace

void draw_record_actions(ui::Ui& ui, const ScreenContext& context,
                         const workspace::RecordName& record, const std::string& title) {
  ui.begin_inline({.gap = 8});
  if (ui::button(ui, context.tr("history.open"),
                 {.id = "history", .kind = ui::ButtonKind::ghost, .icon = ui::kIconHistory})) {
    context.commands.emit(OpenHistory{record, title});
  }
  if (ui::button(ui, context.tr("record.save"),
                 {.id = "save-record", .kind = ui::ButtonKind::ghost, .icon = ui::kIconDownload})) {
    context.commands.emit(ExportRecord{record});
  }
  ui.end_inline();
}

void draw_history(ui::Ui& ui, const ScreenContext& context) {
  HistoryView& history = context.view.data.history;
  if (!ui::begin_dialog(ui, context.strings.format("history.title", {{"name", history.title}}),
                        history.open, {.id = "history-dialog", .width = 520, .drawer = true})) {
    return;
  }
  if (history.reading) {
    ui::progress(ui, context.tr("history.reading"), -1);
  } else if (history.entries.empty()) {
    ui::text(ui, ui::TextStyle::body15, context.tr("history.empty"));
  }
  bool sealed = false;
  for (const sync::HistoryEntry& entry : history.entries) {
    sealed = sealed || entry.sealed;
  }
  for (std::size_t i = 0; i < history.entries.size(); ++i) {
    draw_entry(ui, context, history.entries[i], i, !sealed);
  }
  ui::end_dialog(ui);
}

}  // namespace oferta::app
