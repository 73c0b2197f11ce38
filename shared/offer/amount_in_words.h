#pragma once
/// A sum of money in words, as documents print it below the total.
///
///   amount_in_words(Money{2100000101}, Language::ru);
///   // «Двадцать один миллион один рубль 01 копейка»
///   amount_in_words(Money{2100000101}, Language::en);
///   // "Twenty-one million one roubles 01 kopeck"
///
/// Major units in words with the first letter capital, minor units as two digits. Russian: numbers
/// agree with their noun (n mod 100 in 11 … 14 takes the genitive plural, else the last digit
/// decides; тысяча and копейка are feminine). A currency whose names are not known here is named by
/// its code. Negative sums begin with «Минус» / "Minus". The whole range of money is covered.
#include <string>

#include "shared/base/money.h"
#include "shared/base/text.h"

namespace oferta::offer {

std::string amount_in_words(const Money& money, Language language);

}  // namespace oferta::offer
