// An offer on its screen, without a browser: lines out of the total, alternatives, the budget, the
// margin, and what is worked out only once.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "app/shell/application.h"
#include "app/shell/offer_desk.h"
#include "app/shell/offer_figures.h"
#include "app/shell/refusal.h"
#include "shared/base/json.h"
#include "shared/sharing/client_view.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using ui::Role;

namespace {

/// A company with three phones and a draft of two of them; the manager may give five per cent.
constexpr std::string_view kOfferWorkspace = R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"company","id":"own","f":{"name":{"ru":"Связь","en":"Svyaz"},"inn":"7707083893","kpp":"770701001",
 "ogrn":"1027700132195","address":{"ru":"Москва","en":"Moscow"},"signatory_name":{"ru":"Петров","en":"Petrov"}}},
{"t":"setting","id":"margin_policy","f":{"value":{"target":4000,"normal":2000,"floor":1000}}},
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"},"discount_limit":500}},
{"t":"category","id":"phones","f":{"name":{"ru":"Телефоны","en":"Phones"},"order":1,"attributes":[]}},
{"t":"product","id":"a","f":{"sku":"A","name":{"ru":"Phone A","en":"Phone A"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":100000,"currency":"RUB"},"cost":{"amount":89000,"currency":"RUB"},"stock":99}},
{"t":"product","id":"b","f":{"sku":"B","name":{"ru":"Phone B","en":"Phone B"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":200000,"currency":"RUB"},"cost":{"amount":100000,"currency":"RUB"},"stock":99}},
{"t":"product","id":"c","f":{"sku":"C","name":{"ru":"Phone C","en":"Phone C"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":250000,"currency":"RUB"},"stock":99}},
{"t":"client","id":"granit","f":{"kind":"company","name":"Granit","owner":"anna"}},
{"t":"questionnaire","id":"q","f":{"name":{"ru":"Связь","en":"Calls"},"order":1}},
{"t":"question","id":"money","f":{"questionnaire":"q","order":1,"text":{"ru":"Бюджет?","en":"Budget?"},"kind":"money","min":0,"max":100000000}},
{"t":"brief","id":"brief-1","f":{"client":"granit","questionnaire":"q","created":"2026-09-01","date":"2026-09-01","answer.money":700000}},
{"t":"offer","id":"offer-1","f":{"number":"КП-2026/0001","version":1,"date":"2026-09-20","valid_until":"2026-10-20","client":"granit","brief":"brief-1","manager":"anna","language":"en","status":"draft","addressee":{"name":"Granit"},"needs":[],"currency":"RUB","discount":0,"prices_include_vat":true,"vat":2200,"terms":{"payment":"Now","delivery":"Soon","warranty":"Long"},"next_step":"Call","rounding":"line-half-up-1"}},
{"t":"offer_line","id":"offer-1.01","f":{"offer":"offer-1","position":1,"product":"a","category":"phones","sku":"A","name":"Phone A","unit":"шт.","quantity":2,"price":{"amount":100000,"currency":"RUB"},"vat":2200}},
{"t":"offer_line","id":"offer-1.02","f":{"offer":"offer-1","position":2,"product":"b","category":"phones","sku":"B","name":"Phone B","unit":"шт.","quantity":1,"price":{"amount":200000,"currency":"RUB"},"vat":2200}}
]})";

struct OfferPage {
  testing::MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  OfferPage() {
    REQUIRE(application.load_demo(kOfferWorkspace));
    open();
  }
  /// The page on a manager's device of a team that is in step with its server.
  explicit OfferPage(std::string_view server) {
    REQUIRE(application.data().member_of({.server = std::string(server),
                                          .device = "d1",
                                          .name = "Laptop",
                                          .role = "manager",
                                          .peer = R"({"space":"s"})"}));
    REQUIRE(application.load_demo(kOfferWorkspace));
    application.data().lead_team();
    take_all();
    open();
  }
  /// The server has everything that was sent last.
  void take_all() {
    const auto sent = parse_json(last_call().body);
    REQUIRE(sent);
    Json taken = Json::object();
    for (const Json& operation : (*sent)["ops"]) {
      taken[operation["n"].get<std::string>()] = operation["s"];
    }
    answer("/v1/sync", 200,
           canonical({{"ack", taken},
                      {"cur", "e1.1"},
                      {"epoch", "e1"},
                      {"more", false},
                      {"now", 1'790'000'000'000},
                      {"ops", Json::array()},
                      {"p", 1},
                      {"rej", Json::array()}}));
  }
  void open() {
    application.route_changed("/offers/offer-1");
    driver.settle();
  }
  void answer(std::string_view path, int status, std::string_view body) {
    application.data().team_answered(path, status, body);
    for (const auto& batch : platform.disk) application.persisted(batch.transaction, true, "");
    driver.settle();
  }
  bool called(std::string_view method, std::string_view path) const {
    return std::any_of(platform.calls.begin(), platform.calls.end(), [&](const auto& call) {
      return call.method == method && call.path == path;
    });
  }
  const testing::MemoryPlatform::Call& last_call() const { return platform.calls.back(); }
  void press(Role role, std::string_view name) {
    driver.activate(role, name);
    driver.settle();
  }
  /// Begins what the server has to answer; until then something turns.
  void make_link() {
    application.act(
        {driver.node(Role::button, "Make the link").id, ui::SemanticAction::Kind::activate, {}});
    driver.frame();
    driver.frame();
  }
  void edit(const std::string& line) { press(Role::button, "Edit line: " + line); }
  /// What a person reads; amounts have spaces that do not break.
  bool shows(std::string text) const {
    for (std::size_t at = 0; (at = text.find(' ', at)) != std::string::npos;) {
      const bool digits = at > 0 && at + 1 < text.size() && text[at - 1] >= '0' &&
                          text[at - 1] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
      if (digits) text.replace(at, 1, "\u00A0");
      ++at;
    }
    return driver.shows(text);
  }
  std::string total() const { return driver.node(Role::textbox, "Make the total").value; }
};

/// The workspace of the records alone.
struct LoadedWorkspace {
  sync::Store store;
  workspace::Workspace workspace;
  LoadedWorkspace() {
    const auto file = workspace::read_workspace_file(kOfferWorkspace);
    REQUIRE(file);
    store.apply_all(*workspace::operations_of(*file));
    workspace.refresh(store);
    REQUIRE(workspace.problems().empty());
  }
  const offer::Offer& offer() const { return *workspace.offer("offer-1"); }
};

}  // namespace

TEST_CASE("a line is put out of the total and back, and undo takes it back as one step") {
  OfferPage page;
  const std::string whole = page.total();
  CHECK_FALSE(page.driver.shows("Optional: not in the total"));
  page.edit("Phone B");
  CHECK(page.driver.node(Role::dialog, "Phone B").modal);
  page.press(Role::radio, "Optional");
  const std::string firm = page.total();
  CHECK(firm != whole);
  page.press(Role::button, "Done");
  CHECK(page.driver.find(Role::dialog, "Phone B") == nullptr);
  page.driver.node(Role::heading, "Optional: not in the total");
  page.driver.node(Role::table, "Optional: not in the total");
  CHECK(page.driver.shows("Optional items together…"));
  CHECK(page.driver.shows("Total with all of them…"));
  CHECK(page.application.key("KeyZ", true, false, false));
  page.driver.settle();
  CHECK(page.total() == whole);
  CHECK_FALSE(page.driver.shows("Optional: not in the total"));
}

TEST_CASE(
    "an alternative from the catalogue stands beside its line, and the client's choice counts") {
  OfferPage page;
  const std::string before = page.total();
  page.edit("Phone B");
  page.driver.node(Role::listitem, "Phone C");
  CHECK(page.driver.find(Role::listitem, "Phone A") == nullptr);  // it is in the offer already
  page.press(Role::button, "Add");
  CHECK(page.total() == before);
  CHECK(page.driver.node(Role::textbox, "Group of alternatives").value == "Phones");
  page.press(Role::button, "Done");
  page.driver.node(Role::table, "A choice: Phones");
  page.edit("Phone C");
  page.press(Role::radio, "In the total");
  CHECK(page.total() != before);
  page.press(Role::button, "Remove the line");
  CHECK_FALSE(page.driver.shows("Phone C"));
}

TEST_CASE("a quantity is changed by keyboard in the dialog of the line") {
  OfferPage page;
  const std::string before = page.total();
  page.edit("Phone A");
  page.driver.type(Role::spinbutton, "Qty", "5");
  page.driver.settle();
  CHECK(page.total() != before);
}

TEST_CASE("the margin is folded away until the manager asks, then a light with a word") {
  OfferPage page;
  CHECK_FALSE(page.driver.shows("Margin without VAT…"));
  CHECK_FALSE(page.driver.shows("Near the floor"));
  page.press(Role::button, "Show the margin");
  CHECK(page.driver.shows("Margin without VAT…"));
  CHECK(page.driver.shows("Normal margin"));
  CHECK(page.driver.shows("Phone A: 11…"));
  CHECK(page.driver.shows("Your discount is up to 0…"));
  page.press(Role::button, "Hide the margin");
  CHECK_FALSE(page.driver.shows("Margin without VAT…"));
}

TEST_CASE("the client's budget is said or left out with a switch") {
  LoadedWorkspace loaded;
  CHECK_FALSE(loaded.offer().budget);
  OfferPage page;
  CHECK_FALSE(page.driver.node(Role::switch_toggle, "Show the client's budget").checked);
  page.press(Role::switch_toggle, "Show the client's budget");
  CHECK(page.driver.node(Role::switch_toggle, "Show the client's budget").checked);
}

TEST_CASE("lines are put into a section, of which the client is told the total alone") {
  OfferPage page;
  for (const char* line : {"Phone A", "Phone B"}) {
    page.edit(line);
    page.driver.type(Role::textbox, "Section", "Desks");
    page.driver.settle();
    page.press(Role::button, "Close");
  }
  CHECK(page.driver.shows("Total of the section “Desks”"));
  // At the client's table, before and after.
  const auto presented = [&page](const std::string& amount) {
    page.application.key("KeyP", false, false, true);
    page.application.key("ArrowRight", false, false, false);
    page.application.key("ArrowRight", false, false, false);
    page.driver.settle();
    const auto& nodes = page.driver.tree().nodes;
    const bool there = std::any_of(nodes.begin(), nodes.end(), [&amount](const auto& node) {
      return node.name.find(amount) != std::string::npos;
    });
    page.application.key("Escape", false, false, false);
    page.driver.settle();
    return there;
  };
  CHECK(presented("₽4,000"));
  CHECK(presented("₽2,000"));
  page.press(Role::switch_toggle, "Only the section's total for the client");
  CHECK(page.driver.node(Role::switch_toggle, "Only the section's total for the client").checked);
  CHECK(presented("₽4,000"));
  CHECK_FALSE(presented("₽2,000"));
}

TEST_CASE("a signature is chosen in the settings, kept as a record, and removed again") {
  OfferPage page;
  page.application.route_changed("/settings");
  page.driver.settle();
  const std::string jpeg("\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x0b\x08\0\x3c\0\x64\1\1\x11\0\xff\xd9",
                         23);
  // A picture nobody has asked for is a file like any.
  page.application.file_received("scan.jpg", jpeg);
  page.driver.settle();
  CHECK(page.platform.lines().find("\"picture\"") == std::string::npos);
  page.application.route_changed("/settings");
  page.driver.settle();
  page.press(Role::button, "Choose a file");
  page.application.file_received("scan.jpg", jpeg);
  page.driver.settle();
  CHECK(page.driver.shows("100 × 60 pixels"));
  CHECK(page.platform.lines().find("\"t\":\"picture\"") != std::string::npos);
  page.press(Role::button, "Remove");
  CHECK_FALSE(page.driver.shows("100 × 60 pixels"));
}

TEST_CASE("figures and remarks of an offer are worked out once, until something changes") {
  LoadedWorkspace loaded;
  std::shared_ptr<const app::OfferFigures> kept;
  const Date today{2026, 9, 21};
  const app::OfferFigures* first =
      &app::figures_of(kept, loaded.workspace, loaded.offer(), today, {});
  CHECK(first == &app::figures_of(kept, loaded.workspace, loaded.offer(), today, {}));
  REQUIRE(first->lights.size() == 2);
  CHECK(first->lights[0].light == pricing::Light::floor);
  CHECK(first->lights[1].light == pricing::Light::target);
  CHECK(first->light.light == pricing::Light::normal);
  CHECK(first->floors[0].has_value());
  const Minor total = first->priced->totals.gross;
  const auto file = workspace::read_workspace_file(kOfferWorkspace);
  REQUIRE(file);
  workspace::WorkspaceFile later = *file;
  later.stamp = *sync::Stamp::parse("19cc251f400-0000-000000000000000e");
  later.records = {{"offer_line", "offer-1.01", Json{{"quantity", 3}}}};
  loaded.store.apply_all(*workspace::operations_of(later));
  loaded.workspace.refresh(loaded.store);
  CHECK(app::figures_of(kept, loaded.workspace, loaded.offer(), today, {}).priced->totals.gross ==
        total + 1'000'00);
}

TEST_CASE("a refusal is said in the language of the interface, with the place where one is known") {
  const app::Strings& russian = app::Strings::of(Language::ru);
  const app::Strings& english = app::Strings::of(Language::en);
  const Error total{ErrorCode::invalid_argument, "The total is less.", "total"};
  CHECK(app::refusal_text(english, total) == "The total is less.");
  CHECK(app::refusal_text(russian, total) == russian.get("error.invalid_argument.total"));
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    const Error error{static_cast<ErrorCode>(code), "No text here.", "somewhere[3]"};
    const std::string text = app::refusal_text(russian, error);
    CHECK(text != error.message);
    CHECK(text.find("error.") == std::string::npos);  // every code has its sentence
  }
  const Error said = app::refuse_said(ErrorCode::conflict, "Сначала исправьте").value();
  CHECK(app::refusal_text(russian, said) == "Сначала исправьте");
}

TEST_CASE(
    "sending with a link: the client's package goes to the server, its address can be copied") {
  OfferPage page("https://team.example/");
  page.press(Role::button, "Send to the client…");
  page.press(Role::button, "Seal and make a link");
  REQUIRE(page.driver.find(Role::dialog, "Share by link") != nullptr);
  page.driver.type(Role::textbox, "PIN to open it (optional)", "12");
  page.press(Role::button, "Make the link");
  CHECK(page.driver.node(Role::textbox, "PIN to open it (optional)").invalid);
  page.driver.type(Role::textbox, "PIN to open it (optional)", "4711");
  page.make_link();
  REQUIRE(page.last_call().path == "/v1/links");
  const auto asked = parse_json(page.last_call().body);
  REQUIRE(asked);
  CHECK((*asked)["days"] == 30);
  CHECK((*asked)["pin"] == "4711");
  const auto package = sharing::read_client_view(canonical((*asked)["package"]) + "\n");
  REQUIRE(package);
  CHECK(package->offers.front().id == "offer-1");

  page.answer("/v1/links", 201,
              R"({"id":"l1","token":"77aa","path":"/s/77aa","expires":1792600000000})");
  CHECK(page.driver.node(Role::textbox, "Address").value == "https://team.example/s/77aa");
  CHECK(page.driver.find(Role::img, "QR code of the link") != nullptr);
  page.press(Role::button, "Copy a message");
  CHECK(page.platform.copied.find("https://team.example/s/77aa") != std::string::npos);
  CHECK(page.platform.copied.find("КП-2026/0001") != std::string::npos);
  page.press(Role::button, "Close");

  // The list is asked for again by itself; the address is still known here.
  CHECK(page.called("GET", "/v1/links?offer=offer-1"));
  page.answer(
      "/v1/links?offer=offer-1", 200,
      R"({"links":[{"id":"l1","by":"d1","created":1,"expires":1792600000000,"pin":true,"answers":2,"title":"t"},)"
      R"({"id":"l0","by":"d2","created":0,"expires":1,"pin":false,"answers":0,"title":"t"}]})");
  CHECK(page.shows("Not opened yet · 2 answers"));
  page.press(Role::button, "Copy the link");
  CHECK(page.platform.copied == "https://team.example/s/77aa");
  page.press(Role::button, "Close");
  CHECK(page.called("DELETE", "/v1/links/l1"));
}

TEST_CASE("a link that could not be made is said, and nothing is lost by asking again") {
  OfferPage page("http://localhost:8080/");
  page.press(Role::button, "Send to the client…");
  page.press(Role::button, "Mark as sent");
  page.press(Role::button, "Share by link");
  page.make_link();
  page.answer("/v1/links", 0, "");
  CHECK(page.shows("The server did not answer…"));
  page.make_link();
  CHECK_FALSE(page.shows("The server did not answer…"));
  page.answer("/v1/links", 201,
              R"({"id":"l1","token":"77aa","path":"/s/77aa","expires":1792600000000})");
  CHECK(page.shows("This address opens on this computer only…"));
}

TEST_CASE("without a team a sent offer is given as a file") {
  OfferPage page;
  page.press(Role::button, "Send to the client…");
  CHECK(page.driver.find(Role::button, "Seal and make a link") == nullptr);
  page.press(Role::button, "Mark as sent");
  CHECK(page.driver.find(Role::button, "The page as a file") != nullptr);
  CHECK(page.driver.find(Role::button, "Share by link") == nullptr);
}
