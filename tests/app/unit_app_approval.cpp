// Asking for what one may not give alone, on a manager's device and on a head's, without a browser:
// the request as a text, the answer signed, the offer sent; and what refuses to count.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/shell/application.h"
#include "server/signatures.h"
#include "shared/base/base64url.h"
#include "shared/offer/approval.h"
#include "shared/sync/operation.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using ui::Role;

namespace {

/// A draft of two phones for 1 000 roubles each that were agreed on at 860; Anna may give ten
/// per cent.
std::string desk_records(const std::string& more = {}) {
  return R"({
"format":"oferta-workspace-1","stamp":"18cc251f400-0000-000000000000000f","author":"test","records":[
{"t":"company","id":"own","f":{"name":{"ru":"Связь","en":"Svyaz"},"inn":"7707083893","kpp":"770701001",
 "ogrn":"1027700132195","address":{"ru":"Москва","en":"Moscow"},"signatory_name":{"ru":"Петров","en":"Petrov"}}},
{"t":"setting","id":"margin_policy","f":{"value":{"target":4000,"normal":2000,"floor":1000}}},
{"t":"setting","id":"discount_limits","f":{"value":{"manager":1000}}},
{"t":"vat_rate","id":"v","f":{"kind":"general","from":"2026-01-01","rate":2200}},
{"t":"manager","id":"anna","f":{"name":{"ru":"Анна","en":"Anna"},"role":"manager"}},
{"t":"manager","id":"boss","f":{"name":{"ru":"Пётр","en":"Petr"},"role":"head"}},
{"t":"category","id":"phones","f":{"name":{"ru":"Телефоны","en":"Phones"},"order":1,"attributes":[]}},
{"t":"product","id":"a","f":{"sku":"A","name":{"ru":"Phone A","en":"Phone A"},"category":"phones","unit":{"ru":"шт."},"price":{"amount":100000,"currency":"RUB"},"cost":{"amount":60000,"currency":"RUB"},"stock":99}},
{"t":"client","id":"granit","f":{"kind":"company","name":"Granit","owner":"anna"}},
{"t":"offer","id":"offer-1","f":{"number":"КП-2026/0001","version":1,"date":"2026-09-20","valid_until":"2026-10-20","client":"granit","manager":"anna","language":"en","status":"draft","addressee":{"name":"Granit"},"needs":[],"currency":"RUB","discount":0,"prices_include_vat":true,"vat":2200,"terms":{"payment":"Now","delivery":"Soon","warranty":"Long"},"next_step":"Call","rounding":"line-half-up-1"}},
{"t":"offer_line","id":"offer-1.01","f":{"offer":"offer-1","position":1,"product":"a","category":"phones","sku":"A","name":"Phone A","unit":"шт.","quantity":2,"price":{"amount":100000,"currency":"RUB"},"discount":1400,"vat":2200}})" +
         more + "]}";
}

struct Desk {
  testing::MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{oferta::testing::target_of(application)};
  server::SigningKey key = *server::make_signing_key();

  Desk(const std::string& person, const std::string& node, const std::string& more = {})
      : platform(node) {
    platform.set_preference("manager", person);
    REQUIRE(application.load_demo(desk_records(more)));
    open("/offers/offer-1");
  }
  void open(std::string_view route) {
    application.route_changed(route);
    settle();
  }
  /// Until nothing is asked of the keeper of keys any more; while it signs, something turns.
  void settle() {
    driver.frame();
    driver.frame();
    while (!platform.signing.empty()) {
      const auto asked = platform.signing.front();
      platform.signing.erase(platform.signing.begin());
      answer(asked);
      driver.frame();
      driver.frame();
    }
    driver.settle();
    if (!platform.signing.empty()) settle();
  }
  void answer(const testing::MemoryPlatform::Signing& asked) {
    using Kind = app::SigningAnswer::Kind;
    if (asked.text.empty()) {
      application.signing_answered({.kind = Kind::key, .text = key.public_key});
    } else if (asked.key.empty()) {
      application.signing_answered(
          {.kind = Kind::signature, .text = base64url(server::sign_text(key, asked.text))});
    } else {
      const auto signature = parse_base64url(asked.signature);
      application.signing_answered(
          {.request = asked.request,
           .holds = server::Ed25519().holds(asked.key, asked.text, *signature).value_or(false)});
    }
  }
  void press(Role role, std::string_view name) {
    application.act({driver.node(role, name).id, ui::SemanticAction::Kind::activate, {}});
    settle();
  }
  void paste(const std::string& text) {
    CHECK(application.text_pasted(text));
    settle();
  }
  bool can_send() const { return !driver.node(Role::button, "Send to the client…").disabled; }
  /// Everything written by this device, for another to take in.
  void share_with(Desk& other) {
    REQUIRE(other.application.apply_operations(platform.lines()));
    other.settle();
  }
};

std::string copied_request(Desk& manager) {
  manager.press(Role::button, "Ask for an approval");
  manager.press(Role::button, "Copy the text");
  return manager.platform.copied;
}

/// The head's answer to a request that came by a messenger.
std::string answered(Desk& head, const std::string& request, std::string_view button) {
  head.paste(request);
  CHECK(head.platform.route.starts_with("/approvals/"));
  head.driver.type(Role::textbox, "A word with the answer", "fine by me");
  head.press(Role::button, button);
  head.press(Role::button, "Copy the text");
  return head.platform.copied;
}

// A manager's device and that of a head who approves there.
struct TwoDesks {
  Desk manager{"anna", "00000000000000a1"};
  Desk head{"boss", "00000000000000b1"};

  TwoDesks() {
    head.open("/settings");
    head.press(Role::button, "Approve on this device");
  }
};

}  // namespace

TEST_CASE("asked by a text, approved by a signed text, sent; and nothing is asked again") {
  Desk manager("anna", "00000000000000a1");
  CHECK_FALSE(manager.can_send());
  CHECK(manager.driver.shows("Phone A: the discount of 14% is above your limit of 10%"));
  CHECK(manager.driver.shows("Nobody can approve yet…"));

  Desk head("boss", "00000000000000b1");
  head.open("/settings");
  head.press(Role::button, "Approve on this device");
  CHECK(head.driver.shows("Petr"));
  head.share_with(manager);  // whose signatures count is a record like any
  manager.driver.settle();

  const std::string request = copied_request(manager);
  CHECK(offer::is_request_code(request));
  CHECK_FALSE(manager.can_send());
  const std::string token = answered(head, request, "Approve");
  CHECK(offer::is_approval(token));
  CHECK(head.driver.shows("Margin: 40% before, 30.23% after"));

  manager.paste(token);
  CHECK(manager.can_send());
  CHECK(manager.driver.shows("Petr: approved until…"));
  CHECK(manager.driver.shows("“fine by me”"));
  CHECK(manager.driver.find(Role::button, "Ask for an approval") == nullptr);

  // The next version of the same lines goes as it is.
  manager.press(Role::button, "Send to the client…");
  manager.press(Role::button, "Mark as sent");
  manager.press(Role::button, "New version");
  CHECK(manager.driver.shows("Draft"));
  CHECK(manager.can_send());
}

TEST_CASE_FIXTURE(TwoDesks, "a line that changed after the approval is asked for again") {
  head.share_with(manager);
  manager.paste(answered(head, copied_request(manager), "Approve"));
  REQUIRE(manager.can_send());
  manager.driver.type(Role::textbox, "Make the total", "1700");
  manager.settle();
  CHECK_FALSE(manager.can_send());
  CHECK(manager.driver.find(Role::button, "Ask for an approval") != nullptr);
  manager.driver.type(Role::textbox, "Make the total", "1750");
  manager.settle();
  CHECK(manager.can_send());  // dearer than what was approved
}

TEST_CASE_FIXTURE(TwoDesks, "a no is shown with its word, and the offer stays where it is") {
  head.share_with(manager);
  manager.paste(answered(head, copied_request(manager), "Decline"));
  CHECK(manager.driver.shows("Petr: declined"));
  CHECK(manager.driver.shows("“fine by me”"));
  CHECK_FALSE(manager.can_send());
}

TEST_CASE_FIXTURE(TwoDesks, "by ordinary sync the request arrives, and so does the answer") {
  manager.press(Role::button, "Ask for an approval");
  manager.share_with(head);
  head.open("/offers");
  CHECK(head.driver.shows("1 request waits for an approval"));
  head.press(Role::button, "Look at it");
  head.press(Role::button, "Approve");
  head.share_with(manager);
  manager.open("/offers/offer-1");
  CHECK(manager.can_send());
}

TEST_CASE_FIXTURE(TwoDesks,
                  "tampered, foreign and unreadable answers are refused, each with its reason") {
  const std::string keys = head.platform.lines();  // without the answer, which counts
  const std::string request = copied_request(manager);
  const std::string token = answered(head, request, "Approve");
  manager.paste(token);
  CHECK(manager.driver.shows(
      "That did not work: The answer is signed by a key that is not among those who approve."));
  CHECK_FALSE(manager.can_send());

  REQUIRE(manager.application.apply_operations(keys));
  manager.settle();
  Desk stranger("boss", "00000000000000c1");
  const auto read = offer::read_approval(token);
  REQUIRE(read);
  manager.paste(offer::approval_token(read->text, server::sign_text(stranger.key, read->text)));
  CHECK(manager.driver.shows("That did not work: The signature is not of this text…"));
  manager.paste(token.substr(0, token.size() - 3));
  CHECK(manager.driver.shows("That did not work: This text is damaged or incomplete…"));
  offer::Approval other = read->approval;
  other.number = "КП-2026/0777";
  const std::string text = offer::signed_text(other);
  manager.paste(offer::approval_token(text, server::sign_text(head.key, text)));
  CHECK(manager.driver.shows("That did not work: This answer is about another offer."));
  offer::Approval old = read->approval;
  old.until = {2026, 9, 20};
  const std::string old_text = offer::signed_text(old);
  manager.paste(offer::approval_token(old_text, server::sign_text(head.key, old_text)));
  CHECK(manager.driver.shows("That did not work: The approval holds no longer…"));
  CHECK_FALSE(manager.can_send());
}

TEST_CASE("a forged record that came by sync does not count") {
  Desk honest("anna", "00000000000000a1");
  Desk head("boss", "00000000000000b1");
  head.open("/settings");
  head.press(Role::button, "Approve on this device");
  const std::string token = answered(head, copied_request(honest), "Approve");
  const auto read = offer::read_approval(token);
  REQUIRE(read);
  const server::SigningKey foreign = *server::make_signing_key();
  const std::string forged =
      offer::approval_token(read->text, server::sign_text(foreign, read->text));
  const offer::Approver approver{read->approval.key, "boss", "Petr", head.key.public_key, 0};
  const std::string records =
      "," +
      canonical({{"t", "approver"}, {"id", approver.id}, {"f", offer::approver_fields(approver)}}) +
      "," + canonical({{"t", "approval"}, {"id", "x"}, {"f", {{"token", forged}}}});
  Desk manager("anna", "00000000000000d1", records);
  CHECK_FALSE(manager.can_send());
}

TEST_CASE("whoever works alone is never asked, and a head is reminded only") {
  Desk alone("boss", "00000000000000a1");
  CHECK(alone.can_send());
  CHECK(alone.driver.find(Role::button, "Ask for an approval") == nullptr);
}

TEST_CASE("limits, margins and roles are set by a head; a manager reads them") {
  Desk head("boss", "00000000000000b1");
  head.open("/settings");
  head.driver.type(Role::textbox, "A manager's discount limit", "20");
  head.settle();
  CHECK(head.platform.lines().find(R"("manager":2000)") != std::string::npos);
  head.driver.type(Role::textbox, "A manager's discount limit", "120");
  head.settle();
  CHECK(head.driver.node(Role::textbox, "A manager's discount limit").invalid);
  head.driver.type(Role::textbox, "Floor", "12.5");
  head.settle();
  CHECK(head.platform.lines().find(R"("floor":1250)") != std::string::npos);
  Desk manager("anna", "00000000000000a1");
  head.share_with(manager);
  CHECK(manager.can_send());
  manager.open("/settings");
  CHECK(manager.driver.find(Role::textbox, "A manager's discount limit") == nullptr);
  CHECK(manager.driver.shows("A head sets the limits."));
}
