// Somebody chooses for themselves by a link: the way from the first question to what is sent,
// without a browser. The package is that of the demo workspace; the server is played by the test.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sharing/choice_package.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

constexpr const char* kLink = "77aa";

const std::string& package() {
  static const std::string bytes = testing::demo_choice_package();
  return bytes;
}

/// The client's phone or laptop.
struct ClientDevice {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  /// `kept`: what an earlier visit left on the disk.
  explicit ClientDevice(const std::string& kept = {}) {
    REQUIRE(application.load_operations(kept));
    REQUIRE(application.begin_choosing(kLink, package()));
    go("");
  }
  void go(const std::string& part) {
    application.route_changed("/choose/77aa" + part);
    settle();
  }
  void settle() {
    driver.settle();
    while (application.wants_work()) application.work();
    driver.settle();
  }
  void press(std::string_view name) {
    driver.activate(Role::button, name);
    settle();
  }
  bool at(const char* part) const { return platform.route == std::string("/choose/77aa") + part; }
  /// Answers the two questions everything depends on.
  void answer_some() {
    press("Begin");
    driver.activate(Role::checkbox, "Telephony");
    settle();
    press("Next");
    driver.type(Role::spinbutton, "How many people work in the office?", "12");
    settle();
  }
  /// To the form, filled in.
  void fill_form() {
    go("/send");
    driver.type(Role::textbox, "Your name", "Anna");
    driver.type(Role::textbox, "Phone", "+7 495 000 00 00");
    driver.activate(Role::checkbox, "Consent to the processing of personal data");
    settle();
  }
  /// Sends what is in the form; the answer is still out.
  void send() {
    application.act({driver.node(Role::button, "Send").id, ui::SemanticAction::Kind::activate, {}});
    driver.frame();
    driver.frame();
  }
  void answered(int status) {
    application.choice_answered(status);
    settle();
  }
  workspace::Lead sent() const {
    REQUIRE_FALSE(platform.calls.empty());
    const auto opened = sharing::read_choice_package(package());
    REQUIRE(opened);
    const auto lead = sharing::read_choice_answer(*opened, platform.calls.back().body);
    REQUIRE(lead);
    return *lead;
  }
};

}  // namespace

TEST_CASE("one question after another, back and on, to three variants and what is in them") {
  ClientDevice device;
  CHECK(device.driver.find(Role::heading, "Find the solution for your tasks") != nullptr);
  CHECK(device.driver.shows("Ilya Vorontsov…"));
  device.press("Begin");
  CHECK(device.at("/questions/tasks"));
  CHECK(device.driver.node(Role::button, "Next").disabled);  // required
  device.driver.activate(Role::checkbox, "Telephony");
  device.settle();
  device.press("Next");
  CHECK(device.at("/questions/employees"));
  device.press("Back");
  CHECK(device.at("/questions/tasks"));
  CHECK(device.driver.node(Role::checkbox, "Telephony").checked);

  device.go("/budget");
  CHECK(device.driver.find(Role::button, "All you wish: …") != nullptr);
  device.press("Show the variants");
  CHECK(device.at("/offers"));
  CHECK(device.driver.find(Role::radio, "Economy…") != nullptr);
  device.press("What is in it");
  CHECK(device.at("/contents"));
  CHECK(device.driver.find(Role::list, "Contents") != nullptr);
}

TEST_CASE("what is sent says what was chosen and whom to answer, and waits for the server") {
  ClientDevice device;
  device.answer_some();
  device.go("/send");
  device.press("Send");
  CHECK(device.platform.calls.empty());
  CHECK(device.driver.node(Role::textbox, "Your name").invalid);
  CHECK(device.driver.shows("Without the consent…"));
  device.fill_form();
  device.send();
  REQUIRE(device.platform.calls.size() == 1);
  CHECK(device.platform.calls[0].path == "/s/77aa/lead");
  const workspace::Lead lead = device.sent();
  CHECK(lead.contact_name == "Anna");
  CHECK(lead.consent == "pd-1");
  CHECK(std::get<std::int64_t>(lead.brief.answers.at("employees")) == 12);
  CHECK(lead.total.has_value());
  CHECK(lead.brief.budget.has_value());

  device.answered(0);
  CHECK(device.driver.shows("No connection…"));
  device.application.online_changed(true);
  CHECK(device.platform.calls.size() == 2);
  CHECK(device.platform.calls[1].body == device.platform.calls[0].body);
  device.answered(201);
  CHECK(device.driver.shows("Sent, thank you!"));
  device.application.online_changed(true);
  CHECK(device.platform.calls.size() == 2);  // nothing waits any more
}

TEST_CASE("a question about a line stands in the form, which says what about") {
  ClientDevice device;
  device.answer_some();
  device.go("/contents");
  device.press("Actions: …");
  device.driver.activate(Role::menuitem, "Ask about it");
  device.settle();
  CHECK(device.at("/send"));
  CHECK(device.driver.node(Role::textbox, "Question or wish").value.find("About “") == 0);
}

TEST_CASE("a closed tab loses neither the answers nor what waits to be sent") {
  std::string kept;
  {
    ClientDevice device;
    device.answer_some();
    device.fill_form();
    device.send();
    device.answered(0);
    kept = device.platform.lines();
  }
  ClientDevice again(kept);
  CHECK(again.driver.find(Role::button, "Continue") != nullptr);
  REQUIRE(again.platform.calls.size() == 1);
  CHECK(again.sent().contact_name == "Anna");
  again.answered(409);
  again.go("/sent");
  CHECK(again.driver.shows("This link takes no more answers…"));
}

TEST_CASE("beginning anew takes everything back, and can itself be taken back") {
  ClientDevice device;
  device.answer_some();
  device.go("");
  device.press("Begin anew");
  CHECK(device.driver.find(Role::button, "Begin") != nullptr);
  device.press("Undo");
  CHECK(device.driver.find(Role::button, "Continue") != nullptr);
}

TEST_CASE("no address, key or file leads out of the link") {
  ClientDevice device;
  for (const char* address : {"/clients", "/offers", "/settings", "/data", "/choose/other"}) {
    device.application.route_changed(address);
    device.settle();
    CHECK_MESSAGE(device.at(""), address);
  }
  CHECK_FALSE(device.application.key("KeyK", true, false, false));
  CHECK_FALSE(device.application.key("KeyN", false, false, true));
  device.application.file_received("list.csv", "a;b");
  device.application.file_received("x.oferta", "{}");
  device.settle();
  CHECK(device.at(""));
  CHECK(device.driver.find(Role::navigation, "Sections") == nullptr);
}

TEST_CASE("a broken package begins nothing, and without a link its pages are not shown") {
  MemoryPlatform platform;
  app::Application application(platform, testing::test_fonts());
  CHECK_FALSE(application.begin_choosing(kLink, "{}"));
  CHECK_FALSE(application.begin_choosing(kLink, package() + " "));
  CHECK(platform.disk.empty());
  application.route_changed("/choose/77aa/offers");
  CHECK(platform.route == "/clients");
}
