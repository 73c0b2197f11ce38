// Columns, rows, grids, cards, scroll views.
#include <doctest/doctest.h>

#include "imgui.h"
#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

TEST_CASE("a row shares its width") {
  std::vector<float> widths;
  Driver page([&](Ui& ui) {
    widths.clear();
    ui.begin_row({100, -1, -3}, {.gap = 20});
    for (int i = 0; i < 3; ++i) {
      if (i > 0) ui.next();
      widths.push_back(ui.available_width());
    }
    ui.end_row();
  });
  // 1200 − 100 − 2 × 20 = 1060, in four shares
  CHECK(widths == std::vector<float>{100, 265, 795});
}

TEST_CASE("a cell of its own width is as wide as its content, at the first frame shown") {
  Driver page([&](Ui& ui) {
    ui.begin_row({-1, 0}, {.gap = 10});
    text(ui, TextStyle::body15, "Left");
    ui.next();
    button(ui, "Right");
    ui.end_row();
  });
  const Rect right = page.node(Role::button, "Right").rect;
  CHECK(right.right() == doctest::Approx(1200));
  CHECK(right.width > 40);
  CHECK(right.width < 120);
}

TEST_CASE("a row stacks where it is too narrow") {
  Driver page([&](Ui& ui) {
    ui.begin_row({-1, -1}, {.stack_below = 700});
    button(ui, "A", {.full_width = true});
    ui.next();
    button(ui, "B", {.full_width = true});
    ui.end_row();
  });
  CHECK(page.node(Role::button, "A").rect.y == page.node(Role::button, "B").rect.y);
  page.input.width = 500;
  page.settle();
  const Rect a = page.node(Role::button, "A").rect;
  const Rect b = page.node(Role::button, "B").rect;
  CHECK(a.width == 500);
  CHECK(b.y >= a.bottom());
}

TEST_CASE("a grid breaks its lines, and cards of one line are equally high") {
  Driver page([&](Ui& ui) {
    ui.begin_grid({.min_cell_width = 500, .gap = 10});
    for (int i = 0; i < 3; ++i) {
      if (i > 0) ui.next();
      ui.push_id(i);
      begin_card(ui, "card",
                 {.name = i == 0   ? "first"
                          : i == 1 ? "second"
                                   : "third",
                  .fill_height = true,
                  .clickable = true});
      for (int line = 0; line <= i; ++line) text(ui, TextStyle::body15, "line");
      end_card(ui);
      ui.pop_id();
    }
    ui.end_grid();
  });
  const Rect first = page.node(Role::button, "first").rect;
  const Rect second = page.node(Role::button, "second").rect;
  const Rect third = page.node(Role::button, "third").rect;
  CHECK(first.y == second.y);
  CHECK(first.height == second.height);
  CHECK(third.y == doctest::Approx(first.bottom() + 10));
  CHECK(third.height > second.height);
}

TEST_CASE("cards shrink again when their content does") {
  int lines = 5;
  Driver page([&](Ui& ui) {
    ui.begin_row({-1, -1});
    begin_card(ui, "a", {.name = "a", .fill_height = true, .clickable = true});
    for (int i = 0; i < lines; ++i) text(ui, TextStyle::body15, "line");
    end_card(ui);
    ui.next();
    begin_card(ui, "b", {.name = "b", .fill_height = true, .clickable = true});
    text(ui, TextStyle::body15, "line");
    end_card(ui);
    ui.end_row();
  });
  const float high = page.node(Role::button, "b").rect.height;
  lines = 1;
  page.settle();
  CHECK(page.node(Role::button, "a").rect.height < high);
  CHECK(page.node(Role::button, "b").rect.height == page.node(Role::button, "a").rect.height);
}

TEST_CASE("an inline line wraps and aligns") {
  Driver page([&](Ui& ui) {
    ui.begin_inline({.align = Align::right});
    button(ui, "One");
    button(ui, "Two");
    ui.end_inline();
  });
  CHECK(page.node(Role::button, "Two").rect.right() == doctest::Approx(1200));
  page.input.width = 130;
  page.settle();
  CHECK(page.node(Role::button, "Two").rect.y > page.node(Role::button, "One").rect.y);
}

TEST_CASE("what is at the bottom stands at the bottom") {
  Driver page([&](Ui& ui) {
    begin_card(ui, "card", {.height = 400});
    text(ui, TextStyle::body15, "Top");
    ui.begin_bottom("total");
    button(ui, "Create");
    ui.end_bottom();
    end_card(ui);
  });
  CHECK(page.node(Role::button, "Create").rect.bottom() == doctest::Approx(400 - 16));
}

TEST_CASE("a scroll view moves by wheel within its limits, and brings the focus into view") {
  int pressed = -1;
  Driver page([&](Ui& ui) {
    begin_scroll(ui, "list", 200, {.gap = 0});
    for (int i = 0; i < 30; ++i) {
      if (button(ui, "Row " + std::to_string(i))) pressed = i;
    }
    end_scroll(ui);
  });
  const float start = page.node(Role::button, "Row 0").rect.y;
  page.move(100, 100);
  page.wheel(-1);
  CHECK(page.node(Role::button, "Row 0").rect.y == doctest::Approx(start - 100));
  page.wheel(50);
  CHECK(page.node(Role::button, "Row 0").rect.y == doctest::Approx(start));
  page.wheel(-500);
  CHECK(page.node(Role::button, "Row 29").rect.bottom() == doctest::Approx(200));
  page.focus(Role::button, "Row 3");
  const Rect shown = page.node(Role::button, "Row 3").rect;
  CHECK(shown.y >= 0);
  CHECK(shown.bottom() <= 200);
  // What is scrolled out of sight is still there, but not for the pointer.
  const Rect hidden = page.node(Role::button, "Row 20").rect;
  page.click_at(hidden.x + 5, hidden.y + 5);
  CHECK(pressed == -1);
  page.activate(Role::button, "Row 20");
  CHECK(pressed == 20);
}

TEST_CASE("a finger scrolls with inertia and presses nothing") {
  int pressed = -1;
  Driver page([&](Ui& ui) {
    begin_scroll(ui, "list", 300, {.gap = 0});
    for (int i = 0; i < 60; ++i) {
      if (button(ui, "Row " + std::to_string(i), {.full_width = true})) pressed = i;
    }
    end_scroll(ui);
  });
  page.input.touch = true;
  page.settle();
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  page.move(100, 250);
  page.press();
  for (int y = 240; y > 150; y -= 10) page.move(100, static_cast<float>(y));
  const float held = page.node(Role::button, "Row 0").rect.y;
  CHECK(held < -60);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  page.frame();
  page.frame();
  CHECK(page.context().wants_frame());
  CHECK(page.settle() > 5);
  CHECK(page.node(Role::button, "Row 0").rect.y < held - 20);
  CHECK(pressed == -1);
}

TEST_CASE("at rest nothing asks for frames, at any size") {
  Driver page([&](Ui& ui) {
    begin_card(ui, "card", {.title = "Title", .action = "Edit"});
    ui.begin_row({-1, 0, 0}, {.vertical = Align::center});
    text(ui, TextStyle::body15, "Some longer text that wraps on a phone, twice if need be");
    ui.next();
    badge(ui, "badge", Tone::accent);
    ui.next();
    button(ui, "Go");
    ui.end_row();
    end_card(ui);
  });
  for (const float width : {1920.0F, 1366.0F, 820.0F, 390.0F, 200.0F}) {
    page.input.width = width;
    page.settle();
    CHECK(page.settle() == 1);
  }
}

TEST_CASE("a field in a line of items is as wide as it says, and centred on the line") {
  std::int64_t seats = 3;
  Driver page([&](Ui& ui) {
    ui.begin_inline({.align = Align::right});
    stepper(ui, "Seats", seats, {}, {.show_label = false});
    button(ui, "Remove", {.size = ControlSize::large});
    ui.end_inline();
  });
  const Rect less = page.node(Role::button, "Decrease: Seats").rect;
  const Rect more = page.node(Role::button, "Increase: Seats").rect;
  const Rect remove = page.node(Role::button, "Remove").rect;
  CHECK(remove.right() == doctest::Approx(1200));
  CHECK(more.right() == doctest::Approx(remove.x - 8));
  CHECK(more.right() - less.x < 200);
  CHECK(less.y + less.height / 2 == doctest::Approx(remove.y + remove.height / 2));
}

TEST_CASE("where own widths do not fit, the widest gives way") {
  Driver page([&](Ui& ui) {
    ui.begin_row({-1, 0, 0}, {.gap = 10});
    ui.next();
    button(ui, "A very long button label that cannot stand here");
    ui.next();
    button(ui, "Go");
    ui.end_row();
  });
  const float small = page.node(Role::button, "Go").rect.width;
  page.input.width = 200;
  page.settle();
  CHECK(page.node(Role::button, "Go").rect.width == doctest::Approx(small));
  CHECK(page.node(Role::button, "Go").rect.right() == doctest::Approx(200));
  const Rect wide = page.node(Role::button, "A very long button label that cannot stand here").rect;
  CHECK(wide.right() <= page.node(Role::button, "Go").rect.x);
  CHECK(page.settle() == 1);
}
