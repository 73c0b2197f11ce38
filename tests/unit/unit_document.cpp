#include "shared/offer/document.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/offer/compose.h"
#include "shared/offer/document_style.h"
#include "shared/offer/glyphs.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;
using oferta::testing::sample_input;
using oferta::testing::sample_issuer;

namespace {

void collect_texts(const Json& node, std::string& out) {
  if (node.is_array()) {
    for (const Json& element : node) collect_texts(element, out);
  } else if (node.is_object()) {
    for (const auto& [key, value] : node.items()) {
      if (key == "text" && value.is_string()) {
        out += value.get<std::string>() + "\n";
      } else {
        collect_texts(value, out);
      }
    }
  }
}

Json definition_of(const ComposeInput& input) {
  const Result<Offer> offer = compose_offer(input);
  REQUIRE(offer.has_value());
  const Result<std::string> text = offer_document(*offer, input.issuer);
  REQUIRE(text.has_value());
  return *parse_json(*text, {.max_depth = 64, .allow_floats = true});
}

std::string texts_of(const ComposeInput& input) {
  std::string out;
  collect_texts(definition_of(input).at("content"), out);
  return out;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a Russian document says everything the offer says") {
  const std::string text = texts_of(sample_input());
  for (const char* part : {"Коммерческое предложение №\u00A0КП-2026/0147",
                           "24\u00A0ноября 2026\u00A0г.",
                           "24\u00A0декабря 2026\u00A0г.",
                           "ООО «Линия связи»",
                           "ИНН\u00A07801234564",
                           "ООО «Гранит»",
                           "Павел Серов",
                           "Связь",
                           "обязательно",
                           "не закрыта",
                           "Все на связи",
                           "Телефон A",
                           "Телефон B",
                           "Арт.\u00A0SKU-A",
                           "Два порта, PoE",
                           "Закрывает: связь",
                           "12\u00A0490,00",
                           "−5\u00A0%",
                           "118\u00A0655,00",
                           "НДС 10\u00A0%",
                           "Сумма по прайс-листу",
                           "127\u00A0871,50\u00A0₽",
                           "Скидки по позициям",
                           "Скидка на предложение 1\u00A0%",
                           "120\u00A0321,99\u00A0₽",
                           "В том числе НДС 22\u00A0%",
                           "В том числе НДС 10\u00A0%",
                           "Всего 2\u00A0наименования на сумму",
                           "Сто двадцать тысяч триста двадцать один рубль",
                           "200\u00A0000,00\u00A0₽",
                           "70 % – аванс",
                           "24 месяца",
                           "Ирина Соколова",
                           "Генеральный директор",
                           "А. Ю. Петрова",
                           "не является публичной офертой"}) {
    CHECK_MESSAGE(has(text, part), part);
  }
}

TEST_CASE("an English document has no Russian words of ours") {
  ComposeInput input = sample_input(Language::en);
  input.addressee = {"Granite Ltd", "Pavel Serov", "", "", "", "", "", ""};
  input.number = "OF-2026/0147";
  input.issuer.company.name = {"Liniya", "Liniya"};
  input.issuer.company.mark = "L";
  for (ComposeLine& line : input.lines) line.why = "serves: calls";
  const Json definition = definition_of(input);
  std::string text;
  collect_texts(definition.at("content"), text);
  for (const char32_t c : decode_utf8(text + canonical(definition.at("oferta")))) {
    REQUIRE_FALSE((c >= 0x0400 && c <= 0x04FF));
  }
  for (const char* part : {"Commercial offer No.\u00A0OF-2026/0147", "dated 24\u00A0November 2026",
                           "must have", "Phone A", "₽120,321.99", "Including VAT 22%",
                           "One hundred twenty thousand three hundred twenty-one roubles",
                           "not a public offer", "2\u00A0items in total"}) {
    CHECK_MESSAGE(has(text, part), part);
  }
}

TEST_CASE("the same offer gives the same bytes, dated by the offer") {
  const Result<Offer> offer = compose_offer(sample_input());
  REQUIRE(offer.has_value());
  CHECK(*offer_document(*offer, sample_issuer()) == *offer_document(*offer, sample_issuer()));
  const Json definition = definition_of(sample_input());
  CHECK(definition.at("info").at("creationDate") == "2026-11-24T00:00:00Z");
  CHECK(definition.at("info").at("modDate") == "2026-11-24T00:00:00Z");
}

TEST_CASE("the discount column is there only when some line has a discount") {
  CHECK(has(texts_of(sample_input()), "Скидка\n"));
  ComposeInput input = sample_input();
  input.lines[0].breaks.clear();
  input.lines[1].discount_bp = 0;
  const std::string text = texts_of(input);
  CHECK_FALSE(has(text, "Скидка\n"));
  CHECK(has(text, "Скидка на предложение"));
}

TEST_CASE("prices without VAT show it on top") {
  ComposeInput input = sample_input();
  input.issuer.company.prices_include_vat = false;
  const std::string text = texts_of(input);
  CHECK(has(text, "Итого без НДС"));
  CHECK(has(text, "Сумма без НДС,\u00A0₽"));
  CHECK_FALSE(has(text, "В том числе"));
}

TEST_CASE("rows stay far below the height of a page, and long texts are complete") {
  ComposeInput input = sample_input();
  std::string description;
  for (int i = 0; i < 800; ++i) description += "слово" + std::to_string(i) + " ";
  input.lines[0].description = {description, description};
  const Json definition = definition_of(input);
  std::string all;
  collect_texts(definition, all);
  for (int i = 0; i < 800; ++i) {
    const std::string word = "слово" + std::to_string(i);
    REQUIRE_MESSAGE((has(all, word + " ") || has(all, word + "\n")), word);
  }
  for (const Json& node : definition.at("content")) {
    if (!node.contains("table") || !node["table"].contains("dontBreakRows")) continue;
    for (const Json& row : node["table"]["body"]) {
      std::string cell;
      collect_texts(row.at(2), cell);
      CHECK(length_utf8(cell) < 1800);
    }
  }
}

TEST_CASE("texts are cut at spaces and nothing is lost") {
  const std::string text = "один два три четыре\nпять шесть семь восемь девять десять";
  const std::vector<std::string> pieces = split_lines(text, 10, 2);
  CHECK(pieces.size() > 1);
  std::string joined = join(pieces, " ");
  CHECK(replace_all(joined, "\n", " ") == replace_all(text, "\n", " "));
  CHECK(split_lines("", 10, 2) == std::vector<std::string>{""});
  const std::string endless(100, 'x');
  CHECK(join(split_lines(endless, 10, 2), "") == endless);
  CHECK(estimated_lines("", 10) == 1);
  CHECK(estimated_lines("0123456789a", 10) == 2);
  CHECK(estimated_lines("a\nb\n", 10) == 3);
}

TEST_CASE("characters the fonts lack are shown as a box and named") {
  CHECK(printable("Розетка 😀 «ёЁ» 5×6 м² ₽ №") ==
        "Розетка □ «ёЁ» 5×6 м² ₽ №");
  CHECK(printable("и\u0306И\u0306е\u0308Е\u0308") == "йЙёЁ");
  CHECK(printable("a\tb\r\nc\rd\u2028e") == "a b\nc\nd\ne");
  CHECK(printable("не\u00ADвидимо\uFEFF\u200D") == "невидимо");
  CHECK(printable("a\u2011b\u2003c") == "a-b c");
  CHECK(printable("中") == "□");
  CHECK(unprintable("a😀b中и\u0306") == std::vector<char32_t>{U'😀', U'中'});

  ComposeInput input = sample_input();
  input.lines[0].name.ru = "Телефон 😀中😀";
  const Result<Offer> offer = compose_offer(input);
  REQUIRE(offer.has_value());
  CHECK(missing_glyphs(*offer, input.issuer) == std::vector<char32_t>{U'中', U'😀'});
  CHECK(has(texts_of(input), "Телефон □□□"));
}

TEST_CASE("what is typed cannot break the pictures") {
  ComposeInput input = sample_input();
  input.issuer.company.mark = "<&\"";
  const Json definition = definition_of(input);
  const std::string text = canonical(definition);
  CHECK(has(text, "&lt;&amp;"));
  CHECK_FALSE(has(text, "<&"));
}

TEST_CASE("a file name keeps to what file systems take") {
  Offer offer = *compose_offer(sample_input());
  CHECK(document_file_name(offer) == "КП-2026-0147 ООО Гранит.pdf");
  offer.addressee.name = "a/b\\c:d*e?f\"g<h>i|j\n.";
  CHECK(document_file_name(offer, "json") == "КП-2026-0147 a-bcdefghij.json");
  offer.number.clear();
  offer.addressee.name = "...";
  CHECK(document_file_name(offer) == "offer.pdf");
}
