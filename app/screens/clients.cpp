// The register of clients: who they are, where each stands, what comes next.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/choice_share.h"
#include "app/screens/lead_list.h"
#include "app/screens/new_client.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

constexpr std::array<clients::Stage, 7> kFilterStages = {
    clients::Stage::fresh, clients::Stage::needs, clients::Stage::selection, clients::Stage::offer,
    clients::Stage::won,   clients::Stage::lost,  clients::Stage::dormant};

bool matches(const clients::Client& client, const std::string& folded) {
  if (folded.empty()) {
    return true;
  }
  const std::string all = client.name + "\n" + client.contact_name + "\n" + client.phone + "\n" +
                          client.inn + "\n" + client.email;
  return fold_case(all).find(folded) != std::string::npos;
}

// Those whose next step comes first stand first; clients without a step follow by name.
bool before(const clients::Client* a, const clients::Client* b) {
  const std::optional<Date> x = a->next_step ? a->next_step->date : std::nullopt;
  const std::optional<Date> y = b->next_step ? b->next_step->date : std::nullopt;
  if (x.has_value() != y.has_value()) {
    return x.has_value();
  }
  if (x && *x != *y) {
    return *x < *y;
  }
  return a->name != b->name ? a->name < b->name : a->id < b->id;
}

std::vector<const clients::Client*> found_clients(const ScreenContext& context) {
  const std::string folded = fold_case(trim(context.view.clients.search));
  const std::string& stage = context.view.clients.stage;
  std::vector<const clients::Client*> found;
  for (const auto& [id, client] : context.workspace.clients()) {
    if ((stage.empty() || stage == clients::stage_name(client.stage)) && matches(client, folded)) {
      found.push_back(&client);
    }
  }
  sort_by(found, before);
  return found;
}

void draw_stage_filter(ui::Ui& ui, const ScreenContext& context) {
  std::vector<std::string> labels{context.tr("clients.filter.all")};
  std::vector<std::string> stages{""};
  for (const clients::Stage stage : kFilterStages) {
    const auto count =
        std::count_if(context.workspace.clients().begin(), context.workspace.clients().end(),
                      [stage](const auto& entry) { return entry.second.stage == stage; });
    if (count > 0) {
      labels.push_back(stage_text(context, stage) + " " +
                       format_integer(count, context.language()));
      stages.emplace_back(clients::stage_name(stage));
    }
  }
  std::vector<ui::ChoiceItem> items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    items.push_back({.label = labels[i], .id = stages[i].empty() ? "all" : stages[i]});
  }
  const auto chosen = std::find(stages.begin(), stages.end(), context.view.clients.stage);
  int index = chosen == stages.end() ? 0 : static_cast<int>(chosen - stages.begin());
  if (ui::radio_group(ui, context.tr("clients.filter"), items, index,
                      {.look = ui::ChoiceLook::chips, .show_label = false})) {
    context.view.clients.stage = stages[static_cast<std::size_t>(index)];
  }
}

std::string budget_of(const ScreenContext& context, const clients::Client& client) {
  const std::vector<const needs::Brief*> briefs = context.workspace.briefs_of(client.id);
  return briefs.empty() || !briefs.front()->budget ? std::string("–")
                                                   : context.money(briefs.front()->budget->amount);
}

void draw_due_step(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  if (!client.next_step || (!client.next_step->date && client.next_step->text.empty())) {
    ui::table_cell(ui, "–", {.color = ui::Color::text_muted});
    return;
  }
  const bool overdue = client.next_step->date && *client.next_step->date < context.today;
  const std::string when = client.next_step->date ? context.date(*client.next_step->date) : "";
  ui::table_cell(ui, client.next_step->text,
                 {.color = overdue ? ui::Color::danger : ui::Color::text,
                  .second_line = overdue ? context.tr("clients.overdue") + " · " + when : when,
                  .icon = overdue ? ui::kIconCircleAlert : std::string_view()});
}

void draw_row(ui::Ui& ui, const ScreenContext& context, const clients::Client& client, int row) {
  ui::begin_table_row(
      ui, row,
      {.id = client.id, .name = context.strings.format("clients.open", {{"name", client.name}})});
  ui::begin_table_cell(ui);
  ui::avatar(ui, client.name, 32);
  ui.begin_column({.gap = 0});
  ui::text(ui, ui::TextStyle::body15_semibold, client.name, {.max_lines = 1});
  ui::text(ui, ui::TextStyle::caption13,
           client.contact_name.empty() ? client.phone : client.contact_name,
           {.color = ui::Color::text_muted, .max_lines = 1});
  ui.end_column();
  ui::end_table_cell(ui);
  ui::begin_table_cell(ui);
  stage_badge(ui, context, client.stage);
  ui::end_table_cell(ui);
  ui::table_cell(ui, budget_of(context, client));
  draw_due_step(ui, context, client);
  const offer::Manager* owner = context.workspace.manager(client.owner);
  ui::table_cell(ui, owner == nullptr ? "–" : owner->name.get(context.language()),
                 {.color = ui::Color::text_muted});
  if (ui::end_table_row(ui)) {
    context.go(to_client(client.id));
  }
}

void draw_table(ui::Ui& ui, const ScreenContext& context,
                const std::vector<const clients::Client*>& found) {
  const std::array<ui::TableColumn, 5> columns = {
      ui::TableColumn{.title = context.tr("clients.column.name"), .width = -1.9F},
      ui::TableColumn{.title = context.tr("clients.column.stage"), .width = 136},
      ui::TableColumn{.title = context.tr("clients.column.budget"),
                      .width = 128,
                      .align = ui::Align::right,
                      .hide_on_phone = true},
      ui::TableColumn{
          .title = context.tr("clients.column.next"), .width = -2.6F, .hide_on_phone = true},
      ui::TableColumn{
          .title = context.tr("clients.column.owner"), .width = -1.1F, .hide_below = 760}};
  ui::begin_table(ui, context.tr("clients.title"), columns,
                  {.id = "clients",
                   .row_count = static_cast<int>(found.size()),
                   .row_height = 60,
                   .clickable = true});
  for (const int row : ui::table_rows(ui)) {
    draw_row(ui, context, *found[static_cast<std::size_t>(row)], row);
  }
  ui::end_table(ui);
}

void draw_welcome(ui::Ui& ui, const ScreenContext& context) {
  if (ui::banner(ui, ui::Tone::accent, context.tr("clients.welcome.text"),
                 {.id = "welcome",
                  .action = context.tr("clients.new"),
                  .icon = ui::kIconSparkles,
                  .title = context.tr("clients.welcome.title")})) {
    context.view.new_client = {};
    context.view.new_client.open = true;
  }
}

void draw_head(ui::Ui& ui, const ScreenContext& context, std::size_t count) {
  ui.begin_row({-1, 0}, {.gap = 16, .vertical = ui::Align::center});
  ui::heading(ui, 1, context.tr("clients.title"));
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.plural("clients.count", static_cast<std::int64_t>(count)),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui.next();
  ui.begin_inline({.gap = 8, .wrap = false});
  draw_choice_share_button(ui, context);
  if (ui::button(ui, context.tr("clients.new"),
                 {.id = "new-client",
                  .kind = ui::ButtonKind::primary,
                  .icon = ui::kIconUserPlus,
                  .shortcut = "Alt+N"})) {
    context.view.new_client = {};
    context.view.new_client.open = true;
  }
  ui.end_inline();
  ui.end_row();
}

}  // namespace

void draw_clients(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("clients.title"));
  const std::vector<const clients::Client*> found = found_clients(context);
  ui::begin_scroll(ui, "clients-page");
  ui.begin_column({.gap = 16,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  draw_head(ui, context, found.size());
  draw_leads(ui, context);
  draw_welcome(ui, context);
  ui::text_field(ui, context.tr("clients.search"), context.view.clients.search,
                 {.id = "search",
                  .placeholder = context.tr("clients.search.hint"),
                  .icon = ui::kIconSearch,
                  .show_label = false,
                  .clearable = true,
                  .width = ui.phone() ? 0.0F : 380.0F,
                  .input_mode = "search"});
  draw_stage_filter(ui, context);
  if (found.empty()) {
    const bool none = context.workspace.clients().empty();
    if (ui::empty_state(ui, context.tr(none ? "clients.none.title" : "clients.empty.title"),
                        {.icon = ui::kIconUsers,
                         .text = context.tr(none ? "clients.none.text" : "clients.empty.text"),
                         .action = context.tr("clients.new")})) {
      context.view.new_client = {};
      context.view.new_client.open = true;
    }
  } else {
    ui::begin_card(ui, "clients-card", {.name = context.tr("clients.title"), .padding = 4});
    draw_table(ui, context, found);
    ui::end_card(ui);
  }
  ui.end_column();
  ui::end_scroll(ui);
  draw_new_client(ui, context);
  draw_choice_share_dialog(ui, context, nullptr);
}

}  // namespace oferta::app
