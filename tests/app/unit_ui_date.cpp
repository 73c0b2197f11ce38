// The date field with its calendar, and the charts: what keys do and what is read aloud.
#include <doctest/doctest.h>

#include <optional>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::Date;
using oferta::testing::Driver;

namespace {

struct DatePage {
  std::optional<Date> value = Date{2026, 11, 25};
  DateLimits limits;
  FieldResult last;
  Driver driver{[this](Ui& ui) {
    last = date_field(ui, "Due", value, Date{2026, 11, 20}, {}, limits);
  }};
  void open() { driver.activate(Role::button, "Choose a date: Due"); }
  void key(std::string_view day, std::string_view name) { driver.key(Role::gridcell, day, name); }
  std::string focusable_day() {
    for (const SemanticNode& node : driver.tree().nodes) {
      if (node.role == Role::gridcell && node.focusable) return node.name;
    }
    return {};
  }
};

}  // namespace

TEST_CASE("a month later is the same day, or the month's last") {
  CHECK(add_months({2026, 1, 31}, 1) == Date{2026, 2, 28});
  CHECK(add_months({2024, 1, 31}, 1) == Date{2024, 2, 29});
  CHECK(add_months({2026, 12, 5}, 1) == Date{2027, 1, 5});
  CHECK(add_months({2026, 1, 5}, -1) == Date{2025, 12, 5});
}

TEST_CASE("a typed date is taken, a wrong one stays with its error") {
  DatePage page;
  CHECK(page.driver.node(Role::textbox, "Due").value == "25\u00A0Nov 2026");
  page.driver.focus(Role::textbox, "Due");
  page.driver.act(Role::textbox, "Due", SemanticAction::Kind::set_value, "31.02.2026");
  CHECK(page.value == Date{2026, 11, 25});
  CHECK(page.driver.node(Role::textbox, "Due").invalid);
  CHECK_FALSE(page.last.valid);
  page.driver.act(Role::textbox, "Due", SemanticAction::Kind::set_value, "01.03.2027");
  CHECK(page.value == Date{2027, 3, 1});
  page.driver.act(Role::textbox, "Due", SemanticAction::Kind::set_value, "");
  CHECK_FALSE(page.value.has_value());
}

TEST_CASE("the calendar walks by keys over the ends of months and takes a day") {
  DatePage page;
  page.open();
  CHECK(page.driver.node(Role::button, "Choose a date: Due").expanded);
  CHECK(page.driver.node(Role::gridcell, "25 November 2026").selected);
  CHECK(page.driver.node(Role::gridcell, "20 November 2026").current);
  page.key("25 November 2026", "ArrowDown");
  CHECK(page.focusable_day() == "2 December 2026");
  page.key("2 December 2026", "Home");
  CHECK(page.focusable_day() == "30 November 2026");
  page.key("30 November 2026", "PageDown");
  CHECK(page.focusable_day() == "30 December 2026");
  CHECK(page.driver.shows("December 2026"));
  page.driver.activate(Role::gridcell, "30 December 2026");
  CHECK(page.value == Date{2026, 12, 30});
  CHECK(page.driver.find(Role::grid, "December 2026") == nullptr);
}

TEST_CASE("Escape closes the calendar and changes nothing; days outside the limits stay") {
  DatePage page;
  page.limits = {.min = Date{2026, 11, 20}, .max = {}};
  page.open();
  CHECK(page.driver.node(Role::gridcell, "19 November 2026").disabled);
  page.driver.click(Role::gridcell, "19 November 2026");
  CHECK(page.value == Date{2026, 11, 25});
  page.key("25 November 2026", "Escape");
  CHECK(page.value == Date{2026, 11, 25});
  CHECK(page.focusable_day().empty());
}

TEST_CASE("charts are lists to walk along, each item with its amount") {
  const ChartItem items[] = {{"New", 24, "24"}, {"Offer", 6, "6"}, {"Won", 3, "3"}};
  int pressed = -1;
  int kind = 0;
  Driver page([&](Ui& ui) {
    const ChartOptions options{.description = "Half are lost", .clickable = true, .total = "33"};
    const int at = kind == 0   ? bar_chart(ui, "Stages", items, options)
                   : kind == 1 ? funnel_chart(ui, "Stages", items, options)
                               : donut_chart(ui, "Stages", items, options);
    if (at >= 0) pressed = at;
  });
  SUBCASE("bars") {
    CHECK(page.node(Role::listitem, "Offer: 6").rect.height > 20);
  }
  SUBCASE("funnel") {
    kind = 1;
    page.settle();
    CHECK(page.shows("Offer: 6, 25%"));
  }
  SUBCASE("ring") {
    kind = 2;
    page.settle();
    CHECK(page.shows("New: 24, 73%"));
    CHECK(page.shows("33"));
  }
  CHECK(page.node(Role::list, "Stages").description == "Half are lost");
  page.focus(Role::listitem, "New…");
  page.key(Role::listitem, "New…", "ArrowDown");
  CHECK(page.node(Role::listitem, "Offer…").focusable);
  page.key(Role::listitem, "Offer…", "End");
  CHECK(page.node(Role::listitem, "Won…").focusable);
  page.click(Role::listitem, "Won…");
  CHECK(pressed == 2);
}

TEST_CASE("a drawer stands at the edge of the page and closes as a dialog does") {
  bool open = true;
  Driver page([&](Ui& ui) {
    if (begin_dialog(ui, "Details", open, {.width = 400, .drawer = true})) {
      text(ui, TextStyle::body15, "Inside");
      end_dialog(ui);
    }
  });
  const Rect rect = page.node(Role::dialog, "Details").rect;
  CHECK(rect.right() == 1200);
  CHECK(rect.height == 800);
  page.click_at(100, 100);
  CHECK_FALSE(open);
}
