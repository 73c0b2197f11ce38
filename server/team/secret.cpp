#include "server/team/secret.h"

#include <sys/random.h>

#include <array>

#include "shared/base/sha256.h"

namespace oferta::server::team {
namespace {

Result<std::string> random_hex(std::size_t bytes) {
  std::array<unsigned char, 32> random{};
  if (::getrandom(random.data(), bytes, 0) != static_cast<ssize_t>(bytes)) {
    return fail(ErrorCode::io, "The system gives no random numbers");
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) {
    out += kDigits[random[i] >> 4U];
    out += kDigits[random[i] & 0xFU];
  }
  return out;
}

}  // namespace

Result<std::string> make_secret(std::string_view prefix) {
  constexpr std::size_t kBytes = 32;
  OFERTA_ASSIGN(const std::string random, random_hex(kBytes));
  return std::string(prefix) + random;
}

Result<std::string> make_id() {
  constexpr std::size_t kBytes = 8;
  return random_hex(kBytes);
}

std::string secret_hash(std::string_view secret) {
  return sha256_hex(secret);
}

}  // namespace oferta::server::team
