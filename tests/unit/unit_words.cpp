#include <doctest/doctest.h>

#include <string>

#include "shared/offer/amount_in_words.h"

using namespace oferta;
using offer::amount_in_words;

namespace {

/// Major and minor units; the no-break space before the minor unit's name shown as an ordinary one.
std::string words(Minor major, Minor minor, Language language, const char* currency = "RUB") {
  const Money money{major * kMinorPerMajor + minor, *Currency::parse(currency)};
  return replace_all(amount_in_words(money, language), "\u00A0", " ");
}
std::string ru(Minor major, Minor minor = 0) {
  return words(major, minor, Language::ru);
}
std::string en(Minor major, Minor minor = 0) {
  return words(major, minor, Language::en);
}

}  // namespace

TEST_CASE("Russian sums in words: the cases of the rule book") {
  CHECK(ru(0) == "Ноль рублей 00 копеек");
  CHECK(ru(1) == "Один рубль 00 копеек");
  CHECK(ru(2) == "Два рубля 00 копеек");
  CHECK(ru(5) == "Пять рублей 00 копеек");
  CHECK(ru(11) == "Одиннадцать рублей 00 копеек");
  CHECK(ru(12) == "Двенадцать рублей 00 копеек");
  CHECK(ru(14) == "Четырнадцать рублей 00 копеек");
  CHECK(ru(21) == "Двадцать один рубль 00 копеек");
  CHECK(ru(22) == "Двадцать два рубля 00 копеек");
  CHECK(ru(25) == "Двадцать пять рублей 00 копеек");
  CHECK(ru(100) == "Сто рублей 00 копеек");
  CHECK(ru(101) == "Сто один рубль 00 копеек");
  CHECK(ru(111) == "Сто одиннадцать рублей 00 копеек");
  CHECK(ru(121) == "Сто двадцать один рубль 00 копеек");
  CHECK(ru(1000) == "Одна тысяча рублей 00 копеек");
  CHECK(ru(1001) == "Одна тысяча один рубль 00 копеек");
  CHECK(ru(2000) == "Две тысячи рублей 00 копеек");
  CHECK(ru(5000) == "Пять тысяч рублей 00 копеек");
  CHECK(ru(11000) == "Одиннадцать тысяч рублей 00 копеек");
  CHECK(ru(21000) == "Двадцать одна тысяча рублей 00 копеек");
  CHECK(ru(1'000'000) == "Один миллион рублей 00 копеек");
  CHECK(ru(2'000'001) == "Два миллиона один рубль 00 копеек");
  CHECK(ru(21'000'001, 1) == "Двадцать один миллион один рубль 01 копейка");
  CHECK(ru(999'999'999'999, 99) ==
        "Девятьсот девяносто девять миллиардов девятьсот девяносто девять миллионов девятьсот "
        "девяносто девять тысяч девятьсот девяносто девять рублей 99 копеек");
}

TEST_CASE("Russian kopecks agree with their number") {
  CHECK(ru(0, 1) == "Ноль рублей 01 копейка");
  CHECK(ru(0, 2) == "Ноль рублей 02 копейки");
  CHECK(ru(0, 5) == "Ноль рублей 05 копеек");
  CHECK(ru(0, 11) == "Ноль рублей 11 копеек");
  CHECK(ru(0, 12) == "Ноль рублей 12 копеек");
  CHECK(ru(0, 21) == "Ноль рублей 21 копейка");
  CHECK(ru(0, 44) == "Ноль рублей 44 копейки");
}

TEST_CASE("Russian groups of zeros are silent and genders hold in every group") {
  CHECK(ru(1'002'000) == "Один миллион две тысячи рублей 00 копеек");
  CHECK(ru(2'001'002) == "Два миллиона одна тысяча два рубля 00 копеек");
  CHECK(ru(1'000'000'001) == "Один миллиард один рубль 00 копеек");
  CHECK(ru(512'000) == "Пятьсот двенадцать тысяч рублей 00 копеек");
  CHECK(ru(342'641) == "Триста сорок две тысячи шестьсот сорок один рубль 00 копеек");
  CHECK(ru(20'014) == "Двадцать тысяч четырнадцать рублей 00 копеек");
}

TEST_CASE("the whole range of money has words") {
  CHECK(words(90'071'992'547'409, 91, Language::ru) ==
        "Девяносто триллионов семьдесят один миллиард девятьсот девяносто два миллиона пятьсот "
        "сорок семь тысяч четыреста девять рублей 91 копейка");
  CHECK(ru(-1, 0) == "Минус один рубль 00 копеек");
  CHECK(en(-2, 0) == "Minus two roubles 00 kopecks");
}

TEST_CASE("Russian names of other currencies") {
  CHECK(words(21, 1, Language::ru, "USD") == "Двадцать один доллар США 01 цент");
  CHECK(words(2, 2, Language::ru, "EUR") == "Два евро 02 цента");
  CHECK(words(3, 7, Language::ru, "CHF") == "Три CHF 07/100");
}

TEST_CASE("English sums in words") {
  CHECK(en(0) == "Zero roubles 00 kopecks");
  CHECK(en(1, 1) == "One rouble 01 kopeck");
  CHECK(en(2, 2) == "Two roubles 02 kopecks");
  CHECK(en(11) == "Eleven roubles 00 kopecks");
  CHECK(en(21) == "Twenty-one roubles 00 kopecks");
  CHECK(en(40) == "Forty roubles 00 kopecks");
  CHECK(en(100) == "One hundred roubles 00 kopecks");
  CHECK(en(111) == "One hundred eleven roubles 00 kopecks");
  CHECK(en(1001) == "One thousand one roubles 00 kopecks");
  CHECK(en(21'000'001, 1) == "Twenty-one million one roubles 01 kopeck");
  CHECK(en(999'999'999'999, 99) ==
        "Nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred "
        "ninety-nine thousand nine hundred ninety-nine roubles 99 kopecks");
  CHECK(words(1, 50, Language::en, "USD") == "One US dollar 50 cents");
  CHECK(words(3, 7, Language::en, "CHF") == "Three CHF 07/100");
}

TEST_CASE("the minor unit does not part from its name") {
  CHECK(amount_in_words(Money{101, Currency::rub()}, Language::ru) == "Один рубль 01\u00A0копейка");
  CHECK(amount_in_words(Money{101, Currency::rub()}, Language::en) == "One rouble 01\u00A0kopeck");
}
