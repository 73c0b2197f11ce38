// The selection of a brief as a place: its address, without a browser.
#include <doctest/doctest.h>

#include <string>

#include "app/shell/application.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using ui::Role;

namespace {

const std::string kSelection = "/clients/severnye-linii/briefs/severnye-linii-1/selection";

struct SelectionPage {
  testing::MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{
      testing::Target{[this](const ui::FrameInput& input) {
                        application.frame(input);
                        while (application.wants_work() && application.work()) {
                        }
                      },
                      [this]() -> const ui::SemanticTree& { return application.semantics(); },
                      [this](const ui::SemanticAction& action) { application.act(action); },
                      [this] { return application.wants_frame(); }}};

  explicit SelectionPage(const std::string& workspace = testing::demo_workspace()) {
    REQUIRE(application.load_demo(workspace));
    application.route_changed("/clients");
    driver.settle();
  }
  void open(const std::string& route) {
    platform.route = route;
    application.route_changed(route);
    driver.settle();
  }
  /// Whether the status over the contents says so.
  bool says(std::string_view part) const {
    for (const ui::SemanticNode& node : driver.tree().nodes) {
      if (node.role == Role::status && node.name.find(part) != std::string::npos) return true;
    }
    return false;
  }
  bool chosen(std::string_view variant) const { return driver.node(Role::radio, variant).checked; }
};

}  // namespace

TEST_CASE(
    "the address of a selection names its variant, and an address with a variant chooses it") {
  SelectionPage page;
  page.open(kSelection);
  CHECK(page.chosen("Best…"));
  CHECK(page.platform.route == kSelection + "/best");

  page.open(kSelection + "/economy");
  CHECK(page.chosen("Economy,…"));
  CHECK(page.platform.route == kSelection + "/economy");

  page.driver.click(Role::radio, "Balanced,…");
  CHECK(page.chosen("Balanced,…"));
  CHECK(page.platform.route == kSelection + "/balanced");

  page.driver.click(Role::button, "Undo");
  CHECK(page.chosen("Economy,…"));
  CHECK(page.platform.route == kSelection + "/economy");
}

TEST_CASE("a correction says what else it moved, until something else changes") {
  SelectionPage page;
  page.open(kSelection + "/economy");
  CHECK_FALSE(page.says("Total "));
  REQUIRE(page.driver.shows("Fanvil X1SP phone"));
  page.driver.click(Role::button, "Actions: Fanvil X1SP phone");
  page.driver.click(Role::menuitem, "Exclude");
  CHECK(page.says("Total +"));
  CHECK(page.says("Came with it: "));
  // The excluded phone itself went by hand: that is no news.
  CHECK_FALSE(page.says("Fanvil X1SP phone"));
  page.driver.click(Role::radio, "Balanced,…");
  CHECK_FALSE(page.says("Total "));
}

TEST_CASE("what is needed one for each follows by itself, and too few of it is said") {
  std::string workspace = testing::demo_workspace();
  const std::string trunk = R"("id":"sip-line-16","f":{)";
  const std::size_t place = workspace.find(trunk);
  REQUIRE(place != std::string::npos);
  workspace.insert(place + trunk.size(), R"("one_for_each":true,)");
  SelectionPage page(workspace);
  page.open(kSelection + "/economy");
  page.driver.click(Role::button, "Actions: SIP trunk, 16 channels");
  page.driver.click(Role::menuitem, "Pin");
  CHECK(page.says("The total is the same. The rest stays as it was."));
  page.driver.click(Role::button, "Actions: Yeastar P560 IP PBX");
  page.driver.click(Role::menuitem, "Change the quantity");
  page.driver.type(Role::spinbutton, "Quantity: Yeastar P560 IP PBX", "2");
  page.driver.settle();
  CHECK(page.says("Other quantity: SIP trunk, 16 channels."));
  CHECK_FALSE(page.driver.shows("2 needed"));

  page.driver.activate(Role::button, "Why it is here: SIP trunk, 16 channels");
  page.driver.type(Role::spinbutton, "Quantity: SIP trunk, 16 channels", "1");
  page.driver.settle();
  CHECK(page.driver.shows("2 needed"));
  page.driver.click(Role::button, "Take 2");
  CHECK_FALSE(page.driver.shows("2 needed"));
}
