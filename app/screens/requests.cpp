// The report of requests: what people who chose alone want, filtered by time and source.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/requests_charts.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

using workspace::LeadReport;
using workspace::LeadSource;

struct SourceChoice {
  std::optional<LeadSource> source;
  std::string_view key;
};
constexpr std::array<SourceChoice, 4> kSourceChoices = {{{std::nullopt, "report.source.all"},
                                                         {LeadSource::link, "report.source.link"},
                                                         {LeadSource::stand, "report.source.stand"},
                                                         {LeadSource::file, "report.source.file"}}};

void draw_period(ui::Ui& ui, const ScreenContext& context) {
  std::array<std::string, kReportPeriods.size() + 1> labels;
  std::array<ui::ChoiceItem, labels.size()> items;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels.at(i) = i < kReportPeriods.size()
                       ? context.strings.plural("report.period.days", kReportPeriods.at(i))
                       : context.tr("report.period.all");
    items.at(i) = {.label = labels.at(i)};
  }
  int index = static_cast<int>(context.view.requests.period);
  if (ui::segmented(ui, context.tr("report.period"), items, index,
                    {.id = "period", .show_label = false})) {
    context.view.requests.period = static_cast<std::size_t>(index);
  }
}

void draw_source(ui::Ui& ui, const ScreenContext& context) {
  std::array<ui::ChoiceItem, kSourceChoices.size()> items;
  int index = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items.at(i) = {.label = context.tr(kSourceChoices.at(i).key), .id = kSourceChoices.at(i).key};
    if (kSourceChoices.at(i).source == context.view.requests.source) index = static_cast<int>(i);
  }
  if (ui::radio_group(ui, context.tr("report.source"), items, index,
                      {.id = "source", .look = ui::ChoiceLook::chips, .show_label = false})) {
    context.view.requests.source = kSourceChoices.at(static_cast<std::size_t>(index)).source;
  }
}

// Where people answered different questionnaires, one of them is looked at. One that was chosen but
// nobody answered in this period leaves the way to the others open.
void draw_questionnaires(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  const std::size_t others = context.view.requests.questionnaire.empty() ? 2 : 1;
  if (report.questionnaires.size() < others) return;
  std::vector<ui::ChoiceItem> items;
  int index = -1;
  for (const workspace::QuestionnaireCount& count : report.questionnaires) {
    if (count.id == report.questionnaire) index = static_cast<int>(items.size());
    const needs::Questionnaire* questionnaire = context.workspace.questionnaire(count.id);
    items.push_back({.label = questionnaire->name.get(context.language()), .id = count.id});
  }
  if (ui::select(ui, context.tr("report.questionnaire"), items, index, {.id = "questionnaire"})) {
    context.view.requests.questionnaire =
        report.questionnaires.at(static_cast<std::size_t>(index)).id;
  }
}

void draw_report_head(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  ui.begin_row({-1, 0}, {.gap = 16, .vertical = ui::Align::center});
  ui::heading(ui, 1, context.tr("report.title"));
  ui::text(ui, ui::TextStyle::caption13, context.strings.plural("report.count", report.all),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui.next();
  if (ui::button(ui, context.tr("report.save"),
                 {.id = "save", .icon = ui::kIconDownload, .enabled = report.all > 0})) {
    context.commands.emit(SaveLeadReport{});
  }
  ui.end_row();
}

void draw_nothing(ui::Ui& ui, const ScreenContext& context) {
  if (context.workspace.leads().empty()) {
    if (ui::empty_state(ui, context.tr("report.none.title"),
                        {.icon = ui::kIconGauge,
                         .text = context.tr("report.none.text"),
                         .action = context.tr("report.none.action")})) {
      context.go(to_clients());
    }
    return;
  }
  if (ui::empty_state(ui, context.tr("report.empty.title"),
                      {.icon = ui::kIconSearch,
                       .text = context.tr("report.empty.text"),
                       .action = context.tr("report.empty.action")})) {
    context.view.requests = {};
  }
}

}  // namespace

void draw_requests(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("report.title"));
  // Kept for this frame, whatever the filters in it change.
  report_of(context.view.requests, context.workspace, context.today, context.utc_offset_minutes);
  const std::shared_ptr<const LeadReport> report = context.view.requests.report;
  ui::begin_scroll(ui, "requests-page");
  ui.begin_column({.gap = 16,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  draw_report_head(ui, context, *report);
  if (!context.workspace.leads().empty()) {
    draw_period(ui, context);
    draw_source(ui, context);
  }
  if (report->all == 0) {
    draw_nothing(ui, context);
  } else {
    draw_request_totals(ui, context, *report);
    draw_stand_totals(ui, context, *report);
    draw_request_charts(ui, context, *report);
    draw_questionnaires(ui, context, *report);
    draw_request_answers(ui, context, *report);
  }
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
