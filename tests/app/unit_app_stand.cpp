// A stand at an exhibition, without a browser: it calls out, a touch begins a visit, it begins anew
// by itself, leaves nothing of a visitor behind, and only the staff gets out.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sync/store.h"
#include "shared/workspace/file_plan.h"
#include "tests/app/support/stand_device.h"

using namespace oferta;
using oferta::testing::stand_package;
using oferta::testing::StandDevice;
using ui::Role;

TEST_CASE("a stand calls out with changing slides until somebody touches it") {
  StandDevice device;
  CHECK(device.calls_out());
  CHECK(device.application.wake_after_seconds() > 0);
  CHECK(device.driver.shows("products and services to make a solution of"));
  device.wait(10);
  CHECK(device.driver.shows("Take the solution along"));
  device.wait(9);
  CHECK(device.driver.find(Role::heading, "What each sum gives") != nullptr);
  device.press("Touch to begin");
  CHECK(device.at("/questions"));
  CHECK_FALSE(device.calls_out());
}

TEST_CASE("a touch anywhere begins a visit, but not one on the buttons of the head") {
  StandDevice device;
  device.driver.click(Role::button, "For the staff");
  device.settle();
  CHECK(device.driver.find(Role::dialog, "For the staff") != nullptr);
  device.press("Cancel");
  CHECK(device.calls_out());
  device.driver.click(Role::heading, "Which office is yours?");
  device.settle();
  CHECK(device.at("/questions"));
}

TEST_CASE("without a touch it counts down and begins anew; a touch goes on") {
  StandDevice device;
  device.begin();
  device.wait(45);
  CHECK_FALSE(device.driver.shows("Are you still here?"));
  device.wait(7);
  CHECK(device.driver.find(Role::dialog, "Are you still here?") != nullptr);
  device.press("I am here");
  CHECK(device.driver.find(Role::dialog, "Are you still here?") == nullptr);
  CHECK(device.driver.node(Role::checkbox, "Telephony").checked);
  device.wait(61);
  CHECK(device.calls_out());
  CHECK(device.at(""));
  device.press("Touch to begin");
  CHECK_FALSE(device.driver.node(Role::checkbox, "Telephony").checked);
}

TEST_CASE(
    "what a visitor decides never reaches the disk, what they send leaves it once it arrived") {
  StandDevice device;
  device.begin();
  device.send("+7 900 000-00-00", 0);
  CHECK(device.platform.lines().find("\"t\":\"brief\"") == std::string::npos);
  CHECK(device.platform.lines().find("Zoya") != std::string::npos);  // until the server has it
  CHECK(device.platform.forgotten == 0);
  device.wait(61);
  CHECK(device.calls_out());
  CHECK(device.driver.shows("1 request waits to be sent"));
  device.application.online_changed(true);
  device.application.choice_answered(201);
  device.settle();
  CHECK(device.platform.forgotten == 1);
  CHECK_FALSE(device.driver.shows("1 request waits to be sent"));
}

TEST_CASE("a link that was closed loses nothing that visitors sent") {
  StandDevice device;
  device.begin();
  device.send("+7 900 000-00-00", 404);
  device.press("Finish");
  CHECK(device.driver.shows("1 request waits to be sent"));
  CHECK(device.platform.forgotten == 0);
  device.open_staff_page("4711");
  device.press("Save the requests to a file");
  CHECK(device.platform.downloads.size() == 1);
}

TEST_CASE("the next visitor finds the language of the stand, and nothing the staff left open") {
  StandDevice device;
  device.begin();
  device.press("Русский");
  CHECK(device.driver.find(Role::button, "Дальше") != nullptr);
  device.wait(61);
  CHECK(device.driver.find(Role::button, "Touch to begin") != nullptr);
  device.open_staff_page("4711");
  CHECK(device.driver.find(Role::dialog, "For the staff") != nullptr);
  device.wait(61);
  CHECK(device.driver.find(Role::dialog, "For the staff") == nullptr);
}

TEST_CASE("one field takes a phone number or an address for mail") {
  StandDevice device;
  device.begin();
  device.send("zoya@visitor.example", 201);
  const auto opened = sharing::read_choice_package(stand_package());
  REQUIRE(opened);
  const auto lead = sharing::read_choice_answer(*opened, device.platform.calls.back().body);
  REQUIRE(lead);
  CHECK(lead->email == "zoya@visitor.example");
  CHECK(lead->phone.empty());
}

TEST_CASE("the offer is taken along as a code that needs no network") {
  StandDevice device;
  device.begin();
  device.go("/contents");
  device.press("Take it along");
  CHECK(device.driver.find(Role::img, "QR code with the choice") != nullptr);
}

TEST_CASE("with a network it is taken along as a link, which knows nothing of the stand") {
  const std::string home(64, 'b');
  Json package = *parse_json(stand_package());
  package["stand"]["home"] = home;
  StandDevice device(canonical(package) + "\n", {"address", "https://fair.example/"});
  device.begin();
  device.go("/contents");
  device.press("Take it along");
  CHECK(device.driver.find(Role::radio, "As a link") != nullptr);
  CHECK(device.driver.shows(
      "Point your phone's camera here: your selection opens there, and you can change it."));
  device.application.online_changed(false);
  device.settle();
  CHECK(device.driver.find(Role::radio, "As a link") == nullptr);
  CHECK(device.driver.find(Role::img, "QR code with the choice") != nullptr);

  StandDevice at_this_machine(canonical(package) + "\n", {"address", "http://localhost:8080/"});
  at_this_machine.begin();
  at_this_machine.go("/contents");
  at_this_machine.press("Take it along");
  CHECK(at_this_machine.driver.find(Role::radio, "As a link") == nullptr);
}

TEST_CASE("what was taken along goes on at home, and no address brings anything else") {
  const std::string package = oferta::testing::demo_choice_package(false);
  needs::Brief brief;
  brief.questionnaire = "office";
  brief.date = {2026, 9, 21};
  brief.answers["tasks"] = std::vector<std::string>{"telephony"};
  brief.answers["employees"] = std::int64_t{12};
  brief.variant = needs::VariantKind::economy;
  StandDevice phone(package);
  phone.go("/take/" + sharing::write_choice_decisions(brief));
  CHECK(phone.at("/contents"));
  CHECK(phone.driver.find(Role::heading, "Economy") != nullptr);
  phone.go("/questions/employees");
  CHECK(phone.driver.node(Role::spinbutton, "How many people work in the office?").value == "12");

  StandDevice other(package);
  other.go("/take/e30x");
  CHECK(other.at(""));
  CHECK(other.driver.find(Role::button, "Begin") != nullptr);

  StandDevice stand;  // on a stand nobody's choice is brought
  stand.go("/take/" + sharing::write_choice_decisions(brief));
  CHECK(stand.at(""));
  CHECK(stand.calls_out());
}

TEST_CASE("visitors and those who came to the variants are counted, and go home with a request") {
  StandDevice device;
  device.begin();
  device.wait(61);  // walks away before there is anything to see
  device.begin();
  device.go("/offers");
  device.go("/contents");
  device.go("/offers");
  device.wait(61);
  device.begin();
  device.send("+7 900 000-00-00", 201);
  const auto counts_in = [&](std::size_t call) {
    const auto sent = parse_json(device.platform.calls.at(call).body);
    REQUIRE(sent);
    const Json& lead = (*sent)["lead"];
    return std::pair(lead.value("visits", 0), lead.value("plays", 0));
  };
  CHECK(counts_in(0) == std::pair(3, 1));
  device.press("Finish");
  device.begin();
  device.send("+7 900 000-00-01", 201);
  CHECK(counts_in(1) == std::pair(1, 0));  // each visitor once
  device.press("Finish");
  device.open_staff_page("4711");
  CHECK(device.driver.shows("Came to the variants"));
}

TEST_CASE("only the staff's code opens their page, saves what waits and ends the stand") {
  StandDevice device;
  device.begin();
  device.send("+7 900 000-00-00", 0);
  device.press("Finish");
  CHECK(device.calls_out());
  device.open_staff_page("0000");
  CHECK(device.driver.node(Role::textbox, "PIN").invalid);
  device.driver.type(Role::textbox, "PIN", "4711");
  device.press("Open");
  CHECK(device.driver.shows("Requests that wait to be sent"));
  device.press("Save the requests to a file");
  REQUIRE(device.platform.downloads.size() == 1);

  // The manager's application takes the file: a request with its source.
  const sync::Store store;
  const auto plan = workspace::plan_file(store, device.platform.downloads[0].second, "",
                                         device.platform.now + 1000);
  REQUIRE(plan);
  REQUIRE(plan->records.size() == 1);
  CHECK(plan->records[0].record.type == "lead");
  CHECK(plan->records[0].fields["source"] == "stand");
  CHECK(plan->records[0].fields["contact_name"] == "Zoya Visitor");

  device.press("End the stand");
  CHECK(device.platform.left_link == 1);
}

TEST_CASE("while nobody is there no address leads to somebody's choice") {
  StandDevice device;
  for (const char* part : {"/contents", "/send", "/questions/tasks"}) {
    device.go(part);
    CHECK_MESSAGE(device.at(""), part);
    CHECK(device.calls_out());
  }
}
