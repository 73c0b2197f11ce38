// Passwords of people: kept as argon2id hashes (RFC 9106) with their parameters and salt in them,
// as libsodium writes them.
//
//   OFERTA_ASSIGN(const std::string kept, hash_password("correct horse battery"));
//   bool right = is_password(kept, typed);
//
// Both take a tenth of a second and 64 MiB on purpose: not for the thread that answers requests.
#pragma once

#include <string>

#include "shared/base/result.h"

namespace oferta::server::team {

/// invalid_argument: shorter than ten characters, longer than 256 bytes, control characters, or
/// the name of the person.
Result<void> check_password(const std::string& password, const std::string& person);

/// Fails with internal when there is no memory for it.
Result<std::string> hash_password(const std::string& password);

/// Makes what nobody's password is held against. Done at the start, or the first name nobody has
/// would take twice as long.
void prepare_passwords();

/// Whether `kept` was made of this password. With an empty `kept` as much work is done for nothing,
/// so that the time it takes does not tell whether there is such a person.
bool is_password(const std::string& kept, const std::string& password);

}  // namespace oferta::server::team
