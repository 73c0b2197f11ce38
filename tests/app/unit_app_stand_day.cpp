// A day at a stand without a network: many visitors, half of whom walk away in the middle, and
// power cuts. In the evening every request that was sent is at home once, and nothing is left on
// the device. OFERTA_STAND_VISITORS asks for another number of visitors; a busy day has 300.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "app/shell/application.h"
#include "shared/sharing/choice_answer.h"
#include "tests/app/support/stand_device.h"

using namespace oferta;
using oferta::testing::stand_package;
using oferta::testing::StandDevice;
using ui::Role;

namespace {

constexpr int kPowerCuts = 5;

int visitors_of_the_day() {
  const char* asked = std::getenv("OFERTA_STAND_VISITORS");
  return asked == nullptr ? 40 : std::max(4 * kPowerCuts, std::atoi(asked));
}

struct Day {
  std::string disk;  // of the device, operations a line
  std::unique_ptr<StandDevice> device = std::make_unique<StandDevice>();
  std::map<std::string, std::string> home;  // phone by the id of the lead
  std::size_t brought = 0;                  // of the device's calls
  int answers_lost = 0;

  /// What has been written since the last time is on the disk.
  void keep() {
    if (device->platform.forgotten > 0) {
      disk.clear();
      device->platform.forgotten = 0;
      device->platform.disk.clear();
    }
    disk += device->platform.lines();
    device->platform.disk.clear();
  }
  void cut_power() {
    keep();
    const std::int64_t now = device->platform.now + 60'000;
    device = std::make_unique<StandDevice>(disk, now);
    brought = 0;
    CHECK(device->calls_out());
  }
  /// The server takes what the device brings; every fifth of its answers does not come back.
  void bring_home() {
    const auto opened = sharing::read_choice_package(stand_package());
    REQUIRE(opened);
    device->application.online_changed(true);
    device->settle();
    for (int turn = 0; device->platform.calls.size() > brought; ++turn) {
      REQUIRE(turn < 1000);
      const auto lead =
          sharing::read_choice_answer(*opened, device->platform.calls[brought++].body);
      REQUIRE(lead);
      const auto [at, fresh] = home.emplace(lead->id, lead->phone);
      CHECK(at->second == lead->phone);
      const bool lost = turn % 5 == 4;
      answers_lost += lost ? 1 : 0;
      device->application.choice_answered(lost ? 0 : 201);
      device->settle();
      if (lost) {
        device->application.online_changed(false);
        device->application.online_changed(true);
        device->settle();
      }
    }
    keep();
  }
};

std::string phone_of(int visitor) {
  const std::string digits = std::to_string(1000 + visitor);
  return "+7 900 000-" + digits.substr(0, 2) + "-" + digits.substr(2);
}

}  // namespace

TEST_CASE("a day at a stand: every request that was sent comes home once, no trace is left") {
  const int visitors = visitors_of_the_day();
  const int between_cuts = visitors / kPowerCuts;
  Day day;
  std::size_t sent = 0;
  for (int visitor = 0; visitor < visitors; ++visitor) {
    day.device->begin();
    const bool walks_away = visitor % 2 == 1;
    if (walks_away) {
      if (visitor % 4 == 1) {  // with the form half filled in
        day.device->go("/send");
        day.device->driver.type(Role::textbox, "Your name", "Zoya Visitor");
      }
    } else {
      day.device->send(phone_of(visitor).c_str(), 0);
      ++sent;
    }
    // The power goes in the middle of a visit, or right after a request was kept.
    if (visitor % between_cuts == between_cuts / 2 + visitor / between_cuts % 2) {
      day.cut_power();
    } else {
      day.device->wait(61);
    }
    REQUIRE(day.device->calls_out());
  }
  day.bring_home();

  CHECK(day.answers_lost > 3);
  CHECK(day.home.size() == sent);
  std::map<std::string, int> phones;
  for (const auto& [id, phone] : day.home) ++phones[phone];
  CHECK(phones.size() == sent);
  for (int visitor = 0; visitor < visitors; visitor += 2) {
    CHECK_MESSAGE(phones[phone_of(visitor)] == 1, phone_of(visitor));
  }
  // Neither the disk nor the screen knows of anybody.
  for (const char* trace : {"Visitor", "900 000", "\"t\":\"brief\"", "\"t\":\"lead\""}) {
    CHECK_MESSAGE(day.disk.find(trace) == std::string::npos, trace);
  }
  day.device->press("Touch to begin");
  day.device->go("/send");
  CHECK(day.device->driver.node(Role::textbox, "Your name").value.empty());
  CHECK(day.device->driver.node(Role::textbox, "Phone or e-mail").value.empty());
}
