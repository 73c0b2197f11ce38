#include "server/http/target.h"

#include <algorithm>

namespace oferta::server::http {
namespace {

std::optional<unsigned> hex_value(char digit) {
  if (digit >= '0' && digit <= '9') {
    return static_cast<unsigned>(digit - '0');
  }
  if (digit >= 'a' && digit <= 'f') {
    return static_cast<unsigned>(digit - 'a' + 10);
  }
  if (digit >= 'A' && digit <= 'F') {
    return static_cast<unsigned>(digit - 'A' + 10);
  }
  return std::nullopt;
}

std::optional<std::string> percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) {
      return std::nullopt;
    }
    const auto high = hex_value(text[i + 1]);
    const auto low = hex_value(text[i + 2]);
    if (!high || !low) {
      return std::nullopt;
    }
    decoded += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return decoded;
}

bool is_safe_segment(std::string_view segment) {
  if (segment.empty() || segment.front() == '.') {
    return false;
  }
  for (const char c : segment) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || c == '\\') {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::string> decode_target(std::string_view target) {
  target = target.substr(0, target.find_first_of("?#"));
  if (target.empty() || target.front() != '/') {
    return std::nullopt;
  }
  const std::optional<std::string> path = percent_decode(target.substr(1));
  if (!path || path->empty()) {
    return path;
  }
  std::size_t start = 0;
  while (start <= path->size()) {
    const std::size_t end = std::min(path->find('/', start), path->size());
    if (!is_safe_segment(std::string_view(*path).substr(start, end - start))) {
      return std::nullopt;
    }
    start = end + 1;
  }
  return path;
}

}  // namespace oferta::server::http
