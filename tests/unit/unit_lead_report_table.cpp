// The report of requests as a table for a spreadsheet: its form, and what never gets into it.
#include <doctest/doctest.h>

#include <string>

#include "shared/workspace/lead_report.h"
#include "shared/workspace/workspace.h"
#include "tests/support/report_desk.h"

namespace {

using namespace oferta;
namespace desks = testing::report;
using desks::kHourMs;
using desks::kMidnight;
using desks::local;
using desks::money_of;
using desks::ReportDesk;
using workspace::lead_report_csv;
using workspace::LeadReport;

TEST_CASE("lead report: the table has the figures in the manner of each language") {
  ReportDesk desk;
  desk.lead("a", kMidnight + kHourMs,
            {{"budget", money_of(430'000'50)}, {"answer.pain", 3}, {"answer.seats", -5}});
  desk.lead("b", kMidnight, {{"answer.pain", 1}, {"answer.spend", 99'05}});
  desk.lead("c", kMidnight, {{"answer.pain", 1}});
  const LeadReport report = desk.report({.from = Date{2026, 9, 1}});
  const std::string russian = lead_report_csv(report, desk.space, Language::ru);
  const auto has = [](const std::string& csv, const std::string& row) {
    CHECK_MESSAGE(csv.find("\r\n" + row + "\r\n") != std::string::npos, row, "\n", csv);
  };
  CHECK(russian.rfind("\xEF\xBB\xBFРаздел;Показатель;Значение;\"Доля, %\"\r\n", 0) == 0);
  has(russian, "Отчёт;С;2026-09-01;");
  has(russian, "Заявки;Всего;3;");
  has(russian, "Заявки;Ждут;3;\"100,00\"");
  has(russian, "По дням;2026-09-21;3;");
  has(russian, "По часам;01:00;1;");
  has(russian, "\"Бюджет, RUB\";Медиана;\"430000,50\";");
  has(russian, "\"Вопрос; pain\";1 – мало;2;\"66,67\"");
  has(russian, "\"Вопрос; seats\";Наименьшее;-5;");
  has(russian, "\"Вопрос; spend\";Медиана;\"99,05\";");
  const std::string english = lead_report_csv(report, desk.space, Language::en);
  CHECK(english.rfind("\xEF\xBB\xBFSection,Item,Value,\"Share, %\"\r\n", 0) == 0);
  has(english, "'@pain,1 – little,2,66.67");
  has(english, "'@seats,Median,-5,");
}

TEST_CASE("lead report: a text that a spreadsheet would calculate is defused") {
  ReportDesk desk;
  desk.put("question", "place",
           {{"questionnaire", "office"},
            {"order", 2},
            {"kind", "single"},
            {"text", local("=cmd|'/c calc'!A0", "-2")},
            {"choices",
             {{{"key", "own"}, {"text", local("+7 \"звонок\"", "\tTab")}},
              {{"key", "cloud"}, {"text", local("@имя", "\rReturn")}}}}});
  desk.lead("a", kMidnight);
  const LeadReport report = desk.report();
  const std::string russian = lead_report_csv(report, desk.space, Language::ru);
  CHECK(russian.find("\r\n'=cmd|'/c calc'!A0;\"'+7 \"\"звонок\"\"\";0;") != std::string::npos);
  CHECK(russian.find(";'@имя;0;") != std::string::npos);
  const std::string english = lead_report_csv(report, desk.space, Language::en);
  CHECK(english.find("\r\n'-2,'\tTab,0,") != std::string::npos);
  CHECK(english.find("\"'\rReturn\"") != std::string::npos);
}

TEST_CASE("lead report: nothing of a person and nothing anybody wrote is in the table") {
  ReportDesk desk;
  desk.lead("a", kMidnight,
            {{"company", "Тайная фирма"},
             {"email", "who@secret.example"},
             {"answer.wishes", "Тайна"},
             {"answer.place", "Тайный ключ"}});
  const LeadReport report = desk.report();
  REQUIRE(report.all == 1);
  for (const Language language : {Language::ru, Language::en}) {
    const std::string csv = lead_report_csv(report, desk.space, language);
    for (const char* const secret :
         {"Секретный", "9990001122", "Личное", "Тайн", "secret.example"}) {
      CHECK(csv.find(secret) == std::string::npos);
    }
  }
}

}  // namespace
