// Dialogs, menus, popovers, toasts: what lies above the page.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

struct DialogPage {
  bool open = false;
  bool dismissable = true;
  int below = 0;
  int created = 0;
  std::string name;
  Driver driver{[this](Ui& ui) {
    if (button(ui, "New client")) open = true;
    ui.spacing(300);
    if (button(ui, "Below")) ++below;
    if (begin_dialog(ui, "Client", open, {.text = "Two fields", .dismissable = dismissable})) {
      text_field(ui, "Name", name);
      begin_dialog_actions(ui);
      if (button(ui, "Create", {.kind = ButtonKind::primary})) ++created;
      end_dialog_actions(ui);
      end_dialog(ui);
    }
  }};
};

}  // namespace

TEST_CASE("a dialog is modal, gets the focus, and gives it back") {
  DialogPage page;
  page.driver.focus(Role::button, "New client");
  // The request stands in the tree of the frame in which the dialog opened.
  page.driver.context().act(
      {page.driver.node(Role::button, "New client").id, SemanticAction::Kind::activate, {}});
  page.driver.frame();
  CHECK(page.open);
  const SemanticNode dialog = page.driver.node(Role::dialog, "Client");
  CHECK(dialog.modal);
  CHECK(dialog.description == "Two fields");
  CHECK(page.driver.tree().focus_request == page.driver.node(Role::textbox, "Name").id);
  page.driver.focus(Role::textbox, "Name");
  page.driver.context().act(
      {page.driver.node(Role::textbox, "Name").id, SemanticAction::Kind::key, "Escape"});
  page.driver.frame();
  CHECK_FALSE(page.open);
  CHECK(page.driver.find(Role::dialog, "Client") == nullptr);
  CHECK(page.driver.tree().focus_request == page.driver.node(Role::button, "New client").id);
}

TEST_CASE("everything in a dialog is a child of it") {
  DialogPage page;
  page.open = true;
  page.driver.settle();
  const SemanticTree& tree = page.driver.tree();
  const std::uint32_t dialog = page.driver.node(Role::dialog, "Client").id;
  const SemanticNode* node = &page.driver.node(Role::button, "Create");
  while (node->parent != 0 && node->parent != dialog) node = tree.find(node->parent);
  CHECK(node->parent == dialog);
}

TEST_CASE("the pointer reaches the dialog only") {
  DialogPage page;
  page.driver.click(Role::button, "Below");
  CHECK(page.below == 1);
  page.open = true;
  page.dismissable = false;
  page.driver.settle();
  page.driver.click(Role::button, "Below");
  CHECK(page.below == 1);
  CHECK(page.open);
  page.driver.click(Role::button, "Create");
  CHECK(page.created == 1);
}

TEST_CASE("a press beside the dialog closes it") {
  DialogPage page;
  page.open = true;
  page.driver.settle();
  page.driver.click_at(5, 700);
  CHECK_FALSE(page.open);
  page.open = true;
  page.driver.settle();
  page.driver.click(Role::button, "Close");
  CHECK_FALSE(page.open);
}

TEST_CASE("a drop-down list inside a dialog takes Escape before the dialog does") {
  bool open = true;
  int index = 0;
  const ChoiceItem items[] = {{.label = "A"}, {.label = "B"}};
  Driver page([&](Ui& ui) {
    if (begin_dialog(ui, "Pick", open)) {
      select(ui, "Letter", items, index);
      end_dialog(ui);
    }
  });
  page.focus(Role::combobox, "Letter");
  page.activate(Role::combobox, "Letter");
  CHECK(page.node(Role::combobox, "Letter").expanded);
  page.key(Role::combobox, "Letter", "Escape");
  CHECK_FALSE(page.node(Role::combobox, "Letter").expanded);
  CHECK(open);
  page.key(Role::combobox, "Letter", "Escape");
  CHECK_FALSE(open);
}

TEST_CASE("a menu opens, moves by keys, chooses and closes") {
  const MenuItem items[] = {{.label = "Rename"},
                            {.label = "Copy", .enabled = false},
                            {.label = "Delete", .danger = true}};
  int chosen = -1;
  Driver page([&](Ui& ui) {
    if (const int at = menu_button(ui, "…", "More", items); at >= 0) chosen = at;
  });
  CHECK(page.node(Role::button, "More").popup == "menu");
  page.activate(Role::button, "More");
  CHECK(page.node(Role::button, "More").expanded);
  CHECK(page.node(Role::menuitem, "Rename").focusable);
  page.key(Role::menuitem, "Rename", "ArrowDown");
  CHECK(page.node(Role::menuitem, "Delete").focusable);
  CHECK_FALSE(page.node(Role::menuitem, "Rename").focusable);
  SUBCASE("by action") {
    page.activate(Role::menuitem, "Delete");
  }
  SUBCASE("by mouse") {
    page.click(Role::menuitem, "Delete");
  }
  CHECK(chosen == 2);
  CHECK(page.find(Role::menuitem, "Delete") == nullptr);
}

TEST_CASE("a toast is read aloud, offers its action, and goes after its time") {
  bool show = false;
  int undone = 0;
  Driver page([&](Ui& ui) {
    if (show) {
      show = false;
      toast(ui, {.text = "Line removed", .action = "Undo", .on_action = [&] { ++undone; }});
    }
  });
  show = true;
  page.settle();
  CHECK(page.node(Role::status, "Line removed").live == Live::polite);
  const float wake = page.context().wake_after_seconds();
  CHECK(wake > 7);
  SUBCASE("its action") {
    page.click(Role::button, "Undo");
    CHECK(undone == 1);
    CHECK_FALSE(page.shows("Line removed"));
  }
  SUBCASE("its time") {
    page.input.delta_seconds = wake + 0.1F;
    page.frame();
    page.input.delta_seconds = 0.016F;
    page.settle();
    CHECK_FALSE(page.shows("Line removed"));
    CHECK(page.context().wake_after_seconds() < 0);
  }
}

TEST_CASE("a popover closes by a press outside") {
  bool open = true;
  Driver page([&](Ui& ui) {
    button(ui, "Anchor");
    if (begin_popover(ui, "pop", last_rect(ui), open, {.name = "Filter"})) {
      text(ui, TextStyle::body15, "Inside");
      end_popover(ui);
    }
  });
  CHECK(page.shows("Inside"));
  page.click_at(1000, 700);
  CHECK_FALSE(open);
}
