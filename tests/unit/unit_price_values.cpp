// Price lists: encodings, numbers as people write them, rates of VAT, categories, ids.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/base/windows_1251.h"
#include "shared/importing/price_cells.h"
#include "shared/importing/price_headings.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/price_preview.h"
#include "shared/importing/raw_table.h"
#include "shared/importing/text_encoding.h"

using namespace oferta;
using namespace oferta::importing;

namespace {

std::string utf16(std::string_view text, bool little) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out += little ? low : high;
    out += little ? high : low;
  };
  for (const char32_t c : decode_utf8(text)) {
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10U));
      put(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

PricePreview preview_values(const std::string& text, const PriceImport& choices = {},
                            const catalogue::Catalogue& catalogue = {}) {
  const RawTable table = read_delimited(text);
  const Result<PriceMapping> mapping = recognise_prices(table, Currency::rub());
  REQUIRE(mapping.has_value());
  return *preview_prices(table, *mapping, catalogue, choices);
}

std::string field_of(const PricePreview& preview, std::size_t record, const char* field) {
  const Json& fields = preview.records.at(record).fields;
  return fields.contains(field) ? fields.at(field).dump() : "none";
}

}  // namespace

TEST_CASE("the encoding of a text is found, with and without a mark") {
  const std::string text = "Артикул\tЦена\nA-1\t5,50\n😀\t1\n";
  const auto check = [&](const std::string& bytes, Encoding encoding) {
    const DecodedText decoded = decode_text(bytes);
    CHECK(decoded.text == text);
    CHECK(decoded.encoding == encoding);
    CHECK(read_delimited(bytes).separator == '\t');
  };
  check(text, Encoding::utf8);
  check("\xef\xbb\xbf" + text, Encoding::utf8);
  check(utf16(text, true), Encoding::utf16_little);
  check("\xff\xfe" + utf16(text, true), Encoding::utf16_little);
  check(utf16(text, false), Encoding::utf16_big);
  check("\xfe\xff" + utf16(text, false), Encoding::utf16_big);
  CHECK(decode_text(*encode_windows_1251("Счёт")).text == "Счёт");
  CHECK(decode_text("").text.empty());
  // Half a surrogate pair, half a character: nothing is lost silently, nothing is invalid.
  CHECK(decode_text(std::string("\xff\xfe\x01\xd8", 4) + "a").text == "\uFFFD\uFFFD");
}

TEST_CASE("a person may say the encoding and the separator") {
  const std::string text = "Артикул;Цена, руб.\nA;5\n";
  const std::string bytes = *encode_windows_1251(text);
  CHECK(decode_text(bytes, Encoding::windows_1251).text == text);
  CHECK(decode_text("\xef\xbb\xbf" + text, Encoding::utf8).text == text);
  CHECK(decode_text(utf16(text, false), Encoding::utf16_big).text == text);
  CHECK(is_valid_utf8(decode_text(bytes, Encoding::utf8).text));
  const RawTable table = read_delimited(bytes, std::nullopt, ',');
  CHECK(table.rows[0].text(0) == "Артикул;Цена");
  CHECK(read_delimited(text, Encoding::utf8, ';').rows[0].text(1) == "Цена, руб.");
}

TEST_CASE("amounts: decimal commas, thousands, currencies") {
  const auto amount = [](const char* text, DecimalSign sign) {
    return read_amount({text, false}, sign).value_or(-1);
  };
  constexpr DecimalSign kComma = DecimalSign::comma;
  constexpr DecimalSign kPoint = DecimalSign::point;
  CHECK(amount("1 250,50 ₽", kComma) == 1'250'50);
  CHECK(amount("1\u00A0250,5 руб.", kComma) == 1'250'50);
  CHECK(amount("1.250,50", kComma) == 1'250'50);
  CHECK(amount("1.250.000", kComma) == 1'250'000'00);
  CHECK(amount("1'250,50", kComma) == 1'250'50);
  CHECK(amount("1250,", kComma) == 1'250'00);
  CHECK(amount("$1,250.50", kPoint) == 1'250'50);
  CHECK(amount("1,250", kPoint) == 1'250'00);
  CHECK(amount("1,250", DecimalSign::unsaid) == 1'250'00);
  CHECK(amount("1,500", kComma) == 1'50);  // a comma is decimal in this column
  // Never guessed: the wrong sign, groups of another size, more than two decimals, no amount.
  for (const char* text : {"1,234", "12.5", "1.25.000", "1,2,3", "от 100", "по запросу", "-5", "0",
                           "", ",", "1e5", "99999999999999999"}) {
    CAPTURE(text);
    CHECK(amount(text, kComma) == -1);
  }
  CHECK(amount("1250,50", kPoint) == -1);
  CHECK(read_amount({"33.335", true}, kComma) == 33'34);
  CHECK(read_amount({"0.004", true}, kComma) == std::nullopt);
}

TEST_CASE("the decimal sign of a column is told by its prices") {
  const auto sign_of = [](const std::string& text) {
    const RawTable table = read_delimited(text);
    return recognise_prices(table, Currency::rub())->decimal;
  };
  CHECK(sign_of("Артикул;Цена\nA;1,500\nB;2,5") == DecimalSign::comma);
  CHECK(sign_of("Артикул;Цена\nA;1.500\nB;2.5") == DecimalSign::point);
  CHECK(sign_of("Артикул;Цена\nA;1.5\nB;2,5") == DecimalSign::unsaid);
  CHECK(sign_of("Артикул;Цена\nA;1 500\nB;25") == DecimalSign::unsaid);
  const PricePreview preview = preview_values("Артикул;Наименование;Цена\nA;a;1,500\nB;b;2,55\n");
  CHECK(preview.rows[0].price == Money{1'50});
}

TEST_CASE("counts and rates of VAT") {
  CHECK(read_count({"1 200", false}) == 1'200);
  CHECK(read_count({"12,00", false}) == 12);
  CHECK(read_count({"7", true}) == 7);
  for (const char* text : {">100", "есть", "-1", "1,5", ""}) CHECK_FALSE(read_count({text, false}));
  CHECK(read_vat_rate({"20%", false}) == 2'000);
  CHECK(read_vat_rate({"НДС 22 %", false}) == 2'200);
  CHECK(read_vat_rate({"10", false}) == 1'000);
  CHECK(read_vat_rate({"0.22", true}) == 2'200);
  CHECK(read_vat_rate({"22", true}) == 2'200);
  CHECK(read_vat_rate({"0%", false}) == 0);
  for (const char* text : {"без НДС", "120 %", "-5", ""}) CHECK_FALSE(read_vat_rate({text, false}));
}

TEST_CASE("headings say whether VAT is in the price, and more columns are known") {
  CHECK(vat_in("Цена без НДС, руб.") == PriceVat::excluded);
  CHECK(vat_in("Price incl. VAT") == PriceVat::included);
  CHECK(vat_in("Цена") == PriceVat::unsaid);
  const RawTable table = read_delimited(
      "Категория;Производитель;Артикул;Товар;Цена с НДС, руб.;Ставка НДС\nA;B;C;D;5;20");
  const PriceMapping mapping = *recognise_prices(table, Currency::rub());
  CHECK(mapping.fields == std::vector<PriceField>{PriceField::category, PriceField::brand,
                                                  PriceField::article, PriceField::name,
                                                  PriceField::price, PriceField::vat});
  CHECK(mapping.vat == PriceVat::included);
}

TEST_CASE("a mapping is corrected by hand") {
  const RawTable table = read_delimited("Код;Товар;Прайс\nA;B;5;7");
  PriceMapping mapping = *recognise_prices(table, Currency::rub());
  REQUIRE(mapping.fields.size() == 4);
  mapping.assign(3, PriceField::price);
  CHECK(mapping.fields[2] == PriceField::none);
  CHECK(preview_prices(table, mapping, {}, {})->rows[0].price == Money{7'00});
  // Without headings nothing has a meaning until it is given one; then the first row is a product.
  PriceMapping bare = mapping_at(table, kNoHeader, Currency::rub());
  CHECK_FALSE(bare.complete());
  CHECK_FALSE(preview_prices(table, bare, {}, {}).has_value());
  bare.assign(0, PriceField::article);
  bare.assign(1, PriceField::name);
  bare.assign(2, PriceField::price);
  const PricePreview preview = *preview_prices(table, bare, {}, {});
  CHECK(preview.rows.size() == 2);
  CHECK(preview.counts.wrong == 1);  // «Прайс» is no price
  CHECK(mapping_at(table, 99, Currency::rub()).header == kNoHeader);
}

TEST_CASE("VAT: the kind of a new product, and prices with or without it") {
  const PriceImport choices{
      .prices_include_vat = true,
      .vat = {{"general", 2'200}, {"reduced", 1'000}},
  };
  const std::string list =
      "Артикул;Наименование;Цена без НДС;НДС\nA;a;100;22%\nB;b;100;10%\nC;c;100;\nD;d;100;13%\n";
  const PricePreview preview = preview_values(list, choices);
  CHECK(preview.rows[0].price == Money{122'00});
  CHECK(preview.rows[1].price == Money{110'00});
  CHECK(preview.rows[2].price == Money{122'00});
  CHECK(preview.rows[3].problem == RowProblem::bad_vat);
  CHECK(field_of(preview, 2, "vat_kind") == "\"reduced\"");
  CHECK(field_of(preview, 3, "vat_kind") == "none");
  // A catalogue without VAT takes them as they are, and takes it out of prices that have it.
  PriceImport net = choices;
  net.prices_include_vat = false;
  CHECK(preview_values(list, net).rows[0].price == Money{100'00});
  const PricePreview out =
      preview_values("Артикул;Наименование;Цена с НДС\nA;a;122\nB;b;0,01\n", net);
  CHECK(out.rows[0].price == Money{100'00});
  CHECK(out.rows[1].price == Money{1});
}

TEST_CASE("a known product whose rate changes says both") {
  catalogue::Catalogue catalogue;
  catalogue::Product product;
  product.id = "one";
  product.sku = "A";
  product.name = {"Чай", "Tea"};
  product.price = Money{100'00};
  catalogue.put(product);
  const PriceImport choices{.vat = {{"general", 2'200}, {"reduced", 1'000}}};
  const PricePreview preview = preview_values("Артикул;Цена;НДС\nA;100;10%\n", choices, catalogue);
  CHECK(preview.rows[0].change == RowChange::changed);
  CHECK(preview.rows[0].old_vat_bp == 2'200);
  CHECK(preview.rows[0].vat_bp == 1'000);
  CHECK(canonical(preview.records[0].fields) == "{\"vat_kind\":\"reduced\"}");
}

TEST_CASE(
    "categories of new products: by a column, by the lines between them, or one of their own") {
  catalogue::Catalogue catalogue;
  catalogue::Category phones;
  phones.id = "phones";
  phones.name = {"Телефоны", "Phones"};
  phones.order = 7;
  catalogue.put(phones);
  const PricePreview named = preview_values(
      "Артикул;Наименование;Цена;Категория;Бренд\nA;a;1;телефоны;Yealink\nB;b;1;PHONES;\n"
      "C;c;1;Кабели;\nD;d;1;кабели;\nE;e;1;;\n",
      {}, catalogue);
  REQUIRE(named.records.size() == 7);
  CHECK(field_of(named, 0, "name") == R"({"en":"Кабели","ru":"Кабели"})");
  CHECK(field_of(named, 0, "order") == "8");
  CHECK(named.records[1].id == "price-list");
  CHECK(field_of(named, 2, "category") == "\"phones\"");
  CHECK(field_of(named, 2, "brand") == "\"Yealink\"");
  CHECK(field_of(named, 3, "category") == "\"phones\"");
  CHECK(field_of(named, 4, "category") == field_of(named, 5, "category"));
  CHECK(field_of(named, 6, "category") == "\"price-list\"");

  const std::string sections =
      "Артикул;Наименование;Цена\nA;a;1\nТелефоны;;\nB;b;1\nАртикул;Наименование;Цена\nC;c;1\n";
  const PricePreview headed = preview_values(sections, {.by_headings = true}, catalogue);
  CHECK(headed.counts.heading == 2);
  REQUIRE(headed.records.size() == 4);
  CHECK(field_of(headed, 1, "category") == "\"price-list\"");
  CHECK(field_of(headed, 2, "category") == "\"phones\"");
  CHECK(field_of(headed, 3, "category") == "\"phones\"");
}

TEST_CASE("the id of a product follows from its article, and different articles never share one") {
  CHECK(product_id_of("N 1") == "price-n1");
  CHECK(product_id_of("n1") == "price-n1");
  CHECK(product_id_of("N-1") == "price-n-1");
  CHECK(product_id_of("Ж-12") != product_id_of("Ю-12"));
  CHECK(product_id_of("a/b") != product_id_of("a-b"));
  CHECK(product_id_of(std::string(300, 'a')) != product_id_of(std::string(301, 'a')));
  CHECK(product_id_of(std::string(300, 'a')).size() <= 64);
}

TEST_CASE("a text that no record could hold is said, and the rest is taken") {
  const PricePreview preview =
      preview_values("Артикул;Наименование;Цена\nA;" + std::string(20'000, 'x') + ";1\nB;b;2\n");
  CHECK(preview.rows[0].problem == RowProblem::too_long);
  CHECK(preview.counts.added == 1);
}
