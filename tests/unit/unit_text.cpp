#include <doctest/doctest.h>

#include "shared/base/text.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("a text falls back to the other language") {
  const LocalText both{"Коммутатор", "Switch"};
  CHECK(both.get(Language::ru) == "Коммутатор");
  CHECK(both.get(Language::en) == "Switch");
  CHECK(LocalText{"Коммутатор", ""}.get(Language::en) == "Коммутатор");
  CHECK(LocalText{"", "Switch"}.get(Language::ru) == "Switch");
  CHECK(LocalText{}.empty());
  CHECK(parse_language("en") == Language::en);
  CHECK_FALSE(parse_language("de"));
  CHECK(language_code(Language::ru) == "ru");
}

TEST_CASE("UTF-8 is judged strictly") {
  CHECK(is_valid_utf8("Оферта ₽ 😀"));
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("\xF4\x8F\xBF\xBF"));        // U+10FFFF
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // above it
  CHECK_FALSE(is_valid_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_valid_utf8("\xE0\x80\xAF"));      // overlong
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_valid_utf8("\xD0"));              // cut short
  CHECK_FALSE(is_valid_utf8("\x80"));              // continuation without a start
  CHECK_FALSE(is_valid_utf8("\xFF"));
}

TEST_CASE("code points come out and go back in") {
  const std::string text = "aЯ₽😀";
  CHECK(decode_utf8(text) == U"aЯ₽😀");
  CHECK(encode_utf8(U"aЯ₽😀") == text);
  CHECK(length_utf8(text) == 4);
  CHECK(prefix_utf8(text, 2) == "aЯ");
  CHECK(prefix_utf8(text, 9) == text);
  CHECK(decode_utf8("a\xFFz") == U"a\uFFFDz");
  CHECK(encode_utf8(std::u32string{0xD800}) == "\uFFFD");
}

TEST_CASE("search ignores case in Latin and Cyrillic, and the dots of ё") {
  CHECK(fold_case("Ёлка ЩИТ Router ÄÖÜ Žluť") == "елка щит router äöü žluť");
  CHECK(fold_case("Ѐ Џ Ґ") == "ѐ џ ґ");
  CHECK(capitalise("двадцать") == "Двадцать");
  CHECK(capitalise("ёлка") == "Ёлка");
  CHECK(capitalise("") == "");
  for (char32_t c = 0; c < 0x530; ++c) {
    // A letter that lowers to another one comes back from it.
    if (to_lower(c) != c) REQUIRE(to_upper(to_lower(c)) == c);
    REQUIRE(to_lower(to_lower(c)) == to_lower(c));
  }
}

TEST_CASE("texts are trimmed, split, joined and replaced") {
  CHECK(trim(" \t\u00A0имя\u202F\n") == "имя");
  CHECK(trim("   ").empty());
  CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(split("", ',') == std::vector<std::string_view>{""});
  CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
  CHECK(replace_all("aXbXX", "X", "--") == "a--b----");
  CHECK(replace_all("abc", "", "x") == "abc");
}

TEST_CASE("plural forms follow the language") {
  const auto form = [](std::int64_t n) { return plural_ru(n, "товар", "товара", "товаров"); };
  for (const std::int64_t n : {1, 21, 101, 1001, -1}) CHECK(form(n) == "товар");
  for (const std::int64_t n : {2, 3, 4, 22, 104, -3}) CHECK(form(n) == "товара");
  for (const std::int64_t n : {0, 5, 11, 12, 14, 19, 20, 25, 111, 112, 1014}) {
    CHECK(form(n) == "товаров");
  }
  CHECK(form(INT64_MIN) == "товаров");  // …808
  CHECK(plural_en(1, "item", "items") == "item");
  CHECK(plural_en(0, "item", "items") == "items");
  CHECK(plural_en(21, "item", "items") == "items");

  CHECK(plural_form("место|места|мест", 21, Language::ru) == "место");
  CHECK(plural_form("место|места|мест", 3, Language::ru) == "места");
  CHECK(plural_form("место|места|мест", 15, Language::ru) == "мест");
  CHECK(plural_form("seat|seats", 1, Language::en) == "seat");
  CHECK(plural_form("seat|seats", 2, Language::en) == "seats");
  // Fewer forms than the language has.
  CHECK(plural_form("шт.", 5, Language::ru) == "шт.");
  CHECK(plural_form("пара|пары", 5, Language::ru) == "пары");
  CHECK(plural_form("", 5, Language::ru).empty());
}
