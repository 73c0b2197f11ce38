#include "app/screens/requests_charts.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/count_bars.h"

namespace oferta::app {
namespace {

using workspace::LeadReport;
using workspace::QuestionReport;

// More bars than this are no longer looked over at a glance: weeks instead of days.
constexpr std::size_t kMostDayBars = 14;
constexpr Minor kThousand = 1'000 * kMinorPerMajor;
constexpr float kChartWidth = 480;

struct Total {
  std::int64_t count = 0;
  std::string_view key;  // of its words
};

// Figures side by side.
void draw_totals(ui::Ui& ui, const ScreenContext& context, const std::vector<Total>& totals) {
  ui.begin_grid({.min_cell_width = 130, .max_columns = 4, .gap = 14, .item_gap = 0});
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (i > 0) ui.next();
    ui::text(ui, ui::TextStyle::display24, count_text(context, totals[i].count));
    ui::text(ui, ui::TextStyle::caption13, context.tr(totals[i].key),
             {.color = ui::Color::text_muted});
  }
  ui.end_grid();
}

// ---- when

CountBars day_bars(const ScreenContext& context, const LeadReport& report) {
  CountBars bars;
  for (const workspace::DayCount& day : report.days) {
    bars.add(context.date(day.date), day.count, count_text(context, day.count));
  }
  return bars;
}

// Weeks from Monday on, as far as their days are counted.
CountBars week_bars(const ScreenContext& context, const LeadReport& report) {
  CountBars bars;
  std::int64_t count = 0;
  Date first = report.days.front().date;
  for (const workspace::DayCount& day : report.days) {
    count += day.count;
    if (day.date.weekday() != 7 && day.date != report.days.back().date) continue;
    bars.add(context.strings.format("report.week", {{"date", context.date(first)}}), count,
             count_text(context, count));
    count = 0;
    first = day.date.add_days(1);
  }
  return bars;
}

void draw_days(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  const bool weeks = report.days.size() > kMostDayBars;
  const std::string& title = context.tr(weeks ? "report.weeks" : "report.days");
  ui::begin_card(ui, "days", {.title = title});
  draw_bars(ui, context, title, weeks ? week_bars(context, report) : day_bars(context, report));
  std::int64_t counted = 0;
  for (const workspace::DayCount& day : report.days) counted += day.count;
  if (counted < report.all) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("report.days.cut"),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

// The hours from the first to the last in which something came.
void draw_hours(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  const auto busy = [](std::int64_t count) { return count > 0; };
  const auto first = std::find_if(report.hours.begin(), report.hours.end(), busy);
  const auto behind = std::find_if(report.hours.rbegin(), report.hours.rend(), busy).base();
  CountBars bars;
  for (auto hour = first; hour < behind; ++hour) {
    bars.add(std::to_string(hour - report.hours.begin()) + ":00", *hour,
             count_text(context, *hour));
  }
  const std::string& title = context.tr("report.hours");
  ui::begin_card(ui, "hours", {.title = title});
  draw_bars(ui, context, title, bars);
  ui::end_card(ui);
}

// ---- from where, for how much

void draw_sources(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  using workspace::LeadSource;
  constexpr std::array<std::pair<LeadSource, std::string_view>, 3> kNamedSources = {
      {{LeadSource::link, "report.source.link"},
       {LeadSource::stand, "report.source.stand"},
       {LeadSource::file, "report.source.file"}}};
  CountBars shares;
  for (const auto& [source, key] : kNamedSources) {
    const std::int64_t count = report.sources.at(static_cast<std::size_t>(source));
    shares.add(context.tr(key), count, count_text(context, count));
  }
  ui::begin_card(ui, "sources", {.title = context.tr("report.source")});
  ui::donut_chart(ui, context.tr("report.source"), shares.items(),
                  {.description = shares.most(context), .total = count_text(context, report.all)});
  ui::end_card(ui);
}

CountBars budget_bars(const ScreenContext& context, const LeadReport& report, bool thousands) {
  const auto bound = [&](Minor amount) {
    return thousands ? count_text(context, amount / kThousand)
                     : format_money({amount, report.currency}, context.language(),
                                    MoneyStyle::bare_whole);
  };
  std::int64_t whole = 0;
  for (const workspace::BudgetClass& budget : report.budgets) whole += budget.count;
  CountBars bars;
  for (const workspace::BudgetClass& budget : report.budgets) {
    bars.add(bound(budget.from) + "–" + bound(budget.to), budget.count,
             with_share(context, budget.count, whole));
  }
  return bars;
}

void draw_budgets(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  const auto in_thousands = [](const workspace::BudgetClass& budget) {
    return budget.from % kThousand == 0 && budget.to % kThousand == 0;
  };
  const bool thousands = std::all_of(report.budgets.begin(), report.budgets.end(), in_thousands);
  const std::string title =
      context.strings.format(thousands ? "report.budgets.thousands" : "report.budgets",
                             {{"currency", currency_sign(report.currency)}});
  ui::begin_card(ui, "budgets", {.title = title});
  if (report.median_budget) {
    draw_bars(ui, context, title, budget_bars(context, report, thousands));
    ui::label_value(ui, context.tr("report.budgets.median"),
                    format_money({*report.median_budget, report.currency}, context.language(),
                                 MoneyStyle::whole));
  } else {
    ui::text(ui, ui::TextStyle::caption13, context.tr("report.budgets.none"),
             {.color = ui::Color::text_muted});
  }
  ui::label_value(ui, context.tr("report.budgets.missing"), count_text(context, report.no_budget));
  if (report.other_currency > 0) {
    ui::label_value(ui, context.tr("report.budgets.other"),
                    count_text(context, report.other_currency));
  }
  ui::end_card(ui);
}

// ---- what was answered

std::string figure_text(const ScreenContext& context, const needs::Question& question,
                        std::int64_t figure) {
  if (question.kind == needs::QuestionKind::money) return context.money(figure);
  const std::string_view unit =
      plural_form(question.unit.get(context.language()), figure, context.language());
  return count_text(context, figure) + (unit.empty() ? "" : " ") + std::string(unit);
}

void draw_spread(ui::Ui& ui, const ScreenContext& context, const needs::Question& question,
                 const workspace::Spread& spread) {
  const std::array<std::pair<std::string_view, std::int64_t>, 3> figures = {
      {{"report.least", spread.min},
       {"report.median", spread.median},
       {"report.largest", spread.max}}};
  for (const auto& [key, figure] : figures) {
    ui::label_value(ui, context.tr(key), figure_text(context, question, figure));
  }
}

void draw_question(ui::Ui& ui, const ScreenContext& context, const LeadReport& report,
                   const QuestionReport& answered, const needs::Question& question) {
  const std::string& title = question.text.get(context.language());
  ui::begin_card(ui, question.id, {.title = title});
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format("report.answered",
                                  {{"count", count_text(context, answered.answered)},
                                   {"whole", count_text(context, report.questionnaire_leads)}}),
           {.color = ui::Color::text_muted});
  CountBars bars = answer_bars(context, answered, question);
  if (answered.other > 0) {
    bars.add(context.tr("report.other"), answered.other,
             with_share(context, answered.other, answered.answered));
  }
  if (!bars.empty()) draw_bars(ui, context, title, bars);
  if (answered.spread) draw_spread(ui, context, question, *answered.spread);
  if (question.kind == needs::QuestionKind::text && answered.answered > 0) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("report.text"),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

}  // namespace

void draw_request_totals(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  ui::begin_card(ui, "totals", {.title = context.tr("report.totals")});
  std::vector<Total> totals = {{report.all, "report.totals.all"},
                               {report.open, "report.totals.open"},
                               {report.taken, "report.totals.taken"},
                               {report.dismissed, "report.totals.dismissed"}};
  if (report.surveyed > 0) totals.push_back({report.surveyed, "report.totals.surveyed"});
  draw_totals(ui, context, totals);
  ui::end_card(ui);
}

void draw_stand_totals(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  if (report.visits == 0) return;
  const std::int64_t left =
      report.sources.at(static_cast<std::size_t>(workspace::LeadSource::stand));
  ui::begin_card(ui, "stand", {.title = context.tr("report.stand")});
  draw_totals(ui, context,
              {{report.visits, "report.stand.visits"},
               {report.plays, "report.stand.plays"},
               {left, "report.stand.left"}});
  ui::text(ui, ui::TextStyle::caption13, context.tr("report.stand.until"),
           {.color = ui::Color::text_muted});
  ui::end_card(ui);
}

void draw_request_charts(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  // A day has many hours: they stand beside everything else.
  ui.begin_row({-1, -1}, {.gap = 16, .item_gap = 16, .stack_below = 2 * kChartWidth});
  draw_days(ui, context, report);
  draw_sources(ui, context, report);
  draw_budgets(ui, context, report);
  ui.next();
  draw_hours(ui, context, report);
  ui.end_row();
}

void draw_request_answers(ui::Ui& ui, const ScreenContext& context, const LeadReport& report) {
  const needs::Questionnaire* questionnaire = context.workspace.questionnaire(report.questionnaire);
  if (questionnaire == nullptr || report.questions.empty()) return;
  ui.begin_grid({.min_cell_width = kChartWidth, .max_columns = 2, .gap = 16});
  bool first = true;
  for (const QuestionReport& answered : report.questions) {
    const needs::Question* question = questionnaire->question(answered.question);
    // What nobody was asked, or answered, says nothing.
    if (question == nullptr || answered.answered == 0) continue;
    if (!first) ui.next();
    first = false;
    draw_question(ui, context, report, answered, *question);
  }
  ui.end_grid();
}

}  // namespace oferta::app
