// An offer shown to the client at the table: what is on the screen is the client's, nothing leads
// out but the way that asks for the PIN.
#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "app/shell/application.h"
#include "app/shell/pin.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"
#include "tests/app/support/secrets.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using oferta::testing::told;
using oferta::testing::with_other_secrets;
using ui::Role;

namespace {

constexpr std::string_view kOffer = "/offers/offer-2026-0146";

struct Page {
  std::shared_ptr<MemoryPlatform> platform;
  app::Application application;
  Driver driver;

  explicit Page(std::shared_ptr<MemoryPlatform> on = std::make_shared<MemoryPlatform>())
      : platform(std::move(on)),
        application(*platform, testing::test_fonts()),
        driver(oferta::testing::target_of(application)) {}

  void load(const std::string& workspace = testing::demo_workspace()) {
    REQUIRE(application.load_demo(workspace));
    application.route_changed(kOffer);
    driver.settle();
  }
  /// Goes to a selection and lets it come to rest.
  void select() {
    application.route_changed("/clients/severnye-linii/briefs/severnye-linii-1/selection");
    rest();
  }
  void rest() {
    driver.settle();
    while (application.wants_work()) {
      platform->now += 5;
      application.work();
    }
    driver.settle();
  }
  void present() {
    driver.activate(Role::button, "Show to the client");
    driver.settle();
  }
  bool key(std::string_view code, bool ctrl = false, bool alt = false) {
    const bool used = application.key(code, ctrl, false, alt);
    driver.settle();
    return used;
  }
  [[nodiscard]] bool presenting() const {
    return driver.find(Role::button, "End the presentation") != nullptr ||
           driver.find(Role::button, "Закончить показ") != nullptr;
  }
};

/// Presents on both pages and compares every step.
void check_same_slides(Page& ours, Page& others) {
  ours.present();
  others.present();
  for (int step = 0; step < 4; ++step) {
    CAPTURE(step);
    CHECK(told(ours.driver.tree()) == told(others.driver.tree()));
    CHECK(ours.driver.tree().nodes.size() > 8);
    ours.key("ArrowRight");
    others.key("ArrowRight");
  }
}

}  // namespace

TEST_CASE("the client's screen has the four steps of an offer and nothing of the manager's") {
  Page page;
  page.load();
  page.driver.node(Role::navigation, "Sections");
  page.present();
  CHECK(page.presenting());
  CHECK(page.driver.find(Role::navigation, "Sections") == nullptr);
  CHECK(page.driver.find(Role::button, "Undo") == nullptr);
  const auto title_of_slide = [&] {
    for (const ui::SemanticNode& node : page.driver.tree().nodes) {
      if (node.role == Role::heading) return node.name;
    }
    return std::string();
  };
  std::vector<std::string> titles = {title_of_slide()};
  CHECK_FALSE(page.key("ArrowUp"));
  for (const std::string_view code : {"ArrowRight", "PageDown", "ArrowRight", "ArrowRight"}) {
    CHECK(page.key(code));
    titles.push_back(title_of_slide());
  }
  CHECK(titles[0] != titles[1]);
  CHECK(titles[1] != titles[2]);
  CHECK(titles[2] != titles[3]);
  CHECK(titles[3] == titles[4]);  // the last one
  CHECK(page.key("PageUp"));
  CHECK(title_of_slide() == titles[2]);
  CHECK(page.key("Escape"));
  CHECK_FALSE(page.presenting());
  page.driver.node(Role::button, "Show to the client");
}

TEST_CASE("workspaces that differ in costs, notes and other clients show the client the same") {
  Page ours;
  Page others;
  ours.load();
  others.load(with_other_secrets());
  check_same_slides(ours, others);
}

TEST_CASE("no key, address, file or reload leads out of a presentation") {
  Page page;
  page.load();
  page.present();
  CHECK_FALSE(page.key("KeyK", true));
  CHECK_FALSE(page.key("KeyZ", true));
  CHECK_FALSE(page.key("KeyN", false, true));
  CHECK_FALSE(page.key("Enter", false, true));
  page.application.route_changed("/clients");
  page.application.file_received("prices.csv", "name;price\nPhone;100\n");
  page.application.workbook_coming("prices.xlsx");
  CHECK_FALSE(page.application.text_pasted("name\tprice\nPhone\t100\n"));
  page.driver.settle();
  CHECK(page.presenting());
  CHECK(page.platform->route == kOffer);

  page.key("ArrowRight");
  Page reloaded(page.platform);
  REQUIRE(reloaded.application.load_operations(page.platform->lines()));
  reloaded.application.route_changed("/settings");
  reloaded.driver.settle();
  CHECK(reloaded.presenting());
  CHECK(told(reloaded.driver.tree()) == told(page.driver.tree()));
}

TEST_CASE("what is said to the manager waits until the presentation has ended") {
  Page page;
  page.load();
  page.present();
  page.application.file_saved("everything.json");
  CHECK(page.driver.settle() < 300);
  CHECK_FALSE(page.driver.shows("…everything.json…"));
  for (const std::string& words : told(page.driver.tree())) {
    CHECK(words.find("everything.json") == std::string::npos);
  }
  page.key("KeyP", false, true);
  bool said = false;
  for (const std::string& words : told(page.driver.tree())) {
    said = said || words.find("everything.json") != std::string::npos;
  }
  CHECK(said);
}

TEST_CASE("with a PIN the way back asks for it, and guessing takes its time") {
  Page page;
  page.load();
  page.application.route_changed("/settings");
  page.driver.settle();
  page.driver.type(Role::textbox, "PIN", "4711");
  page.driver.activate(Role::button, "Keep the PIN");
  page.driver.settle();
  CHECK(app::has_pin(*page.platform));
  CHECK(page.platform->preference("present_pin").find("4711") == std::string::npos);

  page.application.route_changed(kOffer);
  page.driver.settle();
  page.present();
  page.key("Escape");
  const auto try_it = [&](std::string_view pin) {
    page.driver.type(Role::textbox, "PIN…", pin);
    for (const ui::SemanticNode& node : page.driver.tree().nodes) {
      // The one in the dialog, not the cross behind it.
      if (node.role != Role::button || node.name.empty()) continue;
      const ui::SemanticNode* parent = page.driver.tree().find(node.parent);
      bool inside = false;
      for (; parent != nullptr; parent = page.driver.tree().find(parent->parent)) {
        inside = inside || parent->role == Role::dialog;
      }
      if (inside && (node.name == "End the presentation" || node.name == "Закончить показ")) {
        page.application.act({node.id, ui::SemanticAction::Kind::activate, {}});
        break;
      }
    }
    page.driver.settle();
  };
  CHECK_FALSE(page.key("ArrowRight"));  // digits and arrows belong to the field now
  for (int wrong = 0; wrong < 5; ++wrong) try_it("0000");
  CHECK(page.presenting());
  try_it("4711");
  CHECK(page.presenting());  // not looked at
  page.platform->now += 31'000;
  try_it("4711");
  CHECK_FALSE(page.presenting());
}

TEST_CASE("a PIN is four to eight digits") {
  CHECK(app::is_pin("0000"));
  CHECK(app::is_pin("12345678"));
  CHECK_FALSE(app::is_pin("123"));
  CHECK_FALSE(app::is_pin("123456789"));
  CHECK_FALSE(app::is_pin("12a4"));
  CHECK_FALSE(app::is_pin(""));
}

TEST_CASE("the variants of a selection are shown as the offers they would become") {
  Page page;
  page.load();
  page.select();
  page.present();
  CHECK(page.driver.find(Role::navigation, "Sections") == nullptr);
  page.key("ArrowRight");
  page.key("ArrowRight");
  const auto variants = [&] {
    std::vector<const ui::SemanticNode*> radios;
    for (const ui::SemanticNode& node : page.driver.tree().nodes) {
      if (node.role == Role::radio) radios.push_back(&node);
    }
    return radios;
  };
  REQUIRE(variants().size() == 3);
  const std::vector<std::string> before = told(page.driver.tree());
  const std::string cheapest = variants().front()->name;
  CHECK_FALSE(variants().front()->checked);
  page.application.act({variants().front()->id, ui::SemanticAction::Kind::activate, {}});
  page.rest();
  REQUIRE(variants().size() == 3);
  CHECK(variants().front()->checked);
  CHECK(variants().front()->name == cheapest);
  CHECK(told(page.driver.tree()) != before);  // the lines and the total are the other variant's

  Page reloaded(page.platform);
  REQUIRE(reloaded.application.load_operations(page.platform->lines()));
  reloaded.application.route_changed("/clients");
  reloaded.rest();
  CHECK(told(reloaded.driver.tree()) == told(page.driver.tree()));

  page.key("Escape");
  page.rest();
  page.driver.node(Role::button, "Create the offer");
}

TEST_CASE("variants are shown without what the client may not know") {
  Page ours;
  Page others;
  ours.load();
  others.load(with_other_secrets());
  ours.select();
  others.select();
  check_same_slides(ours, others);
}
