#include "app/screens/new_client.h"

#include <array>

#include "app/screens/requisite_hint.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// A client with the same tax number or the same name: shown before saving, never a refusal.
const clients::Client* likely_duplicate(const ScreenContext& context, const NewClientDraft& draft) {
  const std::string name = fold_case(trim(draft.name));
  for (const auto& [id, client] : context.workspace.clients()) {
    const bool same_inn = !draft.inn.empty() && client.inn == trim(draft.inn);
    if (same_inn || (!name.empty() && fold_case(client.name) == name)) {
      return &client;
    }
  }
  return nullptr;
}

void draw_company_fields(ui::Ui& ui, const ScreenContext& context, NewClientDraft& draft) {
  ui::text_field(
      ui, context.tr("client.contact"), draft.contact_name,
      {.id = "contact", .placeholder = context.tr("client.contact.hint"), .autocomplete = "off"});
}

void draw_fields(ui::Ui& ui, const ScreenContext& context, NewClientDraft& draft) {
  const std::array<ui::ChoiceItem, 2> kinds = {
      ui::ChoiceItem{
          .label = context.tr("client.kind.company"), .icon = ui::kIconBuilding2, .id = "company"},
      ui::ChoiceItem{
          .label = context.tr("client.kind.person"), .icon = ui::kIconUser, .id = "person"}};
  ui::segmented(ui, context.tr("client.kind"), kinds, draft.kind, {.show_label = false});
  const bool company = draft.kind == 0;
  const bool nameless = draft.tried && trim(draft.name).empty();
  ui::text_field(
      ui, context.tr(company ? "client.name.company" : "client.name.person"), draft.name,
      {.id = "name",
       .placeholder = context.tr(company ? "client.name.company.hint" : "client.name.person.hint"),
       .error = nameless ? std::string_view(context.tr("client.name.missing")) : std::string_view(),
       .required = true,
       .autocomplete = "off"});
  if (company) {
    draw_company_fields(ui, context, draft);
  }
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 420});
  ui::text_field(ui, context.tr("client.phone"), draft.phone,
                 {.id = "phone", .input_mode = "tel", .autocomplete = "off"});
  ui.next();
  ui::text_field(ui, context.tr("client.email"), draft.email,
                 {.id = "email", .input_mode = "email", .autocomplete = "off"});
  ui.end_row();
  if (company) {
    const std::string hint = inn_hint(context, trim(draft.inn));
    ui::text_field(ui, context.tr("client.inn"), draft.inn,
                   {.id = "inn", .error = hint, .input_mode = "numeric", .autocomplete = "off"});
  }
}

}  // namespace

void draw_new_client(ui::Ui& ui, const ScreenContext& context) {
  NewClientDraft& draft = context.view.new_client;
  if (!ui::begin_dialog(
          ui, context.tr("client.new.title"), draft.open,
          {.id = "new-client-dialog", .width = 520, .text = context.tr("client.new.lead")})) {
    return;
  }
  draw_fields(ui, context, draft);
  if (const clients::Client* twin = likely_duplicate(context, draft)) {
    if (ui::banner(ui, ui::Tone::warning,
                   context.strings.format("client.duplicate", {{"name", twin->name}}),
                   {.id = "duplicate",
                    .action = context.strings.format("clients.open", {{"name", twin->name}}),
                    .live = ui::Live::polite})) {
      draft.open = false;
      context.go(to_client(twin->id));
    }
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    draft.open = false;
  }
  if (ui::button(ui, context.tr("client.create"),
                 {.id = "create",
                  .kind = ui::ButtonKind::primary,
                  .trailing_icon = ui::kIconArrowRight,
                  .shortcut = "Alt+Enter"})) {
    context.commands.emit(CreateClient{});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace oferta::app
