#include <doctest/doctest.h>

#include "shared/base/format.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("money reads as each language writes it") {
  const Money price{125'000'000};
  CHECK(format_money(price, Language::ru) == "1\u00A0250\u00A0000,00\u00A0₽");
  CHECK(format_money(price, Language::en) == "₽1,250,000.00");
  CHECK(format_money(Money{-5}, Language::ru) == "\u22120,05\u00A0₽");
  CHECK(format_money(Money{-123'456}, Language::en) == "\u2212₽1,234.56");
  CHECK(format_money(Money{99'999}, Language::ru, MoneyStyle::bare) == "999,99");
  const Money tenge{100'050, *Currency::parse("KZT")};
  CHECK(format_money(tenge, Language::ru) == "1\u00A0000,50\u00A0KZT");
  CHECK(format_money(tenge, Language::en) == "KZT\u00A01,000.50");
}

TEST_CASE("whole roubles are rounded half up, and minus zero is zero") {
  CHECK(format_money(Money{149}, Language::ru, MoneyStyle::whole) == "1\u00A0₽");
  CHECK(format_money(Money{150}, Language::ru, MoneyStyle::whole) == "2\u00A0₽");
  CHECK(format_money(Money{-150}, Language::ru, MoneyStyle::bare_whole) == "\u22122");
  CHECK(format_money(Money{-49}, Language::ru, MoneyStyle::bare_whole) == "0");
}

TEST_CASE("numbers and percentages") {
  CHECK(format_integer(1'000, Language::ru) == "1\u00A0000");
  CHECK(format_integer(-1'234'567, Language::en) == "\u22121,234,567");
  CHECK(format_integer(INT64_MIN, Language::en) == "\u22129,223,372,036,854,775,808");
  CHECK(format_decimal(12550, 2, Language::ru) == "125,5");
  CHECK(format_decimal(12505, 2, Language::en) == "125.05");
  CHECK(format_decimal(-5, 3, Language::en) == "\u22120.005");
  CHECK(format_decimal(1200, 2, Language::en) == "12");
  CHECK(format_percent(2200, Language::ru) == "22\u00A0%");
  CHECK(format_percent(1250, Language::en) == "12.5%");
}

TEST_CASE("typed money is understood as people type it") {
  const auto amount = [](std::string_view text) { return parse_money(text).value_or(-1); };
  CHECK(amount("1 250 000,5") == 125'000'050);
  CHECK(amount("1250000.50") == 125'000'050);
  CHECK(amount("1\u00A0250\u202F000,00\u00A0₽") == 125'000'000);
  CHECK(amount("1,250,000.50") == 125'000'050);
  CHECK(amount("1.250.000,50") == 125'000'050);
  CHECK(amount("1,250") == 125'000);
  CHECK(amount("1.250.000") == 125'000'000);
  CHECK(amount("12,5") == 1'250);
  CHECK(amount("12,") == 1'200);
  CHECK(amount(",5") == 50);
  CHECK(amount("500 руб.") == 50'000);
  CHECK(amount("0") == 0);
  CHECK(amount("\u221215,20") == -1'520);
  CHECK(amount("90071992547409,91") == kMaxMinor);
}

TEST_CASE("what is not an amount is refused") {
  for (const char* const wrong : {"", " ", "abc", "1,2,3", "1.2.3,4", "12a", "--5", "0,125",
                                  "1,2345", "12,34,567", ".", "-", "1e5", "₽"}) {
    CAPTURE(wrong);
    CHECK(parse_money(wrong).error().code == ErrorCode::invalid_format);
  }
  CHECK(parse_money("90071992547409,92").error().code == ErrorCode::out_of_range);
  CHECK(parse_money("99999999999999999999999").error().code == ErrorCode::out_of_range);
}

TEST_CASE("typed whole numbers") {
  CHECK(*parse_integer(" 1 250 ") == 1250);
  CHECK(*parse_integer("\u22127") == -7);
  CHECK_FALSE(parse_integer("1.5"));
  CHECK_FALSE(parse_integer(""));
}

TEST_CASE("dates read as each language writes them, and can be typed") {
  const Date date{2026, 11, 4};
  CHECK(format_date(date, Language::ru) == "04.11.2026");
  CHECK(format_date(date, Language::en) == "4\u00A0Nov 2026");
  CHECK(format_date(date, Language::ru, DateStyle::full) == "4\u00A0ноября 2026\u00A0г.");
  CHECK(format_date(date, Language::en, DateStyle::full) == "4\u00A0November 2026");
  CHECK(*parse_date("04.11.2026") == date);
  CHECK(*parse_date(" 4.11.2026 ") == date);
  CHECK(*parse_date("2026-11-04") == date);
  for (const DateStyle style : {DateStyle::numeric, DateStyle::full}) {
    CHECK(*parse_date(format_date(date, Language::en, style)) == date);
  }
  CHECK(*parse_date("4 NOV 2026") == date);
  for (const char* wrong : {"31 Nov 2026", "4 Nob 2026", "4 anf 2026", "Nov 4 2026", "4 Nov 26"}) {
    CHECK_FALSE(parse_date(wrong));
  }
  for (const char* const wrong :
       {"", "31.11.2026", "4.11.26", "4.11", "4.11.2026.1", "x.11.2026"}) {
    CHECK_FALSE(parse_date(wrong));
  }
}
