// The template of offers on its screen, without a browser: blocks, texts, colour, the page beside
// them that follows, and the offers that follow it or do not.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using ui::Role;

namespace {

constexpr std::string_view kTemplateWorkspace = R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"company","id":"own","f":{"name":{"ru":"Связь","en":"Svyaz"},"inn":"7707083893","kpp":"770701001",
 "ogrn":"1027700132195","address":{"ru":"Москва","en":"Moscow"},"signatory_name":{"ru":"Петров","en":"Petrov"},
 "terms_payment":{"ru":"Сразу","en":"At once"},"accent":"#0b6bb8"}},
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"}}},
{"t":"category","id":"phones","f":{"name":{"ru":"Телефоны","en":"Phones"},"order":1,"attributes":[]}},
{"t":"product","id":"a","f":{"sku":"A","name":{"ru":"Phone A","en":"Phone A"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":100000,"currency":"RUB"},"stock":99}},
{"t":"client","id":"granit","f":{"kind":"company","name":"Granit","owner":"anna"}},
{"t":"offer","id":"draft","f":{"number":"КП-2026/0001","version":1,"date":"2026-09-20","valid_until":"2026-10-20","client":"granit","manager":"anna","language":"en","status":"draft","addressee":{"name":"Granit"},"needs":[{"need":"calls","name":"Calls for all","level":"must","met":1000,"benefit":"nobody waits"}],"currency":"RUB","discount":0,"prices_include_vat":true,"vat":2200,"terms":{"payment":"Now","delivery":"Soon","warranty":"Long"},"next_step":"Call","rounding":"line-half-up-1"}},
{"t":"offer_line","id":"draft.01","f":{"offer":"draft","position":1,"product":"a","category":"phones","sku":"A","name":"Phone A","unit":"шт.","quantity":2,"price":{"amount":100000,"currency":"RUB"},"vat":2200}},
{"t":"offer","id":"sent","f":{"number":"КП-2026/0002","version":1,"date":"2026-09-20","valid_until":"2026-10-20","client":"granit","manager":"anna","language":"en","status":"sent","addressee":{"name":"Granit"},"needs":[],"currency":"RUB","discount":0,"prices_include_vat":true,"vat":2200,"terms":{"payment":"Now","delivery":"Soon","warranty":"Long"},"next_step":"Call","rounding":"line-half-up-1"}},
{"t":"offer_line","id":"sent.01","f":{"offer":"sent","position":1,"product":"a","category":"phones","sku":"A","name":"Phone A","unit":"шт.","quantity":2,"price":{"amount":100000,"currency":"RUB"},"vat":2200}}
]})";

struct TemplatePage {
  testing::MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{testing::target_of(application)};

  explicit TemplatePage(std::string_view workspace = kTemplateWorkspace) {
    REQUIRE(application.load_demo(workspace));
    driver.input.width = 1366;
    driver.input.height = 4000;  // all of both sides in sight
    open("/document-template");
  }
  void open(std::string_view route) {
    application.route_changed(route);
    driver.settle();
  }
  void press(Role role, std::string_view name) {
    driver.activate(role, name);
    driver.settle();
  }
  /// Types without leaving the field.
  void begin_typing(std::string_view field, std::string_view text) {
    driver.focus(Role::textbox, field);
    driver.act(Role::textbox, field, ui::SemanticAction::Kind::set_value, std::string(text));
    driver.settle();
  }
  void type(std::string_view field, std::string_view text) {
    driver.type(Role::textbox, field, text);
    driver.settle();
  }
  [[nodiscard]] bool shows(std::string_view text) const { return driver.shows(text); }
  /// Headings of the page beside, from top to bottom.
  [[nodiscard]] std::vector<std::string> headings() const {
    const ui::SemanticNode& preview = driver.node(Role::region, "The document");
    std::vector<std::string> names;
    for (const ui::SemanticNode& node : driver.tree().nodes) {
      if (node.role != Role::heading) continue;
      for (const auto* at = driver.tree().find(node.parent); at != nullptr;
           at = driver.tree().find(at->parent)) {
        if (at->id == preview.id) names.push_back(node.name);
      }
    }
    return names;
  }
  [[nodiscard]] bool in_order(const char* first, const char* second) const {
    const std::vector<std::string> names = headings();
    const auto a = std::find(names.begin(), names.end(), first);
    const auto b = std::find(names.begin(), names.end(), second);
    return a != names.end() && b != names.end() && a < b;
  }
  /// The operations written last, as JSON.
  [[nodiscard]] Json last_written() const {
    return *parse_json(platform.disk.back().operations.back().json);
  }
};

constexpr const char* kNeedsHeading = "Your task as we understood it";
constexpr const char* kBenefitsHeading = "What the solution gives you";

}  // namespace

TEST_CASE("a block is switched off and on, and the page beside follows") {
  TemplatePage page;
  CHECK(page.in_order(kNeedsHeading, kBenefitsHeading));
  page.press(Role::switch_toggle, kNeedsHeading);
  const std::vector<std::string> without = page.headings();
  CHECK(std::find(without.begin(), without.end(), kNeedsHeading) == without.end());
  const Json written = page.last_written();
  CHECK(written["t"] == "document_template");
  CHECK(written["id"] == "offer");
  CHECK(written["f"]["hidden"] == Json::array({"needs"}));
  page.press(Role::button, "Undo");
  CHECK(page.in_order(kNeedsHeading, kBenefitsHeading));
  CHECK(page.driver.node(Role::button, "Back to the standard template").disabled);
}

TEST_CASE("what an offer cannot do without cannot be switched off, and it is said why") {
  TemplatePage page;
  for (const char* block : {"Head", "Contents and price", "Options and alternatives"}) {
    const ui::SemanticNode& node = page.driver.node(Role::switch_toggle, block);
    CHECK(node.disabled);
    CHECK(node.description.starts_with("Always there"));
  }
  CHECK(page.driver.node(Role::button, "Up: Head").disabled);
  CHECK(page.driver.node(Role::button, "Up: Introduction").disabled);
}

TEST_CASE("a block is moved by keyboard, keeps the focus and says where it stands") {
  TemplatePage page;
  page.driver.moves_focus = true;
  CHECK(page.in_order("The solution", "Terms"));
  page.driver.focus(Role::button, "Up: Terms");
  for (int i = 0; i < 6; ++i) {
    page.driver.activate(Role::button, "Up: Terms");
    page.driver.settle();
  }
  CHECK(page.in_order("Terms", "The solution"));
  CHECK(page.shows("“Terms” is number 2 of 13"));
  // No way further up: the focus goes to the way back.
  CHECK(page.driver.node(Role::button, "Up: Terms").disabled);
  REQUIRE(page.driver.focused() != nullptr);
  CHECK(page.driver.focused()->name == "Down: Terms");
  // A draft is laid out so as well.
  page.open("/offers/draft");
  const ui::SemanticNode& terms = page.driver.node(Role::heading, "Terms");
  CHECK(terms.rect.y < page.driver.node(Role::heading, "The solution").rect.y);
  // What has been sent is not.
  page.open("/offers/sent");
  CHECK(page.driver.node(Role::heading, "Terms").rect.y >
        page.driver.node(Role::heading, "The solution").rect.y);
}

TEST_CASE("the page beside follows every key, and what is typed is kept when the field is left") {
  TemplatePage page;
  const std::size_t before = page.platform.disk.size();
  page.begin_typing("Introduction", "Dear {client}, it is {total}");
  CHECK(page.shows("Dear Granit, it is ₽2,000.00"));
  CHECK(page.platform.disk.size() == before);
  page.driver.act(Role::textbox, "Introduction", ui::SemanticAction::Kind::commit);
  page.driver.blur(Role::textbox, "Introduction");
  page.driver.settle();
  CHECK(page.last_written()["f"]["introduction"] == Json{{"en", "Dear {client}, it is {total}"}});
  // The other language has a text of its own.
  page.press(Role::radio, "Русский");
  CHECK(page.driver.node(Role::textbox, "Introduction").value.empty());
  CHECK(page.driver.node(Role::textbox, "Introduction")
            .description.starts_with("Written in the other language only"));
  page.type("Introduction", "Для {client}");
  CHECK(page.last_written()["f"]["introduction"] ==
        Json{{"en", "Dear {client}, it is {total}"}, {"ru", "Для {client}"}});
  CHECK(page.shows("Для Granit"));
}

TEST_CASE("the block that is typed comes into sight on the page beside") {
  TemplatePage page;
  page.driver.input.height = 768;
  page.driver.settle();
  page.begin_typing("Closing", "See you soon");
  page.begin_typing("Closing", "See you soon, {client}");
  const ui::Rect at = page.driver.node(Role::text, "See you soon, Granit").rect;
  CHECK(at.y > 0);
  CHECK(at.bottom() < 768);
}

TEST_CASE("an unknown placeholder is said at once, an unfilled one before sending") {
  TemplatePage page;
  page.begin_typing("Closing", "See you, {name}");
  const ui::SemanticNode& field = page.driver.node(Role::textbox, "Closing");
  CHECK(field.invalid);
  CHECK(field.description == "There is no such placeholder: {name}");
  page.type("Closing", "See you, {contact}");
  CHECK_FALSE(page.driver.node(Role::textbox, "Closing").invalid);
  page.open("/offers/draft");
  CHECK(page.driver.find(Role::listitem,
                         "Forbids sending: A gap was not filled in: {contact} (closing in the "
                         "template)") != nullptr);
  CHECK(
      page.shows("Fill it in the client’s card or the offer, or change the template in the "
                 "settings."));
}

TEST_CASE("a placeholder goes to the end of the text that is being typed, and nothing is lost") {
  TemplatePage page;
  page.begin_typing("Closing", "Yours,");
  page.driver.node(Role::group, "Placeholders");
  page.press(Role::button, "manager");
  CHECK(page.driver.node(Role::textbox, "Closing").value == "Yours, {manager}");
  CHECK(page.shows("Yours, Anna"));
  CHECK(page.last_written()["f"]["closing"] == Json{{"en", "Yours, {manager}"}});
}

TEST_CASE("terms of new offers and the colour are the company's own") {
  TemplatePage page;
  CHECK(page.shows("Payment: At once"));
  page.begin_typing("Payment", "In two halves");
  CHECK(page.shows("Payment: In two halves"));
  page.type("Payment", "In two halves");
  CHECK(page.last_written()["t"] == "company");
  CHECK(page.last_written()["f"]["terms_payment"] ==
        Json{{"en", "In two halves"}, {"ru", "Сразу"}});
  page.type("Another colour", "#ffd54f");
  CHECK(page.driver.node(Role::textbox, "Another colour").invalid);
  CHECK(page.last_written()["f"].contains("terms_payment"));
  page.press(Role::button, "Take a darker one: …");
  const std::string darker = page.last_written()["f"]["accent"];
  CHECK(page.driver.node(Role::textbox, "Another colour").value == darker);
  CHECK_FALSE(page.driver.node(Role::textbox, "Another colour").invalid);
  page.press(Role::radio, "Wine");
  CHECK(page.last_written()["f"]["accent"] == "#a63a50");
}

TEST_CASE("back to the standard template, and not to what was there before") {
  TemplatePage page;
  page.type("Introduction", "Hello {client}");
  page.press(Role::switch_toggle, "Signature");
  CHECK(page.shows("Hello Granit"));
  page.press(Role::button, "Back to the standard template");
  CHECK_FALSE(page.shows("Hello Granit"));
  CHECK(page.driver.node(Role::switch_toggle, "Signature").checked);
  page.press(Role::switch_toggle, "Note");
  CHECK_FALSE(page.shows("Hello Granit"));
  CHECK(page.driver.node(Role::switch_toggle, "Signature").checked);
  page.press(Role::button, "Undo");
  page.press(Role::button, "Undo");
  CHECK(page.shows("Hello Granit"));
  CHECK_FALSE(page.driver.node(Role::switch_toggle, "Signature").checked);
}

TEST_CASE("the short document has a template of its own") {
  TemplatePage page;
  page.press(Role::radio, "Short");
  const auto has_needs = [&] {
    const std::vector<std::string> names = page.headings();
    return std::find(names.begin(), names.end(), kNeedsHeading) != names.end();
  };
  CHECK_FALSE(has_needs());
  page.press(Role::switch_toggle, kNeedsHeading);
  CHECK(has_needs());
  CHECK(page.last_written()["id"] == "short-offer");
  page.press(Role::switch_toggle, "Note");
  page.press(Role::radio, "Full");
  CHECK(page.driver.node(Role::switch_toggle, "Note").checked);
}

TEST_CASE("where there is no room for both, the page is behind a choice") {
  TemplatePage page;
  page.driver.input.width = 390;
  page.driver.settle();
  CHECK(page.driver.find(Role::region, "The document") == nullptr);
  page.press(Role::radio, "The document");
  CHECK(page.driver.find(Role::region, "The document") != nullptr);
  CHECK(page.driver.find(Role::switch_toggle, "Note") == nullptr);
}

TEST_CASE("without an offer the page shows one that is made up") {
  const Json workspace = *parse_json(kTemplateWorkspace);
  Json bare = workspace;
  bare["records"] = Json::array();
  for (const Json& record : workspace["records"]) {
    if (!record["t"].get<std::string>().starts_with("offer")) bare["records"].push_back(record);
  }
  TemplatePage page(canonical(bare));
  page.begin_typing("Introduction", "For {client} and {contact}");
  CHECK(page.shows("For Example Ltd and Anna Sample"));
  CHECK(page.shows("Phone A"));
}

TEST_CASE("nothing of the page beside can be pressed") {
  TemplatePage page;
  const ui::SemanticNode& preview = page.driver.node(Role::region, "The document");
  for (const ui::SemanticNode& node : page.driver.tree().nodes) {
    if (!node.focusable) continue;
    for (const auto* at = page.driver.tree().find(node.parent); at != nullptr;
         at = page.driver.tree().find(at->parent)) {
      CHECK_MESSAGE(at->id != preview.id, node.name);
    }
  }
}
