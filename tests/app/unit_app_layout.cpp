// Room for words: in Russian and in a made-up language two fifths longer than English no text of
// the interface is cut or lies over another – on a desktop, at 200 % zoom, on a phone, with big
// text.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "app/shell/application.h"
#include "app/shell/strings.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct LayoutPage {
  oferta::testing::MemoryPlatform platform;
  std::unique_ptr<oferta::app::Application> application;
  std::unique_ptr<Driver> driver;

  /// `link`: the package of a link to choose by; else the manager's application with the demo.
  explicit LayoutPage(std::string_view language, std::string_view link = {}, bool in_file = false) {
    platform.language = "ru";
    platform.set_preference("texts", language == "stretched" ? "stretched" : "");
    application =
        std::make_unique<oferta::app::Application>(platform, oferta::testing::test_fonts());
    if (link.empty()) {
      REQUIRE(application->load_demo(oferta::testing::demo_workspace()));
    } else if (in_file) {
      REQUIRE(application->begin_choosing("77aa", link, oferta::app::ChoosingWay::file));
    } else {
      REQUIRE(application->begin_choosing("77aa", link));
    }
    driver = std::make_unique<Driver>(oferta::testing::target_of(*application));
  }
};

// What people wrote themselves may be cut, and examples in empty fields; a text of the interface
// may not.
bool is_interface_text(std::string_view text) {
  using oferta::app::Strings;
  using Texts = std::set<std::string, std::less<>>;
  const auto texts_of = [](const Strings& strings, bool examples) {
    Texts out;
    for (const std::string& key : strings.keys()) {
      if ((key.find(".hint") != std::string::npos) == examples) out.insert(strings.get(key));
    }
    return out;
  };
  static const Texts russian = texts_of(Strings::of(oferta::Language::ru), false);
  static const Texts examples = texts_of(Strings::stretched(), true);
  const bool made_up = text.find('[') != std::string_view::npos && examples.count(text) == 0;
  return made_up || russian.count(text) > 0;
}

// What of a node is in sight: views clip what is in them.
Rect shown_part(const SemanticTree& tree, const SemanticNode& node) {
  Rect rect = node.rect;
  for (const SemanticNode* at = tree.find(node.parent); at != nullptr; at = tree.find(at->parent)) {
    if (!at->scrolls || at->layer != node.layer) continue;
    const float right = std::min(rect.right(), at->rect.right());
    const float bottom = std::min(rect.bottom(), at->rect.bottom());
    rect.x = std::max(rect.x, at->rect.x);
    rect.y = std::max(rect.y, at->rect.y);
    rect.width = std::max(0.0F, right - rect.x);
    rect.height = std::max(0.0F, bottom - rect.y);
  }
  return rect;
}

bool is_leaf_with_words(const SemanticNode& node) {
  switch (node.role) {
    case Role::text:
    case Role::paragraph:
    case Role::heading:
    case Role::button:
    case Role::link:
    case Role::textbox:
    case Role::spinbutton:
    case Role::combobox:
    case Role::checkbox:
    case Role::radio:
    case Role::switch_toggle:
    case Role::tab:
      return !node.name.empty() && node.rect.width > 0;
    default:
      return false;
  }
}

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

bool holds(const SemanticTree& tree, const SemanticNode& outer, const SemanticNode& inner) {
  for (const SemanticNode* at = tree.find(inner.parent); at != nullptr;
       at = tree.find(at->parent)) {
    if (at->id == outer.id) return true;
  }
  return false;
}

std::vector<std::string> overlaps(const SemanticTree& tree) {
  struct Piece {
    const SemanticNode* node;
    Rect rect;
  };
  std::vector<Piece> pieces;
  for (const SemanticNode& node : tree.nodes) {
    if (!is_leaf_with_words(node)) continue;
    const Rect rect = shown_part(tree, node);
    if (rect.width > 1 && rect.height > 1) pieces.push_back({&node, rect});
  }
  std::vector<std::string> found;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    for (std::size_t j = i + 1; j < pieces.size(); ++j) {
      const Rect& a = pieces[i].rect;
      const Rect& b = pieces[j].rect;
      const float wide = std::min(a.right(), b.right()) - std::max(a.x, b.x);
      const float high = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
      if (wide <= 2 || high <= 2 || pieces[i].node->layer != pieces[j].node->layer) continue;
      const SemanticNode& one = *pieces[i].node;
      const SemanticNode& other = *pieces[j].node;
      if (holds(tree, one, other) || holds(tree, other, one)) continue;
      // A button inside its field, such as the one that opens a calendar.
      if (one.role == Role::textbox && other.role == Role::button) continue;
      // Points of a curve lie as close as their values.
      if (one.has_pressed && other.has_pressed && one.parent == other.parent) continue;
      // What stands on a card that is chosen as a whole.
      if (one.role == Role::radio && contains(a, b)) continue;
      found.push_back(one.name + " | " + other.name + " (" +
                      std::string(oferta::ui::role_name(one.role)) + ")");
    }
  }
  return found;
}

struct Window {
  std::string_view name;
  float width;
  float height;
};
constexpr std::array<Window, 5> kWindows = {
    Window{"desktop", 1366, 768}, Window{"small laptop", 1024, 768}, Window{"tablet", 820, 1180},
    Window{"zoomed to 200 %", 683, 384}, Window{"phone", 390, 844}};

// Controls that reach over the edge of the page.
std::vector<std::string> outside(const SemanticTree& tree, const Window& window) {
  std::vector<std::string> found;
  for (const SemanticNode& node : tree.nodes) {
    if (!node.focusable || node.role == Role::main) continue;
    const Rect rect = shown_part(tree, node);
    if (rect.width > 0 && (rect.x < -1 || rect.right() > window.width + 1)) {
      found.push_back(node.name);
    }
  }
  return found;
}

// Looks at a screen from top to bottom.
void check_screen(LayoutPage& page, std::string_view route) {
  page.application->route_changed(route);
  for (const Window& window : kWindows) {
    CAPTURE(route);
    CAPTURE(window.name);
    page.driver->input.width = window.width;
    page.driver->input.height = window.height;
    page.driver->move(window.width / 2, window.height / 2);
    page.driver->settle();
    page.driver->wheel(1000);
    for (int screenful = 0; screenful < 6; ++screenful) {
      // The title of the gallery stands under the bar once more, and its other words are samples.
      const bool samples = route == "/gallery";
      for (const std::string& text : page.application->cut_texts()) {
        if (samples) break;
        CHECK_MESSAGE(!is_interface_text(text), "cut: ", text);
      }
      for (const std::string& pair : overlaps(page.application->semantics())) {
        CHECK_MESSAGE(false, "one over the other: ", pair);
      }
      for (const std::string& name : outside(page.application->semantics(), window)) {
        CHECK_MESSAGE(false, "over the edge: ", name);
      }
      page.driver->wheel(-window.height / 150);
    }
  }
}

}  // namespace

TEST_CASE("stretched texts are longer and keep the names of values") {
  using oferta::app::Strings;
  const Strings& longer = Strings::stretched();
  CHECK(longer.get("nav.clients") == "[Cliieents]");
  CHECK(longer.format("file.taken", {{"file", "a.json"}}) ==
        "[Thee fiilee “a.json” haas beeeen looaadeed]");
  CHECK(longer.plural("settings.data.records", 1).front() == '[');
}

TEST_CASE("no text of the interface is cut or lies over another on the main screens") {
  for (const std::string_view language : {"ru", "stretched"}) {
    CAPTURE(language);
    LayoutPage page(language);
    for (const std::string_view route :
         {"/clients", "/clients/severnye-linii",
          "/clients/severnye-linii/briefs/severnye-linii-1/needs",
          "/clients/severnye-linii/briefs/severnye-linii-1/selection", "/offers/offer-2026-0146",
          "/catalogue", "/price-list", "/offers", "/requests", "/settings", "/document-template",
          "/data", "/gallery"}) {
      check_screen(page, route);
    }
  }
}

TEST_CASE("no text of the interface is cut or lies over another while something is presented") {
  for (const std::string_view place :
       {"/offers/offer-2026-0146", "/clients/severnye-linii/briefs/severnye-linii-1/selection"}) {
    for (const std::string_view language : {"ru", "stretched"}) {
      CAPTURE(place);
      CAPTURE(language);
      LayoutPage page(language);
      page.application->route_changed(place);
      page.driver->settle();
      CHECK(page.application->key("KeyP", false, false, true));
      for (const std::string_view step : {"need", "solution", "price", "next step"}) {
        check_screen(page, step);  // whatever the address, the presentation is drawn
        page.application->key("ArrowRight", false, false, false);
      }
    }
  }
}

TEST_CASE(
    "no text of the interface is cut or lies over another beside the client's window and in it") {
  for (const std::string_view place :
       {"/offers/offer-2026-0146", "/clients/severnye-linii/briefs/severnye-linii-1/selection"}) {
    for (const std::string_view language : {"ru", "stretched"}) {
      CAPTURE(place);
      CAPTURE(language);
      LayoutPage page(language);
      page.application->route_changed(place);
      page.driver->settle();
      while (page.application->wants_work()) page.application->work();
      CHECK(page.application->key("KeyP", false, true, true));
      page.application->client_window().became("here", {});
      check_screen(page, place);
      REQUIRE_FALSE(page.platform.said.empty());
      const oferta::testing::MemoryPlatform::Said& said = page.platform.said.front();

      LayoutPage client(language);
      client.application->client_window().begin();
      client.application->client_window().became("windowed", {});
      check_screen(client, "nothing yet");
      client.application->client_window().told(said.text, said.bytes);
      client.application->client_window().became("alone", {});
      for (const std::string_view step : {"need", "solution", "price", "next step"}) {
        check_screen(client, step);
        client.application->key("ArrowRight", false, false, false);
      }
    }
  }
}

TEST_CASE("no text of the interface is cut or lies over another where requests wait") {
  for (const std::string_view language : {"ru", "stretched"}) {
    CAPTURE(language);
    LayoutPage page(language);
    for (const std::string_view number : {"1", "2", "3", "4"}) {
      std::string operation =
          R"({"f":{"at":1780000000000,"budget":{"amount":5000000000,"currency":"RUB"},)"
          R"("client":"severnye-linii","company":"ООО «Северные линии и ещё одно очень длинное )"
          R"(название»","consent":"pd-1","contact_name":"Константин Константинопольский",)"
          R"("date":"2026-09-20","email":"konstantin.konstantinopolsky@long-name.example",)"
          R"("questionnaire":"office","answer.tasks":["telephony","wifi"],"answer.employees":25,)"
          R"("answer.downtime":4,"answer.wishes":"Тише","source":"stand","text":"Нужна тихая серверная, связь для )"
          R"(всех, кто работает из дома, и запись разговоров, чтобы было с чем разбирать жалобы",)"
          R"("total":{"amount":4999999900,"currency":"RUB"}},"h":"019e70dd810-0000-00000000000000c3",)"
          R"("id":"lead-N","n":"00000000000000c3","s":N,"t":"lead","u":"guest","v":1})";
      for (std::size_t at = 0; (at = operation.find(":N,")) != std::string::npos;) {
        operation.replace(at + 1, 1, number);
      }
      operation.replace(operation.find("lead-N") + 5, 1, number);
      REQUIRE(page.application->apply_operations(operation + "\n"));
    }
    page.application->route_changed("/clients");
    page.driver->settle();
    REQUIRE(std::count_if(page.driver->tree().nodes.begin(), page.driver->tree().nodes.end(),
                          [](const SemanticNode& node) { return node.role == Role::listitem; }) >=
            3);
    check_screen(page, "/clients");
    check_screen(page, "/requests");
  }
}

TEST_CASE("no text of the interface is cut or lies over another where somebody chooses") {
  for (const std::string_view way : {"link", "stand", "file"}) {
    const bool stand = way == "stand";
    const bool in_file = way == "file";
    const std::string package = oferta::testing::demo_choice_package(stand, oferta::Language::ru);
    for (const std::string_view language : {"ru", "stretched"}) {
      CAPTURE(way);
      CAPTURE(language);
      LayoutPage page(language, package, in_file);
      const auto& words = language == "ru" ? oferta::app::Strings::of(oferta::Language::ru)
                                           : oferta::app::Strings::stretched();
      check_screen(page, "/choose/77aa");
      if (stand) {
        page.driver->activate(Role::button, words.get("stand.begin"));
      }
      page.application->route_changed("/choose/77aa/questions/tasks");
      page.driver->settle();
      std::vector<std::string> tasks;
      for (const SemanticNode& node : page.driver->tree().nodes) {
        if (node.role == Role::checkbox && tasks.size() < 4) tasks.push_back(node.name);
      }
      for (const std::string& task : tasks) page.driver->activate(Role::checkbox, task);
      for (const std::string_view part :
           {"questions/tasks", "questions/employees", "questions/downtime", "budget", "offers",
            "contents", "send", "sent"}) {
        page.application->route_changed(std::string("/choose/77aa/") + std::string(part));
        while (page.application->wants_work()) page.application->work();
        check_screen(page, std::string("/choose/77aa/") + std::string(part));
        if (part != "send" || !in_file) continue;
        page.driver->type(Role::textbox, words.get("choose.name"), "Павел Серов");
        page.driver->type(Role::textbox, words.get("choose.phone"), "+7 495 000 00 00");
        page.driver->activate(Role::checkbox, words.get("choose.consent"));
        page.driver->activate(Role::button, words.get("choose.file.save"));
        REQUIRE(page.platform.downloads.size() == 1);
      }
    }
  }
}
