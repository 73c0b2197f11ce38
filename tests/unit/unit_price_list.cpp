#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/windows_1251.h"
#include "shared/importing/price_cells.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/price_memory.h"
#include "shared/importing/price_preview.h"
#include "shared/importing/price_transaction.h"
#include "shared/importing/raw_table.h"

using namespace oferta;
using namespace oferta::importing;

namespace {

catalogue::Catalogue shop() {
  catalogue::Catalogue catalogue;
  catalogue::Category phones;
  phones.id = "phones";
  phones.name = {"Телефоны", "Phones"};
  catalogue.put(phones);
  const auto put = [&catalogue](const char* id, const char* sku, const char* name, Minor price) {
    catalogue::Product product;
    product.id = id;
    product.sku = sku;
    product.name = {name, name};
    product.category = "phones";
    product.price = Money{price, Currency::rub()};
    product.stock = 5;
    catalogue.put(product);
  };
  put("one", "YLK-T31P", "Телефон T31P", 6'250'00);
  put("two", "GRP 2601", "Телефон GRP2601", 4'100'00);
  put("twin-a", "TWIN", "Близнец А", 100'00);
  put("twin-b", "twin", "Близнец Б", 100'00);
  return catalogue;
}

PricePreview preview_of(const std::string& text, const PriceImport& choices = {}) {
  const RawTable table = read_delimited(text);
  const Result<PriceMapping> mapping = recognise_prices(table, Currency::rub());
  REQUIRE(mapping.has_value());
  return *preview_prices(table, *mapping, shop(), choices);
}

std::string said(const PreviewRow& row) {
  return std::string(row_change_name(row.change)) + "/" +
         std::string(row_problem_name(row.problem));
}

}  // namespace

TEST_CASE("a table of text: encoding and separator are recognised") {
  const std::string text = "Артикул;Наименование;Цена\r\nA-1;\"Кабель; 5 м\";1 250,50\r\n\r\n";
  for (const std::string& bytes : {text, "\xef\xbb\xbf" + text, *encode_windows_1251(text)}) {
    const RawTable table = read_delimited(bytes);
    CHECK(table.separator == ';');
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].text(1) == "Кабель; 5 м");
    CHECK(table.rows[1].text(2) == "1 250,50");
    CHECK(table.rows[1].line == 2);
    CHECK(table.rows[1].text(7).empty());
  }
  CHECK(read_delimited(*encode_windows_1251(text)).encoding == Encoding::windows_1251);
  CHECK(read_delimited("a\tb\n1\t2,5\n3\t4,5").separator == '\t');
  CHECK(read_delimited("a,b\n\"1,5\",2\n").rows[1].text(0) == "1,5");
  // Broken quotes lose nothing.
  const RawTable broken = read_delimited("a,b\n\"x\"y,2\n\"open,3\nlast,4");
  CHECK(broken.rows[1].text(0) == "xy");
  CHECK(broken.rows[2].text(0) == "open,3\nlast,4");
}

TEST_CASE("headings are recognised in Russian and English, below other lines") {
  const auto fields_of = [](const std::string& text) {
    const RawTable table = read_delimited(text);
    const Result<PriceMapping> mapping = recognise_prices(table, Currency::rub());
    std::string out;
    if (!mapping) return std::string("refused");
    for (const PriceField field : mapping->fields) {
      out += std::string(price_field_name(field)) + " ";
    }
    return out + std::to_string(mapping->header) + " " + mapping->currency.code();
  };
  CHECK(fields_of("Прайс-лист ООО «Линия»\n\nКод;Артикул;Наименование товара;Ед. изм.;Цена, руб.;"
                  "Остаток на складе\n1;A;B;шт;5;6") == "none article name unit price stock 1 RUB");
  CHECK(fields_of("SKU,Product name,List price (USD),In stock\nA,B,5,6") ==
        "article name price stock 0 USD");
  CHECK(fields_of("Номенклатура;Закупочная цена;Розничная цена;Валюта\nA;1;2;EUR") ==
        "name none price currency 0 RUB");
  CHECK(fields_of("Артикул;Цена опт;Цена розница, €\nA;1;2") == "article none price 0 EUR");
  CHECK(fields_of("Штрихкод;Имя\n1;2") == "refused");
  CHECK(fields_of("") == "refused");
}

TEST_CASE("each row is added, changed, left alone or wrong, and none is lost") {
  const PricePreview preview = preview_of(
      "Артикул;Наименование;Цена;Остаток\n"
      "Телефоны;;;\n"
      "ylk-t31p;Другое имя;6 500,00;12\n"                    // price and stock differ
      "GRP2601;;4100;5\n"                                    // spaces of the article do not matter
      "NEW-1;Новый телефон;1 234,50 ₽;>100\n"  // a stock that is no number
      ";Без артикула;100;\n"
      "NEW-2;;100;\n"
      "NEW-3;Без цены;;1\n"
      "NEW-4;По запросу;по запросу;\n"
      "NEW-5;Дробь;1,2345;\n"
      "NEW-6;Ноль;0;\n"
      "new-1;Снова;99;\n"
      "TWIN;Близнец;99;\n");
  std::string all;
  for (const PreviewRow& row : preview.rows) all += said(row) + " ";
  CHECK(all ==
        "heading/none changed/none same/none added/none wrong/no_article wrong/no_name "
        "wrong/no_price wrong/bad_price wrong/bad_price wrong/bad_price wrong/repeated "
        "wrong/ambiguous_product ");
  CHECK(preview.counts.added == 1);
  CHECK(preview.counts.changed == 1);
  CHECK(preview.counts.same == 1);
  CHECK(preview.counts.wrong == 8);
  const PreviewRow& changed = preview.rows[1];
  CHECK(changed.line == 3);
  CHECK(changed.product == "one");
  CHECK(changed.old_price == Money{6'250'00});
  CHECK(changed.price == Money{6'500'00});
  CHECK(changed.old_stock == 5);
  CHECK(changed.stock == 12);
}

TEST_CASE("what is written: only what changes, and the category of new products") {
  const PricePreview preview = preview_of(
      "Артикул;Наименование;Цена;Ед.\nYLK-T31P;;6500;шт\nN 1;Новый;10,5;компл.\nGRP 2601;;4100;шт");
  REQUIRE(preview.records.size() == 3);
  CHECK(preview.records[0].type == "category");
  CHECK(preview.records[0].id == "price-list");
  CHECK(preview.records[1].id == "one");
  CHECK(canonical(preview.records[1].fields) ==
        "{\"price\":{\"amount\":650000,\"currency\":\"RUB\"}}");
  CHECK(preview.records[2].id == "price-n1");
  CHECK(preview.records[2].fields.at("sku") == "N 1");
  CHECK(preview.records[2].fields.at("unit").at("ru") == "компл.");
  CHECK(preview.records[2].fields.at("price").at("amount") == 1050);
  // A category that is there is not written again.
  const PricePreview into =
      preview_of("Артикул;Наименование;Цена\nN1;Новый;10", {.category = "phones"});
  REQUIRE(into.records.size() == 1);
  CHECK(into.records[0].fields.at("category") == "phones");
}

TEST_CASE("the same list twice changes nothing the second time") {
  const std::string text = "Артикул;Наименование;Цена\nYLK-T31P;;6500\nN1;Новый;10,50\n";
  const RawTable table = read_delimited(text);
  const PriceMapping mapping = *recognise_prices(table, Currency::rub());
  catalogue::Catalogue catalogue = shop();
  catalogue::Product added;
  added.id = "price-n1";
  added.sku = "N1";
  added.price = Money{10'50};
  catalogue.put(added);
  catalogue::Product one = *catalogue.product("one");
  one.price = Money{6'500'00};
  catalogue.put(one);
  const PricePreview preview = *preview_prices(table, mapping, catalogue, {});
  CHECK(preview.counts.same == 2);
  CHECK(preview.records.empty());
}

TEST_CASE("currencies of rows, and lists without articles go by name") {
  const PricePreview preview = preview_of(
      "Наименование;Цена;Валюта\nТелефон T31P;70;USD\nтелефон  grp2601;$55;\nДругой;1;тугрик\n");
  CHECK(said(preview.rows[0]) == "changed/none");
  CHECK(preview.rows[0].price == Money{70'00, *Currency::parse("USD")});
  CHECK(preview.rows[1].price == Money{55'00, *Currency::parse("USD")});
  CHECK(preview.rows[1].product == "two");
  CHECK(said(preview.rows[2]) == "wrong/bad_currency");
}

TEST_CASE("numbers of a workbook are exact, and half a kopeck goes up") {
  const RawTable table = *read_sheet_json(
      R"({"rows":[["Прайс"],[],["Артикул","Наименование","Цена","Остаток"],)"
      R"([{"n":"1001"},"Кабель",{"n":"12.345"},{"n":"7"}],["A-2","Розетка",{"n":"1234.5"},""]]})");
  const PriceMapping mapping = *recognise_prices(table, Currency::rub());
  const PricePreview preview = *preview_prices(table, mapping, shop(), {});
  CHECK(preview.rows[0].line == 4);
  CHECK(preview.rows[0].article == "1001");
  CHECK(preview.rows[0].price == Money{12'35});
  CHECK(preview.rows[0].stock == 7);
  CHECK(preview.rows[1].price == Money{1'234'50});
  CHECK_FALSE(read_sheet_json(R"({"rows":[[1]]})").has_value());
  CHECK_FALSE(read_sheet_json(R"({})").has_value());
}

TEST_CASE("a mapping is remembered by its headings") {
  const RawTable first = read_delimited("Код;Товар;Прайс\nA;B;5");
  PriceMapping mapping = *recognise_prices(first, *Currency::parse("EUR"));
  const std::string remembered = write_price_mapping(first, mapping);
  const RawTable next = read_delimited("Список\nПрайс;Новое;КОД;Товар\n5;x;A;B");
  const Result<PriceMapping> same = apply_price_mapping(next, remembered);
  REQUIRE(same.has_value());
  CHECK(same->header == 1);
  CHECK(same->fields == std::vector<PriceField>{PriceField::price, PriceField::none,
                                                PriceField::article, PriceField::name});
  CHECK(same->currency.code() == "EUR");
  CHECK_FALSE(apply_price_mapping(read_delimited("Код;Товар\nA;B"), remembered).has_value());
  CHECK_FALSE(apply_price_mapping(next, R"({"format":"x","currency":"EUR"})").has_value());
  CHECK_FALSE(apply_price_mapping(
                  next, R"({"format":"oferta-price-mapping-1","currency":"EUR","headings":[]})")
                  .has_value());
}

TEST_CASE("a mapping that does not go with the table is refused") {
  const RawTable table = read_delimited("Артикул;Цена\nA;5");
  PriceMapping mapping = *recognise_prices(table, Currency::rub());
  mapping.header = 9;
  CHECK_FALSE(preview_prices(table, mapping, shop(), {}).has_value());
  mapping.header = 0;
  mapping.fields = {PriceField::article, PriceField::none};
  CHECK_FALSE(preview_prices(table, mapping, shop(), {}).has_value());
  mapping.fields = {PriceField::none, PriceField::price};
  CHECK_FALSE(preview_prices(table, mapping, shop(), {}).has_value());
}
