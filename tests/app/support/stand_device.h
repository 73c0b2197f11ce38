#pragma once
/// A device on which a stand runs, without a browser, and what a visitor and the staff do with it.
///
///   StandDevice device;
///   device.begin();
///   device.send("+7 900 000-00-00", 201);
///   device.press("Finish");
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

#include "app/shell/application.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

namespace oferta::testing {

inline const std::string& stand_package() {
  static const std::string bytes = demo_choice_package(true);
  return bytes;
}

struct StandDevice {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{target_of(application)};

  /// `preference`, where it has a name, was kept on the device before.
  explicit StandDevice(const std::string& package = stand_package(),
                       const std::pair<std::string, std::string>& preference = {}) {
    driver.input.reduced_motion = true;
    if (!preference.first.empty()) {
      platform.set_preference(preference.first, preference.second);
    }
    REQUIRE(application.begin_choosing("77aa", package));
    go("");
  }
  /// Switched on again: with the operations that were on its disk, and the clock gone on.
  StandDevice(const std::string& kept, std::int64_t now)
      : platform("00000000000000a1", static_cast<std::uint64_t>(now)) {
    driver.input.reduced_motion = true;
    platform.now = now;
    REQUIRE(application.load_operations(kept));
    REQUIRE(application.begin_choosing("77aa", stand_package()));
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
    driver.activate(ui::Role::button, name);
    settle();
  }
  /// Seconds in which nobody touches anything.
  void wait(int seconds) {
    platform.now += seconds * 1000;
    driver.frame();
    settle();
  }
  bool at(const char* part) const { return platform.route == std::string("/choose/77aa") + part; }
  bool calls_out() const {
    return driver.find(ui::Role::heading, "Which office is yours?") != nullptr;
  }
  void begin() {
    press("Touch to begin");
    driver.activate(ui::Role::checkbox, "Telephony");
    settle();
  }
  /// Sends what is chosen; the server gives `status`.
  void send(const char* reach, int status) {
    go("/send");
    driver.type(ui::Role::textbox, "Your name", "Zoya Visitor");
    driver.type(ui::Role::textbox, "Phone or e-mail", reach);
    driver.activate(ui::Role::checkbox, "Consent to the processing of personal data");
    settle();
    application.act(
        {driver.node(ui::Role::button, "Send").id, ui::SemanticAction::Kind::activate, {}});
    driver.frame();
    driver.frame();
    application.choice_answered(status);
    settle();
  }
  void open_staff_page(const char* pin) {
    press("For the staff");
    driver.type(ui::Role::textbox, "PIN", pin);
    press("Open");
  }
};

}  // namespace oferta::testing
