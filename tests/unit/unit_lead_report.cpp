// The report of requests: what is counted, and by which clock.
#include <doctest/doctest.h>

#include <vector>

#include "shared/workspace/lead_report.h"
#include "shared/workspace/workspace.h"
#include "tests/support/report_desk.h"

namespace {

using namespace oferta;
namespace desks = testing::report;
using desks::kDayMs;
using desks::kHourMs;
using desks::kMidnight;
using desks::local;
using desks::money_of;
using desks::ReportDesk;
using workspace::AnswerCount;
using workspace::BudgetClass;
using workspace::lead_report;
using workspace::lead_report_csv;
using workspace::LeadReport;
using workspace::LeadSource;
using workspace::QuestionReport;
using workspace::Spread;

TEST_CASE("lead report: nothing has come") {
  const ReportDesk desk;
  const LeadReport report = desk.report();
  CHECK(report.all == 0);
  CHECK(report.days.empty());
  CHECK(report.budgets.empty());
  CHECK_FALSE(report.median_budget);
  CHECK(report.questionnaire.empty());
  CHECK(report.questions.empty());
  CHECK_FALSE(lead_report_csv(report, desk.space, Language::ru).empty());
  CHECK(lead_report(workspace::Workspace{}, {}) == LeadReport{});
}

TEST_CASE("lead report: totals and sources, of all and of one source") {
  ReportDesk desk;
  desk.lead("a", kMidnight);
  desk.lead("b", kMidnight, {{"source", "link"}, {"taken", "brief-1"}});
  desk.lead("c", kMidnight, {{"source", "file"}, {"dismissed", true}});
  desk.lead("d", kMidnight, {{"source", "link"}, {"taken", "brief-2"}, {"dismissed", true}});
  LeadReport report = desk.report();
  CHECK(report.all == 4);
  CHECK(report.open == 1);
  CHECK(report.taken == 2);
  CHECK(report.dismissed == 1);
  CHECK(report.sources == std::array<std::int64_t, 3>{2, 1, 1});
  report = desk.report({.source = LeadSource::link});
  CHECK(report.all == 2);
  CHECK(report.taken == 2);
  CHECK(report.sources == std::array<std::int64_t, 3>{2, 0, 0});
}

TEST_CASE("lead report: visitors of stands are counted up to the latest request") {
  ReportDesk desk;
  desk.lead("a", kMidnight, {{"source", "stand"}, {"visits", 5}, {"plays", 3}});
  desk.lead("b", kMidnight, {{"source", "stand"}, {"visits", 2}});
  // Of a link they would mean nothing.
  desk.lead("c", kMidnight, {{"source", "link"}, {"visits", 100}, {"plays", 100}});
  const LeadReport report = desk.report();
  CHECK(report.visits == 7);
  CHECK(report.plays == 3);
  const std::string table = lead_report_csv(report, desk.space, Language::en);
  CHECK(table.find("At the stand,Visitors,7,") != std::string::npos);
  CHECK(table.find("At the stand,Came to the variants,3,42.86") != std::string::npos);
  CHECK(desk.report({.source = LeadSource::link}).visits == 0);
}

TEST_CASE("lead report: days and hours are those of the place") {
  ReportDesk desk;
  desk.lead("a", kMidnight + 22 * kHourMs);                // 01:00 of the 22nd at UTC+3
  desk.lead("b", kMidnight + 24 * kHourMs + 30 * 60'000);  // 03:30 of the 22nd at UTC+3
  desk.lead("c", kMidnight + 3 * kDayMs);
  LeadReport report = desk.report();
  REQUIRE(report.days.size() == 4);
  CHECK(report.days.front() == workspace::DayCount{{2026, 9, 21}, 1});
  CHECK(report.days[2] == workspace::DayCount{{2026, 9, 23}, 0});
  CHECK(report.hours[22] == 1);
  CHECK(report.hours[0] == 2);
  report = desk.report({.utc_offset_minutes = 180});
  REQUIRE(report.days.size() == 3);
  CHECK(report.days.front() == workspace::DayCount{{2026, 9, 22}, 2});
  CHECK(report.hours[1] == 1);
  CHECK(report.hours[3] == 2);
  report = desk.report({.utc_offset_minutes = -30});
  CHECK(report.days.front() == workspace::DayCount{{2026, 9, 21}, 1});
  CHECK(report.days.back() == workspace::DayCount{{2026, 9, 23}, 1});
  CHECK(report.hours[21] == 1);
  CHECK(report.hours[0] == 1);
  CHECK(report.hours[23] == 1);
  const Date tuesday{2026, 9, 22};
  CHECK(desk.report({.from = tuesday, .to = tuesday}).all == 1);
  CHECK(desk.report({.from = tuesday, .to = tuesday, .utc_offset_minutes = 180}).all == 2);
  CHECK(desk.report({.from = tuesday.add_days(1)}).all == 1);
  CHECK(desk.report({.to = tuesday.add_days(-1)}).all == 1);
}

TEST_CASE("lead report: a moment before 1970 at the place is of the day before") {
  ReportDesk desk;
  desk.lead("a", 0);
  const LeadReport report = desk.report({.utc_offset_minutes = -60});
  CHECK(report.days.front() == workspace::DayCount{{1969, 12, 31}, 1});
  CHECK(report.hours[23] == 1);
}

TEST_CASE("lead report: of a long time the last days are told apart, all are counted") {
  ReportDesk desk;
  desk.lead("a", kMidnight);
  desk.lead("b", kMidnight + 91 * kDayMs);
  CHECK(desk.report().days.size() == 92);
  desk.lead("c", kMidnight + 92 * kDayMs);
  const LeadReport report = desk.report();
  REQUIRE(report.days.size() == 92);
  CHECK(report.days.front() == workspace::DayCount{Date{2026, 9, 22}, 0});
  CHECK(report.days.back().count == 1);
  CHECK(report.all == 3);
}

TEST_CASE("lead report: budgets stand in a few classes between round sums") {
  ReportDesk desk;
  desk.lead("a", kMidnight, {{"budget", money_of(430'000'00)}});
  CHECK(desk.report().budgets == std::vector<BudgetClass>{{400'000'00, 450'000'00, 1}});
  CHECK(desk.report().median_budget == 430'000'00);
  desk.lead("b", kMidnight, {{"budget", money_of(1'000'000'00)}});
  desk.lead("c", kMidnight, {{"budget", money_of(999'999'99)}});
  desk.lead("d", kMidnight);
  desk.lead("e", kMidnight, {{"budget", money_of(7'000'00, "USD")}});
  const LeadReport report = desk.report();
  CHECK(report.currency == Currency::rub());
  CHECK(report.budgets == std::vector<BudgetClass>{{400'000'00, 500'000'00, 1},
                                                   {500'000'00, 600'000'00, 0},
                                                   {600'000'00, 700'000'00, 0},
                                                   {700'000'00, 800'000'00, 0},
                                                   {800'000'00, 900'000'00, 0},
                                                   {900'000'00, 1'000'000'00, 1},
                                                   {1'000'000'00, 1'100'000'00, 1}});
  CHECK(report.median_budget == 999'999'99);
  CHECK(report.no_budget == 1);
  CHECK(report.other_currency == 1);
}

TEST_CASE("lead report: the extremes of budgets still make few classes") {
  ReportDesk desk;
  desk.lead("a", kMidnight, {{"budget", money_of(0)}});
  CHECK(desk.report().budgets == std::vector<BudgetClass>{{0, 100, 1}});
  desk.lead("b", kMidnight, {{"budget", money_of(kMaxMinor)}});
  const LeadReport report = desk.report();
  CHECK(report.budgets.size() <= workspace::kMaxBudgetClasses);
  CHECK(report.budgets.front().count == 1);
  CHECK(report.budgets.back().count == 1);
  CHECK(report.median_budget == (kMaxMinor + 1) / 2);
}

TEST_CASE("lead report: every choice and point is counted, those nobody took too") {
  ReportDesk desk;
  desk.lead("a", kMidnight,
            {{"answer.kinds", {"ip", "dect"}}, {"answer.place", "own"}, {"answer.pain", 3}});
  desk.lead("b", kMidnight, {{"answer.kinds", {"ip"}}, {"answer.pain", 3}});
  desk.lead("c", kMidnight, {{"answer.kinds", Json::array()}});
  const LeadReport report = desk.report();
  CHECK(report.questionnaire == "office");
  CHECK(report.questionnaire_leads == 3);
  REQUIRE(report.questions.size() == 6);
  CHECK(report.questions[0].question == "kinds");
  CHECK(report.questions[0].answered == 2);
  CHECK(report.questions[0].answers == std::vector<AnswerCount>{{"ip", 2}, {"dect", 1}});
  CHECK(report.questions[1].answers == std::vector<AnswerCount>{{"own", 1}, {"cloud", 0}});
  CHECK(report.questions[2].answers == std::vector<AnswerCount>{{"1", 0}, {"2", 0}, {"3", 2}});
  const needs::Question& pain = *desk.space.questionnaire("office")->question("pain");
  CHECK(workspace::answer_label(pain, {"1", 0}, Language::ru) == "1 – мало");
  CHECK(workspace::answer_label(pain, {"2", 0}, Language::ru) == "2");
}

TEST_CASE("lead report: numbers and amounts have least, median and largest") {
  ReportDesk desk;
  desk.lead("a", kMidnight, {{"answer.seats", 10}, {"answer.spend", 500'00}});
  desk.lead("b", kMidnight, {{"answer.seats", -5}});
  CHECK(desk.question("seats").spread == Spread{-5, 3, 10});
  desk.lead("c", kMidnight, {{"answer.seats", 40}, {"answer.wishes", "Тайна"}});
  CHECK(desk.question("seats").spread == Spread{-5, 10, 40});
  CHECK(desk.question("spend").spread == Spread{500'00, 500'00, 500'00});
  const QuestionReport wishes = desk.question("wishes");
  CHECK(wishes.answered == 1);
  CHECK(wishes.answers.empty());
  CHECK_FALSE(wishes.spread);
}

TEST_CASE("lead report: what a question does not have any more is another answer") {
  ReportDesk desk;
  desk.lead("a", kMidnight,
            {{"answer.kinds", {"ip", "gone", "gone too"}},
             {"answer.place", "gone"},
             {"answer.pain", 9},
             {"answer.seats", "many"},
             {"answer.nobody-asks", 1}});
  for (const char* const id : {"kinds", "place", "pain", "seats"}) {
    CAPTURE(id);
    CHECK(desk.question(id).answered == 1);
    CHECK(desk.question(id).other == 1);
  }
  CHECK(desk.question("kinds").answers.front() == AnswerCount{"ip", 1});
  CHECK_FALSE(desk.question("seats").spread);
}

TEST_CASE("lead report: what branching hides is not counted, unless the branches have changed") {
  ReportDesk desk;
  desk.lead("a", kMidnight, {{"answer.kinds", {"dect"}}, {"answer.place", "own"}});
  CHECK(desk.question("place").answered == 0);
  desk.lead("b", kMidnight, {{"answer.kinds", {"gone"}}, {"answer.place", "own"}});
  CHECK(desk.question("place").answered == 1);
}

TEST_CASE("lead report: the questionnaire most leads answered, or the one asked for") {
  ReportDesk desk;
  desk.put("questionnaire", "home", {{"name", local("Дом", "Home")}, {"order", 0}});
  desk.lead("a", kMidnight);
  desk.lead("b", kMidnight, {{"questionnaire", "home"}});
  CHECK(desk.report().questionnaire == "home");  // as many: the first in order
  desk.lead("c", kMidnight);
  desk.lead("d", kMidnight, {{"questionnaire", "unknown"}});
  LeadReport report = desk.report();
  CHECK(report.all == 4);
  CHECK(report.questionnaire == "office");
  CHECK(report.questionnaires ==
        std::vector<workspace::QuestionnaireCount>{{"home", 1}, {"office", 2}});
  report = desk.report({.questionnaire = "home"});
  CHECK(report.questionnaire == "home");
  CHECK(report.questionnaire_leads == 1);
  CHECK(report.all == 4);
  CHECK(desk.report({.questionnaire = "unknown"}).questionnaire.empty());
}

}  // namespace
