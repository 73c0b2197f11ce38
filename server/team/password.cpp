#include "server/team/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "shared/base/text.h"

namespace oferta::server::team {
namespace {

constexpr std::size_t kMinCharacters = 10;
constexpr std::size_t kMaxPasswordBytes = 256;

// Of nobody: made once of random bytes, so that no password fits it.
const std::string& hash_of_nobody() {
  static const std::string hash = [] {
    std::array<unsigned char, 32> random{};
    if (sodium_init() < 0) return std::string();
    randombytes_buf(random.data(), random.size());
    return hash_password(std::string(random.begin(), random.end())).value_or("");
  }();
  return hash;
}

}  // namespace

Result<void> check_password(const std::string& password, const std::string& person) {
  const bool control = std::any_of(password.begin(), password.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
  });
  if (password.size() > kMaxPasswordBytes || !is_valid_utf8(password) || control ||
      length_utf8(password) < kMinCharacters) {
    return fail(ErrorCode::invalid_argument,
                "A password has at least ten characters and at most 256 bytes.", "password");
  }
  if (fold_case(password) == fold_case(person)) {
    return fail(ErrorCode::invalid_argument, "The name is no password.", "password");
  }
  return {};
}

Result<std::string> hash_password(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> out{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str_alg(out.data(), password.data(), password.size(),
                            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(ErrorCode::internal, "There is no memory to hash a password");
  }
  return std::string(out.data());
}

void prepare_passwords() {
  static_cast<void>(hash_of_nobody());
}

bool is_password(const std::string& kept, const std::string& password) {
  if (sodium_init() < 0) return false;
  const std::string& compared = kept.empty() ? hash_of_nobody() : kept;
  const bool right =
      crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
  return right && !kept.empty();
}

}  // namespace oferta::server::team
