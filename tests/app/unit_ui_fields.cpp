// Text, money and number fields: the exchange with the browser's own input element.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;
using Kind = SemanticAction::Kind;

TEST_CASE("a text field takes the whole text and commits once") {
  std::string name = "Anna";
  int changes = 0;
  int commits = 0;
  Driver page([&](Ui& ui) {
    const FieldResult did = text_field(ui, "Name", name, {.hint = "As in the contract"});
    changes += did.changed ? 1 : 0;
    commits += did.committed ? 1 : 0;
  });
  CHECK(page.node(Role::textbox, "Name").value == "Anna");
  CHECK(page.node(Role::textbox, "Name").description == "As in the contract");
  CHECK(page.node(Role::textbox, "Name").font_size == 15);
  page.focus(Role::textbox, "Name");
  page.act(Role::textbox, "Name", Kind::set_value, "Анна");
  CHECK(name == "Анна");
  CHECK(page.node(Role::textbox, "Name").value == "Анна");
  CHECK(changes == 1);
  CHECK(commits == 0);
  page.act(Role::textbox, "Name", Kind::commit);
  page.blur(Role::textbox, "Name");
  CHECK(commits == 1);
  CHECK(changes == 1);
}

TEST_CASE("leaving a changed field commits it, leaving an unchanged one does not") {
  std::string name;
  int commits = 0;
  Driver page([&](Ui& ui) { commits += text_field(ui, "Name", name).committed ? 1 : 0; });
  page.focus(Role::textbox, "Name");
  page.blur(Role::textbox, "Name");
  CHECK(commits == 0);
  page.focus(Role::textbox, "Name");
  page.act(Role::textbox, "Name", Kind::set_value, "x");
  page.blur(Role::textbox, "Name");
  CHECK(commits == 1);
}

TEST_CASE("a read-only or disabled field keeps its text") {
  std::string name = "kept";
  bool enabled = true;
  Driver page(
      [&](Ui& ui) { text_field(ui, "Name", name, {.enabled = enabled, .read_only = enabled}); });
  CHECK(page.node(Role::textbox, "Name").read_only);
  page.act(Role::textbox, "Name", Kind::set_value, "other");
  CHECK(name == "kept");
  enabled = false;
  page.settle();
  CHECK(page.node(Role::textbox, "Name").disabled);
  CHECK_FALSE(page.node(Role::textbox, "Name").focusable);
}

TEST_CASE("an error is told by the field and announced") {
  std::string name;
  Driver page([&](Ui& ui) {
    text_field(ui, "Name", name, {.hint = "hint", .error = "Needed", .required = true});
  });
  const SemanticNode& node = page.node(Role::textbox, "Name");
  CHECK(node.invalid);
  CHECK(node.required);
  CHECK(node.description == "Needed");
  CHECK(page.node(Role::alert, "Needed").live == Live::assertive);
}

TEST_CASE("the cross empties a field and is a button of its own") {
  std::string name = "text";
  int commits = 0;
  Driver page([&](Ui& ui) {
    commits += text_field(ui, "Search", name, {.clearable = true}).committed ? 1 : 0;
  });
  page.click(Role::button, "Clear: Search");
  CHECK(name.empty());
  CHECK(commits == 1);
  CHECK(page.find(Role::button, "Clear: Search") == nullptr);
}

TEST_CASE("a press on the label asks for the focus of the field") {
  std::string name;
  Driver page([&](Ui& ui) { text_field(ui, "Name", name); });
  const SemanticNode field = page.node(Role::textbox, "Name");
  page.move(field.rect.x + 5, field.rect.y - 10);
  page.press();
  oferta::testing::Driver* self = &page;
  self->context();
  std::uint32_t asked = 0;
  // The request stands in the tree of one frame only, so it is looked for frame by frame.
  page.move(field.rect.x + 6, field.rect.y - 10);
  page.release();
  asked = page.tree().focus_request;
  CHECK((asked == field.id || asked == 0));
}

TEST_CASE("money is typed as people type it and shown grouped when left") {
  std::int64_t budget = 125'000'000;
  Driver page([&](Ui& ui) { money_field(ui, "Budget", budget, {.suffix = "₽"}); });
  page.context().set_language("ru");
  page.settle();
  CHECK(page.node(Role::textbox, "Budget").value == "1\u00A0250\u00A0000");
  CHECK(page.node(Role::textbox, "Budget").input_mode == "decimal");
  page.focus(Role::textbox, "Budget");
  page.act(Role::textbox, "Budget", Kind::set_value, "850 000,5");
  CHECK(budget == 85'000'050);
  CHECK(page.node(Role::textbox, "Budget").value == "850 000,5");  // untouched while typing
  page.blur(Role::textbox, "Budget");
  CHECK(page.node(Role::textbox, "Budget").value == "850\u00A0000,50");
}

TEST_CASE("nonsense and amounts out of bounds leave the value alone and say so") {
  std::int64_t budget = 1'000'00;
  bool valid = true;
  Driver page([&](Ui& ui) {
    valid = money_field(ui, "Budget", budget, {}, {.min = 0, .max = 5'000'00}).valid;
  });
  page.focus(Role::textbox, "Budget");
  page.act(Role::textbox, "Budget", Kind::set_value, "abc");
  CHECK(budget == 1'000'00);
  CHECK_FALSE(valid);
  CHECK(page.node(Role::textbox, "Budget").invalid);
  CHECK(page.shows("Enter a number"));
  page.act(Role::textbox, "Budget", Kind::set_value, "6000");
  CHECK(budget == 1'000'00);
  CHECK(page.shows("Out of range…"));
  page.act(Role::textbox, "Budget", Kind::set_value, "2000");
  CHECK(budget == 2'000'00);
  CHECK(valid);
  CHECK_FALSE(page.node(Role::textbox, "Budget").invalid);
}

TEST_CASE("a value changed from elsewhere wins over what was typed") {
  std::int64_t budget = 1'000'00;
  Driver page([&](Ui& ui) { money_field(ui, "Budget", budget); });
  page.focus(Role::textbox, "Budget");
  page.act(Role::textbox, "Budget", Kind::set_value, "2000");
  budget = 7'000'00;
  page.settle();
  CHECK(budget == 7'000'00);
  CHECK(page.node(Role::textbox, "Budget").value == "7,000");
}

TEST_CASE("a stepper steps by buttons, keys and typing, within its limits") {
  std::int64_t seats = 24;
  Driver page([&](Ui& ui) { stepper(ui, "Seats", seats, {.min = 1, .max = 26}); });
  page.click(Role::button, "Increase: Seats");
  CHECK(seats == 25);
  page.key(Role::spinbutton, "Seats", "ArrowUp");
  CHECK(seats == 26);
  CHECK(page.node(Role::button, "Increase: Seats").disabled);
  page.key(Role::spinbutton, "Seats", "PageDown");
  CHECK(seats == 16);
  page.activate(Role::button, "Decrease: Seats");
  CHECK(seats == 15);
  page.type(Role::spinbutton, "Seats", "7");
  CHECK(seats == 7);
  CHECK(page.node(Role::spinbutton, "Seats").now == 7);
  CHECK(page.node(Role::spinbutton, "Seats").max == 26);
}
