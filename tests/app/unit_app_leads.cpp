// Requests on the screen of clients: what comes is listed, taken on or dismissed, and taken back.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/sync/operation.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

constexpr std::string_view kLeadWorkspace = R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"}}},
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"client","id":"granit","f":{"kind":"company","name":"Granit","owner":"anna","email":"info@granit.example"}},
{"t":"questionnaire","id":"q","f":{"name":{"ru":"Связь","en":"Calls"},"order":1}},
{"t":"question","id":"seats","f":{"questionnaire":"q","order":1,"text":{"ru":"Мест?","en":"Seats?"},"kind":"number","min":0,"max":100}}
]})";

struct LeadPage {
  MemoryPlatform platform;
  app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  LeadPage() {
    REQUIRE(application.load_demo(kLeadWorkspace));
    application.route_changed("/clients");
    driver.settle();
  }
  /// A lead of a company comes from the disk, as another writer has put it there.
  void come(const std::string& company, const Json& others = Json::object()) {
    Json fields{{"at", platform.now - 5 * 60'000 - 1'000 + sequence_},
                {"source", "link"},
                {"company", company},
                {"contact_name", "Oleg Belov"},
                {"email", company + "@luch.example"},
                {"consent", "pd-1"},
                {"text", "A quiet server room"},
                {"questionnaire", "q"},
                {"date", "2026-09-20"},
                {"budget", {{"amount", 50'000'000}, {"currency", "RUB"}}},
                {"answer.seats", 25}};
    fields.update(others);
    const sync::Stamp stamp(static_cast<std::uint64_t>(1'780'000'000'000 + sequence_), 0, 0xC3);
    const Json operation{{"f", fields},
                         {"h", stamp.text()},
                         {"id", "lead-" + company},
                         {"n", "00000000000000c3"},
                         {"s", sequence_++},
                         {"t", "lead"},
                         {"u", "guest"},
                         {"v", 1}};
    REQUIRE(application.apply_operations(canonical(operation) + "\n"));
    driver.settle();
  }
  void press(Role role, std::string_view name) {
    driver.activate(role, name);
    driver.settle();
  }
  bool has_list() const { return driver.find(Role::list, "Requests") != nullptr; }
  bool lists(std::string_view name) const { return driver.find(Role::listitem, name) != nullptr; }
  std::size_t listed() const {
    const auto& nodes = driver.tree().nodes;
    return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), [](const auto& node) {
      return node.name == "Take on" && node.role == Role::button;
    }));
  }
  std::string written() const { return platform.lines(); }

 private:
  std::int64_t sequence_ = 1;
};

}  // namespace

TEST_CASE("a request that comes is listed with who, when, whence and what") {
  LeadPage page;
  CHECK_FALSE(page.has_list());
  page.driver.node(Role::link, "Clients");
  page.come("Luch");
  REQUIRE(page.has_list());
  CHECK(page.lists("Luch"));
  CHECK(page.driver.shows("5 minutes ago · by link"));
  CHECK(page.driver.shows("Oleg Belov · Luch@luch.example"));
  CHECK(page.driver.shows("budget ₽500,000 · 1 answer"));
  CHECK(page.driver.shows("A quiet server room"));
  CHECK(page.driver.node(Role::button, "Take on").description == "Luch");
  page.driver.node(Role::link, "Clients, 1");
}

TEST_CASE("of many requests the latest are shown, the others when they are asked for") {
  LeadPage page;
  for (const char* const name : {"A", "B", "C", "D", "E"}) page.come(name);
  CHECK(page.listed() == 3);
  CHECK(page.lists("E"));
  CHECK_FALSE(page.lists("B"));
  page.press(Role::button, "Show all (5)");
  CHECK(page.listed() == 5);
  CHECK(page.lists("A"));
}

TEST_CASE("a request of a client is listed under the name the manager knows") {
  LeadPage page;
  page.come("Luch", {{"client", "granit"}, {"source", "stand"}});
  CHECK(page.lists("Granit"));
  CHECK(page.driver.shows("5 minutes ago · from the stand"));
}

TEST_CASE("a request of a client says what is not as in the last selection") {
  LeadPage page;
  page.come("Luch", {{"client", "granit"}});
  CHECK_FALSE(page.driver.shows("Unlike the selection of 20\u00A0Sep 2026:"));
  page.press(Role::button, "Take on");
  page.application.route_changed("/clients");
  page.come("Again", {{"client", "granit"}});
  CHECK(page.driver.shows("Decided as in the selection of 20\u00A0Sep 2026"));
  page.come("More", {{"client", "granit"},
                     {"answer.seats", 40},
                     {"budget", {{"amount", 60'000'000}, {"currency", "RUB"}}}});
  CHECK(page.driver.shows("Unlike the selection of 20\u00A0Sep 2026:"));
  CHECK(page.driver.shows("• Budget: ₽500,000 → ₽600,000"));
  CHECK(page.driver.shows("• Seats? 25 → 40"));
}

TEST_CASE("a request is taken on: a client, a selection, and back again") {
  LeadPage page;
  page.come("Luch");
  page.press(Role::button, "Take on");
  CHECK(page.driver.shows("The request is taken on"));
  const std::string route = page.platform.route;
  CAPTURE(route);
  CHECK(route.find("/selection") != std::string::npos);
  CHECK(route.find("granit") == std::string::npos);
  CHECK(page.driver.shows("Luch"));
  CHECK(page.written().find(R"("contact_name":"Oleg Belov")") != std::string::npos);
  CHECK(page.written().find(R"("answer.seats":25)") != std::string::npos);

  page.application.route_changed("/clients");
  page.driver.settle();
  CHECK_FALSE(page.has_list());
  CHECK(page.driver.shows("2 clients"));
  page.press(Role::button, "Undo");
  CHECK(page.lists("Luch"));
  CHECK(page.driver.shows("1 client"));
}

TEST_CASE("a request of somebody known becomes a selection of theirs") {
  LeadPage page;
  page.come("Luch", {{"email", "INFO@granit.example"}});
  page.press(Role::button, "Take on");
  CHECK(page.platform.route.find("/clients/granit/") != std::string::npos);
}

TEST_CASE("a request is dismissed and brought back") {
  LeadPage page;
  page.come("Luch");
  page.come("Zarya");
  page.press(Role::button, "Dismiss");
  CHECK(page.driver.shows("The request is dismissed"));
  CHECK_FALSE(page.lists("Zarya"));
  CHECK(page.lists("Luch"));
  CHECK(page.driver.shows("1 client"));
  page.press(Role::button, "Undo");
  CHECK(page.lists("Zarya"));
  CHECK(page.listed() == 2);
}
