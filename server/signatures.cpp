#include "server/signatures.h"

#include <sodium.h>

#include <array>

#include "shared/base/base64url.h"
#include "shared/base/field_reader.h"

namespace oferta::server {
namespace {

constexpr std::string_view kKeyFormat = "oferta-key-1";

using SecretKey = std::array<unsigned char, crypto_sign_SECRETKEYBYTES>;
using PublicKey = std::array<unsigned char, crypto_sign_PUBLICKEYBYTES>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

template <std::size_t N>
std::string text_of(const std::array<unsigned char, N>& bytes) {
  return {bytes.begin(), bytes.end()};
}

// Both halves from the seed.
Result<SigningKey> key_of_seed(const std::string& seed) {
  if (sodium_init() < 0) return fail(ErrorCode::internal, "The system gives no randomness.");
  PublicKey open{};
  SecretKey secret{};
  crypto_sign_seed_keypair(open.data(), secret.data(), bytes_of(seed));
  return SigningKey{base64url(text_of(open)), base64url(seed)};
}

}  // namespace

Result<SigningKey> make_signing_key() {
  if (sodium_init() < 0) return fail(ErrorCode::internal, "The system gives no randomness.");
  std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
  randombytes_buf(seed.data(), seed.size());
  return key_of_seed(text_of(seed));
}

std::string key_file(const SigningKey& key) {
  return canonical(Json{{"format", std::string(kKeyFormat)},
                        {"public", key.public_key},
                        {"secret", key.secret}}) +
         "\n";
}

Result<SigningKey> read_key_file(std::string_view text) {
  OFERTA_ASSIGN(const Json json, parse_json(text, {.max_depth = 2}));
  Problems problems;
  const FieldReader fields(json, "", problems);
  if (fields.text("format") != kKeyFormat) {
    fields.problem("format", "This is no key to sign approvals with.");
  }
  const auto seed = parse_base64url(fields.text("secret"));
  if (!seed || seed->size() != crypto_sign_SEEDBYTES) {
    fields.problem("secret", "The secret half is 32 bytes as base64url.");
  }
  OFERTA_TRY(problems.result());
  OFERTA_ASSIGN(SigningKey key, key_of_seed(*seed));
  if (key.public_key != fields.text("public")) {
    return fail(ErrorCode::invalid_format, "The two halves of the key do not belong together.",
                "public");
  }
  return key;
}

std::string sign_text(const SigningKey& key, std::string_view text) {
  const std::string seed = parse_base64url(key.secret).value_or("");
  PublicKey open{};
  SecretKey secret{};
  if (seed.size() != crypto_sign_SEEDBYTES) return "";
  crypto_sign_seed_keypair(open.data(), secret.data(), bytes_of(seed));
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, bytes_of(text), text.size(), secret.data());
  return text_of(signature);
}

std::optional<bool> Ed25519::holds(const std::string& key, const std::string& text,
                                   const std::string& signature) const {
  const auto open = parse_base64url(key);
  return open && open->size() == crypto_sign_PUBLICKEYBYTES &&
         signature.size() == crypto_sign_BYTES && sodium_init() >= 0 &&
         crypto_sign_verify_detached(bytes_of(signature), bytes_of(text), text.size(),
                                     bytes_of(*open)) == 0;
}

}  // namespace oferta::server
