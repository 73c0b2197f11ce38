#include "app/screens/notes.h"

#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

void draw_note(ui::Ui& ui, const ScreenContext& context, const clients::Note& note) {
  ui.push_id(note.id);
  ui::begin_card(
      ui, "note",
      {.name = note.text, .padding = 10, .gap = 4, .tone = ui::Tone::warning, .flat = true});
  ui.begin_row({-1, 0}, {.gap = 4});
  ui::text(ui, ui::TextStyle::caption13, note.text, {.color = ui::Color::warning});
  ui::text(ui, ui::TextStyle::caption13_semibold, context.date(date_of_unix_ms(note.at_ms)),
           {.color = ui::Color::warning});
  ui.next();
  if (ui::icon_button(ui, ui::kIconX, context.tr("needs.notes.delete"),
                      {.kind = ui::ButtonKind::ghost,
                       .size = ui::ControlSize::small,
                       .description = note.text})) {
    context.commands.emit(DeleteNote{note.id});
  }
  ui.end_row();
  ui::end_card(ui);
  ui.pop_id();
}

}  // namespace

void draw_notes(ui::Ui& ui, const ScreenContext& context, std::string_view client,
                std::string_view brief) {
  const std::string key = "note/" + std::string(client);
  std::string& draft = context.view.drafts[key];
  const ui::FieldResult typed = ui::text_field(ui, context.tr("needs.notes.new"), draft,
                                               {.id = key,
                                                .placeholder = context.tr("needs.notes.hint"),
                                                .show_label = false,
                                                .rows = 2,
                                                .style = ui::TextStyle::caption13});
  const bool empty = trim(draft).empty();
  if (!empty || typed.focused) {
    if (ui::button(ui, context.tr("needs.notes.add"),
                   {.id = "add-note",
                    .size = ui::ControlSize::small,
                    .icon = ui::kIconPlus,
                    .enabled = !empty})) {
      context.commands.emit(
          AddNote{std::string(client), std::string(brief), std::string(trim(draft))});
      draft.clear();
    }
  }
  const std::vector<const clients::Note*> notes = context.workspace.notes_of(client);
  if (notes.empty() && empty) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("client.notes.empty"),
             {.color = ui::Color::text_muted});
  }
  for (const clients::Note* note : notes) {
    draw_note(ui, context, *note);
  }
}

}  // namespace oferta::app
