// Finding while typing: the score, the list under a search field, the field with suggestions, and
// what the command palette offers.
#include <doctest/doctest.h>

#include "app/shell/application.h"
#include "app/shell/palette.h"
#include "app/ui/fuzzy.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

const ChoiceItem kTowns[] = {{.label = "Moscow"}, {.label = "Tula"}, {.label = "Tomsk"}};

struct SearchPage {
  std::string query;
  int chosen = -1;
  std::vector<SearchItem> items{{.label = "New client", .shortcut = "Alt+N"},
                                {.label = "Settings", .description = "Go to"},
                                {.label = "Undo"}};
  Driver driver{[this](Ui& ui) {
    const SearchListResult result =
        search_list(ui, "Find", query, items, {.empty = "Nothing", .status = "3 results"});
    if (result.chosen >= 0) chosen = result.chosen;
  }};
  void key(std::string_view name) { driver.key(Role::textbox, "Find", name); }
  const SemanticNode& field() { return driver.node(Role::textbox, "Find"); }
};

// The application with its palette, which opens by the key alone.
struct PalettePage {
  oferta::testing::MemoryPlatform platform;
  oferta::app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{
      oferta::testing::Target{[this](const FrameInput& input) { application.frame(input); },
                              [this]() -> const SemanticTree& { return application.semantics(); },
                              [this](const SemanticAction& action) { application.act(action); },
                              [this] { return application.wants_frame(); }}};
  void toggle() {
    CHECK(application.key("KeyK", true, false, false));
    driver.settle();
  }
  bool open() { return driver.find(Role::dialog, "Search and commands") != nullptr; }
};

constexpr std::string_view kPaletteField = "What to find or do";

}  // namespace

TEST_CASE("a beginning counts more than a word, a word more than a part, letters least") {
  const int start = fuzzy_score("cli", "Client card");
  const int word = fuzzy_score("cli", "New client");
  const int inside = fuzzy_score("lie", "New client");
  const int scattered = fuzzy_score("clt", "New client");
  CHECK(start > word);
  CHECK(word > inside);
  CHECK(inside > scattered);
  CHECK(scattered > 0);
  CHECK(fuzzy_score("xyz", "New client") == 0);
  CHECK(fuzzy_score("", "New client") > 0);
}

TEST_CASE("every word of the query has to be found, in any order and case") {
  CHECK(fuzzy_score("КЛИЕНТ нов", "Новый клиент") > 0);
  CHECK(fuzzy_score("клиент стар", "Новый клиент") == 0);
  CHECK(fuzzy_score("ещё", "Еще один") > 0);
}

TEST_CASE("what was typed in the other keyboard layout is found, behind what was meant") {
  CHECK(other_layout("rkbtyn") == "клиент");
  CHECK(other_layout("ыуеештпы") == "settings");
  CHECK(fuzzy_score("rkbtyn", "Новый клиент") > 0);
  CHECK(fuzzy_score("rkbtyn", "Новый клиент") < fuzzy_score("клиент", "Новый клиент"));
}

TEST_CASE("arrow keys move through what was found while the field keeps the focus") {
  SearchPage page;
  page.driver.focus(Role::textbox, "Find");
  CHECK(page.field().expanded);
  CHECK(page.field().controls == page.driver.node(Role::listbox, "Find").id);
  CHECK(page.field().active_descendant == page.driver.node(Role::option, "New client").id);
  page.key("ArrowDown");
  CHECK(page.field().active_descendant == page.driver.node(Role::option, "Settings, Go to").id);
  CHECK(page.driver.node(Role::option, "Settings, Go to").selected);
  page.key("ArrowUp");
  page.key("ArrowUp");
  CHECK(page.field().active_descendant == page.driver.node(Role::option, "Undo").id);
  page.key("Enter");
  CHECK(page.chosen == 2);
}

TEST_CASE("an item is taken with the pointer; typing starts from the first again") {
  SearchPage page;
  page.driver.click(Role::option, "Settings, Go to");
  CHECK(page.chosen == 1);
  page.driver.focus(Role::textbox, "Find");
  page.key("ArrowDown");
  page.driver.act(Role::textbox, "Find", SemanticAction::Kind::set_value, "un");
  CHECK(page.query == "un");
  CHECK(page.field().active_descendant == page.driver.node(Role::option, "New client").id);
  page.items.clear();
  page.driver.settle();
  CHECK_FALSE(page.field().expanded);
  CHECK(page.driver.shows("3 results"));
}

TEST_CASE("a combo finds while typing, takes with Enter, forgets with Escape") {
  int index = -1;
  Driver page([&](Ui& ui) { combo(ui, "Town", kTowns, index, "No such town"); });
  page.focus(Role::textbox, "Town");
  CHECK_FALSE(page.node(Role::textbox, "Town").expanded);
  page.act(Role::textbox, "Town", SemanticAction::Kind::set_value, "t");
  CHECK(page.find(Role::option, "Moscow") == nullptr);
  page.key(Role::textbox, "Town", "ArrowDown");
  page.key(Role::textbox, "Town", "Enter");
  CHECK(index == 2);
  CHECK(page.node(Role::textbox, "Town").value == "Tomsk");
  CHECK_FALSE(page.node(Role::textbox, "Town").expanded);
  page.act(Role::textbox, "Town", SemanticAction::Kind::set_value, "zzz");
  CHECK(page.shows("No such town"));
  page.key(Role::textbox, "Town", "Escape");
  CHECK(index == 2);
  CHECK(page.node(Role::textbox, "Town").value == "Tomsk");
}

TEST_CASE("the palette offers what can be done, in either language") {
  using namespace oferta::app;
  const oferta::workspace::Workspace empty;
  const Route route = to_selection("c1", "b1");
  const PaletteSource source{empty, Strings::of(oferta::Language::ru), route, true, false};
  const auto labels = [&](std::string_view query) {
    std::vector<std::string> out;
    for (const PaletteEntry& entry : find_in_palette(source, query)) out.push_back(entry.label);
    return out;
  };
  // What the screen is for comes first.
  CHECK(labels("").front() == "Создать предложение");
  CHECK(labels("new client") == std::vector<std::string>{"Новый клиент"});
  CHECK(labels("настр").front() == "Настройки");
  CHECK(labels("настр") == labels("yfcnh"));
  const std::vector<PaletteEntry> undo = find_in_palette(source, "отмен");
  REQUIRE(undo.size() == 1);
  CHECK(undo.front().command.as<Undo>() != nullptr);
  CHECK(undo.front().shortcut == "Ctrl+Z");
  // Nothing was undone, so there is nothing to bring back.
  CHECK(labels("вернуть") == std::vector<std::string>{"Вернуться к потребностям"});
}

TEST_CASE("the palette leads to another screen, and opens there anew") {
  PalettePage page;
  page.toggle();
  REQUIRE(page.open());
  page.driver.focus(Role::textbox, kPaletteField);
  page.driver.act(Role::textbox, kPaletteField, SemanticAction::Kind::set_value, "settings");
  page.driver.key(Role::textbox, kPaletteField, "Enter");
  CHECK(page.platform.route == "/settings");
  CHECK(page.driver.find(Role::heading, "Settings") != nullptr);
  CHECK_FALSE(page.open());
  // The second time nothing is left of the first.
  page.toggle();
  CHECK(page.driver.node(Role::textbox, kPaletteField).value.empty());
  CHECK(page.driver.find(Role::option, "Clients, Go to") != nullptr);
  page.driver.focus(Role::textbox, kPaletteField);
  page.driver.key(Role::textbox, kPaletteField, "Escape");
  CHECK_FALSE(page.open());
  CHECK(page.platform.route == "/settings");
}
