#include "app/shell/strings.h"

#include <set>
#include <span>

#include "app/shell/strings_data.h"
#include "shared/base/format.h"
#include "shared/base/json.h"

namespace oferta::app {
namespace {

std::string_view plural_suffix(Plural plural) {
  switch (plural) {
    case Plural::one:
      return "#one";
    case Plural::few:
      return "#few";
    case Plural::many:
      return "#many";
    case Plural::other:
      return "#other";
  }
  return "#other";
}

// The texts come in pieces (embed_strings.cmake).
Strings built_in(std::span<const std::string_view> pieces, Language language) {
  std::string json;
  for (const std::string_view piece : pieces) json += piece;
  Result<Strings> strings = Strings::parse(json, language);
  return strings ? *std::move(strings) : Strings();
}

std::string fill(std::string text, std::initializer_list<Strings::Value> values) {
  for (const Strings::Value& value : values) {
    text = replace_all(text, "{" + std::string(value.first) + "}", value.second);
  }
  return text;
}

// Every vowel twice, but for the names of values in braces.
std::string stretch(std::string_view text) {
  std::string out = "[";
  bool in_name = false;
  for (const char c : text) {
    in_name = c == '{' || (in_name && c != '}');
    out += c;
    if (!in_name && std::string_view("aeiouy").find(c) != std::string_view::npos) out += c;
  }
  return out + "]";
}

}  // namespace

const Strings& Strings::of(Language language) {
  static const Strings russian = built_in(kStringsRu, Language::ru);
  static const Strings english = built_in(kStringsEn, Language::en);
  return language == Language::ru ? russian : english;
}

Strings Strings::longer() const {
  Strings out = *this;
  for (auto& [key, text] : out.texts_) {
    text = stretch(text);
  }
  return out;
}

const Strings& Strings::stretched() {
  static const Strings longer = of(Language::en).longer();
  return longer;
}

Result<Strings> Strings::parse(std::string_view json, Language language) {
  Result<Json> parsed = parse_json(json);
  if (!parsed) {
    return tl::unexpected(parsed.error());
  }
  if (!parsed->is_object()) {
    return fail(ErrorCode::invalid_format, "The texts must be one JSON object.");
  }
  Strings strings;
  strings.language_ = language;
  for (const auto& [key, value] : parsed->items()) {
    if (value.is_string()) {
      strings.texts_[key] = value.get<std::string>();
      continue;
    }
    if (!value.is_object()) {
      return fail(ErrorCode::invalid_format, "A text must be a string or its plural forms.", key);
    }
    for (const auto& [form, text] : value.items()) {
      if (!text.is_string()) {
        return fail(ErrorCode::invalid_format, "A plural form must be a string.", key);
      }
      strings.texts_[key + "#" + form] = text.get<std::string>();
    }
  }
  return strings;
}

const std::string& Strings::get(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found != texts_.end()) {
    return found->second;
  }
  // The key itself is what a translator needs to see; a test keeps it from happening in a release.
  static std::set<std::string, std::less<>> missing;
  return *missing.emplace(key).first;
}

const std::string* Strings::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

std::string Strings::format(std::string_view key, std::initializer_list<Value> values) const {
  return fill(get(key), values);
}

std::string Strings::plural(std::string_view key, std::int64_t count) const {
  const std::string form =
      std::string(key) + std::string(plural_suffix(plural_of(count, language_)));
  return fill(get(form), {{"count", format_integer(count, language_)}});
}

std::vector<std::string> Strings::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, text] : texts_) {
    const std::string bare = key.substr(0, key.find('#'));
    if (keys.empty() || keys.back() != bare) {
      keys.push_back(bare);
    }
  }
  return keys;
}

}  // namespace oferta::app
