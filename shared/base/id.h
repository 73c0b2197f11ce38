#pragma once
/// Ids of records and nodes, made from injected randomness.
///
///   std::string id = make_record_id(random);   // "7k2m0v…", 26 characters
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/random.h"

namespace oferta {

/// 26 characters of Crockford's base 32 in lower case: 130 random bits. No time is in it, because
/// ids are seen by clients and edit times are not theirs to know.
std::string make_record_id(Random& random);

/// An id found in a file or message: 1–64 of a–z, A–Z, 0–9 and . _ : -
bool is_valid_id(std::string_view id);

/// A node id: 64 random bits, never 0.
std::uint64_t make_node_id(Random& random);

}  // namespace oferta
