#include "server/team/form.h"

#include <algorithm>
#include <optional>

#include "shared/base/text.h"

namespace oferta::server::team {
namespace {

constexpr std::size_t kMaxFields = 20;

std::optional<unsigned> digit_of(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return std::nullopt;
}

tl::unexpected<Error> refuse() {
  return fail(ErrorCode::invalid_format, "This is not what the page's form sends.");
}

Result<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      out += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size()) return refuse();
      const auto high = digit_of(text[i + 1]);
      const auto low = digit_of(text[i + 2]);
      if (!high || !low) return refuse();
      out += static_cast<char>(*high * 16 + *low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') ||
           c == '\x7F';
  };
  if (!is_valid_utf8(out) || std::any_of(out.begin(), out.end(), is_control)) return refuse();
  out = replace_all(replace_all(out, "\r\n", "\n"), "\r", "\n");
  return std::string(trim(out));
}

}  // namespace

Result<Form> read_form(std::string_view body) {
  Form form;
  if (body.empty()) return form;
  for (const std::string_view pair : split(body, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return refuse();
    OFERTA_ASSIGN(std::string name, decoded(pair.substr(0, equals)));
    OFERTA_ASSIGN(std::string value, decoded(pair.substr(equals + 1)));
    if (form.size() >= kMaxFields || !form.emplace(std::move(name), std::move(value)).second) {
      return refuse();
    }
  }
  return form;
}

std::string form_value(const Form& form, std::string_view name) {
  const auto found = form.find(name);
  return found == form.end() ? "" : found->second;
}

}  // namespace oferta::server::team
