// A page to choose from as one file: the manager hands it out, a client answers in it without a
// server, and what they send on becomes a request. All of it without a browser.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "app/shell/application.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/sharing/choice_page.h"
#include "tests/app/support/choice_samples.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

constexpr std::string_view kPageTemplate = "<html><!--oferta-choice-1--></html>";

/// Either side's application.
struct FileDevice {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};

  /// Whether any words on the screen have these within them.
  [[nodiscard]] bool says(std::string_view words) const {
    const auto& nodes = driver.tree().nodes;
    return std::any_of(nodes.begin(), nodes.end(), [words](const ui::SemanticNode& node) {
      return node.name.find(words) != std::string::npos;
    });
  }
  void settle() {
    driver.settle();
    while (application.wants_work()) application.work();
    driver.settle();
  }
  void go(const std::string& route) {
    application.route_changed(route);
    settle();
  }
  void press(std::string_view name) {
    driver.activate(Role::button, name);
    settle();
  }
  /// Presses a button that is busy from then on, and never comes to rest.
  void press_busy(std::string_view name) {
    application.act({driver.node(Role::button, name).id, ui::SemanticAction::Kind::activate, {}});
    driver.frame();
    driver.frame();
  }
};

struct ManagersDevice : FileDevice {
  ManagersDevice() {
    REQUIRE(application.load_demo(testing::demo_workspace()));
    go("/clients");
  }
  void drop(std::string_view bytes) {
    application.file_received("Request.json", bytes);
    settle();
  }
};

/// The package as it stands in a page.
std::string package_text(const std::string& page) {
  const std::size_t from = page.find('>', page.find("<script")) + 1;
  return page.substr(from, page.rfind("</script>") - from);
}

struct ClientsDevice : FileDevice {
  std::string hash;
  explicit ClientsDevice(const std::string& text, const std::string& kept = {})
      : hash(sha256_hex(*sharing::package_in_page(text))) {
    REQUIRE(application.load_operations(kept));
    REQUIRE(application.begin_choosing(hash, text, app::ChoosingWay::file));
    at("");
  }
  void at(const std::string& part) { go("/choose/" + hash + part); }
  /// Answers one question, fills the form in and saves the answer.
  void answer() {
    press("Begin");
    driver.activate(Role::checkbox, "Telephony");
    settle();
    at("/contents");
    press("Fill in the request");
    driver.type(Role::textbox, "Your name", "Anna / \"Ltd\"");
    driver.type(Role::textbox, "Phone", "+7 495 000 00 00");
    driver.activate(Role::checkbox, "Consent to the processing of personal data");
    settle();
    press("Save the answer");
  }
};

std::string demo_text(bool stand = false) {
  const auto package =
      sharing::read_choice_package(testing::demo_choice_package(stand, Language::ru));
  REQUIRE(package);
  return package_text(*sharing::choice_page(kPageTemplate, *package));
}

}  // namespace

TEST_CASE("without a team the client's page offers a file, which has the prices of the client") {
  ManagersDevice device;
  device.go("/clients/severnye-linii");
  device.press("A file to choose from");
  device.press_busy("Save as a file");
  CHECK(device.platform.templates == 1);
  CHECK(device.platform.downloads.empty());
  device.application.page_template_came(kPageTemplate);
  device.settle();
  REQUIRE(device.platform.downloads.size() == 1);
  const auto& [name, html] = device.platform.downloads[0];
  CHECK(name.ends_with(".html"));
  CHECK(name.starts_with("Choose "));
  CHECK(html.find("Северные линии") == std::string::npos);
  const auto bytes = sharing::package_in_page(package_text(html));
  REQUIRE(bytes);
  const auto package = sharing::read_choice_package(*bytes);
  REQUIRE(package);
  CHECK(package->questionnaire == "office");
  CHECK(device.driver.shows("The file “" + name + "” is ready: send it to the client"));
  CHECK(device.driver.find(Role::dialog, "A file to choose from") == nullptr);
}

TEST_CASE("a template that is not to be had is said, and asked for again") {
  ManagersDevice device;
  device.press("A file to choose from");
  device.press_busy("Save as a file");
  device.application.page_template_came("");
  device.settle();
  CHECK(device.driver.find(Role::alert, "The file cannot be made yet…") != nullptr);
  device.press_busy("Save as a file");
  CHECK(device.platform.templates == 2);
  // Closed in the meantime: what comes late is not wanted any more.
  device.application.act(
      {device.driver.node(Role::button, "Cancel").id, ui::SemanticAction::Kind::activate, {}});
  device.settle();
  device.application.page_template_came(kPageTemplate);
  device.settle();
  CHECK(device.platform.downloads.empty());
}

TEST_CASE("in a file the answer is saved, and where to send it is said") {
  ClientsDevice device(demo_text());
  CHECK(device.driver.shows("The page works without a network and sends nothing by itself"));
  device.answer();
  CHECK(device.platform.calls.empty());  // there is no server
  REQUIRE(device.platform.downloads.size() == 1);
  CHECK(device.platform.downloads[0].first == "Request Anna - Ltd.json");
  CHECK(device.driver.find(Role::heading, "The answer is saved to a file") != nullptr);
  CHECK(device.says("to vorontsov@"));
  device.application.online_changed(true);
  CHECK(device.platform.calls.empty());

  device.press("Write a letter");
  CHECK(device.platform.mail.address.find("vorontsov@") == 0);
  CHECK(device.platform.mail.text.find("Request Anna - Ltd.json") != std::string::npos);
  device.press("Copy the address");
  CHECK(device.platform.copied == device.platform.mail.address);
  device.press("Save once more");
  REQUIRE(device.platform.downloads.size() == 2);
  CHECK(device.platform.downloads[1] == device.platform.downloads[0]);
}

TEST_CASE("a file that is opened again goes on where it was") {
  const std::string text = demo_text();
  std::string kept;
  {
    ClientsDevice device(text);
    device.answer();
    kept = device.platform.lines();
  }
  ClientsDevice again(text, kept);
  CHECK(again.driver.find(Role::button, "Continue") != nullptr);
  CHECK(again.platform.downloads.empty());  // nothing is handed out unasked
  again.at("/sent");
  again.press("Save once more");
  CHECK(again.platform.downloads.size() == 1);
  again.press("Change the answer");
  CHECK(again.platform.route.ends_with("/offers"));
}

TEST_CASE("a broken package or a stand's begins nothing in a file") {
  MemoryPlatform platform;
  app::Application application(platform, testing::test_fonts());
  CHECK_FALSE(application.begin_choosing("77aa", "{}", app::ChoosingWay::file));
  CHECK_FALSE(application.begin_choosing("77aa", "no JSON", app::ChoosingWay::file));
  CHECK_FALSE(application.begin_choosing("77aa", demo_text(true), app::ChoosingWay::file));
  CHECK(platform.disk.empty());
}

TEST_CASE("the answer dropped on the manager's page is a request, once, and can be taken back") {
  ClientsDevice client(demo_text());
  client.answer();
  const std::string bytes = client.platform.downloads.at(0).second;

  ManagersDevice device;
  device.go("/settings");
  device.drop(bytes);
  CHECK(device.platform.route == "/clients");
  CHECK(device.says("Request taken in: Anna"));
  CHECK(device.says("by file"));
  device.press("Undo");
  CHECK(device.driver.find(Role::list, "Requests") == nullptr);
  device.drop(bytes);  // undone, it may come again
  CHECK(device.driver.find(Role::list, "Requests") != nullptr);
  const std::size_t written = device.platform.disk.size();
  device.drop(bytes);
  CHECK(device.driver.shows("This request is here already"));
  CHECK(device.platform.disk.size() == written);

  // Another one under the same number takes nothing's place.
  Json other = *parse_json(bytes);
  other["lead"]["text"] = "something else";
  device.drop(canonical(other));
  CHECK(device.says("request of this number"));
  CHECK(device.platform.disk.size() == written);

  device.press("Take on");
  CHECK(device.platform.route.find("/selection") != std::string::npos);
  device.drop(bytes);  // taken on, it is still the same
  CHECK(device.driver.shows("This request is here already"));
}

TEST_CASE("what is wrong with an answer is said, and what is gone is left out of it") {
  ClientsDevice client(demo_text());
  client.answer();
  Json answer = *parse_json(client.platform.downloads.at(0).second);

  ManagersDevice device;
  const std::size_t written = device.platform.disk.size();
  Json wrong = answer;
  wrong["lead"]["client"] = "severnye-linii";
  device.drop(canonical(wrong));
  CHECK(device.says("Request.json"));
  wrong = answer;
  wrong["lead"]["questionnaire"] = "of-another-company";
  device.drop(canonical(wrong));
  CHECK(device.says("questions that this device does not have"));
  CHECK(device.platform.disk.size() == written);

  answer["lead"]["adjust.gone"] = {{"mode", "exclude"}};
  answer["lead"]["at"] = device.platform.now + 1'000'000'000;
  device.drop(canonical(answer));
  CHECK(device.says("1 answer was left out"));
  const std::string last = device.platform.disk.back().operations.back().json;
  CHECK(last.find("\"at\":" + std::to_string(device.platform.now)) != std::string::npos);
}

TEST_CASE("what somebody chose becomes a sealed offer in one press") {
  ClientsDevice client(demo_text());
  client.answer();
  ManagersDevice device;
  device.drop(client.platform.downloads.at(0).second);
  device.press("Straight to an offer");
  CHECK(device.platform.route.starts_with("/offers/"));
  CHECK(device.says("was made of the request and sealed"));
  CHECK(device.driver.find(Role::button, "Send to the client…") == nullptr);
  CHECK(device.driver.find(Role::button, "The client accepts") != nullptr);
  device.go("/clients");
  CHECK(device.driver.find(Role::list, "Requests") == nullptr);
}

TEST_CASE("an offer that is not for the money its sender saw stays a draft") {
  ClientsDevice client(demo_text());
  client.answer();
  Json answer = *parse_json(client.platform.downloads.at(0).second);
  answer["lead"]["total"]["amount"] = 12'345'00;
  ManagersDevice device;
  device.drop(canonical(answer));
  device.press("Straight to an offer");
  CHECK(device.platform.route.starts_with("/offers/"));
  CHECK(device.says("still a draft: the client saw a total of ₽12,345"));
  CHECK(device.driver.find(Role::button, "Send to the client…") != nullptr);
}

TEST_CASE("whoever chose nothing is taken on, and no offer is made of it") {
  ClientsDevice client(demo_text());
  client.answer();
  Json answer = *parse_json(client.platform.downloads.at(0).second);
  answer["lead"].erase("total");
  ManagersDevice device;
  device.drop(canonical(answer));
  CHECK(device.driver.find(Role::button, "Take on") != nullptr);
  CHECK(device.driver.find(Role::button, "Straight to an offer") == nullptr);
}
