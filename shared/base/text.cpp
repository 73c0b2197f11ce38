#include "shared/base/text.h"

#include <algorithm>

namespace oferta {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint8_t byte_at(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

// The length of the well-formed sequence at `i` and its code point; length 0 when broken.
struct Sequence {
  std::size_t length = 0;
  char32_t code_point = 0;
};

Sequence sequence_at(std::string_view text, std::size_t i) {
  const std::uint8_t lead = byte_at(text, i);
  if (lead < 0x80) return {1, lead};
  std::size_t length = 0;
  char32_t value = 0;
  char32_t smallest = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2, value = lead & 0x1Fu, smallest = 0x80;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3, value = lead & 0x0Fu, smallest = 0x800;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4, value = lead & 0x07u, smallest = 0x10000;
  } else {
    return {};
  }
  if (text.size() - i < length) return {};
  for (std::size_t k = 1; k < length; ++k) {
    const std::uint8_t next = byte_at(text, i + k);
    if ((next & 0xC0u) != 0x80u) return {};
    value = (value << 6u) | (next & 0x3Fu);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || surrogate || value > 0x10FFFF) return {};
  return {length, value};
}

bool is_ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// The number of bytes of white space that `text` starts with (one character of it).
std::size_t leading_space(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.front())) return 1;
  if (text.starts_with("\u00A0")) return 2;
  if (text.starts_with("\u202F")) return 3;
  return 0;
}

std::size_t trailing_space(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_space(text.back())) return 1;
  if (text.ends_with("\u00A0")) return 2;
  if (text.ends_with("\u202F")) return 3;
  return 0;
}

}  // namespace

std::string_view language_code(Language language) {
  return language == Language::ru ? "ru" : "en";
}

Result<Language> parse_language(std::string_view code) {
  if (code == "ru") return Language::ru;
  if (code == "en") return Language::en;
  return fail(ErrorCode::invalid_argument, "The language must be ru or en.");
}

const std::string& LocalText::get(Language language) const {
  const std::string& wanted = language == Language::ru ? ru : en;
  const std::string& other = language == Language::ru ? en : ru;
  return wanted.empty() ? other : wanted;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Sequence sequence = sequence_at(text, i);
    if (sequence.length == 0) return false;
    i += sequence.length;
  }
  return true;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const Sequence sequence = sequence_at(text, position);
  position += std::max<std::size_t>(sequence.length, 1);
  return sequence.length == 0 ? kReplacement : sequence.code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(byte)));
  };
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  const char32_t c = surrogate || code_point > 0x10FFFF ? kReplacement : code_point;
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0u | (c >> 6u));
    put(0x80u | (c & 0x3Fu));
  } else if (c < 0x10000) {
    put(0xE0u | (c >> 12u));
    put(0x80u | ((c >> 6u) & 0x3Fu));
    put(0x80u | (c & 0x3Fu));
  } else {
    put(0xF0u | (c >> 18u));
    put(0x80u | ((c >> 12u) & 0x3Fu));
    put(0x80u | ((c >> 6u) & 0x3Fu));
    put(0x80u | (c & 0x3Fu));
  }
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out.push_back(next_code_point(text, i));
  return out;
}

std::string encode_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

std::size_t length_utf8(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < text.size(); ++length) next_code_point(text, i);
  return length;
}

std::string_view prefix_utf8(std::string_view text, std::size_t count) {
  std::size_t i = 0;
  for (; i < text.size() && count > 0; --count) next_code_point(text, i);
  return text.substr(0, i);
}

std::string_view trim(std::string_view text) {
  while (const std::size_t n = leading_space(text)) text.remove_prefix(n);
  while (const std::size_t n = trailing_space(text)) text.remove_suffix(n);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += separator;
    out += parts[i];
  }
  return out;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to) {
  if (from.empty()) return std::string(text);
  std::string out;
  for (;;) {
    const std::size_t at = text.find(from);
    out += text.substr(0, at);
    if (at == std::string_view::npos) return out;
    out += to;
    text.remove_prefix(at + from.size());
  }
}

Plural plural_of(std::int64_t count, Language language) {
  if (language == Language::en) return count == 1 || count == -1 ? Plural::one : Plural::other;
  // The remainders are taken first, so that the smallest integer is safe to negate.
  const std::int64_t hundredth = count % 100 < 0 ? -(count % 100) : count % 100;
  const std::int64_t last = hundredth % 10;
  if (hundredth >= 11 && hundredth <= 14) return Plural::many;
  if (last == 1) return Plural::one;
  if (last >= 2 && last <= 4) return Plural::few;
  return Plural::many;
}

std::string_view plural_ru(std::int64_t count, std::string_view one, std::string_view few,
                           std::string_view many) {
  switch (plural_of(count, Language::ru)) {
    case Plural::one:
      return one;
    case Plural::few:
      return few;
    case Plural::many:
    case Plural::other:
      return many;
  }
  return many;
}

std::string_view plural_en(std::int64_t count, std::string_view one, std::string_view other) {
  return plural_of(count, Language::en) == Plural::one ? one : other;
}

std::string_view plural_form(std::string_view forms, std::int64_t count, Language language) {
  const Plural plural = plural_of(count, language);
  std::size_t wanted = plural == Plural::one ? 0 : plural == Plural::many ? 2 : 1;
  for (; wanted > 0; --wanted) {
    const std::size_t end = forms.find('|');
    if (end == std::string_view::npos) return forms;
    forms.remove_prefix(end + 1);
  }
  return forms.substr(0, forms.find('|'));
}

std::string safe_file_name(std::string_view wanted, std::string_view otherwise) {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kRefused = "/\\:*?\"<>|«»“”„";
  std::string name;
  for (std::size_t at = 0; at < wanted.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(wanted, at);
    const std::string_view bytes = wanted.substr(before, at - before);
    if (c == U'/') {
      name += '-';
    } else if (c >= 0x20 && c != 0x7F && kRefused.find(bytes) == std::string_view::npos) {
      name += bytes;
    }
  }
  name = std::string(trim(prefix_utf8(name, kLongest)));
  while (!name.empty() && name.back() == '.') name.pop_back();
  return name.empty() ? std::string(otherwise) : name;
}

}  // namespace oferta
