// Texts of the interface by key, with plural forms and named values.
//
//   const Strings& strings = Strings::of(Language::ru);
//   strings.get("client.new");                                  // «Новый клиент»
//   strings.format("offer.saved", {{"number", "КП-2026/0147"}});
//   strings.plural("selection.lines", 11);                      // «11 позиций»
//
// The texts live in assets/strings/<language>.json – key → text, or key → {"one","few","many"} /
// {"one","other"} – and are built into the program (tools/strings.py). A key that is missing shows
// itself, and a test fails; keys nobody uses fail the same test.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/text.h"

namespace oferta::app {

class Strings {
 public:
  using Value = std::pair<std::string_view, std::string_view>;

  // The built-in texts of a language.
  static const Strings& of(Language language);
  // English about two fifths longer and in brackets, «[Neew clieent]»: a language as long as any,
  // which shows what would not have room. Never chosen by a person.
  static const Strings& stretched();

  [[nodiscard]] const std::string& get(std::string_view key) const;
  // The same; nullptr where there is no such text.
  [[nodiscard]] const std::string* find(std::string_view key) const;
  // The text with each {name} replaced by its value.
  [[nodiscard]] std::string format(std::string_view key, std::initializer_list<Value> values) const;
  // The form for `count`; {count} in it is the number, grouped.
  [[nodiscard]] std::string plural(std::string_view key, std::int64_t count) const;

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::vector<std::string> keys() const;

 private:
  Strings(Language language, std::span<const std::string_view> pieces);
  [[nodiscard]] Strings longer() const;

  Language language_ = Language::ru;
  std::map<std::string, std::string, std::less<>> texts_;  // plural forms as "key#one"
};

}  // namespace oferta::app
