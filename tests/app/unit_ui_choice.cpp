// Check boxes, switches, groups: pointer, action, arrow keys.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;

TEST_CASE("check box and switch toggle once each way") {
  bool with_vat = false;
  bool client_view = false;
  Driver page([&](Ui& ui) {
    checkbox(ui, "With VAT", with_vat, {.description = "20 %"});
    switch_toggle(ui, "Client view", client_view);
  });
  page.click(Role::checkbox, "With VAT");
  CHECK(with_vat);
  CHECK(page.node(Role::checkbox, "With VAT").checked);
  page.activate(Role::checkbox, "With VAT");
  CHECK_FALSE(with_vat);
  page.activate(Role::switch_toggle, "Client view");
  CHECK(client_view);
  page.click(Role::switch_toggle, "Client view");
  CHECK_FALSE(client_view);
  CHECK(page.node(Role::switch_toggle, "Client view").has_checked);
}

TEST_CASE("a radio group has one Tab stop; arrows move, choose and ask for the focus") {
  const ChoiceItem items[] = {
      {.label = "Office"}, {.label = "Shop", .enabled = false}, {.label = "Store"}};
  for (const ChoiceLook look : {ChoiceLook::simple, ChoiceLook::cards, ChoiceLook::chips}) {
    CAPTURE(static_cast<int>(look));
    int index = -1;
    int changes = 0;
    Driver page(
        [&](Ui& ui) { changes += radio_group(ui, "Place", items, index, {.look = look}) ? 1 : 0; });
    CHECK(page.find(Role::radiogroup, "Place") != nullptr);
    CHECK(page.node(Role::radio, "Office").focusable);
    CHECK_FALSE(page.node(Role::radio, "Store").focusable);
    page.click(Role::radio, "Office");
    CHECK(index == 0);
    page.key(Role::radio, "Office", "ArrowDown");
    CHECK(index == 2);  // the disabled one is passed over
    CHECK(page.node(Role::radio, "Store").focusable);
    CHECK(page.node(Role::radio, "Store").checked);
    CHECK_FALSE(page.node(Role::radio, "Office").focusable);
    page.key(Role::radio, "Store", "ArrowRight");
    CHECK(index == 0);  // around the end
    page.key(Role::radio, "Office", "End");
    CHECK(index == 2);
    page.activate(Role::radio, "Shop");
    CHECK(index == 2);
    CHECK(changes == 4);
    const SemanticNode& radio = page.node(Role::radio, "Store");
    CHECK(radio.parent == page.node(Role::radiogroup, "Place").id);
  }
}

TEST_CASE("several of several") {
  const ChoiceItem items[] = {{.label = "Phones"}, {.label = "Wi-Fi"}};
  std::vector<bool> chosen;
  int last = -1;
  Driver page([&](Ui& ui) {
    const int changed = checkbox_group(ui, "Wanted", items, chosen, {.look = ChoiceLook::chips});
    if (changed >= 0) last = changed;
  });
  page.click(Role::checkbox, "Wi-Fi");
  CHECK(chosen == std::vector<bool>{false, true});
  CHECK(last == 1);
  page.activate(Role::checkbox, "Wi-Fi");
  CHECK(chosen == std::vector<bool>{false, false});
}

TEST_CASE("segments choose by pointer and arrows") {
  const ChoiceItem items[] = {{.label = "Company"}, {.label = "Person"}};
  int index = 0;
  Driver page([&](Ui& ui) { segmented(ui, "Kind", items, index); });
  page.click(Role::radio, "Person");
  CHECK(index == 1);
  page.key(Role::radio, "Person", "ArrowLeft");
  CHECK(index == 0);
  CHECK(page.find(Role::radiogroup, "Kind") != nullptr);
}

TEST_CASE("a drop-down list pressed without the focus opens and takes the focus") {
  const ChoiceItem items[] = {{.label = "Retail"}, {.label = "School"}};
  int index = 0;
  Driver page([&](Ui& ui) {
    button(ui, "Before");
    select(ui, "Segment", items, index);
  });
  const auto box = [&]() -> const SemanticNode& { return page.node(Role::combobox, "Segment"); };
  page.moves_focus = true;
  page.focus(Role::button, "Before");
  page.activate(Role::combobox, "Segment");
  CHECK(box().expanded);
  REQUIRE(page.focused() != nullptr);
  CHECK(page.focused()->id == box().id);
  page.focus(Role::button, "Before");
  CHECK_FALSE(box().expanded);
}

TEST_CASE("a drop-down list opens, moves, chooses and closes") {
  const ChoiceItem items[] = {{.label = "Retail"}, {.label = "School"}, {.label = "Shop"}};
  int index = 0;
  int changes = 0;
  Driver page([&](Ui& ui) { changes += select(ui, "Segment", items, index) ? 1 : 0; });
  const auto box = [&]() -> const SemanticNode& { return page.node(Role::combobox, "Segment"); };
  CHECK(box().value == "Retail");
  CHECK_FALSE(box().expanded);
  SUBCASE("by mouse") {
    page.click(Role::combobox, "Segment");
    CHECK(box().expanded);
    REQUIRE(page.find(Role::listbox, "Segment") != nullptr);
    page.click(Role::option, "Shop");
    CHECK(index == 2);
    CHECK_FALSE(box().expanded);
    CHECK(changes == 1);
  }
  SUBCASE("by keys") {
    page.focus(Role::combobox, "Segment");
    page.key(Role::combobox, "Segment", "ArrowDown");
    CHECK(box().expanded);
    CHECK(box().active_descendant == page.node(Role::option, "Retail").id);
    page.key(Role::combobox, "Segment", "ArrowUp");
    CHECK(box().active_descendant == page.node(Role::option, "Retail").id);
    page.key(Role::combobox, "Segment", "End");
    CHECK(box().active_descendant == page.node(Role::option, "Shop").id);
    CHECK(index == 0);
    page.activate(Role::combobox, "Segment");  // Enter
    CHECK(index == 2);
    CHECK_FALSE(box().expanded);
  }
  SUBCASE("Escape keeps the choice") {
    page.key(Role::combobox, "Segment", "ArrowDown");
    page.key(Role::combobox, "Segment", "ArrowDown");
    page.key(Role::combobox, "Segment", "Escape");
    CHECK_FALSE(box().expanded);
    CHECK(index == 0);
  }
  SUBCASE("letters find an option") {
    page.key(Role::combobox, "Segment", "s");
    CHECK(index == 1);
    page.key(Role::combobox, "Segment", "h");  // «sh» within a second
    CHECK(index == 2);
  }
  SUBCASE("a press outside closes it and presses nothing else") {
    page.click(Role::combobox, "Segment");
    page.click_at(900, 700);
    CHECK_FALSE(box().expanded);
    CHECK(index == 0);
  }
  SUBCASE("a screen reader chooses an option directly") {
    page.activate(Role::combobox, "Segment");
    page.activate(Role::option, "School");
    CHECK(index == 1);
  }
}

TEST_CASE("variant cards are one radio group: one Tab stop, arrows choose") {
  int chosen = 1;
  int presses = 0;
  Driver page([&](Ui& ui) {
    begin_group(ui, Role::radiogroup, "Variants");
    ui.begin_grid({.min_cell_width = 200, .max_columns = 3});
    const char* const names[] = {"Economy", "Balanced", "Best"};
    for (int i = 0; i < 3; ++i) {
      if (i > 0) ui.next();
      if (begin_variant_card(ui, names[i],
                             {.title = names[i], .price = "10 ₽", .selected = chosen == i})) {
        chosen = i;
        ++presses;
      }
      check_line(ui, "Phones", i > 0 ? Check::met : Check::unmet, i > 0 ? "met" : "not met");
      end_variant_card(ui);
    }
    ui.end_grid();
    end_group(ui);
  });
  CHECK(page.node(Role::radio, "Balanced, 10 ₽").checked);
  CHECK(page.node(Role::radio, "Balanced, 10 ₽").focusable);
  CHECK_FALSE(page.node(Role::radio, "Best, 10 ₽").focusable);
  CHECK(page.shows("Phones – not met"));
  page.key(Role::radio, "Balanced, 10 ₽", "ArrowRight");
  CHECK(chosen == 2);
  page.key(Role::radio, "Best, 10 ₽", "ArrowRight");
  CHECK(chosen == 0);
  page.click(Role::radio, "Balanced, 10 ₽");
  CHECK(chosen == 1);
  page.activate(Role::radio, "Best, 10 ₽");
  CHECK(chosen == 2);
  CHECK(presses == 4);
}
