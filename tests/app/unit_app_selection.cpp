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

  SelectionPage() {
    REQUIRE(application.load_demo(testing::demo_workspace()));
    application.route_changed("/clients");
    driver.settle();
  }
  void open(const std::string& route) {
    platform.route = route;
    application.route_changed(route);
    driver.settle();
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
