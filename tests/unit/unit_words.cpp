#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "shared/base/random.h"
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

// --- A second way to say a number, from the other end: digit by digit with a carried state, where
// the implementation goes group by group. ---

namespace {

std::string spoken(const std::vector<std::string>& words) {
  std::string out = join(words, " ");
  while (out.find("  ") != std::string::npos) out = replace_all(out, "  ", " ");
  return std::string(trim(out));
}

/// Which form a Russian noun takes: 0 рубль, 1 рубля, 2 рублей.
std::size_t form_of(const std::string& digits) {
  const char last = digits.back();
  const bool teen = digits.size() > 1 && digits[digits.size() - 2] == '1';
  if (teen || last == '0' || last >= '5') return 2;
  return last == '1' ? 0 : 1;
}

std::string reference_ru(const std::string& digits) {
  static const std::vector<std::vector<std::string>> kPlaces{
      {"", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"},
      {"", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят",
       "восемьдесят", "девяносто"},
      {"", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
       "девятьсот"}};
  static const std::vector<std::string> kTeens{
      "десять",     "одиннадцать", "двенадцать", "тринадцать",   "четырнадцать",
      "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
  static const std::vector<std::vector<std::string>> kNames{
      {"тысяча", "тысячи", "тысяч"},
      {"миллион", "миллиона", "миллионов"},
      {"миллиард", "миллиарда", "миллиардов"},
      {"триллион", "триллиона", "триллионов"}};
  if (digits == "0") return "ноль";
  std::vector<std::string> words;
  bool silent = true;  // nothing said yet in this group of three
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t right = digits.size() - 1 - i;  // places to the right
    const auto digit = static_cast<std::size_t>(digits[i] - '0');
    const bool after_ten = right % 3 == 0 && i > 0 && digits[i - 1] == '1';
    silent = silent && digit == 0;
    if (after_ten) {
      words.push_back(kTeens[digit]);
    } else if (right == 3 && digit == 1) {
      words.emplace_back("одна");
    } else if (right == 3 && digit == 2) {
      words.emplace_back("две");
    } else {
      words.push_back(kPlaces[right % 3][digit]);
    }
    if (right > 0 && right % 3 == 0) {
      if (!silent) words.push_back(kNames[right / 3 - 1][form_of(digits.substr(0, i + 1))]);
      silent = true;
    }
  }
  return spoken(words);
}

std::string reference_en(std::uint64_t number) {
  static const std::vector<std::pair<std::uint64_t, std::string>> kSteps{
      {1'000'000'000'000, "trillion"},
      {1'000'000'000, "billion"},
      {1'000'000, "million"},
      {1'000, "thousand"},
      {100, "hundred"}};
  static const std::vector<std::string> kTens{"twenty", "thirty",  "forty",  "fifty",
                                              "sixty",  "seventy", "eighty", "ninety"};
  static const std::vector<std::string> kSmall{
      "zero",     "one",     "two",     "three",     "four",     "five",    "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  for (const auto& [step, name] : kSteps) {
    if (number < step) continue;
    const std::string rest = number % step == 0 ? "" : " " + reference_en(number % step);
    return reference_en(number / step) + " " + name + rest;
  }
  const auto small = static_cast<std::size_t>(number);  // below a hundred
  if (small < kSmall.size()) return kSmall[small];
  return kTens[small / 10 - 2] + (small % 10 == 0 ? "" : "-" + kSmall[small % 10]);
}

std::string two_places(std::uint64_t minor) {
  return {static_cast<char>('0' + minor / 10), static_cast<char>('0' + minor % 10)};
}

/// Compares both ways for random sums of every length; the failing sum, or nothing.
std::string differing_sum(std::uint64_t seed, std::int64_t count) {
  const std::vector<std::string> roubles{"рубль", "рубля", "рублей"};
  const std::vector<std::string> kopecks{"копейка", "копейки", "копеек"};
  Random random(seed);
  for (std::int64_t i = 0; i < count; ++i) {
    std::uint64_t bound = 10;
    for (std::uint64_t places = random.below(15); places > 0; --places) bound *= 10;
    const std::uint64_t major = random.below(bound);
    const std::uint64_t minor = random.below(100);
    const auto amount = static_cast<Minor>(major * 100 + minor);
    const std::string digits = std::to_string(major);
    const std::string russian = capitalise(reference_ru(digits)) + " " + roubles[form_of(digits)] +
                                " " + two_places(minor) + "\u00A0" +
                                kopecks[form_of(two_places(minor))];
    const std::string english = capitalise(reference_en(major)) +
                                (major == 1 ? " rouble " : " roubles ") + two_places(minor) +
                                (minor == 1 ? "\u00A0kopeck" : "\u00A0kopecks");
    const Money money{amount, Currency::rub()};
    if (amount_in_words(money, Language::ru) != russian) return russian;
    if (amount_in_words(money, Language::en) != english) return english;
  }
  return "";
}

}  // namespace

TEST_CASE("sums in words agree with a second implementation: a sample") {
  CHECK(differing_sum(20261125, 3000) == "");
}

// The campaign: oferta_core_tests --no-skip -tc="campaign: *words*"
TEST_CASE("campaign: a million sums in words" * doctest::skip()) {
  CHECK(differing_sum(1, 1'000'000) == "");
}
