#include "server/team/engine.h"

#include <algorithm>

#include "shared/base/text.h"

namespace oferta::server::team {

std::string thrown_text(const std::exception& thrown) {
  const auto* const ours = dynamic_cast<const soci::soci_error*>(&thrown);
  const std::string text = ours != nullptr ? ours->get_error_message() : thrown.what();
  std::string line;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  // Before a session has agreed on UTF-8, a server speaks as it is used to.
  if (!is_valid_utf8(line)) {
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; },
        '?');
  }
  return line;
}

}  // namespace oferta::server::team
