#include "app/screens/choice_share.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/choice_preview.h"
#include "app/screens/link_dialog.h"
#include "app/screens/stand_poll.h"
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

// What a stand calls out unless it is given words: a survey says what it asks.
const std::string& usual_headline(const ScreenContext& context,
                                  const needs::Questionnaire& questionnaire) {
  return needs::is_survey(questionnaire) ? questionnaire.name.get(context.language())
                                         : context.tr("stand.headline.usual");
}

// Where a link for anybody leads: to their own device, or to a stand at an exhibition.
void draw_place(ui::Ui& ui, const ScreenContext& context,
                const needs::Questionnaire& questionnaire) {
  ShareView& share = context.view.share;
  const std::array<ui::ChoiceItem, 2> places = {
      ui::ChoiceItem{.label = context.tr("choice.place.own"), .id = "own"},
      ui::ChoiceItem{.label = context.tr("choice.place.stand"), .id = "stand"}};
  ui::segmented(ui, context.tr("choice.place"), places, share.place);
  if (share.place == 0) return;
  ui::text_field(ui, context.tr("stand.headline"), share.headline,
                 {.id = "headline", .placeholder = usual_headline(context, questionnaire)});
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
  const std::array<ui::ChoiceItem, 3> keyboards = {
      ui::ChoiceItem{.label = context.tr("stand.keyboard.automatic"), .id = "automatic"},
      ui::ChoiceItem{.label = context.tr("stand.keyboard.always"), .id = "always"},
      ui::ChoiceItem{.label = context.tr("stand.keyboard.never"), .id = "never"}};
  ui::segmented(ui, context.tr("stand.keyboard"), keyboards, share.keyboard);
  draw_poll_choice(ui, context, questionnaire);
}

// The stand as it is set up; nothing where it is somebody's own device.
std::optional<sharing::StandTerms> stand_asked(const ScreenContext& context,
                                               const clients::Client* client,
                                               const needs::Questionnaire& questionnaire) {
  const ShareView& share = context.view.share;
  if (client != nullptr || share.place == 0) return std::nullopt;
  const std::string_view headline = trim(share.headline);
  sharing::StandTerms stand;
  stand.headline =
      headline.empty() ? usual_headline(context, questionnaire) : std::string(headline);
  stand.idle_seconds = kStandIdleSeconds.at(static_cast<std::size_t>(share.idle));
  stand.keyboard = static_cast<sharing::StandKeyboard>(share.keyboard);
  stand.poll = poll_asked(share, questionnaire);
  return stand;
}

ShareChoice choice_asked(const ScreenContext& context, const clients::Client* client,
                         const needs::Questionnaire& questionnaire, std::int64_t days,
                         std::string pin) {
  ShareChoice asked{client == nullptr ? std::string() : client->id, questionnaire.id, days,
                    std::move(pin)};
  asked.stand = stand_asked(context, client, questionnaire);
  asked.exit_pin = trim(context.view.share.exit_pin);
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

// ---- the page as a file

void draw_file_trouble(ui::Ui& ui, const ScreenContext& context) {
  if (context.view.share.no_template) {
    ui::banner(ui, ui::Tone::danger, context.tr("choice.file.unreachable"),
               {.id = "no-template", .icon = ui::kIconCloudOff, .live = ui::Live::assertive});
  }
}

// `beside_link`: where terms of a link are asked for, which a file cannot have.
void draw_file_button(ui::Ui& ui, const ScreenContext& context, const SaveChoicePage& page,
                      bool beside_link) {
  const std::string_view terms =
      beside_link ? std::string_view(context.tr("choice.file.terms")) : std::string_view();
  if (ui::button(ui, context.tr("choice.file.save"),
                 {.id = "as-file",
                  .kind = beside_link ? ui::ButtonKind::secondary : ui::ButtonKind::primary,
                  .icon = ui::kIconDownload,
                  .busy = context.view.share.page.has_value(),
                  .tooltip = terms,
                  .description = terms})) {
    context.commands.emit(page);
  }
}

// Without a server there is no link: the file is all that is asked about.
void draw_file_dialog(ui::Ui& ui, const ScreenContext& context,
                      const std::vector<const needs::Questionnaire*>& all,
                      const SaveChoicePage& page) {
  ShareView& share = context.view.share;
  const bool anybody = page.client.empty();
  if (!ui::begin_dialog(
          ui, context.tr("choice.file.open"), share.open,
          {.id = "share",
           .width = kWideDialog,
           .text = context.tr(anybody ? "choice.file.lead.anybody" : "choice.file.lead")})) {
    return;
  }
  begin_beside(ui);
  draw_questionnaires(ui, context, all);
  draw_file_trouble(ui, context);
  ui.next();
  draw_choice_preview(ui, context, {page.client, page.questionnaire, ChoosingWay::file});
  ui.end_row();
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) share = {};
  draw_file_button(ui, context, page, false);
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
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
    if (ui::button(ui, context.tr("choice.file.open"),
                   {.id = "open", .icon = ui::kIconFilePlus, .full_width = true})) {
      open_link_dialog(context);
    }
  }
  ui::end_card(ui);
}

void draw_choice_share_button(ui::Ui& ui, const ScreenContext& context) {
  if (context.workspace.questionnaires_in_order().empty()) return;
  const bool by_link = may_share(context.team);
  const std::string& name = context.tr(by_link ? "choice.open" : "choice.file.open");
  const std::string_view icon = by_link ? ui::kIconLink : ui::kIconFilePlus;
  // A phone has no room for its words beside the main button.
  const bool pressed = ui.room_in(ui.viewport().width) < 560
                           ? ui::icon_button(ui, icon, name, {.id = "choice"})
                           : ui::button(ui, name, {.id = "choice", .icon = icon});
  if (pressed) open_link_dialog(context);
}

void draw_choice_share_dialog(ui::Ui& ui, const ScreenContext& context,
                              const clients::Client* client) {
  // By a client's own link nobody answers without a name, so there is no survey.
  const std::vector<const needs::Questionnaire*> all =
      client == nullptr ? context.workspace.questionnaires_in_order()
                        : context.workspace.questionnaires_to_choose_by();
  if (all.empty()) return;
  const auto asked = static_cast<std::size_t>(context.view.share.questionnaire);
  const needs::Questionnaire& questionnaire = *all.at(asked < all.size() ? asked : 0);
  const SaveChoicePage page{client == nullptr ? std::string() : client->id, questionnaire.id};
  if (!may_share(context.team)) return draw_file_dialog(ui, context, all, page);
  draw_link_dialog(
      ui, context,
      {.title = context.tr("choice.open"),
       .lead = context.tr(client == nullptr ? "choice.lead.anybody" : "choice.lead"),
       .besides =
           [&] {
             draw_questionnaires(ui, context, all);
             draw_file_trouble(ui, context);
             if (client == nullptr) {
               draw_place(ui, context, questionnaire);
               draw_links(ui, context, links_to_choose({}), context.tr("choice.title"),
                          context.tr("choice.none.anybody"));
             }
           },
       .beside =
           [&] {
             draw_choice_preview(ui, context,
                                 {page.client, page.questionnaire, ChoosingWay::link,
                                  stand_asked(context, client, questionnaire)});
           },
       .instead =
           [&] {
             // A stand takes its requests home by its link.
             if (client == nullptr && context.view.share.place == 1) return;
             draw_file_button(ui, context, page, true);
           },
       .make =
           [&](std::int64_t days, std::string pin) {
             return choice_asked(context, client, questionnaire, days, std::move(pin));
           },
       .message = [&](const ClientLinks::Made& made) { return message_of(context, made); }});
}

}  // namespace oferta::app
