#include "app/screens/choice_share.h"

#include <string>
#include <utility>
#include <vector>

#include "app/screens/link_dialog.h"
#include "app/screens/support.h"
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
  if (may_share(context.team) &&
      ui::button(ui, context.tr("choice.open"), {.id = "choice", .icon = ui::kIconLink})) {
    context.view.share = {};
    context.view.share.open = true;
  }
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
               draw_links(ui, context, links_to_choose({}), context.tr("choice.title"),
                          context.tr("choice.none.anybody"));
             }
           },
       .make =
           [&](std::int64_t days, std::string pin) {
             const auto at = static_cast<std::size_t>(context.view.share.questionnaire);
             return ShareChoice{client == nullptr ? std::string() : client->id,
                                all.at(at < all.size() ? at : 0)->id, days, std::move(pin)};
           },
       .message = [&](const ClientLinks::Made& made) { return message_of(context, made); }});
}

}  // namespace oferta::app
