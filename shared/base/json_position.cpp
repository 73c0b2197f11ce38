#include "shared/base/json_position.h"

#include <algorithm>

namespace oferta {
namespace {

bool in_number(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

}  // namespace

std::string place_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return "line " + std::to_string(lines + 1) + ", column " +
         std::to_string(before.size() - line_start + 1);
}

std::size_t string_start(std::string_view text, std::size_t consumed) {
  // Back from the closing quote to a quote with an even number of backslashes before it.
  std::size_t at = std::min(consumed, text.size());
  if (at > 0) --at;
  while (at > 0) {
    --at;
    if (text[at] != '"') continue;
    std::size_t slashes = 0;
    while (slashes < at && text[at - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return at;
  }
  return at;
}

std::size_t number_start(std::string_view text, std::size_t consumed) {
  std::size_t at = std::min(consumed, text.size());
  if (at > 0 && !in_number(text[at - 1])) --at;
  while (at > 0 && in_number(text[at - 1])) --at;
  return at;
}

}  // namespace oferta
