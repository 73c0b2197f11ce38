// One client: contacts and requisites, next step, selections, offers and notes.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/choice_share.h"
#include "app/screens/edit_field.h"
#include "app/screens/history.h"
#include "app/screens/notes.h"
#include "app/screens/requisite_hint.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

constexpr std::array<clients::Stage, 7> kStages = {
    clients::Stage::fresh, clients::Stage::needs, clients::Stage::selection, clients::Stage::offer,
    clients::Stage::won,   clients::Stage::lost,  clients::Stage::dormant};

void edit_client(ui::Ui& ui, const ScreenContext& context, const clients::Client& client,
                 const char* field, std::string_view label_key, const std::string& current,
                 ui::FieldOptions options = {}) {
  const std::string key = "client/" + client.id + "/" + field;
  if (const auto value = edit_field(ui, context, key, context.tr(label_key), current, options)) {
    context.commands.emit(SetClientField{client.id, field, *value});
  }
}

void draw_contacts(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  const bool company = client.kind == clients::ClientKind::company;
  ui::begin_card(ui, "contacts", {.title = context.tr("client.contacts"), .gap = 12});
  edit_client(ui, context, client, "name", company ? "client.name.company" : "client.name.person",
              client.name);
  ui.begin_row({-1, -1}, {.gap = 12, .item_gap = 12, .stack_below = 380});
  edit_client(ui, context, client, "contact_name", "client.contact", client.contact_name);
  edit_client(ui, context, client, "phone", "client.phone", client.phone, {.input_mode = "tel"});
  ui.next();
  edit_client(ui, context, client, "contact_post", "client.post", client.contact_post);
  edit_client(ui, context, client, "email", "client.email", client.email, {.input_mode = "email"});
  ui.end_row();
  ui::end_card(ui);

  ui::begin_card(ui, "requisites", {.title = context.tr("client.requisites"), .gap = 12});
  const std::string hint =
      inn_hint(context, trim(typed_value(context, "client/" + client.id + "/inn", client.inn)));
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 380});
  edit_client(ui, context, client, "inn", "client.inn", client.inn,
              {.error = hint, .input_mode = "numeric"});
  ui.next();
  edit_client(ui, context, client, "kpp", "client.kpp", client.kpp, {.input_mode = "numeric"});
  ui.end_row();
  edit_client(ui, context, client, "address", "client.address", client.address);
  ui::end_card(ui);
}

void draw_stage(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  std::vector<std::string> labels;
  std::vector<ui::ChoiceItem> items;
  labels.reserve(kStages.size());
  for (const clients::Stage stage : kStages) {
    labels.push_back(stage_text(context, stage));
    items.push_back({.label = labels.back(), .id = clients::stage_name(stage)});
  }
  int index =
      static_cast<int>(std::find(kStages.begin(), kStages.end(), client.stage) - kStages.begin());
  if (ui::select(ui, context.tr("client.stage"), items, index)) {
    context.commands.emit(SetClientStage{
        client.id, std::string(clients::stage_name(kStages[static_cast<std::size_t>(index)]))});
  }
}

void draw_next_step(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  ui::begin_card(ui, "next-step", {.title = context.tr("client.next"), .gap = 12});
  draw_stage(ui, context, client);
  const clients::NextStep next = client.next_step.value_or(clients::NextStep{});
  const std::string text_key = "client/" + client.id + "/next-text";
  if (const auto text =
          edit_field(ui, context, text_key, context.tr("client.next.text"), next.text)) {
    context.commands.emit(SetNextStep{client.id, next.date, *text});
  }
  std::optional<Date> date = next.date;
  if (ui::date_field(ui, context.tr("client.next.date"), date, context.today, {.id = "next-date"})
          .changed) {
    context.commands.emit(SetNextStep{client.id, date, next.text});
  }
  ui::end_card(ui);
}

// Its budget, and its day where the title does not name it.
std::string brief_facts(const ScreenContext& context, const needs::Brief& brief) {
  std::string text = brief.budget ? context.money(brief.budget->amount) : std::string();
  if (!brief.title.empty()) {
    text += (text.empty() ? "" : " · ") +
            context.strings.format("client.brief.created", {{"date", context.date(brief.date)}});
  }
  return text;
}

void draw_briefs(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  const std::vector<const needs::Brief*> briefs = context.workspace.briefs_of(client.id);
  ui::begin_card(ui, "briefs", {.title = context.tr("client.briefs")});
  if (briefs.empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("client.briefs.empty"),
             {.color = ui::Color::text_muted});
  }
  bool first = true;
  for (const needs::Brief* brief : briefs) {
    ui.push_id(brief->id);
    if (!first) {
      ui::separator(ui);
    }
    ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
    const std::string title =
        brief->title.empty()
            ? context.strings.format("needs.brief.title", {{"date", context.date(brief->date)}})
            : brief->title;
    ui::text(ui, ui::TextStyle::body15_semibold, title, {.max_lines = 2});
    ui::text(ui, ui::TextStyle::caption13, brief_facts(context, *brief),
             {.color = ui::Color::text_muted});
    ui.next();
    if (ui::button(ui, context.tr("client.brief.open"),
                   {.kind = first ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                    .trailing_icon = ui::kIconArrowRight,
                    .description = title})) {
      context.go(brief->budget ? to_selection(client.id, brief->id)
                               : to_needs(client.id, brief->id));
    }
    ui.end_row();
    ui.pop_id();
    first = false;
  }
  if (ui::button(ui, context.tr("client.brief.new"),
                 {.id = "new-brief",
                  .kind = briefs.empty() ? ui::ButtonKind::primary : ui::ButtonKind::secondary,
                  .icon = ui::kIconPlus})) {
    context.commands.emit(CreateBrief{client.id});
  }
  ui::end_card(ui);
}

void draw_offers_of(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  const std::vector<const offer::Offer*> offers = context.workspace.offers_of(client.id);
  ui::begin_card(ui, "offers", {.title = context.tr("client.offers")});
  if (offers.empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("client.offers.empty"),
             {.color = ui::Color::text_muted});
  }
  for (const offer::Offer* offer : offers) {
    ui.push_id(offer->id);
    ui.begin_row({-1, 0, 0}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
    if (ui::link(ui, version_name(context.strings, *offer),
                 {.style = ui::TextStyle::body15_semibold})) {
      context.go(to_offer(offer->id));
    }
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.format("client.brief.created", {{"date", context.date(offer->date)}}),
             {.color = ui::Color::text_muted});
    ui.next();
    status_badge(ui, context, standing_of(context.workspace, *offer, context.today));
    ui.next();
    ui::text(ui, ui::TextStyle::body15_semibold, context.money(offer_total(*offer)));
    ui.end_row();
    ui.pop_id();
  }
  ui::end_card(ui);
}

}  // namespace

void draw_client(ui::Ui& ui, const ScreenContext& context) {
  const clients::Client* client = context.workspace.client(context.route.client);
  if (client == nullptr) {
    return draw_missing(ui, context, "client.missing", to_clients());
  }
  ui.set_title(client->name);
  ui.push_id(client->id);
  ui::begin_scroll(ui, "client-page");
  ui.begin_column({.gap = 16,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  ui::heading(ui, 1, client->name);
  if (!client->summary.empty()) {
    ui::text(ui, ui::TextStyle::body15, client->summary, {.color = ui::Color::text_muted});
  }
  ui.begin_row({-1.5F, -1}, {.gap = 16, .item_gap = 16, .stack_below = 820});
  draw_briefs(ui, context, *client);
  draw_offers_of(ui, context, *client);
  draw_contacts(ui, context, *client);
  ui.next();
  draw_next_step(ui, context, *client);
  draw_choice_share(ui, context);
  ui::begin_card(ui, "notes", {.title = context.tr("needs.notes")});
  draw_notes(ui, context, client->id, {});
  ui::end_card(ui);
  draw_record_actions(ui, context, {"client", client->id}, client->name);
  ui.end_row();
  ui.end_column();
  ui::end_scroll(ui);
  draw_choice_share_dialog(ui, context, client);
  ui.pop_id();
}

}  // namespace oferta::app
