// Lists of records and trees, as the ARIA authoring patterns have them.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct TreePage {
  std::vector<TreeItem> items{{.label = "Network", .has_children = true, .expanded = true},
                              {.label = "Routers", .level = 2},
                              {.label = "Phones", .level = 2, .has_children = true},
                              {.label = "Desk phones", .level = 3},
                              {.label = "Work", .has_children = true},
                              {.label = "Installation", .level = 2}};
  int selected = 1;
  Driver driver{[this](Ui& ui) {
    const TreeResult did = tree(ui, "Sections", items, selected);
    if (did.chosen >= 0) selected = did.chosen;
    if (did.toggled >= 0) {
      bool& open = items[static_cast<std::size_t>(did.toggled)].expanded;
      open = !open;
    }
  }};
  TreePage() { driver.moves_focus = true; }
  const SemanticNode& item(std::string_view name) { return driver.node(Role::treeitem, name); }
  void key(std::string_view name, std::string_view key) { driver.key(Role::treeitem, name, key); }
  std::string at() const {
    return driver.focused() == nullptr ? std::string("nowhere") : driver.focused()->name;
  }
};

struct ListPage {
  int opened = -1;
  Driver driver{[this](Ui& ui) {
    begin_list(ui, "Letters");
    for (int i = 0; i < 3; ++i) {
      if (list_item(ui, "Letter " + std::to_string(i),
                    {.second_line = "About prices", .detail = "12:40", .current = i == 1})) {
        opened = i;
      }
    }
    list_item(ui, "Only to read", {.pressable = false});
    end_list(ui);
  }};
};

}  // namespace

TEST_CASE("a tree tells levels, places and states, and hides what is closed") {
  TreePage page;
  const SemanticNode& tree = page.driver.node(Role::tree, "Sections");
  CHECK(page.item("Routers").parent == tree.id);
  CHECK(page.item("Routers").level == 2);
  CHECK(page.item("Routers").position == 1);
  CHECK(page.item("Routers").set_size == 2);
  CHECK(page.item("Routers").selected);
  CHECK_FALSE(page.item("Routers").has_expanded);
  CHECK(page.item("Phones").has_expanded);
  CHECK_FALSE(page.item("Phones").expanded);
  CHECK(page.item("Work").position == 2);
  CHECK(page.driver.find(Role::treeitem, "Desk phones") == nullptr);
  CHECK(page.driver.find(Role::treeitem, "Installation") == nullptr);
  int stops = 0;
  for (const SemanticNode& node : page.driver.tree().nodes) stops += node.focusable ? 1 : 0;
  CHECK(stops == 1);
  CHECK(page.item("Routers").focusable);
}

TEST_CASE("arrow keys move in a tree, open and close, Home, End and letters find") {
  TreePage page;
  page.driver.focus(Role::treeitem, "Routers");
  page.key("Routers", "ArrowDown");
  CHECK(page.at() == "Phones");
  page.key("Phones", "ArrowRight");
  CHECK(page.item("Phones").expanded);
  CHECK(page.at() == "Phones");
  page.key("Phones", "ArrowRight");
  CHECK(page.at() == "Desk phones");
  page.key("Desk phones", "ArrowLeft");
  CHECK(page.at() == "Phones");
  page.key("Phones", "ArrowLeft");
  CHECK_FALSE(page.item("Phones").expanded);
  page.key("Phones", "ArrowLeft");
  CHECK(page.at() == "Network");
  page.key("Network", "End");
  CHECK(page.at() == "Work");
  page.key("Work", "r");
  CHECK(page.at() == "Routers");
  page.key("Routers", "Home");
  CHECK(page.at() == "Network");
  CHECK(page.selected == 1);
  page.driver.activate(Role::treeitem, "Network");
  CHECK(page.selected == 0);
}

TEST_CASE("the pointer chooses an item by its words and opens it by its mark") {
  TreePage page;
  page.driver.click(Role::treeitem, "Work");
  CHECK(page.selected == 4);
  CHECK_FALSE(page.item("Work").expanded);
  const Rect rect = page.item("Work").rect;
  page.driver.click_at(rect.x + 10, rect.y + rect.height / 2);
  CHECK(page.item("Work").expanded);
  CHECK(page.driver.find(Role::treeitem, "Installation") != nullptr);
}

TEST_CASE("a list holds items with one press each, walked through with the arrow keys") {
  ListPage page;
  page.driver.moves_focus = true;
  const SemanticNode& list = page.driver.node(Role::list, "Letters");
  const SemanticNode& press = page.driver.node(Role::button, "Letter 1, About prices, 12:40");
  CHECK(press.current);
  const SemanticNode* item = page.driver.tree().find(press.parent);
  REQUIRE(item != nullptr);
  CHECK(item->role == Role::listitem);
  CHECK(item->parent == list.id);
  CHECK(page.driver.find(Role::listitem, "Only to read") != nullptr);
  page.driver.click(Role::button, "Letter 2…");
  CHECK(page.opened == 2);
  page.driver.activate(Role::button, "Letter 0…");
  CHECK(page.opened == 0);
  page.driver.focus(Role::button, "Letter 0…");
  page.driver.key(Role::button, "Letter 0…", "ArrowDown");
  REQUIRE(page.driver.focused() != nullptr);
  CHECK(page.driver.focused()->name == "Letter 1, About prices, 12:40");
  page.driver.key(Role::button, "Letter 1…", "End");
  REQUIRE(page.driver.focused() != nullptr);
  CHECK(page.driver.focused()->name == "Letter 2, About prices, 12:40");
}
