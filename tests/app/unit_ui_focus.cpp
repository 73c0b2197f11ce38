// The keyboard focus never falls to nowhere: a new screen, something replaced, removed or closed.
#include <doctest/doctest.h>

#include "app/ui/focus.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

// A screen with a heading and lines of two buttons each.
struct LinesPage {
  std::vector<std::string> lines{"A", "B", "C"};
  std::string heading_text = "Lines";
  bool open = false;
  bool new_screen = false;
  Driver driver{[this](Ui& ui) {
    if (new_screen) ui.request_heading_focus();
    new_screen = false;
    heading(ui, 1, heading_text);
    button(ui, "Before");
    for (const std::string& line : lines) {
      button(ui, "Change " + line);
      button(ui, "Remove " + line);
    }
    button(ui, "After");
    if (begin_dialog(ui, "Replace", open)) {
      button(ui, "Take it");
      end_dialog(ui);
    }
  }};
  LinesPage() { driver.moves_focus = true; }
  std::string at() {
    driver.settle();
    const SemanticNode* node = driver.focused();
    return node == nullptr ? std::string("nowhere") : node->name;
  }
};

}  // namespace

TEST_CASE("a new screen has the focus at its heading") {
  LinesPage page;
  page.driver.focus(Role::button, "After");
  page.heading_text = "Another screen";
  page.lines.clear();
  page.new_screen = true;
  CHECK(page.at() == "Another screen");
}

TEST_CASE("where the heading itself goes, a screen without one begins at its first widget") {
  bool there = true;
  Driver page([&](Ui& ui) {
    button(ui, "Rail");
    begin_group(ui, Role::main, "", "main");
    if (there) {
      heading(ui, 1, "Needs");
    } else {
      heading(ui, 2, "There is no such client");
      button(ui, "To the list");
    }
    end_group(ui);
  });
  page.moves_focus = true;
  page.focus(Role::heading, "Needs");
  there = false;
  page.settle();
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "To the list");
}

TEST_CASE("what replaces the widget with the focus gets it") {
  LinesPage page;
  page.driver.focus(Role::button, "Remove B");
  page.lines[1] = "X";
  CHECK(page.at() == "Remove X");
}

TEST_CASE("what is removed leaves the focus to what follows, the last one to what came before") {
  LinesPage page;
  page.driver.focus(Role::button, "Remove B");
  page.lines = {"A", "C"};
  CHECK(page.at() == "Change C");
  page.driver.focus(Role::button, "Change C");
  page.lines = {"A"};
  CHECK(page.at() == "After");
}

TEST_CASE("a replacement that takes some frames to appear is waited for") {
  LinesPage page;
  page.driver.focus(Role::button, "Change B");
  page.lines.clear();  // being worked out
  CHECK(page.at() == "After");
  page.lines = {"A", "X", "C"};
  CHECK(page.at() == "Change X");
  // What somebody does meanwhile ends the search.
  page.driver.focus(Role::button, "Change C");
  page.lines.clear();
  CHECK(page.at() == "After");
  page.driver.focus(Role::button, "Before");
  page.lines = {"A", "B", "C"};
  CHECK(page.at() == "Before");
}

TEST_CASE("a dialog gives the focus to what stands where its opener stood") {
  LinesPage page;
  page.driver.focus(Role::button, "Change B");
  page.open = true;
  CHECK(page.at() == "Take it");
  page.open = false;
  page.lines[1] = "X";
  CHECK(page.at() == "Change X");
}

TEST_CASE("a dialog that opens with its screen gives the focus to the heading") {
  LinesPage page;
  page.driver.focus(Role::button, "After");
  page.heading_text = "Clients";
  page.new_screen = true;
  page.open = true;
  CHECK(page.at() == "Take it");
  page.open = false;
  CHECK(page.at() == "Clients");
}

TEST_CASE("the nearest stop before the lost one counts, and nothing beyond what follows") {
  CHECK(focus_replacement({1, 2, 3, 4}, 2, {1, 9, 3, 4}) == 9);
  CHECK(focus_replacement({1, 2, 3, 4}, 3, {1, 8, 9, 4}) == 9);
  CHECK(focus_replacement({1, 2, 3, 4}, 3, {1, 8, 4}) == 8);
  CHECK(focus_replacement({1, 2, 3}, 3, {1, 2}) == 2);
  CHECK(focus_replacement({1, 2, 3}, 1, {7, 2, 3}) == 7);
  CHECK(focus_replacement({1, 2, 3}, 5, {1, 2}) == 0);
  CHECK(focus_replacement({1, 2}, 1, {}) == 0);
}

TEST_CASE("a message over the page gives the focus back where it was") {
  bool say = true;
  Driver page([&](Ui& ui) {
    heading(ui, 1, "Page");
    button(ui, "Here");
    if (say) toast(ui, {.text = "Removed", .action = "Bring back"});
    say = false;
  });
  page.moves_focus = true;
  page.focus(Role::button, "Here");
  page.focus(Role::button, "Bring back");
  page.activate(Role::button, "Bring back");
  CHECK(page.find(Role::status, "Removed") == nullptr);
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Here");
}

TEST_CASE("while a dialog is open messages wait, dangers belong to the dialog") {
  bool open = true;
  int to_say = 0;
  Driver page([&](Ui& ui) {
    if (to_say == 1) toast(ui, {.text = "Saved"});
    if (to_say == 2) toast(ui, {.text = "Not saved", .tone = Tone::danger});
    to_say = 0;
    if (begin_dialog(ui, "Ask", open)) {
      button(ui, "Yes");
      end_dialog(ui);
    }
  });
  to_say = 1;
  page.settle();
  CHECK(page.find(Role::status, "Saved") == nullptr);
  to_say = 2;
  page.settle();
  const SemanticNode& danger = page.node(Role::alert, "Not saved");
  CHECK(danger.parent == page.node(Role::dialog, "Ask").id);
  CHECK(danger.rect.y < 100);
  page.input.delta_seconds = 60;  // its time has not begun
  page.frame();
  page.input.delta_seconds = 0.016F;
  open = false;
  page.settle();
  CHECK(page.find(Role::status, "Saved") != nullptr);
}

TEST_CASE("Enter in a field of a dialog presses its primary action, once") {
  bool open = true;
  int created = 0;
  int cancelled = 0;
  std::string name;
  std::string note;
  bool ready = true;
  Driver page([&](Ui& ui) {
    if (!begin_dialog(ui, "New client", open)) return;
    text_field(ui, "Name", name);
    text_field(ui, "Note", note, {.rows = 3});
    begin_dialog_actions(ui);
    if (button(ui, "Cancel")) ++cancelled;
    if (button(ui, "Create", {.kind = ButtonKind::primary, .enabled = ready})) ++created;
    end_dialog_actions(ui);
    end_dialog(ui);
  });
  CHECK(page.node(Role::textbox, "Name").keys.find("Enter") != std::string::npos);
  CHECK(page.node(Role::textbox, "Note").keys.find("Enter") == std::string::npos);
  page.key(Role::textbox, "Name", "Enter");
  CHECK(created == 1);
  CHECK(cancelled == 0);
  ready = false;
  page.key(Role::textbox, "Name", "Enter");
  CHECK(created == 1);
  CHECK(open);
}

TEST_CASE("a popover takes the focus, Escape closes it and gives it back") {
  bool open = false;
  Driver page([&](Ui& ui) {
    heading(ui, 1, "Page");
    if (button(ui, "Why")) open = true;
    const Rect anchor = last_rect(ui);
    button(ui, "Other");
    if (begin_popover(ui, "why", anchor, open, {.name = "Explanation"})) {
      link(ui, "More about it");
      end_popover(ui);
    }
  });
  page.moves_focus = true;
  page.focus(Role::button, "Why");
  page.activate(Role::button, "Why");
  const SemanticNode& popover = page.node(Role::dialog, "Explanation");
  CHECK_FALSE(popover.modal);
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "More about it");
  page.key(Role::link, "More about it", "Escape");
  CHECK_FALSE(open);
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->name == "Why");
}
