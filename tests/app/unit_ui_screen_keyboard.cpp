// The keyboard on the screen: when it is there, what its keys give, and that it covers nothing.
#include <doctest/doctest.h>

#include "tests/app/support/driver.h"

using namespace oferta::ui;
using oferta::testing::Driver;
using Kind = SemanticAction::Kind;

namespace {

/// A page with a field at its foot, typed into by the keys as a browser would.
struct KeyedPage {
  KeyboardUse use = KeyboardUse::always;
  std::string name;
  std::string code;
  std::string done;
  bool dialog = false;
  Driver driver{[this](Ui& ui) { draw(ui); }};

  KeyedPage() {
    driver.input.reduced_motion = true;
    driver.input.touch = true;
    driver.settle();
  }

  void draw(Ui& ui) {
    Rect all = ui.viewport();
    all.height -= keyboard_height(ui);
    ui.begin_area(all);
    begin_scroll(ui, "page");
    ui.spacing(600);
    text_field(ui, "Name", name, {.autocomplete = "name"});
    text_field(ui, "Code", code, {.input_mode = "numeric"});
    text_field(ui, "Mail", code, {.id = "mail", .input_mode = "email"});
    button(ui, "Send");
    end_scroll(ui);
    ui.end_area();
    if (begin_dialog(ui, "Staff", dialog)) {
      text_field(ui, "PIN", code, {.id = "pin"});
      end_dialog(ui);
    }
    const std::string key = docked_keyboard(ui, use);
    if (key == kDoneKey)
      done += "!";
    else if (key != kBackspaceKey)
      name += key;
  }
  bool shown() const { return driver.find(Role::region, "Keyboard on the screen") != nullptr; }
  void press(std::string_view key) { driver.click(Role::button, key); }
};

}  // namespace

TEST_CASE("the keyboard is there while a field is edited, and above it stays the field") {
  KeyedPage page;
  CHECK_FALSE(page.shown());
  page.driver.focus(Role::textbox, "Name");
  REQUIRE(page.shown());
  const Rect keys = page.driver.node(Role::region, "Keyboard on the screen").rect;
  CHECK(keys.bottom() == 800);
  const Rect field = page.driver.node(Role::textbox, "Name").rect;
  CHECK(field.y > 0);
  CHECK(field.bottom() < keys.y);
  page.driver.blur(Role::textbox, "Name");
  CHECK_FALSE(page.shown());
}

TEST_CASE("its keys are big, named, leave the focus where it is and stand in no Tab order") {
  KeyedPage page;
  page.driver.focus(Role::textbox, "Name");
  int keys = 0;
  for (const SemanticNode& node : page.driver.tree().nodes) {
    if (!node.keeps_focus || node.role != Role::button) continue;
    ++keys;
    CHECK_FALSE(node.name.empty());
    CHECK_FALSE(node.focusable);
    CHECK(node.rect.width >= 56);
    CHECK(node.rect.height >= 56);
  }
  CHECK(keys > 40);
}

TEST_CASE("a name begins with a capital, one letter long, and so does each word of it") {
  KeyedPage page;
  page.driver.focus(Role::textbox, "Name");
  for (const char* key : {"A", "n", "n", "a", "Space", "B"}) page.press(key);
  CHECK(page.name == "Anna B");
  page.press("Capital letter");
  CHECK(page.driver.node(Role::button, "Capital letter").pressed);
  page.press("C");
  CHECK(page.driver.find(Role::button, "c") != nullptr);
}

TEST_CASE("another key brings Russian letters and back; an address for mail begins with Latin") {
  KeyedPage page;
  page.driver.focus(Role::textbox, "Name");
  page.press("Русский");
  page.press("Щ");
  page.press("ё");
  CHECK(page.name == "Щё");
  page.press("English");
  page.press("q");
  CHECK(page.name == "Щёq");
  page.driver.context().set_language("ru");
  page.driver.focus(Role::textbox, "Mail");
  CHECK(page.driver.find(Role::button, "q") != nullptr);
  CHECK(page.driver.find(Role::button, "@") != nullptr);
  page.driver.focus(Role::textbox, "Name");
  CHECK(page.driver.find(Role::button, "q") == nullptr);
}

TEST_CASE("numbers have keys of their own") {
  KeyedPage page;
  page.driver.focus(Role::textbox, "Code");
  CHECK(page.driver.find(Role::button, "7") != nullptr);
  CHECK(page.driver.find(Role::button, "q") == nullptr);
  const float low = page.driver.node(Role::region, "Keyboard on the screen").rect.height;
  page.driver.focus(Role::textbox, "Name");
  CHECK(page.driver.node(Role::region, "Keyboard on the screen").rect.height > low);
}

TEST_CASE("the browser shows no keyboard of its own beside it") {
  KeyedPage page;
  CHECK(page.driver.node(Role::textbox, "Code").input_mode == "none");
  page.use = KeyboardUse::never;
  page.driver.settle();
  CHECK(page.driver.node(Role::textbox, "Code").input_mode == "numeric");
  page.driver.focus(Role::textbox, "Code");
  CHECK_FALSE(page.shown());
}

TEST_CASE("by itself it comes to a finger, and goes when somebody types elsewhere") {
  KeyedPage page;
  page.use = KeyboardUse::automatic;
  page.driver.input.touch = false;
  page.driver.focus(Role::textbox, "Name");
  CHECK_FALSE(page.shown());
  page.driver.input.touch = true;
  page.driver.settle();
  CHECK(page.shown());
  page.driver.input.typed = true;
  page.driver.settle();
  CHECK_FALSE(page.shown());
  page.driver.input.typed = false;
  page.driver.settle();
  CHECK(page.shown());
}

TEST_CASE("what is pressed above it does not move away before it is let go") {
  KeyedPage page;
  page.driver.focus(Role::textbox, "Name");
  page.driver.move(600, 40);
  page.driver.press();
  page.driver.blur(Role::textbox, "Name");
  CHECK(page.shown());
  page.driver.release();
  CHECK_FALSE(page.shown());
}

TEST_CASE("it does not come under a finger that is still down") {
  KeyedPage page;
  page.driver.move(600, 700);
  page.driver.press();
  page.driver.focus(Role::textbox, "Name");
  CHECK_FALSE(page.shown());
  page.driver.release();
  page.driver.settle();
  CHECK(page.shown());
}

TEST_CASE("a dialog keeps above it, and its keys are the dialog's") {
  KeyedPage page;
  page.driver.moves_focus = true;
  page.dialog = true;
  page.driver.settle();
  REQUIRE(page.shown());
  const SemanticNode& keys = page.driver.node(Role::region, "Keyboard on the screen");
  const SemanticNode& dialog = page.driver.node(Role::dialog, "Staff");
  CHECK(keys.parent == dialog.id);
  CHECK(dialog.rect.bottom() <= keys.rect.y);
  page.press("Done");
  CHECK(page.done == "!");
  CHECK(page.dialog);
}
