// Approvals: requests and answers as text, what is signed, when an answer counts, which lines it
// covers. Signatures are a stand-in here; the real ones are tested where they are made.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "shared/base/base64url.h"
#include "shared/base/sha256.h"
#include "shared/offer/approval.h"
#include "shared/offer/authority.h"
#include "shared/offer/version.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;
using Verdict = ApprovalVerdict;

namespace {

/// Stands for Ed25519: who knows the public key could sign, which no test here minds.
std::string stand_in(const std::string& key, const std::string& text) {
  return sha256_hex(key + text);
}

class StandIn final : public SignatureVerifier {
 public:
  bool ready = true;
  std::optional<bool> holds(const std::string& key, const std::string& text,
                            const std::string& signature) const override {
    if (!ready) return std::nullopt;
    return signature == stand_in(key, text);
  }
};

const std::string kHeadKey = base64url(std::string(kPublicKeyBytes, 'k'));

ApprovalRequest sample_request() {
  ApprovalRequest request;
  request.id = "ask-1";
  request.offer = "offer-1";
  request.number = "КП-2026/0147";
  request.client = "granit";
  request.client_name = "ООО «Гранит»";
  request.by = "anna";
  request.by_name = "Анна";
  request.at_ms = 1'790'000'000'000;
  request.limit_bp = 1'000;
  request.word = "Иначе уйдут к соседям";
  request.lines = {{.line = {"phone", 3, 86'000'00},
                    .name = "Телефон",
                    .before = 100'000'00,
                    .vat_bp = 2'200,
                    .discount_bp = 1'400,
                    .above_limit = true},
                   {.line = {"cable", 10, 900'00},
                    .name = "Кабель",
                    .before = 900'00,
                    .discount_bp = 0,
                    .below_floor = true}};
  return request;
}

struct Scene {
  ApprovalRequest request = sample_request();
  Approval approval = answer_request(request, true);
  Approvers approvers;
  StandIn verifier;
  Offer offer;
  Date today{2026, 11, 25};

  Scene() {
    approval.by = "boss";
    approval.by_name = "Пётр";
    approval.word = "хорошо";
    approval.at_ms = 1'790'000'000'000;
    approval.until = {2026, 12, 9};
    approval.key = key_id(kHeadKey);
    approvers[approval.key] = {approval.key, "boss", "Пётр", kHeadKey, 1};
    offer.number = request.number;
    offer.client = request.client;
  }
  std::string token() const {
    const std::string text = signed_text(approval);
    return approval_token(text, stand_in(kHeadKey, text));
  }
  Verdict verdict() const {
    const auto read = read_approval(token());
    REQUIRE(read);
    return judge(*read, offer, today, approvers, verifier);
  }
};

}  // namespace

TEST_CASE("bytes as base64url and back; one text for each") {
  CHECK(base64url("") == "");
  CHECK(base64url("f") == "Zg");
  CHECK(base64url("fo") == "Zm8");
  CHECK(base64url("foobar") == "Zm9vYmFy");
  CHECK(base64url("\xfb\xff") == "-_8");
  for (const char* text : {"", "Zg", "Zm8", "Zm9vYmFy", "-_8"}) {
    const auto bytes = parse_base64url(text);
    REQUIRE(bytes);
    CHECK(base64url(*bytes) == text);
  }
  for (const char* wrong : {"Z", "Zh", "Zm9", "Zg==", "Zm 8", "+/8", "Zm9vY"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_base64url(wrong));
  }
}

TEST_CASE("a request goes as a text and comes back whole, and knows no costs") {
  const ApprovalRequest request = sample_request();
  const std::string code = request_code(request);
  CHECK(is_request_code("\n" + code + "\n"));
  CHECK_FALSE(is_approval(code));
  const auto same = read_request_code("  " + code + "\n");
  REQUIRE(same);
  CHECK(*same == request);
  CHECK(canonical(request_fields(request)).find("cost") == std::string::npos);
  CHECK_FALSE(read_request_code(code.substr(0, code.size() - 2)));
  CHECK(read_request_code("Здравствуйте!").error().code == ErrorCode::unsupported);
  ApprovalRequest empty = request;
  empty.lines.clear();
  CHECK_FALSE(read_request_code(request_code(empty)));
  ApprovalRequest wordy = request;
  wordy.word = std::string(kMaxApprovalWord + 1, 'w');
  CHECK_FALSE(read_request_code(request_code(wordy)));
}

TEST_CASE("an answer is read as it was written") {
  const Scene scene;
  const auto read = read_approval("\n" + scene.token() + " ");
  REQUIRE(read);
  CHECK(read->approval == scene.approval);
  CHECK(read->text == signed_text(scene.approval));
  CHECK(read->approval.lines.size() == 2);
  CHECK(scene.verdict() == Verdict::holds);
}

TEST_CASE("an answer in another spelling, or with more in it, is none") {
  const Scene scene;
  const std::string text = signed_text(scene.approval);
  const auto wrapped = [](const std::string& json) {
    return approval_token(json, stand_in(kHeadKey, json));
  };
  CHECK_FALSE(read_approval(wrapped(" " + text)));
  CHECK_FALSE(read_approval(wrapped("{\"a\":1," + text.substr(1))));
  CHECK_FALSE(read_approval(approval_token(text, "short")));
  CHECK_FALSE(read_approval(scene.token() + ".more"));
  CHECK(read_approval("oferta-ask-1.e30").error().code == ErrorCode::unsupported);
}

TEST_CASE("an answer counts for its number and client, till its last day, by a key that counts") {
  const auto after = [](auto change) {
    Scene scene;
    change(scene);
    return scene.verdict();
  };
  CHECK(after([](Scene& s) { s.today = {2026, 12, 9}; }) == Verdict::holds);
  CHECK(after([](Scene& s) { s.today = {2026, 12, 10}; }) == Verdict::expired);
  CHECK(after([](Scene& s) { s.offer.version = 7; }) == Verdict::holds);
  CHECK(after([](Scene& s) { s.offer.number = "КП-2026/0148"; }) == Verdict::other_offer);
  CHECK(after([](Scene& s) { s.offer.client = "bazalt"; }) == Verdict::other_offer);
  CHECK(after([](Scene& s) { s.offer.currency = *Currency::parse("EUR"); }) ==
        Verdict::other_terms);
  CHECK(after([](Scene& s) { s.offer.prices_include_vat = false; }) == Verdict::other_terms);
  CHECK(after([](Scene& s) { s.approval.granted = false; }) == Verdict::declined);
  CHECK(after([](Scene& s) { s.verifier.ready = false; }) == Verdict::checking);
  CHECK(after([](Scene& s) { s.approvers.clear(); }) == Verdict::unknown_key);
  CHECK(after([](Scene& s) {
          s.approvers.begin()->second.key = base64url(std::string(kPublicKeyBytes, 'x'));
        }) == Verdict::forged);
}

TEST_CASE("verdicts have names, each its own") {
  std::set<std::string_view> names;
  for (int i = 0; i < kApprovalVerdicts; ++i) names.insert(verdict_name(static_cast<Verdict>(i)));
  CHECK(names.size() == kApprovalVerdicts);
}

TEST_CASE("an approver is named after the key") {
  const Scene scene;
  const Approver approver = scene.approvers.begin()->second;
  Problems problems;
  CHECK(read_approver(approver.id, FieldReader(approver_fields(approver), "", problems)) ==
        approver);
  CHECK(problems.empty());
  const Json fields = approver_fields(approver);
  read_approver("another", FieldReader(fields, "", problems));
  CHECK_FALSE(problems.empty());
  Problems short_key;
  Json cut = fields;
  cut["key"] = "AAAA";
  read_approver(key_id("AAAA"), FieldReader(cut, "", short_key));
  CHECK_FALSE(short_key.empty());
}

TEST_CASE("lines beyond the limit or the floor wait; approved ones only while no cheaper") {
  const auto made = compose_offer(oferta::testing::sample_input());
  REQUIRE(made);
  const auto priced = price_offer(*made);
  REQUIRE(priced);
  catalogue::Catalogue catalogue;
  catalogue::Product product;
  product.id = "A";
  product.category = "phones";
  product.price = Money{12'490'00, Currency::rub()};
  product.cost = Money{12'000'00, Currency::rub()};
  catalogue.put(std::move(product));
  Authority authority{.limit_bp = 300, .below_floor = false};
  const pricing::MarginPolicy margins{.floor_bp = 2'000};
  const auto beyond = [&] {
    auto lines = lines_beyond(*made, *priced, catalogue, margins, authority);
    REQUIRE(lines);
    return *lines;
  };
  REQUIRE(beyond().size() == 2);
  CHECK(beyond()[0].below_floor);
  CHECK_FALSE(beyond()[0].above_limit);
  CHECK(beyond()[1].above_limit);
  CHECK(holds_back(beyond()[0], authority));
  CHECK(holds_back(beyond()[1], authority));

  GrantedLines granted;
  for (std::size_t i = 0; i < 2; ++i) {
    granted.lines.push_back(line_to_approve(made->lines[i], priced->lines[i]));
  }
  authority.granted = {granted};
  for (const LineBeyond& line : beyond()) CHECK_FALSE(holds_back(line, authority));
  authority.granted[0].below_floor = false;
  CHECK(holds_back(beyond()[0], authority));
  authority.granted[0] = granted;
  authority.granted[0].lines[0].quantity += 1;
  CHECK(holds_back(beyond()[0], authority));
  CHECK_FALSE(holds_back(beyond()[1], authority));
  authority.granted.clear();
  authority.below_floor = true;
  CHECK_FALSE(holds_back(beyond()[0], authority));
  authority.held = false;
  CHECK_FALSE(holds_back(beyond()[1], authority));
}
