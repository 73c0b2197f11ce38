#include "shared/importing/record_names.h"

namespace oferta::importing {

std::string slug(std::string_view text) {
  constexpr std::size_t kMaxLength = 48;
  std::string out;
  bool gap = false;
  for (const char c : text) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
      gap = !out.empty();
      continue;
    }
    if (out.size() + (gap ? 2 : 1) > kMaxLength) break;
    if (gap) out += '-';
    gap = false;
    out += upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out.empty() ? "x" : out;
}

std::string RecordNames::take(const std::string& wanted) {
  std::size_t& asked = taken_[wanted];
  if (++asked == 1) return wanted;
  for (;; ++asked) {
    std::string name = wanted + "-" + std::to_string(asked);
    if (taken_.try_emplace(name, 1).second) return name;
  }
}

}  // namespace oferta::importing
