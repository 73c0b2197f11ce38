// The client's screen in a window of its own: what passes between the two windows, what each shows.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/sharing/client_view.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"
#include "tests/app/support/secrets.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using oferta::testing::told;
using ui::Role;

namespace {

constexpr std::string_view kShownOffer = "/offers/offer-2026-0146";
constexpr std::string_view kShownSelection =
    "/clients/severnye-linii/briefs/severnye-linii-1/selection";
constexpr std::string_view kFirstLine = "Точка доступа Huawei eKitEngine AP361";
constexpr std::string_view kSecondLine = "Коммутатор TP-Link Omada SG2428P";

struct OneWindow {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};
  std::size_t heard = 0;  // of what it said

  void rest() {
    driver.settle();
    while (application.wants_work()) {
      platform.now += 5;
      application.work();
    }
    driver.settle();
  }
  bool key(std::string_view code, bool alt = false, bool shift = false) {
    const bool used = application.key(code, false, shift, alt);
    driver.settle();
    return used;
  }
  std::string slide() const {
    for (const ui::SemanticNode& node : driver.tree().nodes) {
      if (node.role == Role::heading) return node.name;
    }
    return {};
  }
  /// Names of what is said to be the current one, steps left aside.
  std::vector<std::string> current() const {
    std::vector<std::string> names;
    for (const ui::SemanticNode& node : driver.tree().nodes) {
      if (node.current && node.role == Role::listitem) names.push_back(node.name);
    }
    return names;
  }
  bool has(Role role, std::string_view name) const { return driver.find(role, name) != nullptr; }
};

/// The manager's window and the client's, and the browser between them.
struct TwoWindows {
  OneWindow manager;
  OneWindow client;

  explicit TwoWindows(std::string_view place = kShownOffer,
                      const std::string& workspace = testing::demo_workspace()) {
    REQUIRE(manager.application.load_demo(workspace));
    manager.application.route_changed(place);
    manager.driver.input.height = 1600;  // lines of an offer in sight, which stand below its needs
    manager.rest();
    client.application.client_window().begin();
    client.rest();
  }
  void open() {
    manager.driver.activate(Role::button, "Show in a second window");
    manager.rest();
    meet();
  }
  void meet(std::string_view kept = {}) {
    manager.application.client_window().became("here", kept);
    pass();
  }
  /// Brings every message to the other side, until nobody has anything to say.
  void pass() {
    bool any = true;
    while (any) {
      manager.rest();
      client.rest();
      any = hand_over(manager, client);
      any = hand_over(client, manager) || any;
    }
  }
  /// Time goes by; the manager's page draws when it asked to be woken.
  void wait(std::int64_t ms) {
    const float wake = manager.application.wake_after_seconds();
    manager.platform.now += ms;
    if (wake >= 0 && wake * 1000 <= static_cast<float>(ms)) manager.driver.frame();
    pass();
  }
  void point(std::string_view line) {
    const ui::Rect at = manager.driver.node(Role::cell, std::string(line) + "…").rect;
    move(at.x + 4, at.y + at.height / 2);
  }
  void point_at_nothing() { move(2, 2); }
  void move(float x, float y) {
    manager.driver.frame();  // the pointer is that of the window drawn last
    manager.driver.move(x, y);
    pass();
  }

 private:
  static bool hand_over(OneWindow& from, OneWindow& to) {
    if (from.heard == from.platform.said.size()) return false;
    const MemoryPlatform::Said said = from.platform.said[from.heard++];
    to.application.client_window().told(said.text, said.bytes);
    to.rest();
    return true;
  }
};

/// Everything a manager does in front of a client, in both kinds of places.
std::vector<MemoryPlatform::Said> everything_said(const std::string& workspace) {
  std::vector<MemoryPlatform::Said> said;
  for (const std::string_view place : {kShownOffer, kShownSelection}) {
    TwoWindows windows(place, workspace);
    windows.open();
    for (int step = 0; step < 4; ++step) windows.manager.key("PageDown", true);
    windows.pass();
    if (place == kShownOffer) windows.point(kFirstLine);
    windows.manager.application.route_changed("/clients");
    windows.pass();
    said.insert(said.end(), windows.manager.platform.said.begin(),
                windows.manager.platform.said.end());
  }
  return said;
}

}  // namespace

TEST_CASE("an offer is shown in a second window while the manager's screen stays") {
  TwoWindows windows;
  CHECK(windows.client.slide() == "The presentation is about to begin");
  windows.open();
  CHECK(windows.manager.platform.windows_opened == 1);
  CHECK(windows.manager.has(Role::navigation, "Sections"));
  CHECK(windows.manager.driver.shows("The client sees: 1 of 4 – Need"));
  CHECK(windows.client.slide() == "Что для вас важно");
  CHECK_FALSE(windows.client.has(Role::navigation, "Sections"));
  const std::string title = windows.client.driver.tree().title;
  CHECK(title == "Линия Сервис");

  // Pressed again it is brought forward, not opened anew.
  const std::size_t messages = windows.manager.platform.said.size();
  windows.manager.driver.activate(Role::button, "Show in a second window");
  windows.pass();
  CHECK(windows.manager.platform.windows_opened == 2);
  CHECK(windows.manager.platform.said.size() == messages);
}

TEST_CASE("the client's window turns with the manager's, and the other way round") {
  TwoWindows windows;
  windows.open();
  windows.manager.driver.activate(Role::button, "Client: next");
  windows.pass();
  CHECK(windows.client.slide() == "Что мы предлагаем");
  CHECK(windows.manager.key("PageDown", true));
  windows.pass();
  CHECK(windows.client.slide() == "Сколько это стоит");

  CHECK(windows.client.key("PageDown"));
  windows.pass();
  CHECK(windows.client.slide() == "Что дальше");
  CHECK(windows.manager.driver.shows("The client sees: 4 of 4 – What next"));
  CHECK(windows.manager.driver.node(Role::button, "Client: next").disabled);
  CHECK(windows.client.key("ArrowRight"));  // the last one
  windows.pass();
  CHECK(windows.client.slide() == "Что дальше");
  windows.client.driver.activate(Role::button, "Назад");
  windows.pass();
  CHECK(windows.manager.driver.shows("The client sees: 3 of 4 – Price"));

  // Where the manager goes meanwhile is no matter of the client's.
  windows.manager.application.route_changed("/clients");
  windows.pass();
  CHECK(windows.manager.driver.shows("The client sees: 3 of 4 – Price"));
  CHECK(windows.client.slide() == "Сколько это стоит");
}

TEST_CASE("what the manager points at is highlighted on the slide that shows it") {
  TwoWindows windows;
  windows.open();
  windows.point(kFirstLine);
  CHECK(windows.client.current().empty());  // the slide of needs has no lines
  windows.manager.key("PageDown", true);
  windows.pass();
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kFirstLine)});
  windows.point(kSecondLine);
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kSecondLine)});
  windows.manager.key("PageDown", true);
  windows.pass();
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kSecondLine)});

  // It stays for a moment, so that nothing flickers on the way to the next line.
  windows.point_at_nothing();
  windows.wait(500);
  CHECK(windows.client.current().size() == 1);
  windows.point(kFirstLine);
  windows.point_at_nothing();
  windows.wait(1000);
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kFirstLine)});
  windows.wait(300);
  CHECK(windows.client.current().empty());
}

TEST_CASE("the keyboard points by its focus, and pointing can be switched off") {
  TwoWindows windows;
  windows.open();
  windows.manager.key("PageDown", true);
  const auto price_of = [](std::string_view line) {
    return "Why this price: " + std::string(line);
  };
  windows.manager.driver.focus(Role::button, price_of(kSecondLine) + "…");
  windows.pass();
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kSecondLine)});
  // A pointer that moves on takes over, and the focus again when it moves.
  windows.point(kFirstLine);
  CHECK(windows.client.current() == std::vector<std::string>{std::string(kFirstLine)});
  windows.manager.driver.focus(Role::button, price_of(kSecondLine) + "…");
  windows.pass();

  windows.manager.driver.activate(Role::switch_toggle, "Show where I point");
  windows.pass();
  CHECK(windows.client.current().empty());
  windows.point(kSecondLine);
  CHECK(windows.client.current().empty());
  windows.manager.driver.activate(Role::switch_toggle, "Show where I point");
  windows.pass();
  CHECK(windows.client.current().size() == 1);
}

TEST_CASE("the variants of a selection follow in the client's window") {
  TwoWindows windows(kShownSelection);
  windows.open();
  windows.manager.key("PageDown", true);
  windows.pass();
  CHECK(windows.client.driver.find(Role::list, "Variants") != nullptr);
  const auto variant = [&] { return windows.client.current(); };
  REQUIRE(variant().size() == 1);
  const std::vector<std::string> before = variant();
  const std::vector<std::string> seen = told(windows.client.driver.tree());
  for (const ui::SemanticNode& node : windows.manager.driver.tree().nodes) {
    const ui::SemanticNode* group = windows.manager.driver.tree().find(node.parent);
    if (node.role != Role::radio || node.checked || group == nullptr || group->name != "Variants") {
      continue;
    }
    windows.manager.application.act({node.id, ui::SemanticAction::Kind::activate, {}});
    break;
  }
  windows.pass();
  CHECK(variant() != before);
  CHECK(told(windows.client.driver.tree()) != seen);

  // A line that is pointed at is found among those of the variant.
  for (const ui::SemanticNode& node : windows.manager.driver.tree().nodes) {
    const ui::SemanticNode* list = windows.manager.driver.tree().find(node.parent);
    if (node.role != Role::listitem || list == nullptr || list->name != "Contents") continue;
    const std::string name = node.name;
    windows.move(node.rect.x + 4, node.rect.y + 4);
    REQUIRE(windows.client.current().size() == 2);
    CHECK(windows.client.current().back() == name);
    break;
  }
  CHECK(windows.client.current().size() == 2);
}

TEST_CASE("either window says that the other is gone, and finds it again") {
  TwoWindows windows;
  windows.open();
  windows.manager.key("PageDown", true);
  windows.pass();
  const std::string line = "Показ закончен. На экране то, что было показано последним.";

  SUBCASE("the client's is closed") {
    windows.manager.application.client_window().became("closed", {});
    windows.pass();
    CHECK(windows.manager.driver.shows("The client’s window is closed"));
    CHECK_FALSE(windows.manager.has(Role::button, "Client: next"));
  }
  SUBCASE("the manager closes it") {
    windows.manager.driver.activate(Role::button, "Close the client’s window");
    windows.pass();
    CHECK(windows.manager.platform.windows_closed == 1);
    CHECK_FALSE(windows.manager.driver.shows("The client’s window is closed"));
    CHECK_FALSE(windows.manager.has(Role::button, "Client: next"));
  }
  SUBCASE("the browser refuses it") {
    windows.manager.application.client_window().became("refused", {});
    windows.pass();
    CHECK(windows.manager.driver.shows("The browser did not open a second window…"));
    CHECK_FALSE(windows.manager.has(Role::button, "Client: next"));
  }
  SUBCASE("the client's is loaded anew") {
    OneWindow again;
    again.application.client_window().begin();
    again.rest();
    windows.manager.application.client_window().became("here", {});
    windows.manager.rest();
    const auto& said = windows.manager.platform.said.back();
    again.application.client_window().told(said.text, said.bytes);
    again.rest();
    CHECK(again.slide() == "Что мы предлагаем");
  }
  SUBCASE("the manager's is gone for a while") {
    windows.client.application.client_window().became("alone", {});
    windows.pass();
    CHECK(windows.client.driver.shows(line));
    CHECK(windows.client.slide() == "Что мы предлагаем");
    CHECK(windows.client.key("PageDown"));
    CHECK(windows.client.slide() == "Сколько это стоит");

    TwoWindows later("/clients");
    later.meet(windows.manager.platform.said.back().kept);
    CHECK(later.manager.driver.shows("The client sees: 2 of 4 – Solution"));
    const auto& said = later.manager.platform.said.back();
    windows.client.application.client_window().told(said.text, said.bytes);
    windows.client.rest();
    CHECK_FALSE(windows.client.driver.shows(line));
    CHECK(windows.client.slide() == "Что мы предлагаем");
  }
}

TEST_CASE("what passes is the client's package and the place in it, whatever the manager knows") {
  const auto ours = everything_said(testing::demo_workspace());
  const auto others = everything_said(testing::with_other_secrets());
  REQUIRE(ours.size() > 8);
  CHECK(ours == others);
  std::size_t packages = 0;
  for (const MemoryPlatform::Said& said : ours) {
    const auto place = parse_json(said.text);
    REQUIRE(place);
    for (const auto& [key, value] : place->items()) {
      CHECK((key == "line" || key == "offer" || key == "step"));
      CHECK(value.is_number_integer());
    }
    if (said.bytes.empty()) continue;
    ++packages;
    CHECK(sharing::read_client_view(said.bytes));
  }
  CHECK(packages == 2);

  // Names and amounts of the workspace that no client may know.
  std::string all;
  for (const MemoryPlatform::Said& said : ours) all += said.text + said.bytes;
  const Json file = Json::parse(testing::demo_workspace());
  int looked_for = 0;
  for (const Json& record : file["records"]) {
    const std::string type = record["t"];
    const Json& fields = record["f"];
    std::string secret;
    if (type == "note") secret = fields["text"];
    if (type == "client" && record["id"] != "bely-bereg" && record["id"] != "severnye-linii") {
      secret = fields["name"];
    }
    if (type == "product") secret = record["id"];
    if (secret.empty()) continue;
    CAPTURE(secret);
    CHECK(all.find(secret) == std::string::npos);
    ++looked_for;
  }
  CHECK(looked_for > 200);
  CHECK(all.find("cost") == std::string::npos);
}

TEST_CASE("a client's window leads nowhere and keeps nothing") {
  TwoWindows windows;
  windows.open();
  OneWindow& client = windows.client;
  const std::string slide = client.slide();
  for (const auto& [code, alt] : {std::pair{"Escape", false},
                                  {"KeyP", true},
                                  {"KeyN", true},
                                  {"Enter", true},
                                  {"ArrowUp", false}}) {
    CHECK_FALSE(client.key(code, alt));
  }
  CHECK_FALSE(client.application.key("KeyK", true, false, false));
  CHECK_FALSE(client.application.key("KeyZ", true, false, false));
  client.application.file_received("prices.csv", "name;price\nPhone;100\n");
  CHECK_FALSE(client.application.text_pasted("name\tprice\nPhone\t100\n"));
  client.rest();
  CHECK(client.slide() == slide);
  CHECK(client.platform.disk.empty());
  CHECK(client.platform.calls.empty());
  CHECK(client.platform.preferences_set == 0);
  CHECK(client.platform.route.empty());

  // What makes no sense changes nothing.
  for (const std::string_view text : {"", "no JSON", "[]", R"({"offer":7,"step":1})"}) {
    client.application.client_window().told(text, {});
    client.rest();
    CHECK(client.slide() == slide);
  }
  client.application.client_window().told(R"({"offer":0,"step":1})", "{}");
  client.rest();
  CHECK(client.slide() == slide);

  CHECK_FALSE(client.key("KeyF"));  // the browser cannot
  client.application.client_window().became("windowed", {});
  client.rest();
  CHECK(client.key("KeyF"));
  client.driver.activate(Role::button, "Во весь экран");
  CHECK(client.platform.full_screens == 2);
  client.application.client_window().became("full", {});
  client.rest();
  CHECK(client.has(Role::button, "Выйти из полного экрана"));
}
