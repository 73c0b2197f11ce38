// The application and a team's server: what is sent, what is taken, what a person reads about it.
// The server is played by the test, in the messages of docs/server.md.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/sync/operation.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

constexpr const char* kAnnas = "00000000000000c3";

/// An operation of a colleague on another device.
std::string colleague(int sequence, const std::string& fields, const std::string& id = "c1",
                      std::int64_t ms = 1'780'000'000'000) {
  const sync::Stamp stamp(static_cast<std::uint64_t>(ms + sequence), 0, 0xC3);
  return R"({"f":)" + fields + R"(,"h":")" + stamp.text() + R"(","id":")" + id + R"(","n":")" +
         kAnnas + R"(","s":)" + std::to_string(sequence) + R"(,"t":"client","u":"anna","v":1})";
}

struct Device {
  MemoryPlatform platform;
  app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  /// A member of the team whose store holds one client, all of it sent.
  explicit Device(const std::string& lines = {}, const std::string& peer = R"({"space":"s"})") {
    REQUIRE(application.data().member_of({.server = "https://team.example/",
                                          .device = "d1",
                                          .name = "Laptop",
                                          .role = "head",
                                          .peer = peer}));
    REQUIRE(application.load_operations(lines));
    application.route_changed("/clients/c1");
    application.data().lead_team();
    driver.settle();
  }

  /// Answers the last request with everything acknowledged and these operations.
  void answer(const std::string& operations = {}, const std::string& rejections = {},
              const std::string& epoch = "e1") {
    application.data().team_answered("/v1/sync", 200,
                                     R"({"ack":{},"cur":")" + epoch + R"(.1","epoch":")" + epoch +
                                         R"(","more":false,"now":1790000000000,"ops":[)" +
                                         operations + R"(],"p":1,"rej":[)" + rejections + "]}");
    write();
  }
  /// The disk says that all of it is written.
  void write() {
    for (const auto& batch : platform.disk) application.persisted(batch.transaction, true, "");
    driver.settle();
  }
  std::size_t sent() const { return parse_json(platform.calls.back().body)->at("ops").size(); }
  /// Changes the client's phone and leaves the field.
  void work(const char* phone) {
    driver.type(Role::textbox, "Phone", phone);
    driver.settle();
    write();
  }
};

}  // namespace

TEST_CASE("a member asks as soon as it leads, takes what there is, and says that all is sent") {
  Device device;
  REQUIRE(device.platform.calls.size() == 1);
  CHECK(device.platform.calls[0].path == "/v1/sync");
  CHECK(device.driver.shows("Getting the team's data…"));
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  CHECK(device.driver.shows("Northern Lines"));
  CHECK(device.driver.shows("All sent"));
  CHECK(device.platform.peer().find(R"("cur":"e1.1")") != std::string::npos);
  CHECK(device.platform.lines().find("Northern Lines") != std::string::npos);
}

TEST_CASE(
    "a change is on the disk first, then waits, then is sent; without a network it waits quietly") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  const std::size_t calls = device.platform.calls.size();
  device.driver.type(Role::textbox, "Phone", "+7 1");
  device.driver.settle();
  CHECK(device.platform.disk.back().operations.size() == 1);
  CHECK(device.platform.calls.size() == calls);  // not before the disk has it
  device.write();
  REQUIRE(device.platform.calls.size() == calls + 1);
  CHECK(device.sent() == 1);
  device.application.data().team_answered("/v1/sync", 0, "");
  device.driver.settle();
  CHECK(device.driver.shows("1 change waits for the network"));
  device.work("+7 2");
  CHECK(device.driver.shows("2 changes wait for the network"));
  device.application.data().team_turn();
  CHECK(device.sent() == 2);
  device.answer();
  CHECK(device.driver.shows("All sent"));
}

TEST_CASE("two who changed the same thing apart: both values are shown, one press decides") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines","phone":"+7 0"})"));
  device.work("+7 mine");
  // The colleague had not seen it: no "w" for the stamp of this device.
  device.answer(colleague(2, R"({"phone":"+7 hers"})"));
  CHECK(device.driver.shows("1 conflict: look"));
  device.application.route_changed("/data");
  device.driver.settle();
  CHECK(device.driver.shows("+7 mine"));
  CHECK(device.driver.shows("+7 hers"));
  device.driver.activate(Role::button, "Take this");
  device.driver.settle();
  CHECK_FALSE(device.driver.shows("1 conflict: look"));
  device.application.route_changed("/clients/c1");
  device.driver.settle();
  CHECK(device.driver.node(Role::textbox, "Phone").value == "+7 hers");
}

TEST_CASE("a clock that runs ahead: the work is stamped anew, the old stamps are forgotten") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  device.platform.now += 3'600'000;  // an hour ahead
  device.work("+7 1");
  const std::string own = device.platform.node_id();
  device.answer("", R"({"i":0,"n":")" + own + R"(","s":1,"code":"clock_ahead","msg":"Ahead."})");
  REQUIRE(device.platform.rereads == 1);
  device.application.data().reloaded(device.platform.lines());
  device.driver.settle();
  CHECK(device.driver.node(Role::textbox, "Phone").value == "+7 1");
  CHECK(device.sent() == 1);
  const Json operation = parse_json(device.platform.calls.back().body)->at("ops")[0];
  CHECK(operation["s"] == 2);
  const auto stamp = sync::Stamp::parse(operation["h"].get<std::string>());
  REQUIRE(stamp);
  CHECK(stamp->ms() < 1'790'000'060'000);
}

TEST_CASE("numbers that are taken: the same work goes under a new node") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  device.work("+7 1");
  const std::string own = device.platform.node_id();
  device.answer("",
                R"({"i":0,"n":")" + own + R"(","s":1,"code":"sequence_reused","msg":"Taken."})");
  CHECK(device.platform.node_id() != own);
  CHECK(device.sent() == 1);
  const Json operation = parse_json(device.platform.calls.back().body)->at("ops")[0];
  CHECK(operation["n"] == device.platform.node_id());
  device.answer();
  CHECK(device.driver.shows("All sent"));
}

TEST_CASE("a server restored from a backup is given everything again") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  device.work("+7 1");
  device.answer();
  device.application.data().team_turn();
  device.answer("", "", "e2");
  REQUIRE(device.platform.rereads == 1);
  device.application.data().reloaded(device.platform.lines());
  CHECK(device.sent() == 2);
}

TEST_CASE("a revoked device shows nothing but that, lets the unsent be saved, and is wiped") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines"})"));
  device.work("+7 1");
  device.application.data().team_answered("/v1/sync", 401,
                                          R"({"error":{"code":"revoked","message":"x"}})");
  device.driver.settle();
  CHECK(device.driver.shows("Access ended"));
  CHECK_FALSE(device.driver.shows("Northern Lines"));
  CHECK(device.platform.phase == "revoked");
  CHECK_FALSE(device.platform.left);
  device.driver.activate(Role::button, "Save what was not sent to a file");
  device.driver.settle();
  REQUIRE(device.platform.downloads.size() == 1);
  CHECK(device.platform.downloads[0].second.find("+7 1") != std::string::npos);
  device.driver.activate(Role::button, "Remove the team's data");
  device.driver.settle();
  CHECK(device.platform.left == true);
}

TEST_CASE(
    "a revoked device with nothing unsent is wiped at once; an unknown one keeps everything") {
  Device revoked;
  revoked.answer(colleague(1, R"({"name":"Northern Lines"})"));
  revoked.application.data().team_turn();
  revoked.application.data().team_answered("/v1/sync", 401, R"({"error":{"code":"revoked"}})");
  CHECK(revoked.platform.left == true);

  Device unknown;
  unknown.answer(colleague(1, R"({"name":"Northern Lines"})"));
  unknown.application.data().team_turn();
  unknown.application.data().team_answered("/v1/sync", 401, R"({"error":{"code":"unauthorized"}})");
  unknown.driver.settle();
  CHECK(unknown.driver.shows("The server does not know this device"));
  CHECK(unknown.driver.shows("Northern Lines"));
  CHECK_FALSE(unknown.platform.left);
}

TEST_CASE("a window that does not lead sends nothing and shows what the leading one says") {
  MemoryPlatform platform;
  app::Application application(platform, oferta::testing::test_fonts());
  REQUIRE(application.data().member_of({.peer = R"({"space":"s","complete":true})"}));
  REQUIRE(application.load_operations(colleague(1, R"({"name":"Northern Lines"})")));
  CHECK(platform.calls.empty());
  application.data().team_turn();
  CHECK(platform.calls.empty());
  Driver driver{oferta::testing::target_of(application)};
  application.data().team_phase("calm");
  driver.settle();
  CHECK(driver.shows("Sending 1 change"));
  application.data().team_learned(R"({"space":"s","has":{")" + std::string(kAnnas) +
                                  R"(":[1,1]},"complete":true})");
  driver.settle();
  CHECK(driver.shows("All sent"));
}

TEST_CASE("the form for joining takes a code or the whole link, and says why it did not work") {
  MemoryPlatform platform;
  app::Application application(platform, oferta::testing::test_fonts());
  Driver driver{oferta::testing::target_of(application)};
  application.route_changed("/data");
  driver.input.reduced_motion = true;  // a running sign would ask for frames without end
  driver.settle();
  driver.activate(Role::button, "Join the team");
  driver.settle();
  CHECK(driver.shows("Paste the invitation code."));
  driver.type(Role::textbox, "Invitation code or link", "https://team.example/#/join/ofi_12");
  driver.activate(Role::button, "Join the team");
  driver.frame();  // a running sign moves from now on
  REQUIRE(platform.joins.size() == 1);
  CHECK(platform.joins[0].invitation == "ofi_12");
  CHECK(platform.joins[0].password.empty());
  application.data().join_failed(401);
  driver.settle();
  CHECK(driver.shows("The code does not work…"));
}

TEST_CASE("an invitation for a person asks for a name and a password") {
  MemoryPlatform platform;
  app::Application application(platform, oferta::testing::test_fonts());
  Driver driver{oferta::testing::target_of(application)};
  driver.input.reduced_motion = true;  // a running sign would ask for frames without end
  application.route_changed("/join/ofp_77");
  driver.settle();
  driver.activate(Role::button, "Join the team");
  driver.settle();
  CHECK(driver.shows("Enter your name."));
  CHECK(platform.joins.empty());
  driver.type(Role::textbox, "Your name", " Anna ");
  driver.type(Role::textbox, "New password", "too short");
  driver.activate(Role::button, "Join the team");
  driver.settle();
  CHECK(platform.joins.empty());
  driver.type(Role::textbox, "New password", "long enough 1");
  driver.activate(Role::button, "Join the team");
  driver.frame();
  REQUIRE(platform.joins.size() == 1);
  CHECK(platform.joins[0].invitation == "ofp_77");
  CHECK(platform.joins[0].person == "Anna");
  CHECK(platform.joins[0].password == "long enough 1");
  application.data().join_failed(409);
  driver.settle();
  CHECK(driver.shows("Somebody in the team has this name…"));

  driver.type(Role::textbox, "Invitation code or link", "ofr_78");
  driver.settle();
  CHECK_FALSE(driver.shows("Somebody in the team has this name…"));
  driver.activate(Role::button, "Join the team");
  driver.frame();
  REQUIRE(platform.joins.size() == 2);
  CHECK(platform.joins[1].invitation == "ofr_78");
  CHECK(platform.joins[1].password == "long enough 1");
}

TEST_CASE("who has a password signs in without an invitation") {
  MemoryPlatform platform;
  app::Application application(platform, oferta::testing::test_fonts());
  Driver driver{oferta::testing::target_of(application)};
  driver.input.reduced_motion = true;
  application.route_changed("/data");
  driver.settle();
  driver.activate(Role::radio, "By password");
  driver.settle();
  driver.activate(Role::button, "Sign in");
  driver.settle();
  CHECK(driver.shows("Enter the password."));
  driver.type(Role::textbox, "Your name", "anna");
  driver.type(Role::textbox, "Password", "x");
  driver.activate(Role::button, "Sign in");
  driver.frame();
  REQUIRE(platform.joins.size() == 1);
  CHECK(platform.joins[0].invitation.empty());
  CHECK(platform.joins[0].person == "anna");
  CHECK(platform.joins[0].password == "x");
  application.data().join_failed(401);
  driver.settle();
  CHECK(driver.shows("The name or the password is wrong…"));
}

TEST_CASE("a head sees people with their devices, lets them in, and out") {
  Device device;
  device.answer();
  device.application.route_changed("/data");
  device.driver.settle();
  const auto& calls = device.platform.calls;
  CHECK(std::count_if(calls.begin(), calls.end(), [](const auto& call) {
          return call.path == "/v1/devices" || call.path == "/v1/people";
        }) == 2);
  app::DataDesk& desk = device.application.data();
  desk.team_answered("/v1/people", 200, R"({"people":[
      {"id":"p1","name":"Anna","role":"head","created":1,"seen":1789999000000},
      {"id":"p2","name":"Boris","role":"manager","created":2,"seen":0},
      {"id":"p3","name":"Gone","role":"manager","created":3,"seen":0,"disabled":4}]})");
  desk.team_answered("/v1/devices", 200, R"({"devices":[
      {"id":"d1","name":"Laptop","role":"head","created":1,"seen":1,"person":"p1"},
      {"id":"d2","name":"Phone","role":"manager","created":2,"seen":1789999000000,"person":"p2"},
      {"id":"d3","name":"Old tablet","role":"kiosk","created":3,"seen":0}]})");
  device.driver.settle();
  CHECK(device.driver.shows("Our team"));
  CHECK(device.driver.shows("Boris"));
  CHECK(device.driver.shows("device: Phone"));
  CHECK(device.driver.shows("Devices without an owner"));
  CHECK_FALSE(device.driver.shows("Gone"));

  device.driver.activate(Role::button, "Invite a manager");
  device.driver.settle();
  CHECK(calls.back().path == "/v1/invitations");
  CHECK(calls.back().body == R"({"for":"person","role":"manager"})");
  desk.team_answered("/v1/invitations", 201, R"({"invitation":"ofp_9","role":"manager"})");
  device.driver.settle();
  CHECK(device.driver.shows("https://team.example/#/join/ofp_9"));
  desk.team_answered("/v1/resets", 201, R"({"invitation":"ofr_8","person":"p2"})");
  device.driver.settle();
  CHECK(device.driver.shows("A link by which Boris sets a new password…"));
  CHECK(device.driver.shows("https://team.example/#/join/ofr_8"));
}

TEST_CASE("a person changes their password, and is told when the old one is wrong") {
  MemoryPlatform platform;
  app::Application application{platform, oferta::testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};
  driver.input.reduced_motion = true;
  REQUIRE(application.data().member_of({.server = "https://team.example/",
                                        .device = "d1",
                                        .name = "Laptop",
                                        .person = "Boris",
                                        .role = "manager",
                                        .peer = R"({"space":"s"})"}));
  REQUIRE(application.load_operations(""));
  application.route_changed("/data");
  driver.settle();
  CHECK(driver.shows("Boris"));
  driver.activate(Role::button, "Change password");
  driver.settle();
  driver.type(Role::textbox, "Old password", "old password");
  driver.type(Role::textbox, "New password", "short");
  driver.activate(Role::button, "Change");
  driver.settle();
  CHECK(platform.calls.empty());
  driver.type(Role::textbox, "New password", "new password");
  driver.activate(Role::checkbox, "End the access of my other devices");
  driver.activate(Role::button, "Change");
  driver.frame();
  REQUIRE(platform.calls.size() == 1);
  CHECK(platform.calls[0].body == R"({"new":"new password","old":"old password","others":true})");
  application.data().team_answered("/v1/password", 403, R"({"error":{}})");
  driver.settle();
  CHECK(driver.shows("The old password is wrong."));
  application.data().team_answered("/v1/password", 200, R"({"revoked":1})");
  driver.settle();
  CHECK(driver.shows("The password is changed"));
  CHECK_FALSE(driver.shows("Old password"));
}

TEST_CASE(
    "a history is read from the disk and puts back what was before, as a change like others") {
  Device device;
  device.answer(colleague(1, R"({"name":"Northern Lines","phone":"+7 0"})"));
  device.work("+7 1");
  device.driver.input.reduced_motion = true;  // a running sign would ask for frames without end
  device.driver.activate(Role::button, "History");
  device.driver.frame();
  REQUIRE(device.platform.histories.size() == 1);
  CHECK(device.platform.histories[0].second == "c1");
  device.application.data().history_read(device.platform.lines());
  device.driver.settle();
  CHECK(device.driver.shows("Phone: +7 0 → +7 1"));
  device.driver.activate(Role::button, "Put back what was before");
  device.driver.frame();
  device.application.data().history_read(device.platform.lines());
  device.driver.settle();
  CHECK(device.driver.shows("Phone: +7 1 → +7 0"));
  CHECK(device.driver.node(Role::textbox, "Phone").value == "+7 0");
}

TEST_CASE("a file shows what it would change, is loaded once, and can be taken back") {
  Device from;
  from.answer(colleague(1, R"({"name":"Northern Lines","phone":"+7 0"})"));
  from.driver.activate(Role::button, "Save to a file");
  from.driver.settle();
  REQUIRE(from.platform.downloads.size() == 1);
  const std::string file = from.platform.downloads[0].second;

  MemoryPlatform platform("00000000000000d4");
  app::Application application(platform, oferta::testing::test_fonts());
  Driver driver{oferta::testing::target_of(application)};
  application.file_received("client.oferta", file);
  driver.settle();
  CHECK(platform.route == "/file");
  CHECK(driver.shows("Client: Northern Lines"));
  driver.activate(Role::button, "Load");
  driver.settle();
  REQUIRE(platform.disk.size() == 1);
  CHECK(platform.disk[0].operations[0].node == platform.node_id());
  CHECK(driver.shows("Northern Lines"));
  application.file_received("client.oferta", file);
  driver.settle();
  CHECK(driver.shows("All of this is here already…"));
  application.file_received("client.oferta", file.substr(0, file.size() / 2));
  driver.settle();
  CHECK(driver.shows("The file “client.oferta” was refused…"));
  CHECK(platform.disk.size() == 1);
}
