// The report of requests: its figures, its filters, its table, and the ways that lead to it.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "app/shell/request_report.h"
#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/sync/operation.h"
#include "shared/sync/store.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

constexpr std::string_view kReportWorkspace = R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"questionnaire","id":"q","f":{"name":{"ru":"Связь","en":"Calls"},"order":1}},
{"t":"question","id":"place","f":{"questionnaire":"q","order":1,"text":{"ru":"Где?","en":"Where?"},"kind":"single","choices":[
  {"key":"own","text":{"ru":"У себя","en":"Own"}},{"key":"cloud","text":{"ru":"В облаке","en":"Cloud"}}]}},
{"t":"question","id":"seats","f":{"questionnaire":"q","order":2,"text":{"ru":"Мест?","en":"Seats?"},"kind":"number","min":0,"max":100,"unit":{"ru":"место|места|мест","en":"seat|seats"}}},
{"t":"question","id":"wish","f":{"questionnaire":"q","order":3,"text":{"ru":"Что ещё?","en":"What else?"},"kind":"text"}},
{"t":"questionnaire","id":"home","f":{"name":{"ru":"Дом","en":"Home"},"order":2}},
{"t":"question","id":"rooms","f":{"questionnaire":"home","order":1,"text":{"ru":"Комнат?","en":"Rooms?"},"kind":"number"}}
]})";

constexpr std::int64_t kReportHourMs = 3'600'000;
// Noon of 2026-09-21 UTC, the day that is today here.
constexpr std::int64_t kReportNoon = (20'717 * 24 + 12) * kReportHourMs;

struct ReportPage {
  MemoryPlatform platform;
  app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  explicit ReportPage(std::string_view route = "/requests") {
    driver.input.height = 4000;  // all of it in sight
    REQUIRE(application.load_demo(kReportWorkspace));
    application.route_changed(route);
    driver.settle();
  }
  /// A lead arrives as another writer has put it on the disk.
  void come(const std::string& id, std::int64_t at_ms, const Json& others = Json::object()) {
    Json fields{{"at", at_ms},
                {"source", "stand"},
                {"phone", "+79990001122"},
                {"contact_name", "Oleg Belov"},
                {"consent", "pd-1"},
                {"text", "A quiet server room"},
                {"questionnaire", "q"},
                {"date", "2026-09-20"}};
    fields.update(others);
    const sync::Stamp stamp(static_cast<std::uint64_t>(1'780'000'000'000 + sequence_), 0, 0xC3);
    const Json operation{
        {"f", fields},      {"h", stamp.text()}, {"id", id},     {"n", "00000000000000c3"},
        {"s", sequence_++}, {"t", "lead"},       {"u", "guest"}, {"v", 1}};
    REQUIRE(application.apply_operations(canonical(operation) + "\n"));
    driver.settle();
  }
  /// Four leads of three weeks: three from the stand, one by a link.
  void come_some() {
    const auto budget = [](Minor amount) { return Json{{"amount", amount}, {"currency", "RUB"}}; };
    come("a", kReportNoon,
         {{"budget", budget(450'000'00)}, {"answer.place", "own"}, {"answer.seats", 10}});
    come("b", kReportNoon + kReportHourMs,
         {{"budget", budget(900'000'00)}, {"answer.place", "own"}, {"answer.wish", "Secret"}});
    come("c", kReportNoon - 24 * kReportHourMs,
         {{"source", "link"}, {"answer.place", "cloud"}, {"answer.seats", 31}});
    come("d", kReportNoon - 20 * 24 * kReportHourMs,
         {{"answer.place", "gone"}, {"dismissed", true}});
  }
  void press(Role role, std::string_view name) {
    driver.activate(role, name);
    driver.settle();
  }
  bool lists(std::string_view item) const { return driver.find(Role::listitem, item) != nullptr; }

 private:
  std::int64_t sequence_ = 1;
};

}  // namespace

TEST_CASE("the report of requests says where requests come from, before there are any") {
  ReportPage page;
  CHECK(page.driver.node(Role::heading, "Report of requests").level == 1);
  CHECK(page.driver.shows("No requests yet"));
  CHECK(page.driver.node(Role::button, "Save the table").disabled);
  page.press(Role::button, "To the list of clients");
  CHECK(page.platform.route == "/clients");
}

TEST_CASE("the report of requests has the figures, and nothing of a person") {
  ReportPage page;
  page.come_some();
  CHECK(page.driver.shows("4 requests"));
  CHECK(page.driver.find(Role::list, "Requests by week") != nullptr);
  CHECK(page.lists("from " + format_date({2026, 9, 14}, Language::en) + ": 1"));
  CHECK(page.lists("from " + format_date({2026, 9, 21}, Language::en) + ": 2"));
  CHECK(page.driver.node(Role::list, "Requests by hour").description == "Most: 12:00 – 3");
  CHECK(page.lists("12:00: 3"));
  CHECK(page.lists("13:00: 1"));
  CHECK(page.lists("From the stand: 3, 75%"));
  CHECK(page.lists("By file: 0, 0%"));
  CHECK(page.driver.find(Role::list, "Budgets, thousands of ₽") != nullptr);
  CHECK(page.lists("400–500: 1 · 50%"));
  CHECK(page.driver.shows("₽675,000"));
  CHECK(page.lists("Own: 2 · 50%"));
  CHECK(page.lists("Cloud: 1 · 25%"));
  CHECK(page.lists("Other: 1 · 25%"));
  CHECK(page.driver.shows("2 of 4 answered"));
  CHECK(page.driver.shows("21 seats"));
  for (const ui::SemanticNode& node : page.driver.tree().nodes) {
    for (const std::string_view secret : {"Oleg", "9990001122", "quiet", "Secret"}) {
      CHECK(node.name.find(secret) == std::string::npos);
      CHECK(node.value.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("the report of requests is filtered by time and source, and follows what comes") {
  ReportPage page;
  page.come_some();
  page.press(Role::radio, "7 days");
  CHECK(page.driver.shows("3 requests"));
  CHECK(page.driver.find(Role::list, "Requests by day") != nullptr);
  CHECK(page.lists(format_date({2026, 9, 21}, Language::en) + ": 2"));
  CHECK_FALSE(page.lists("Other: 1…"));
  page.press(Role::radio, "By link");
  CHECK(page.driver.shows("1 request"));
  page.come("e", kReportNoon, {{"source", "link"}});
  CHECK(page.driver.shows("2 requests"));
  page.press(Role::radio, "By file");
  CHECK(page.driver.shows("No request matches"));
  page.press(Role::button, "Show all");
  CHECK(page.driver.shows("5 requests"));
}

TEST_CASE("the report of requests counts by the clock of the place") {
  ReportPage page;
  page.platform.utc_offset = -13 * 60;
  page.come("a", kReportNoon);
  CHECK(page.lists(format_date({2026, 9, 20}, Language::en) + ": 1"));
  CHECK(page.lists("23:00: 1"));
}

TEST_CASE("the report of requests is worked out once, and again when something has changed") {
  workspace::Workspace space;
  app::RequestsView view;
  const Date today{2026, 9, 21};
  const auto same = [&](int utc_offset) {
    const std::shared_ptr<const workspace::LeadReport> before = view.report;
    app::report_of(view, space, today, utc_offset);
    return view.report == before;
  };
  CHECK_FALSE(same(0));
  CHECK(same(0));
  CHECK_FALSE(same(180));
  view.period = 0;
  CHECK_FALSE(same(180));
  CHECK(view.report->filter.from == Date{2026, 9, 15});
  CHECK(view.report->filter.to == today);
  view.source = workspace::LeadSource::file;
  CHECK_FALSE(same(180));
  CHECK(same(180));
  space.refresh(sync::Store{});
  CHECK_FALSE(same(180));
}

TEST_CASE("a question nobody answered says nothing") {
  ReportPage page;
  page.come("a", kReportNoon);
  CHECK(page.driver.find(Role::list, "Where?") == nullptr);
  CHECK(page.driver.shows("Nobody named a budget."));
}

TEST_CASE("the report of requests is of one questionnaire at a time") {
  ReportPage page;
  page.come("a", kReportNoon, {{"answer.seats", 4}});
  CHECK(page.driver.find(Role::combobox, "Questionnaire") == nullptr);
  page.come("b", kReportNoon, {{"questionnaire", "home"}, {"answer.rooms", 3}});
  page.come("c", kReportNoon, {{"questionnaire", "home"}, {"answer.rooms", 5}});
  CHECK(page.driver.shows("Rooms?"));
  CHECK_FALSE(page.driver.shows("Seats?"));
  page.press(Role::combobox, "Questionnaire");
  page.press(Role::option, "Calls");
  CHECK(page.driver.shows("Seats?"));
  CHECK_FALSE(page.driver.shows("Rooms?"));
}

TEST_CASE("the report of requests is saved as a table, filtered as it is shown") {
  ReportPage page;
  page.come_some();
  page.press(Role::radio, "From the stand");
  page.press(Role::button, "Save the table");
  REQUIRE(page.platform.downloads.size() == 1);
  const auto& [name, bytes] = page.platform.downloads.front();
  CHECK(name == "Report of requests 2026-09-21.csv");
  CHECK(bytes.rfind("\xEF\xBB\xBFSection,Item,Value,", 0) == 0);
  CHECK(bytes.find("Report,From where,From the stand,") != std::string::npos);
  CHECK(bytes.find("Requests,All,3,") != std::string::npos);
  CHECK(bytes.find("Where?,Own,2,66.67") != std::string::npos);
  CHECK(bytes.find("Oleg") == std::string::npos);
}

TEST_CASE("the report of requests is reached from the list of clients, open requests or none") {
  ReportPage page("/clients");
  CHECK(page.driver.find(Role::link, "Report of requests") == nullptr);
  page.come("a", kReportNoon);
  page.press(Role::button, "Report");
  CHECK(page.platform.route == "/requests");
  page.application.route_changed("/clients");
  page.driver.settle();
  page.press(Role::button, "Dismiss");
  page.press(Role::link, "Report of requests");
  CHECK(page.platform.route == "/requests");
  CHECK(page.driver.shows("1 request"));
}

TEST_CASE("the report of requests is found in the command palette") {
  ReportPage page("/clients");
  CHECK(page.application.key("KeyK", true, false, false));
  page.driver.settle();
  CHECK(page.driver.find(Role::option, "Report of requests…") != nullptr);
}
