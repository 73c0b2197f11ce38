#include "shared/offer/amount_in_words.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace oferta::offer {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";

// --- Russian ---

/// The three forms a noun takes after a number: один рубль, два рубля, пять рублей.
struct NounRu {
  std::string_view one, few, many;
  bool feminine = false;
};

struct CurrencyRu {
  std::string_view code;
  NounRu major, minor;
};

constexpr std::array<CurrencyRu, 5> kCurrenciesRu{{
    {"RUB", {"рубль", "рубля", "рублей"}, {"копейка", "копейки", "копеек", true}},
    {"USD", {"доллар США", "доллара США", "долларов США"}, {"цент", "цента", "центов"}},
    {"EUR", {"евро", "евро", "евро"}, {"цент", "цента", "центов"}},
    {"CNY", {"юань", "юаня", "юаней"}, {"фынь", "фыня", "фыней"}},
    {"KZT", {"тенге", "тенге", "тенге"}, {"тиын", "тиына", "тиынов"}},
}};

constexpr std::array<NounRu, 6> kPowersRu{{
    {"", "", ""},
    {"тысяча", "тысячи", "тысяч", true},
    {"миллион", "миллиона", "миллионов"},
    {"миллиард", "миллиарда", "миллиардов"},
    {"триллион", "триллиона", "триллионов"},
    {"квадриллион", "квадриллиона", "квадриллионов"},
}};

constexpr std::array<std::string_view, 20> kSmallRu{
    "",           "один",        "два",        "три",          "четыре",
    "пять",       "шесть",       "семь",       "восемь",       "девять",
    "десять",     "одиннадцать", "двенадцать", "тринадцать",   "четырнадцать",
    "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"};
constexpr std::array<std::string_view, 10> kTensRu{
    "",          "",           "двадцать",  "тридцать",    "сорок",
    "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"};
constexpr std::array<std::string_view, 10> kHundredsRu{
    "",        "сто",      "двести",  "триста",    "четыреста",
    "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"};

std::string_view agreeing(std::uint64_t count, const NounRu& noun) {
  return plural_ru(static_cast<std::int64_t>(count % 100), noun.one, noun.few, noun.many);
}

void append_group_ru(std::vector<std::string>& words, std::size_t group, bool feminine) {
  if (group >= 100) words.emplace_back(kHundredsRu.at(group / 100));
  std::size_t rest = group % 100;
  if (rest >= 20) {
    words.emplace_back(kTensRu.at(rest / 10));
    rest %= 10;
  }
  if (rest == 0) return;
  if (feminine && rest <= 2) {
    words.emplace_back(rest == 1 ? "одна" : "две");
  } else {
    words.emplace_back(kSmallRu.at(rest));
  }
}

/// Groups of three digits, the lowest first.
std::vector<std::size_t> groups_of(std::uint64_t number) {
  std::vector<std::size_t> groups;
  for (; number > 0; number /= 1000) groups.push_back(static_cast<std::size_t>(number % 1000));
  return groups;
}

std::string words_ru(std::uint64_t number, bool feminine) {
  if (number == 0) return "ноль";
  const std::vector<std::size_t> groups = groups_of(number);
  std::vector<std::string> words;
  for (std::size_t power = groups.size(); power-- > 0;) {
    const std::size_t group = groups[power];
    if (group == 0) continue;
    const NounRu& noun = kPowersRu.at(power);
    append_group_ru(words, group, power == 0 ? feminine : noun.feminine);
    if (power > 0) words.emplace_back(agreeing(group, noun));
  }
  return join(words, " ");
}

std::string two_digits(std::uint64_t value) {
  const std::string digits = std::to_string(value);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string in_russian(std::uint64_t major, std::uint64_t minor, const std::string& code) {
  const std::string minor_digits = two_digits(minor);
  for (const CurrencyRu& currency : kCurrenciesRu) {
    if (currency.code != code) continue;
    std::string out = words_ru(major, currency.major.feminine) + " ";
    out += agreeing(major, currency.major);
    out += " " + minor_digits;
    out += kNoBreakSpace;
    return out.append(agreeing(minor, currency.minor));
  }
  return words_ru(major, false) + " " + code + " " + minor_digits + "/100";
}

// --- English ---

struct NounEn {
  std::string_view one, other;
};

struct CurrencyEn {
  std::string_view code;
  NounEn major, minor;
};

constexpr std::array<CurrencyEn, 5> kCurrenciesEn{{
    {"RUB", {"rouble", "roubles"}, {"kopeck", "kopecks"}},
    {"USD", {"US dollar", "US dollars"}, {"cent", "cents"}},
    {"EUR", {"euro", "euros"}, {"cent", "cents"}},
    {"CNY", {"yuan", "yuan"}, {"fen", "fen"}},
    {"KZT", {"tenge", "tenge"}, {"tiyn", "tiyn"}},
}};

constexpr std::array<std::string_view, 6> kPowersEn{"",        "thousand", "million",
                                                    "billion", "trillion", "quadrillion"};
constexpr std::array<std::string_view, 20> kSmallEn{
    "",         "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> kTensEn{"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

void append_group_en(std::vector<std::string>& words, std::size_t group) {
  if (group >= 100) {
    words.emplace_back(kSmallEn.at(group / 100));
    words.emplace_back("hundred");
  }
  const std::size_t rest = group % 100;
  if (rest >= 20) {
    std::string tens(kTensEn.at(rest / 10));
    if (rest % 10 > 0) tens.append("-").append(kSmallEn.at(rest % 10));
    words.push_back(std::move(tens));
  } else if (rest > 0) {
    words.emplace_back(kSmallEn.at(rest));
  }
}

std::string words_en(std::uint64_t number) {
  if (number == 0) return "zero";
  const std::vector<std::size_t> groups = groups_of(number);
  std::vector<std::string> words;
  for (std::size_t power = groups.size(); power-- > 0;) {
    if (groups[power] == 0) continue;
    append_group_en(words, groups[power]);
    if (power > 0) words.emplace_back(kPowersEn.at(power));
  }
  return join(words, " ");
}

std::string in_english(std::uint64_t major, std::uint64_t minor, const std::string& code) {
  const std::string minor_digits = two_digits(minor);
  for (const CurrencyEn& currency : kCurrenciesEn) {
    if (currency.code != code) continue;
    std::string out = words_en(major) + " ";
    out += major == 1 ? currency.major.one : currency.major.other;
    out += " " + minor_digits;
    out += kNoBreakSpace;
    return out.append(minor == 1 ? currency.minor.one : currency.minor.other);
  }
  return words_en(major) + " " + code + " " + minor_digits + "/100";
}

}  // namespace

std::string amount_in_words(const Money& money, Language language) {
  const bool negative = money.amount < 0;
  // Negated as unsigned, so that the lowest integer has a magnitude, too.
  const auto bits = static_cast<std::uint64_t>(money.amount);
  const std::uint64_t magnitude = negative ? 0 - bits : bits;
  constexpr auto kPerMajor = static_cast<std::uint64_t>(kMinorPerMajor);
  const std::uint64_t major = magnitude / kPerMajor;
  const std::uint64_t minor = magnitude % kPerMajor;
  const std::string code = money.currency.code();
  const bool russian = language == Language::ru;
  std::string text = russian ? in_russian(major, minor, code) : in_english(major, minor, code);
  if (negative) text = (russian ? "минус " : "minus ") + text;
  return capitalise(text);
}

}  // namespace oferta::offer
