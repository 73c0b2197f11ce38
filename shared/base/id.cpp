#include "shared/base/id.h"

#include <algorithm>

namespace oferta {

std::string make_record_id(Random& random) {
  // Without i, l, o and u, which are mistaken for digits or make words.
  constexpr std::string_view kAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
  constexpr std::size_t kLength = 26;
  constexpr std::size_t kPerDraw = 12;  // 60 of 64 bits
  std::string id;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i % kPerDraw == 0) bits = random.next();
    id.push_back(kAlphabet[static_cast<std::size_t>(bits & 31u)]);
    bits >>= 5u;
  }
  return id;
}

bool is_valid_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == ':' || c == '-';
  });
}

std::uint64_t make_node_id(Random& random) {
  std::uint64_t id = random.next();
  while (id == 0) id = random.next();
  return id;
}

}  // namespace oferta
