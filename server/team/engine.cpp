#include "server/team/engine.h"

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
  return line;
}

}  // namespace oferta::server::team
