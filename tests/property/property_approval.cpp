// Random answers to requests: any change to one breaks it, and what is unchanged is never asked for
// again.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/base/base64url.h"
#include "shared/base/random.h"
#include "shared/base/sha256.h"
#include "shared/offer/approval.h"
#include "shared/pricing/guidance.h"
#include "tests/support/rounds.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

const std::string kTestKey = base64url(std::string(kPublicKeyBytes, 'k'));

class Seal final : public SignatureVerifier {
 public:
  static std::string of(const std::string& key, const std::string& text) {
    return sha256_hex(key + text);
  }
  std::optional<bool> holds(const std::string& key, const std::string& text,
                            const std::string& signature) const override {
    return signature == of(key, text);
  }
};

pricing::LineToApprove random_asked_line(Random& random) {
  return {"p" + std::to_string(random.between(1, 4)), random.between(1, 3), random.between(1, 500)};
}

Approval random_answer(Random& random) {
  Approval approval;
  approval.request = "ask-" + std::to_string(random.between(1, 99));
  approval.number = "КП-" + std::to_string(random.between(1, 99));
  approval.client = "client-" + std::to_string(random.between(1, 9));
  for (std::int64_t i = random.between(1, 5); i > 0; --i) {
    approval.lines.push_back(random_asked_line(random));
  }
  approval.granted = true;
  approval.by = "boss";
  approval.word = std::string(static_cast<std::size_t>(random.between(0, 9)), 'w');
  approval.at_ms = random.between(0, 1'000'000);
  approval.until = {2026, 12, 31};
  approval.key = key_id(kTestKey);
  return approval;
}

}  // namespace

TEST_CASE("any changed character of an answer makes it none, or one that does not hold") {
  Random random({1, 2, 3, 4});
  constexpr std::string_view kLetters = "AZaz09-_.";
  for (int round = testing::rounds(400); round > 0; --round) {
    const Approval approval = random_answer(random);
    const std::string text = signed_text(approval);
    std::string token = approval_token(text, Seal::of(kTestKey, text));
    Offer offer;
    offer.number = approval.number;
    offer.client = approval.client;
    Approvers approvers;
    approvers[approval.key] = {approval.key, "boss", "", kTestKey, 0};
    const auto verdict = [&](const std::string& written) {
      const auto read = read_approval(written);
      return read ? judge(*read, offer, {2026, 12, 1}, approvers, Seal()) : ApprovalVerdict::forged;
    };
    REQUIRE(verdict(token) == ApprovalVerdict::holds);
    const auto at =
        static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(token.size()) - 1));
    const auto letter =
        static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(kLetters.size()) - 1));
    const std::string before = token;
    switch (random.between(0, 2)) {
      case 0:
        token[at] = kLetters[letter];
        break;
      case 1:
        token.erase(at, 1);
        break;
      default:
        token.insert(at, 1, kLetters[letter]);
        break;
    }
    if (token == before) continue;
    CAPTURE(token);
    CHECK(verdict(token) != ApprovalVerdict::holds);
  }
}

TEST_CASE("lines approved at a price are asked for again below it only") {
  Random random({5, 6, 7, 8});
  for (int round = testing::rounds(4'000); round > 0; --round) {
    std::vector<pricing::LineToApprove> lines;
    for (std::int64_t i = random.between(1, 6); i > 0; --i)
      lines.push_back(random_asked_line(random));
    // All of them are above the limit, so everything not approved is asked for.
    const std::vector<std::int64_t> discounts(lines.size(), 5'000);
    const std::vector<pricing::LineGuidance> guidance(lines.size());
    const auto asked = [&](const std::vector<pricing::LineToApprove>& now) {
      return pricing::lines_to_approve(now, discounts, guidance, 1'000, lines);
    };
    CHECK(asked(lines).empty());
    std::vector<pricing::LineToApprove> dearer = lines;
    for (auto& line : dearer) line.amount += random.between(0, 5);
    CHECK(asked(dearer).empty());
    std::vector<pricing::LineToApprove> cheaper = lines;
    Minor least = cheaper[0].amount;
    for (const auto& line : lines) {
      const bool same = line.product == cheaper[0].product && line.quantity == cheaper[0].quantity;
      if (same && line.amount < least) least = line.amount;
    }
    cheaper[0].amount = least - 1;
    CHECK(asked(cheaper) == std::vector<std::size_t>{0});
    std::vector<pricing::LineToApprove> more = lines;
    more[0].quantity += 10;
    CHECK(asked(more) == std::vector<std::size_t>{0});
  }
}
