// The poll of a stand: answers as charts while it calls out and after the thanks, counts alone on
// the device, and what whoever makes the link chooses.
#include <doctest/doctest.h>

#include "tests/app/support/stand_device.h"

using namespace oferta;
using oferta::testing::demo_choice_package;
using oferta::testing::StandDevice;
using ui::Role;

namespace {

constexpr const char* kKept = "stand_poll.77aa";

const std::string& polling_package() {
  static const std::string bytes =
      demo_choice_package(true, Language::en, {"tasks", "downtime", "deadline"});
  return bytes;
}

/// Visitors come, answer, send a request and go.
void visit(StandDevice& device, int visitors) {
  for (int i = 0; i < visitors; ++i) {
    device.begin();
    device.send("+7 900 000-00-00", 201);
    device.press("Finish");
  }
}

/// Whether the slides that call out come to a chart of this name.
bool calls_out_with(StandDevice& device, std::string_view name) {
  for (int slide = 0; slide < 8; ++slide) {
    if (device.driver.find(Role::list, name) != nullptr) return true;
    device.wait(9);
  }
  return false;
}

constexpr std::string_view kTasks = "What is to be done?";

}  // namespace

TEST_CASE("from five answers on a stand shows how visitors answered") {
  StandDevice device(polling_package());
  visit(device, 4);
  CHECK_FALSE(calls_out_with(device, kTasks));
  device.begin();
  device.send("+7 900 000-00-00", 201);
  // The fifth sees it with their own among the answers.
  CHECK(device.driver.find(Role::heading, "How visitors answer, you among them") != nullptr);
  CHECK(device.driver.find(Role::listitem, "Telephony: 5 · 100%") != nullptr);
  CHECK(device.driver.shows("5 visitors answered"));
  // Nobody has answered these.
  CHECK_FALSE(device.driver.shows("How painful is downtime?"));
  device.press("Finish");
  CHECK(calls_out_with(device, kTasks));
  CHECK(device.driver.find(Role::heading, kTasks) != nullptr);
}

TEST_CASE("a stand whose link does not ask for it counts and shows nothing") {
  StandDevice device;
  visit(device, 6);
  CHECK_FALSE(calls_out_with(device, kTasks));
  CHECK(device.platform.preference(kKept).empty());
  device.open_staff_page("4711");
  CHECK_FALSE(device.driver.shows("Visitors whose answers are counted"));
}

TEST_CASE("of visitors there are counts alone, of one who walks away not even that") {
  StandDevice device(polling_package());
  visit(device, 1);
  const std::string kept = device.platform.preference(kKept);
  CHECK(kept == R"({"people":1,"questions":{"deadline":{"answered":0,"answers":{}},)"
                R"("downtime":{"answered":0,"answers":{}},)"
                R"("tasks":{"answered":1,"answers":{"telephony":1}}}})");
  device.begin();
  device.wait(61);
  CHECK(device.calls_out());
  CHECK(device.platform.preference(kKept) == kept);
}

TEST_CASE("counts outlast a power cut, and the staff begins them anew") {
  std::string kept;
  {
    StandDevice before(polling_package());
    visit(before, 5);
    kept = before.platform.preference(kKept);
  }
  StandDevice device(polling_package(), {kKept, kept});
  CHECK(calls_out_with(device, kTasks));
  device.open_staff_page("4711");
  CHECK(device.driver.find(Role::button, "Count answers anew") != nullptr);
  device.press("Count answers anew");
  CHECK(device.platform.preference(kKept).empty());
  CHECK(device.driver.find(Role::button, "Count answers anew") == nullptr);
  device.press("Close");
  CHECK_FALSE(calls_out_with(device, kTasks));
}
