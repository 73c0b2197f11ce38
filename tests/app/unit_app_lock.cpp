// The passphrase of a device, as the person sees it; sealing itself is the page's (tests/e2e).
#include <doctest/doctest.h>

#include <string>

#include "app/shell/application.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;
using ui::SemanticAction;

namespace {

struct LockedDevice {
  MemoryPlatform platform;
  app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  explicit LockedDevice(const app::DeviceLock& lock) {
    application.data().lock_told(lock);
    application.route_changed("/data");
    driver.settle();
  }
  void type(std::string_view field, std::string_view text) {
    driver.act(Role::textbox, field, SemanticAction::Kind::set_value, std::string(text));
  }
  /// Presses the dialog's button, which says the same as the one that opened the dialog.
  void confirm(std::string_view name) {
    std::uint32_t id = 0;
    for (const ui::SemanticNode& node : driver.tree().nodes) {
      if (node.role == Role::button && node.name == name) id = node.id;
    }
    REQUIRE(id != 0);
    application.act({.id = id, .kind = SemanticAction::Kind::activate});
    for (int i = 0; i < 3; ++i) driver.frame();  // a busy button never settles
  }
};

}  // namespace

TEST_CASE("a passphrase is set when it is long enough and typed the same twice") {
  LockedDevice page({.possible = true});
  page.driver.activate(Role::button, "Set a password");
  page.type("New password of the device", "too short");
  page.confirm("Set a password");
  CHECK(page.driver.node(Role::textbox, "New password of the device").invalid);
  page.type("New password of the device", "correct horse");
  page.type("Once more", "correct house");
  page.confirm("Set a password");
  CHECK(page.driver.node(Role::textbox, "Once more").invalid);
  CHECK(page.platform.lock_wishes.empty());
  page.type("Once more", "correct horse");
  page.confirm("Set a password");
  REQUIRE(page.platform.lock_wishes.size() == 1);
  CHECK(page.platform.lock_wishes[0].old.empty());
  CHECK(page.platform.lock_wishes[0].fresh == "correct horse");
  CHECK(page.platform.lock_wishes[0].minutes == 15);
  page.application.data().lock_answered({.possible = true, .on = true, .minutes = 15}, "");
  page.driver.settle();
  CHECK(page.driver.find(Role::dialog, "Set a password") == nullptr);
  CHECK(
      page.driver.shows("The data on this device is encrypted: nobody reads it without the "
                        "password. After 15 minutes of rest the program locks itself."));
  CHECK(page.driver.find(Role::button, "Lock now") != nullptr);
  page.driver.activate(Role::button, "Lock now");
  CHECK(page.platform.locked == 1);
}

TEST_CASE("a passphrase is changed and taken off with the one there is") {
  LockedDevice page({.possible = true, .on = true, .minutes = 60});
  page.driver.activate(Role::button, "Remove the password");
  page.type("Present password", "another one");
  page.confirm("Remove the password");
  REQUIRE(page.platform.lock_wishes.size() == 1);
  CHECK(page.platform.lock_wishes[0].old == "another one");
  CHECK(page.platform.lock_wishes[0].fresh.empty());
  page.application.data().lock_answered({.possible = true, .on = true, .minutes = 60}, "wrong");
  page.driver.settle();
  CHECK(page.driver.node(Role::textbox, "Present password").invalid);
  page.driver.activate(Role::button, "Cancel");
  page.driver.activate(Role::button, "Change the password");
  page.type("Present password", "correct horse");
  page.type("New password of the device", "battery staple");
  page.type("Once more", "battery staple");
  page.confirm("Change the password");
  REQUIRE(page.platform.lock_wishes.size() == 2);
  // How long it rests stays as it was.
  CHECK(page.platform.lock_wishes[1].minutes == 60);
  page.application.data().lock_answered({.possible = true, .on = true, .minutes = 60}, "failed");
  page.driver.settle();
  CHECK(page.driver.shows("It did not work, and nothing was changed. Try again."));
}

TEST_CASE("where the browser cannot seal it is said, and nothing is offered") {
  LockedDevice page({});
  CHECK(page.driver.find(Role::button, "Set a password") == nullptr);
  CHECK(page.driver.shows("Browsers encrypt only on pages opened by https or from this computer."));
}
