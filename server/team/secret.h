// Secrets of devices and invitations: made from the system's randomness, kept as hashes only.
//
//   OFERTA_ASSIGN(const std::string token, make_secret("oft_"));
//   store(secret_hash(token));  // the token itself is shown once
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server::team {

/// `prefix` and 256 random bits as 64 hexadecimal digits. Fails with io.
Result<std::string> make_secret(std::string_view prefix);
/// 64 random bits as 16 hexadecimal digits: names for devices, spaces and epochs.
Result<std::string> make_id();
/// SHA-256 in hexadecimal. A secret has 256 random bits, so a slow hash would add nothing.
std::string secret_hash(std::string_view secret);

}  // namespace oferta::server::team
