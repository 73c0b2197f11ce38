// The form of a stand without a keyboard: keys on the screen, and business cards that fill it.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using Kind = ui::SemanticAction::Kind;
using ui::Role;

namespace {

constexpr std::string_view kName = "Your name";
constexpr std::string_view kReach = "Phone or e-mail";

const std::string& package(bool stand) {
  static const std::string of_stand = testing::demo_choice_package(true);
  static const std::string of_link = testing::demo_choice_package(false);
  return stand ? of_stand : of_link;
}

struct StandForm {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  explicit StandForm(bool stand = true) {
    driver.input.reduced_motion = true;
    driver.input.touch = true;
    REQUIRE(application.begin_choosing("77aa", package(stand)));
    application.route_changed("/choose/77aa");
    driver.settle();
    if (stand) driver.activate(Role::button, "Touch to begin");
    application.route_changed("/choose/77aa/send");
    driver.settle();
    while (application.wants_work()) application.work();
    driver.settle();
  }
  const std::string& value(std::string_view field) const {
    return driver.node(Role::textbox, field).value;
  }
  bool has(std::string_view field) const { return driver.find(Role::textbox, field) != nullptr; }
  bool keyboard() const { return driver.find(Role::region, "Keyboard on the screen") != nullptr; }
  bool camera() const { return driver.find(Role::dialog, "Read a business card") != nullptr; }
  void open_camera() { driver.activate(Role::button, "Read a business card"); }
  void see(std::string_view text) {
    application.code_read(text);
    driver.settle();
  }
  /// Types into the field for the name what a scanner does, with Enter behind every line.
  void scan(std::string_view text) {
    driver.focus(Role::textbox, kName);
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      driver.act(Role::textbox, kName, Kind::set_value,
                 std::string(text.substr(start, end - start)));
      if (end < text.size()) driver.act(Role::textbox, kName, Kind::commit);
      start = end + 1;
    }
  }
};

constexpr std::string_view kCard =
    "BEGIN:VCARD\nVERSION:3.0\nFN:Zoya Visitor\nORG:Visitors Ltd\nTEL:+7 900 000-00-00\n"
    "EMAIL:zoya@visitor.example\nEND:VCARD\n";

}  // namespace

TEST_CASE("a finger in a field of the stand brings the keyboard, and its keys go to the browser") {
  StandForm form;
  CHECK_FALSE(form.keyboard());
  CHECK(form.driver.node(Role::textbox, kName).input_mode == "none");
  form.driver.focus(Role::textbox, kName);
  REQUIRE(form.keyboard());
  form.driver.click(Role::button, "Z");
  form.driver.click(Role::button, "Delete the last character");
  form.driver.click(Role::button, "Done");
  CHECK(form.platform.keys == std::vector<std::string>{"Z", "Backspace", "Done"});
  form.driver.blur(Role::textbox, kName);
  CHECK_FALSE(form.keyboard());
}

TEST_CASE("the keyboard leaves room for the field, its error and the way on, on every size") {
  for (const ui::Rect& page : {ui::Rect{0, 0, 390, 844}, ui::Rect{0, 0, 820, 1180},
                               ui::Rect{0, 0, 1366, 768}, ui::Rect{0, 0, 1920, 1080}}) {
    StandForm form;
    form.driver.input.width = page.width;
    form.driver.input.height = page.height;
    form.driver.settle();
    form.driver.activate(Role::button, "Send");
    for (const std::string_view name : {kName, kReach}) {
      CAPTURE(page.width);
      CAPTURE(name);
      form.driver.focus(Role::textbox, name);
      REQUIRE(form.keyboard());
      const float keys = form.driver.node(Role::region, "Keyboard on the screen").rect.y;
      const ui::Rect way = form.driver.node(Role::region, "Steps").rect;
      const ui::Rect field = form.driver.node(Role::textbox, name).rect;
      CHECK(way.bottom() <= keys + 0.5F);
      CHECK(field.bottom() <= way.y);
      CHECK(field.y > 0);
      form.driver.blur(Role::textbox, name);
    }
  }
}

TEST_CASE("no keyboard comes to somebody's own device") {
  StandForm form(false);
  form.driver.focus(Role::textbox, kName);
  CHECK_FALSE(form.keyboard());
  CHECK(form.driver.node(Role::textbox, "Phone").input_mode == "tel");
}

TEST_CASE("a card before the camera fills the form and puts the camera away") {
  StandForm form;
  CHECK_FALSE(form.has("Company"));
  form.open_camera();
  CHECK(form.platform.cameras == 1);
  REQUIRE(form.camera());
  form.application.camera_became("on");
  form.driver.settle();
  CHECK(form.driver.node(Role::img, "What the camera sees").camera);
  form.see("https://visitor.example");
  REQUIRE(form.camera());
  CHECK(form.driver.find(Role::alert, "This code is no business card…") != nullptr);
  form.see(kCard);
  CHECK_FALSE(form.camera());
  CHECK(form.value(kName) == "Zoya Visitor");
  CHECK(form.value(kReach) == "+7 900 000-00-00");
  CHECK(form.value("Company") == "Visitors Ltd");
  CHECK(form.value("E-mail") == "zoya@visitor.example");
  CHECK(form.driver.shows("The fields are filled from the card. Please check them."));
}

TEST_CASE("an address for mail alone goes into the one field of a stand") {
  StandForm form;
  form.open_camera();
  form.see("MECARD:N:Visitor,Zoya;EMAIL:zoya@visitor.example;;");
  CHECK(form.value(kName) == "Zoya Visitor");
  CHECK(form.value(kReach) == "zoya@visitor.example");
  CHECK_FALSE(form.has("E-mail"));
  CHECK_FALSE(form.has("Company"));
}

TEST_CASE("a camera that may not be used is said, and can be asked for again") {
  StandForm form;
  form.open_camera();
  for (const auto& [state, words] : {std::pair{"refused", "The camera is not allowed…"},
                                     std::pair{"absent", "There is no camera here…"},
                                     std::pair{"failed", "The camera does not answer…"}}) {
    form.application.camera_became(state);
    form.driver.settle();
    CHECK(form.driver.find(Role::alert, words) != nullptr);
    CHECK(form.driver.find(Role::img, "What the camera sees") == nullptr);
  }
  form.driver.activate(Role::button, "Try again");
  CHECK(form.platform.cameras == 2);
  CHECK(form.driver.find(Role::img, "What the camera sees") != nullptr);
  form.driver.activate(Role::button, "Fill it in by hand");
  CHECK_FALSE(form.camera());
  // What was seen too late is of no interest.
  form.see(kCard);
  CHECK(form.value(kName).empty());
}

TEST_CASE("a scanner types a card into the field for the name, line by line") {
  StandForm form;
  form.scan(kCard);
  CHECK(form.value(kName) == "Zoya Visitor");
  CHECK(form.value("Company") == "Visitors Ltd");
  StandForm another;
  another.scan("MECARD:N:Visitor,Zoya;TEL:+79000000000;;");
  CHECK(another.value(kName) == "Zoya Visitor");
  CHECK(another.value(kReach) == "+79000000000");
  another.scan("BEGIN:VCARD\nNOTE:nobody\nEND:VCARD\n");
  CHECK(another.driver.shows("The card could not be read…"));
}

TEST_CASE("a card that is pasted fills the form, a name that is typed stays one") {
  StandForm form(false);
  form.driver.act(Role::textbox, kName, Kind::paste, std::string(kCard));
  CHECK(form.value(kName) == "Zoya Visitor");
  CHECK(form.value("Phone") == "+7 900 000-00-00");
  CHECK(form.value("E-mail") == "zoya@visitor.example");
  form.driver.type(Role::textbox, kName, "Anna");
  CHECK(form.value(kName) == "Anna");
}

TEST_CASE("nothing of a card is there for the next visitor") {
  StandForm form;
  form.open_camera();
  form.see(kCard);
  form.platform.now += 61'000;
  form.driver.frame();
  form.driver.settle();
  form.driver.activate(Role::button, "Touch to begin");
  form.application.route_changed("/choose/77aa/send");
  form.driver.settle();
  CHECK(form.value(kName).empty());
  CHECK_FALSE(form.has("Company"));
  CHECK(form.platform.lines().find("Zoya") == std::string::npos);
}
