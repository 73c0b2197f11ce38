#include "app/screens/choice_share.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/link_dialog.h"
#include "app/screens/support.h"
#include "app/shell/pin.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// Asked only where there is more than one.
void draw_questionnaires(ui::Ui& ui, const ScreenContext& context,
                         const std::vector<const needs::Questionnaire*>& all) {
  if (all.size() < 2) return;
  std::vector<ui::ChoiceItem> items;
  for (const needs::Questionnaire* one : all) {
    items.push_back({.label = one->name.get(context.language()), .id = one->id});
  }
  ui::select(ui, context.tr("choice.questionnaire"), items, context.view.share.questionnaire);
}

// Where a link for anybody leads: to their own device, or to a stand at an exhibition.
void draw_place(ui::Ui& ui, const ScreenContext& context) {
  ShareView& share = context.view.share;
  const std::array<ui::ChoiceItem, 2> places = {
      ui::ChoiceItem{.label = context.tr("choice.place.own"), .id = "own"},
      ui::ChoiceItem{.label = context.tr("choice.place.stand"), .id = "stand"}};
  ui::segmented(ui, context.tr("choice.place"), places, share.place);
  if (share.place == 0) return;
  ui::text_field(ui, context.tr("stand.headline"), share.headline,
                 {.id = "headline", .placeholder = context.tr("stand.headline.usual")});
  const bool wrong = share.tried && !is_pin(trim(share.exit_pin));
  ui::text_field(
      ui, context.tr("stand.exit_pin"), share.exit_pin,
      {.id = "exit-pin",
       .hint = context.tr("stand.exit_pin.hint"),
       .error = wrong ? std::string_view(context.tr("stand.exit_pin.wrong")) : std::string_view(),
       .required = true,
       .input_mode = "numeric",
       .autocomplete = "off"});
  std::array<std::string, kStandIdleSeconds.size()> labels;
  std::array<ui::ChoiceItem, kStandIdleSeconds.size()> items;
  for (std::size_t i = 0; i < items.size(); ++i) {
    labels[i] = context.strings.plural("stand.seconds", kStandIdleSeconds[i]);
    items[i] = {.label = labels[i]};
  }
  ui::segmented(ui, context.tr("stand.idle"), items, share.idle);
}

ShareChoice choice_asked(const ScreenContext& context, const clients::Client* client,
                         const std::string& questionnaire, std::int64_t days, std::string pin) {
  const ShareView& share = context.view.share;
  ShareChoice asked{client == nullptr ? std::string() : client->id, questionnaire, days,
                    std::move(pin)};
  if (client == nullptr && share.place == 1) {
    const std::string_view headline = trim(share.headline);
    asked.headline = headline.empty() ? context.tr("stand.headline.usual") : std::string(headline);
    asked.idle_seconds = kStandIdleSeconds.at(static_cast<std::size_t>(share.idle));
    asked.exit_pin = trim(share.exit_pin);
  }
  return asked;
}

std::string message_of(const ScreenContext& context, const ClientLinks::Made& made) {
  const offer::Manager* manager = context.workspace.manager(context.manager);
  return context.strings.format(
      "choice.message",
      {{"link", made.address},
       {"date", context.date(date_of_unix_ms(made.expires_ms))},
       {"manager", manager == nullptr ? std::string() : manager->name.get(context.language())}});
}

}  // namespace

void draw_choice_share(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "choice", {.title = context.tr("choice.title"), .gap = 10});
  if (may_share(context.team)) {
    draw_links(ui, context, links_to_choose(context.route.client), context.tr("choice.title"),
               context.tr("choice.none"));
    draw_link_button(ui, context, context.tr("choice.open"));
  } else {
    ui::text(ui, ui::TextStyle::caption13, context.tr("choice.no_server"),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

void draw_choice_share_button(ui::Ui& ui, const ScreenContext& context) {
  if (!may_share(context.team)) return;
  const std::string& name = context.tr("choice.open");
  // A phone has no room for its words beside the main button.
  const bool pressed = ui.room_in(ui.viewport().width) < 560
                           ? ui::icon_button(ui, ui::kIconLink, name, {.id = "choice"})
                           : ui::button(ui, name, {.id = "choice", .icon = ui::kIconLink});
  if (pressed) open_link_dialog(context);
}

void draw_choice_share_dialog(ui::Ui& ui, const ScreenContext& context,
                              const clients::Client* client) {
  const std::vector<const needs::Questionnaire*> all = context.workspace.questionnaires_in_order();
  if (all.empty()) return;
  draw_link_dialog(
      ui, context,
      {.title = context.tr("choice.open"),
       .lead = context.tr(client == nullptr ? "choice.lead.anybody" : "choice.lead"),
       .besides =
           [&] {
             draw_questionnaires(ui, context, all);
             if (client == nullptr) {
               draw_place(ui, context);
               draw_links(ui, context, links_to_choose({}), context.tr("choice.title"),
                          context.tr("choice.none.anybody"));
             }
           },
       .make =
           [&](std::int64_t days, std::string pin) {
             const auto at = static_cast<std::size_t>(context.view.share.questionnaire);
             return choice_asked(context, client, all.at(at < all.size() ? at : 0)->id, days,
                                 std::move(pin));
           },
       .message = [&](const ClientLinks::Made& made) { return message_of(context, made); }});
}

}  // namespace oferta::app
