// Ed25519 by libsodium: the test vectors of RFC 8032, keys in files, and approvals that nobody can
// change.
#include <doctest/doctest.h>

#include <string>

#include "server/signatures.h"
#include "shared/base/base64url.h"

using namespace oferta;
using namespace oferta::server;

namespace {

std::string unhex(std::string_view text) {
  std::string bytes;
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
  }
  return bytes;
}

}  // namespace

TEST_CASE("signatures are those of RFC 8032, section 7.1, test 2") {
  const std::string open =
      unhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const std::string seed =
      unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const std::string expected = unhex(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  const SigningKey key{base64url(open), base64url(seed)};
  CHECK(sign_text(key, "\x72") == expected);
  CHECK(Ed25519().holds(key.public_key, "\x72", expected) == true);
  CHECK(Ed25519().holds(key.public_key, "\x73", expected) == false);
  CHECK(Ed25519().holds("AAAA", "\x72", expected) == false);
  CHECK(Ed25519().holds(key.public_key, "\x72", "short") == false);
}

TEST_CASE("a key is kept in a file, both halves together or not at all") {
  const auto key = make_signing_key();
  REQUIRE(key);
  const auto same = read_key_file(key_file(*key));
  REQUIRE(same);
  CHECK(same->public_key == key->public_key);
  CHECK(sign_text(*same, "text") == sign_text(*key, "text"));
  const auto other = make_signing_key();
  REQUIRE(other);
  CHECK(other->secret != key->secret);
  CHECK_FALSE(read_key_file(key_file({other->public_key, key->secret})));
  CHECK_FALSE(read_key_file(R"({"format":"oferta-key-1","public":"A","secret":"A"})"));
  CHECK_FALSE(read_key_file("{}"));
}

TEST_CASE("an approval signed in earnest holds; another key, or a changed line, does not") {
  const auto key = make_signing_key();
  const auto foreign = make_signing_key();
  REQUIRE((key && foreign));
  offer::Approval approval;
  approval.number = "КП-2026/0001";
  approval.lines = {{"phone", 2, 86'000'00}};
  approval.granted = true;
  approval.until = {2026, 12, 9};
  approval.key = offer::key_id(key->public_key);
  offer::Approvers approvers;
  approvers[approval.key] = {approval.key, "boss", "", key->public_key, 0};
  offer::Offer offer;
  offer.number = approval.number;
  const auto verdict = [&](const offer::Approval& said, const std::string& signature) {
    const auto read =
        offer::read_approval(offer::approval_token(offer::signed_text(said), signature));
    REQUIRE(read);
    return offer::judge(*read, offer, {2026, 12, 1}, approvers, Ed25519());
  };
  const std::string signature = sign_text(*key, offer::signed_text(approval));
  CHECK(verdict(approval, signature) == offer::ApprovalVerdict::holds);
  CHECK(verdict(approval, sign_text(*foreign, offer::signed_text(approval))) ==
        offer::ApprovalVerdict::forged);
  offer::Approval changed = approval;
  changed.lines[0].amount -= 1;
  CHECK(verdict(changed, signature) == offer::ApprovalVerdict::forged);
}
