#pragma once
/// The words by which headings of price lists are known, in Russian and English.
///
///   heading_fit(folded_heading("Артикул производителя"), PriceField::article);   // above 0
///   currency_in("Цена, руб.");                                                   // RUB
///   vat_in("Цена без НДС");                                                      // excluded
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/money.h"
#include "shared/importing/price_mapping.h"

namespace oferta::importing {

/// A heading as it is compared: lower case, single spaces.
std::string folded_heading(std::string_view heading);

/// How well a folded heading goes with a field; 0: not at all.
int heading_fit(const std::string& heading, PriceField field);

/// What a heading says about VAT in the prices.
PriceVat vat_in(std::string_view heading);

}  // namespace oferta::importing
