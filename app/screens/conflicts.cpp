#include <string>

#include "app/screens/data_parts.h"
#include "app/screens/record_texts.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// The page shows so many at once; the next ones follow as these are decided.
constexpr std::size_t kMostConflicts = 20;

struct Side {
  std::string_view id;
  std::string_view label_key;
  std::string_view button_key;
  std::string value;
  std::string author;
  sync::Stamp stamp;
  sync::Choice choice = sync::Choice::keep_current;
};

// The deletion mark is a value too: 1 deleted, 0 not.
std::string side_text(const ScreenContext& context, const sync::Conflict& conflict,
                      const std::string& value) {
  if (conflict.field.empty()) {
    return context.tr(value == "1" ? "conflict.deleted" : "conflict.not_deleted");
  }
  return value_text(context, value);
}

void draw_side(ui::Ui& ui, const ScreenContext& context, const sync::Conflict& conflict,
               const Side& side, const std::string& label) {
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format(
               side.label_key,
               {{"author", author_text(context, side.author)},
                {"when", when_text(context, static_cast<std::int64_t>(side.stamp.ms()))}}),
           {.color = ui::Color::text_muted});
  const std::string value = side_text(context, conflict, side.value);
  ui::text(ui, ui::TextStyle::body15_semibold, value);
  const bool possible = conflict.kind != sync::ConflictKind::edited_sealed ||
                        side.choice == sync::Choice::keep_current;
  if (possible && ui::button(ui, context.tr(side.button_key),
                             {.id = side.id,
                              .icon = ui::kIconCheck,
                              .full_width = true,
                              .description = label + ": " + value})) {
    context.commands.emit(ResolveConflict{conflict.id, side.choice});
  }
}

void draw_conflict(ui::Ui& ui, const ScreenContext& context, const sync::Conflict& conflict) {
  ui.push_id(conflict.id);
  const std::string label =
      record_title(context, workspace::RecordName{conflict.type, conflict.record}) + ", " +
      field_label(context, conflict.type, conflict.field);
  ui::begin_card(ui, "conflict", {.name = label, .padding = 12, .gap = 8, .flat = true});
  ui::heading(ui, 3, label);
  if (conflict.kind != sync::ConflictKind::both_edited) {
    ui::text(ui, ui::TextStyle::caption13,
             context.tr(conflict.kind == sync::ConflictKind::edited_sealed ? "conflict.sealed"
                                                                           : "conflict.gone"),
             {.color = ui::Color::text_muted});
  }
  ui.begin_row({-1, -1}, {.gap = 12, .item_gap = 4, .stack_below = 420});
  draw_side(ui, context, conflict,
            {"keep", "conflict.now", "conflict.keep", conflict.kept, conflict.kept_author,
             conflict.kept_stamp, sync::Choice::keep_current},
            label);
  ui.next();
  draw_side(ui, context, conflict,
            {"take", "conflict.other", "conflict.take", conflict.lost, conflict.lost_author,
             conflict.lost_stamp, sync::Choice::take_lost},
            label);
  ui.end_row();
  ui::end_card(ui);
  ui.pop_id();
}

}  // namespace

void draw_conflicts(ui::Ui& ui, const ScreenContext& context) {
  if (context.conflicts.empty()) {
    return;
  }
  ui::begin_card(ui, "conflicts",
                 {.title = context.tr("conflict.title"), .gap = 12, .tone = ui::Tone::warning});
  ui::text(ui, ui::TextStyle::caption13, context.tr("conflict.lead"));
  std::size_t shown = 0;
  for (const sync::Conflict& conflict : context.conflicts) {
    if (shown++ == kMostConflicts) {
      break;
    }
    draw_conflict(ui, context, conflict);
  }
  ui::end_card(ui);
}

}  // namespace oferta::app
