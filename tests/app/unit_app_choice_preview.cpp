// What a link will show, while it is being set up: the page of the package, at the sizes of
// devices, following what is typed and ticked, and nothing that can be pressed.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/application.h"
#include "app/shell/choice_preview.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_package.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

/// A manager's device, of a team or of none.
struct LinkDesk {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  explicit LinkDesk(bool team) {
    driver.input.reduced_motion = true;
    driver.input.width = 1366;
    driver.input.height = 768;
    if (team) {
      REQUIRE(application.data().member_of({.server = "https://team.example/",
                                            .device = "d1",
                                            .name = "Laptop",
                                            .role = "manager",
                                            .peer = R"({"space":"s"})"}));
    }
    REQUIRE(application.load_demo(testing::demo_workspace()));
    application.route_changed("/clients");
    settle();
    press(Role::button, team ? "Link to choose by" : "A file to choose from");
  }
  void settle() {
    for (const auto& batch : platform.disk) application.persisted(batch.transaction, true, "");
    driver.settle();
    while (application.wants_work()) application.work();
    driver.settle();
  }
  void press(Role role, std::string_view name) {
    driver.activate(role, name);
    settle();
  }
  const std::string& seen() const { return driver.node(Role::img, "How it will look").description; }
  bool sees(std::string_view words) const { return seen().find(words) != std::string::npos; }
};

}  // namespace

TEST_CASE("the page of a link is shown at three sizes and in its parts before the link is made") {
  LinkDesk desk(true);
  CHECK(desk.sees("Phone, 390 × 844"));
  CHECK(desk.sees("Find the solution for your tasks"));
  desk.press(Role::radio, "Tablet");
  CHECK(desk.sees("Tablet, 820 × 1180"));
  desk.press(Role::radio, "Laptop");
  CHECK(desk.sees("Laptop, 1366 × 768"));
  CHECK(desk.driver.find(Role::radio, "Big screen") == nullptr);
  desk.press(Role::radio, "Question");
  CHECK(desk.sees("What is to be done?"));
  desk.press(Role::radio, "Request");
  CHECK(desk.sees("Whom shall we answer?"));
  // None of it is the manager's own page.
  CHECK(desk.driver.find(Role::button, "Send") == nullptr);
  CHECK(desk.driver.find(Role::textbox, "Your name") == nullptr);
  CHECK(desk.driver.find(Role::heading, "What is to be done?") == nullptr);
}

TEST_CASE("the variants shown are worked out from the package, for answers that are an example") {
  MemoryPlatform platform;
  const auto package = sharing::read_choice_package(testing::demo_choice_package());
  app::ChoicePreview preview(platform, {}, package);
  REQUIRE(preview.ready());
  preview.show({.part = app::PreviewPart::question}, platform.now);
  CHECK(preview.workspace().brief(app::kChoosersBrief)->answers.empty());
  preview.show({.part = app::PreviewPart::offers}, platform.now);
  while (preview.wants_work()) preview.work();
  for (const auto kind : {needs::VariantKind::economy, needs::VariantKind::best}) {
    const proposal::Proposal* variant = preview.engine().proposals().variant(kind);
    REQUIRE(variant != nullptr);
    CHECK_FALSE(variant->lines.empty());
  }
  CHECK(platform.disk.empty());
}

TEST_CASE("of a package that cannot be made there is nothing to show") {
  MemoryPlatform platform;
  app::ChoicePreview preview(platform, {}, fail(ErrorCode::out_of_range, "Too many products."));
  CHECK_FALSE(preview.ready());
  preview.show({.part = app::PreviewPart::offers}, platform.now);
  CHECK_FALSE(preview.wants_work());
}

TEST_CASE("a stand is shown as it is set up: what it calls out, and the answers it will show") {
  LinkDesk desk(true);
  desk.press(Role::radio, "At an exhibition stand");
  CHECK(desk.sees("Big screen, 1920 × 1080"));
  CHECK(desk.sees("Which solution suits you?"));
  desk.driver.type(Role::textbox, "What to call out", "Which office is yours?");
  desk.settle();
  CHECK(desk.sees("Which office is yours?"));
  CHECK_FALSE(desk.sees("Which solution suits you?"));
  // Its slides run.
  CHECK(desk.application.wake_after_seconds() > 0);
  desk.platform.now += 19'000;
  desk.driver.frame();
  desk.settle();
  CHECK(desk.sees("What each sum gives"));

  CHECK(desk.driver.find(Role::radio, "Answers") == nullptr);
  desk.press(Role::checkbox, "Show answers of visitors on the stand");
  desk.press(Role::radio, "Answers");
  CHECK(desk.sees("What is to be done?"));
  CHECK(desk.driver.shows("The answers in the preview are made up: there are none yet."));
  desk.press(Role::checkbox, "What is to be done?");
  CHECK_FALSE(desk.sees("What is to be done?"));
}

TEST_CASE("what is shown is what the link that is made carries") {
  LinkDesk desk(true);
  desk.press(Role::radio, "At an exhibition stand");
  desk.driver.type(Role::textbox, "Code for the staff", "4711");
  desk.press(Role::checkbox, "Show answers of visitors on the stand");
  desk.press(Role::checkbox, "When is it needed?");
  desk.application.act(
      {desk.driver.node(Role::button, "Make the link").id, ui::SemanticAction::Kind::activate, {}});
  desk.driver.frame();
  desk.driver.frame();
  // First the link by which visitors go on at home: no stand, and nothing of one.
  REQUIRE(desk.platform.calls.back().path == "/v1/links");
  const auto home = parse_json(desk.platform.calls.back().body);
  REQUIRE(home);
  CHECK_FALSE((*home)["package"].contains("stand"));
  const std::string token(64, 'c');
  desk.application.data().team_answered(
      "/v1/links", 201,
      canonical(Json{{"id", "l1"}, {"path", "/s/" + token}, {"expires", 1}, {"token", token}}));
  REQUIRE(desk.platform.calls.back().path == "/v1/links");
  const auto asked = parse_json(desk.platform.calls.back().body);
  REQUIRE(asked);
  const auto package = sharing::read_choice_package(canonical((*asked)["package"]) + "\n");
  REQUIRE(package);
  REQUIRE(package->stand.has_value());
  CHECK(package->stand->headline == "Which solution suits you?");
  CHECK(package->stand->home == token);
  const std::vector<std::string>& poll = package->stand->poll;
  CHECK(std::find(poll.begin(), poll.end(), "tasks") != poll.end());
  CHECK(std::find(poll.begin(), poll.end(), "downtime") != poll.end());
  CHECK(std::find(poll.begin(), poll.end(), "deadline") == poll.end());
  CHECK(std::find(poll.begin(), poll.end(), "employees") == poll.end());
}

TEST_CASE("a preview leaves nothing on the disk and sends nothing") {
  LinkDesk desk(true);
  const std::size_t written = desk.platform.disk.size();
  const std::size_t called = desk.platform.calls.size();
  const int kept = desk.platform.preferences_set;
  for (const char* part : {"Question", "Variants", "Request", "Start"}) {
    desk.press(Role::radio, part);
  }
  CHECK(desk.platform.disk.size() == written);
  CHECK(desk.platform.calls.size() == called);
  CHECK(desk.platform.preferences_set == kept);
  desk.press(Role::button, "Cancel");
  CHECK(desk.driver.find(Role::img, "How it will look") == nullptr);
  CHECK_FALSE(desk.application.wants_work());
}

TEST_CASE("without a server the page of the file is shown") {
  LinkDesk desk(false);
  CHECK(desk.sees("Phone, 390 × 844"));
  CHECK(desk.sees("Find the solution for your tasks"));
  CHECK(desk.driver.find(Role::radio, "Slides") == nullptr);
}
