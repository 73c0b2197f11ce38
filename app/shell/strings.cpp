#include "app/shell/strings.h"

#include <set>
#include <span>

#include "app/shell/strings_data.h"
#include "shared/base/format.h"

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

std::string joined(std::span<const std::string_view> pieces) {
  std::string out;
  for (const std::string_view piece : pieces) out += piece;
  return out;
}

// Takes the next entry off the front (tools/strings.py).
std::string_view next_entry(std::string_view& rest) {
  const std::size_t end = rest.find('\x1f');
  const std::string_view entry = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return entry;
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
  static const Strings russian(Language::ru, kTextsRu);
  static const Strings english(Language::en, kTextsEn);
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

Strings::Strings(Language language, std::span<const std::string_view> pieces)
    : language_(language) {
  const std::string keys = joined(kTextKeys);
  const std::string texts = joined(pieces);
  std::string_view later_keys = keys;
  std::string_view later_texts = texts;
  while (!later_keys.empty()) {
    const std::string_view key = next_entry(later_keys);
    const std::string_view text = next_entry(later_texts);
    // Keys come in their order; a form that the language lacks has no text.
    if (!text.empty()) texts_.emplace_hint(texts_.end(), key, text);
  }
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
