#include <doctest/doctest.h>

#include "shared/base/sha256.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

// The examples NIST publishes with FIPS 180-4.
TEST_CASE("SHA-256 gives the published digests") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces give the digest of the whole, whatever their sizes") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += static_cast<char>(i % 256);
  const std::string whole = sha256_hex(text);
  for (std::size_t size = 1; size < 140; size += 7) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += size) {
      hash.update(std::string_view(text).substr(at, size));
    }
    REQUIRE(hex(hash.finish()) == whole);
  }
}
