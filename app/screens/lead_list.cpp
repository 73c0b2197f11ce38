#include "app/screens/lead_list.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/lead_changes.h"
#include "app/screens/record_texts.h"
#include "app/screens/support.h"

namespace oferta::app {
namespace {

using workspace::Lead;
using workspace::LeadSource;

// The register of clients is what the screen is for; requests must not push it out of sight.
constexpr std::size_t kFewLeads = 3;
// Narrower, the buttons stand under the words.
constexpr float kLeadStacks = 620;

const std::string& source_text(const ScreenContext& context, LeadSource source) {
  switch (source) {
    case LeadSource::link:
      return context.tr("lead.source.link");
    case LeadSource::file:
      return context.tr("lead.source.file");
    case LeadSource::stand:
      return context.tr("lead.source.stand");
  }
  return context.tr("lead.source.link");
}

// What they call themselves; of a link made for a client, who that is.
std::string sender(const ScreenContext& context, const Lead& lead) {
  const clients::Client* client = context.workspace.client(lead.client);
  std::string name = client != nullptr ? client->name : workspace::lead_name(lead);
  return name.empty() ? context.tr("lead.nameless") : name;
}

void add_part(std::string& line, const std::string& part) {
  if (part.empty()) return;
  if (!line.empty()) line += " · ";
  line += part;
}

// «Олег Белов · +7 495 … · oleg@…», without what is the name already.
std::string contact_line(const Lead& lead, const std::string& name) {
  std::string line;
  for (const std::string* part : {&lead.company, &lead.contact_name, &lead.phone, &lead.email}) {
    const std::string words(trim(*part));
    if (words != name) add_part(line, words);
  }
  return line;
}

// «бюджет 500 000 ₽ · видели итог 401 000 ₽ · 7 ответов»
std::string wanted_line(const ScreenContext& context, const Lead& lead) {
  const auto amount = [&](const Money& money) {
    return format_money(money, context.language(), MoneyStyle::whole);
  };
  std::string line;
  if (lead.brief.budget) {
    add_part(line, context.strings.format("lead.budget", {{"amount", amount(*lead.brief.budget)}}));
  }
  if (lead.total) {
    add_part(line, context.strings.format("lead.total", {{"amount", amount(*lead.total)}}));
  }
  add_part(line, context.strings.plural("lead.answers",
                                        static_cast<std::int64_t>(lead.brief.answers.size())));
  return line;
}

void draw_lead_words(ui::Ui& ui, const ScreenContext& context, const Lead& lead,
                     const std::string& name) {
  const auto say = [&ui](const std::string& words) {
    if (words.empty()) return;
    ui::text(ui, ui::TextStyle::caption13, words, {.color = ui::Color::text_muted});
  };
  ui::text(ui, ui::TextStyle::body15_semibold, name, {.max_lines = 1});
  say(when_text(context, lead.at_ms) + " · " + source_text(context, lead.source));
  say(contact_line(lead, name));
  say(wanted_line(context, lead));
  if (!trim(lead.text).empty()) {
    ui::text(ui, ui::TextStyle::caption13, trim(lead.text), {.max_lines = 2});
  }
  draw_lead_changes(ui, context, lead);
}

void draw_lead(ui::Ui& ui, const ScreenContext& context, const Lead& lead) {
  const std::string name = sender(context, lead);
  ui.push_id(lead.id);
  ui::begin_group(ui, ui::Role::listitem, name, "lead");
  ui.begin_row(
      {-1, 0},
      {.gap = 12, .item_gap = 2, .vertical = ui::Align::center, .stack_below = kLeadStacks});
  draw_lead_words(ui, context, lead, name);
  ui.next();
  ui.begin_inline({.gap = 8});
  if (ui::button(ui, context.tr("lead.take"),
                 {.id = "take",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::small,
                  .description = name})) {
    context.commands.emit(TakeLead{lead.id});
  }
  // Whoever chose a variant waits for that very offer.
  if (lead.total && ui::button(ui, context.tr("lead.offer"),
                               {.id = "offer",
                                .size = ui::ControlSize::small,
                                .tooltip = context.tr("lead.offer.hint"),
                                .description = name})) {
    context.commands.emit(TakeLead{lead.id, true});
  }
  if (ui::button(ui, context.tr("lead.dismiss"),
                 {.id = "dismiss",
                  .kind = ui::ButtonKind::ghost,
                  .size = ui::ControlSize::small,
                  .description = name})) {
    context.commands.emit(DismissLead{lead.id});
  }
  ui.end_inline();
  ui.end_row();
  ui::end_group(ui);
  ui.pop_id();
}

}  // namespace

void draw_leads(ui::Ui& ui, const ScreenContext& context) {
  const std::vector<const Lead*> leads = context.workspace.open_leads();
  if (leads.empty()) {
    // Those that were taken on or dismissed still tell something.
    if (!context.workspace.leads().empty() &&
        ui::link(ui, context.tr("report.title"), {.id = "report"})) {
      context.go(to_requests());
    }
    return;
  }
  bool& all = context.view.clients.all_leads;
  all = all && leads.size() > kFewLeads;
  const std::size_t shown = all ? leads.size() : std::min(leads.size(), kFewLeads);
  ui::begin_card(
      ui, "leads",
      {.title = context.tr("lead.title"), .action = context.tr("report.open"), .gap = 14});
  ui::begin_group(ui, ui::Role::list, context.tr("lead.title"), "leads-list");
  for (std::size_t i = 0; i < shown; ++i) draw_lead(ui, context, *leads[i]);
  ui::end_group(ui);
  if (shown < leads.size()) {
    const std::string count =
        format_integer(static_cast<std::int64_t>(leads.size()), context.language());
    if (ui::button(ui, context.strings.format("lead.more", {{"count", count}}),
                   {.id = "all", .kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small})) {
      all = true;
    }
  }
  if (ui::end_card(ui).action) context.go(to_requests());
}

}  // namespace oferta::app
