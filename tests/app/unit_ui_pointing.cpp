// What somebody points at, and showing it to somebody else.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "imgui.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

namespace {

/// Lines on the one side, a long list that follows on the other.
struct PointingPage {
  std::vector<Pointed> lines{3};
  int shown = -1;
  float scrolled = 0;
  Driver driver{[this](Ui& ui) {
    ui.begin_row({300, 300}, {.gap = 40});
    for (std::size_t i = 0; i < lines.size(); ++i) {
      begin_group(ui, Role::listitem, "Line " + std::to_string(i));
      text(ui, TextStyle::body15, "A line");
      button(ui, "Open " + std::to_string(i));
      lines[i] = group_pointed(ui);
      end_group(ui);
    }
    ui.next();
    begin_scroll(ui, "view", 200, {.name = "View"});
    for (int i = 0; i < 20; ++i) {
      const std::string name = "Shown " + std::to_string(i);
      begin_pointed(ui, Role::listitem, name, name, i == shown);
      text(ui, TextStyle::body15, name);
      end_pointed(ui);
    }
    end_scroll(ui);
    ui.end_row();
  }};

  const SemanticNode& item(int i) {
    return driver.node(Role::listitem, "Shown " + std::to_string(i));
  }
  float scroll_offset() {
    for (const SemanticNode& node : driver.tree().nodes) {
      if (node.scrolls) return node.scroll_offset;
    }
    return -1;
  }
};

}  // namespace

TEST_CASE("the pointer points at the group it is over, a finger while it is down") {
  PointingPage page;
  const Rect rect = page.driver.node(Role::listitem, "Line 1").rect;
  page.driver.move(rect.x + 200, rect.bottom() - 2);
  CHECK(page.lines ==
        std::vector<Pointed>{Pointed::nothing, Pointed::by_pointer, Pointed::nothing});
  page.driver.move(rect.x + 200, rect.y - 2000);
  CHECK(page.lines == std::vector<Pointed>(3, Pointed::nothing));
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  page.driver.move(rect.x + 200, rect.bottom() - 2);
  CHECK(page.lines == std::vector<Pointed>(3, Pointed::nothing));
  page.driver.press();
  CHECK(page.lines[1] == Pointed::by_pointer);
  page.driver.release();
  CHECK(page.lines == std::vector<Pointed>(3, Pointed::nothing));
}

TEST_CASE("the keyboard's focus points at the group it is in") {
  PointingPage page;
  page.driver.focus(Role::button, "Open 2");
  CHECK(page.lines == std::vector<Pointed>{Pointed::nothing, Pointed::nothing, Pointed::by_focus});
  page.driver.blur(Role::button, "Open 2");
  CHECK(page.lines == std::vector<Pointed>(3, Pointed::nothing));
  // Pressed with the mouse, a button keeps the focus without a ring: that is no pointing.
  page.driver.act(Role::button, "Open 2", SemanticAction::Kind::focus, "pointer");
  CHECK(page.lines == std::vector<Pointed>(3, Pointed::nothing));
}

TEST_CASE("what is pointed at is the current one and in sight") {
  PointingPage page;
  CHECK(page.scroll_offset() == 0);
  page.shown = 15;
  page.driver.settle();
  CHECK(page.item(15).current);
  CHECK_FALSE(page.item(14).current);
  CHECK(page.scroll_offset() > 0);
  CHECK(page.item(15).rect.bottom() <= 200);
  // Once: whoever reads on is not brought back.
  const float offset = page.scroll_offset();
  page.driver.move(400, 100);
  page.driver.wheel(2);
  CHECK(page.scroll_offset() < offset);
  page.shown = -1;
  page.driver.settle();
  CHECK_FALSE(page.item(15).current);
  CHECK(page.scroll_offset() < offset);
}
