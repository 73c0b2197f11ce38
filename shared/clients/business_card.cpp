#include "shared/clients/business_card.h"

#include <algorithm>
#include <vector>

#include "shared/base/text.h"
#include "shared/base/windows_1251.h"

namespace oferta::clients {
namespace {

constexpr std::string_view kCardBegin = "begin:vcard";
constexpr std::string_view kCardEnd = "end:vcard";
constexpr std::string_view kMeCard = "mecard:";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

bool begins(std::string_view text, std::string_view lower_case) {
  return equal(text.substr(0, lower_case.size()), lower_case);
}

// ---- what a field may hold

// One line without signs that do not show; marks that turn the direction of writing could make a
// name look like another.
std::string plain(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char32_t c : decode_utf8(text)) {
    const bool hidden = (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                        (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                        c == 0xFEFF || c == 0xFFFD;
    if (hidden) continue;
    if (c <= ' ' || c == 0xA0) {
      space = !out.empty();
      continue;
    }
    const std::size_t before = out.size();
    if (space) out += ' ';
    space = false;
    append_utf8(out, c);
    if (out.size() > kMaxCardField) {
      out.resize(before);
      break;
    }
  }
  return out;
}

std::string phone_of(std::string_view text) {
  if (begins(text, "tel:")) text = text.substr(4, text.find(';') - 4);
  std::string phone = plain(text);
  const auto digits =
      std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool strange = phone.find_first_not_of("0123456789+-(). /,;#*xp") != std::string::npos;
  return digits < 3 || strange ? std::string() : phone;
}

std::string email_of(std::string_view text) {
  if (begins(text, "mailto:")) text.remove_prefix(7);
  std::string email = plain(text);
  const std::size_t at = email.find('@');
  const bool address = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                       email.find('@', at + 1) == std::string::npos &&
                       email.find_first_of(" <>()[],;:\"\\") == std::string::npos;
  return address ? email : std::string();
}

// ---- values

// Components, separated by a sign that a backslash takes its meaning from.
std::vector<std::string> components(std::string_view value, char separator) {
  std::vector<std::string> out(1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) {
      ++i;
      out.back() += lower(value[i]) == 'n' ? ' ' : value[i];
    } else if (value[i] == separator) {
      out.emplace_back();
    } else {
      out.back() += value[i];
    }
  }
  return out;
}

std::string whole(std::string_view value) {
  return components(value, '\0').front();
}

// «Анна Сергеевна Петрова» of family name, given name and further ones; titles are left out.
std::string name_of(const std::vector<std::string>& parts) {
  std::string name;
  for (const std::size_t i : {1U, 2U, 0U}) {
    if (i < parts.size()) name += parts[i] + " ";
  }
  return plain(name);
}

int hex_digit(char c) {
  const char l = lower(c);
  if (l >= '0' && l <= '9') return l - '0';
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}

// RFC 2045, 6.7; what is no code stands for itself.
std::string unquoted(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code = text[i] == '=' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                      hex_digit(text[i + 2]) >= 0;
    if (!code) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
    i += 2;
  }
  return out;
}

// ---- lines

struct Property {
  std::string name{};  // lower case, without its group
  std::string value{};
  std::string charset{};
  bool quoted = false;  // quoted-printable
  bool binary = false;
  bool preferred = false;
  bool mobile = false;
  bool fax = false;
};

void take_parameter(Property& property, std::string_view parameter) {
  std::string text(parameter);
  std::transform(text.begin(), text.end(), text.begin(), lower);
  std::erase(text, '"');
  const std::size_t sign = text.find('=');
  // In 2.1 a value may stand without its key.
  const std::string key = sign == std::string::npos ? "type" : text.substr(0, sign);
  const std::string values = sign == std::string::npos ? text : text.substr(sign + 1);
  if (key == "charset") property.charset = values;
  if (key == "pref") property.preferred = true;
  if (key != "type" && key != "encoding") return;
  for (const std::string_view value : split(values, ',')) {
    property.quoted = property.quoted || value == "quoted-printable";
    property.binary = property.binary || value == "base64" || value == "b";
    property.preferred = property.preferred || value == "pref";
    property.mobile = property.mobile || value == "cell";
    property.fax = property.fax || value == "fax";
  }
}

Property property_of(std::string_view line) {
  Property property;
  bool in_quotes = false;
  bool named = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') in_quotes = !in_quotes;
    if (in_quotes || (line[i] != ';' && line[i] != ':')) continue;
    const std::string_view part = line.substr(start, i - start);
    if (named) {
      take_parameter(property, part);
    } else {
      const std::size_t group = part.rfind('.');
      property.name = part.substr(group == std::string_view::npos ? 0 : group + 1);
      std::transform(property.name.begin(), property.name.end(), property.name.begin(), lower);
    }
    named = true;
    start = i + 1;
    if (line[i] == ':') {
      property.value = line.substr(i + 1);
      return property;
    }
  }
  return {};  // no value: no property
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '\n' && text[i] != '\r') continue;
    if (i > start) lines.push_back(text.substr(start, i - start));
    start = i + 1;
  }
  return lines;
}

// The properties with their lines put together. A folded line goes on behind a space (RFC 6350,
// 3.2), which in 2.1 belongs to the text; a quoted-printable one ends in «=».
std::vector<Property> properties_of(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  const bool old = std::any_of(lines.begin(), lines.end(),
                               [](std::string_view line) { return equal(line, "version:2.1"); });
  std::vector<Property> out;
  bool goes_on = false;
  for (const std::string_view line : lines) {
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (!out.empty() && goes_on) {
      out.back().value.pop_back();
      out.back().value += line;
    } else if (!out.empty() && folded) {
      out.back().value += line.substr(old ? 0 : 1);
    } else {
      out.push_back(property_of(line));
    }
    goes_on = out.back().quoted && out.back().value.ends_with('=');
  }
  return out;
}

// The value as UTF-8; empty where it is no text, or in an encoding that is not known.
std::string text_of(const Property& property) {
  if (property.binary) return {};
  std::string bytes = property.quoted ? unquoted(property.value) : property.value;
  const std::string& charset = property.charset;
  if (charset == "windows-1251" || charset == "cp1251") {
    // Only what was quoted is in bytes of its own: the rest came as the code was read.
    return property.quoted ? decode_windows_1251(bytes) : bytes;
  }
  const bool known = charset.empty() || charset == "utf-8" || charset == "us-ascii";
  if (!known && property.quoted) return {};
  return is_valid_utf8(bytes) ? bytes : decode_windows_1251(bytes);
}

// ---- both kinds

struct Ranked {
  std::string value{};
  int rank = 0;
};

void take(Ranked& best, std::string value, int rank) {
  if (!value.empty() && rank > best.rank) best = {std::move(value), rank};
}

BusinessCard read_vcard(std::string_view text) {
  Ranked phone;
  Ranked email;
  Ranked name;
  BusinessCard card;
  for (const Property& property : properties_of(text)) {
    if (property.name == "end") break;
    const std::string value = text_of(property);
    const int preference = property.preferred ? 4 : 1;
    if (property.name == "fn") take(name, plain(whole(value)), 2);
    if (property.name == "n") take(name, name_of(components(value, ';')), 1);
    if (property.name == "org" && card.company.empty()) {
      card.company = plain(components(value, ';').front());
    }
    if (property.name == "tel" && !property.fax) {
      take(phone, phone_of(whole(value)), preference + (property.mobile ? 1 : 0));
    }
    if (property.name == "email") take(email, email_of(whole(value)), preference);
  }
  card.name = std::move(name.value);
  card.phone = std::move(phone.value);
  card.email = std::move(email.value);
  return card;
}

BusinessCard read_mecard(std::string_view text) {
  BusinessCard card;
  text.remove_prefix(kMeCard.size());
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '\\') {
      ++i;
      continue;
    }
    if (i < text.size() && text[i] != ';') continue;
    const std::string_view field = text.substr(start, i - start);
    start = i + 1;
    const std::size_t colon = field.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = field.substr(0, colon);
    const std::string_view value = field.substr(colon + 1);
    if (equal(key, "n") && card.name.empty()) card.name = name_of(components(value, ','));
    if (equal(key, "org") && card.company.empty()) card.company = plain(whole(value));
    if (equal(key, "tel") && card.phone.empty()) card.phone = phone_of(whole(value));
    if (equal(key, "email") && card.email.empty()) card.email = email_of(whole(value));
  }
  return card;
}

}  // namespace

bool begins_as_card(std::string_view text) {
  text = trim(text);
  return begins(text, kCardBegin) || begins(text, kMeCard);
}

bool is_whole_card(std::string_view text) {
  const bool ended = text.ends_with('\n');
  text = trim(text);
  if (begins(text, kMeCard)) return ended || text.ends_with(";;");
  return begins(text, kCardBegin) && equal(trim(lines_of(text).back()), kCardEnd);
}

Result<BusinessCard> read_business_card(std::string_view text) {
  if (!begins_as_card(text)) {
    return fail(ErrorCode::unsupported, "This is no business card.");
  }
  if (text.size() > kMaxCardBytes) {
    return fail(ErrorCode::out_of_range, "The business card is too long.");
  }
  if (text.find('\0') != std::string_view::npos || !is_valid_utf8(text)) {
    return fail(ErrorCode::invalid_format, "The business card is no text.");
  }
  text = trim(text);
  const bool mecard = begins(text, kMeCard);
  if (!mecard && !is_whole_card(text)) {
    return fail(ErrorCode::invalid_format, "The business card has no end.");
  }
  BusinessCard card = mecard ? read_mecard(text) : read_vcard(text);
  if (card == BusinessCard{}) {
    return fail(ErrorCode::not_found, "The business card names nobody.");
  }
  return card;
}

}  // namespace oferta::clients
