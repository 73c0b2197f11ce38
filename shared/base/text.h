#pragma once
/// UTF-8 text, languages and bilingual texts. Nothing here depends on the locale.
///
///   LocalText name{"Коммутатор", "Switch"};
///   std::string_view shown = name.get(Language::en);
///   bool hit = fold_case(title).find(fold_case(query)) != std::string::npos;
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta {

enum class Language { ru, en };

/// "ru", "en".
std::string_view language_code(Language language);
Result<Language> parse_language(std::string_view code);

/// A text a person reads, in both languages; either may be empty.
struct LocalText {
  std::string ru;
  std::string en;

  /// The text in `language`, or in the other one where that is empty.
  const std::string& get(Language language) const;
  bool empty() const { return ru.empty() && en.empty(); }
  friend bool operator==(const LocalText&, const LocalText&) = default;
};

/// Well-formed UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);
/// Decodes the code point at `position` and moves behind it. A broken byte gives U+FFFD and moves
/// by one byte. Precondition: position < text.size().
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);
/// The number of code points.
std::size_t length_utf8(std::string_view text);
/// The first `count` code points.
std::string_view prefix_utf8(std::string_view text, std::size_t count);

/// Text in the form used for search: lower case for Latin (to U+017F) and Cyrillic, ё as е.
std::string fold_case(std::string_view text);
/// Lower and upper case of one Latin or Cyrillic letter; any other character is unchanged.
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
/// The text with its first letter in upper case.
std::string capitalise(std::string_view text);

/// Without leading and trailing ASCII white space and no-break spaces (U+00A0, U+202F).
std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// The words as the name of a file without its ending: short, and without what some file system
/// refuses; `otherwise` where nothing is left.
std::string safe_file_name(std::string_view wanted, std::string_view otherwise = "file");
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// Plural categories of whole numbers (Unicode CLDR): Russian one, few, many; English one, other.
enum class Plural { one, few, many, other };
Plural plural_of(std::int64_t count, Language language);
/// «1 товар, 2 товара, 5 товаров»: the form that goes with `count`.
std::string_view plural_ru(std::int64_t count, std::string_view one, std::string_view few,
                           std::string_view many);
std::string_view plural_en(std::int64_t count, std::string_view one, std::string_view other);
/// The form that goes with `count`, of forms in one text: «место|места|мест», "seat|seats". A text
/// of fewer forms gives its last one.
std::string_view plural_form(std::string_view forms, std::int64_t count, Language language);

}  // namespace oferta
