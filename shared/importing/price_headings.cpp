#include "shared/importing/price_headings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/text.h"

namespace oferta::importing {
namespace {

/// A heading's word and how sure it makes; folded, as headings are before they are compared.
struct Clue {
  PriceField field;
  std::string_view word;
  int weight;
};

constexpr int kExact = 10;  // the heading is the word and nothing else

constexpr std::array<Clue, 71> kClues{{
    {PriceField::article, "артикул", 9},
    {PriceField::article, "арт.", 8},
    {PriceField::article, "арт", 6},
    {PriceField::article, "код товара", 7},
    {PriceField::article, "код", 4},
    {PriceField::article, "sku", 9},
    {PriceField::article, "article", 8},
    {PriceField::article, "part number", 8},
    {PriceField::article, "part no", 8},
    {PriceField::article, "item no", 7},
    {PriceField::article, "item code", 7},
    {PriceField::article, "code", 4},
    {PriceField::name, "наименование", 9},
    {PriceField::name, "номенклатура", 8},
    {PriceField::name, "название", 8},
    {PriceField::name, "товар", 5},
    {PriceField::name, "продукт", 5},
    {PriceField::name, "позиция", 4},
    {PriceField::name, "name", 8},
    {PriceField::name, "product", 6},
    {PriceField::name, "title", 6},
    {PriceField::name, "item", 4},
    {PriceField::price, "розничная цена", 10},
    {PriceField::price, "розница", 8},
    {PriceField::price, "ррц", 9},
    {PriceField::price, "цена", 8},
    {PriceField::price, "прайс", 5},
    {PriceField::price, "стоимость", 5},
    {PriceField::price, "retail", 9},
    {PriceField::price, "list price", 10},
    {PriceField::price, "price", 8},
    {PriceField::currency, "валюта", 9},
    {PriceField::currency, "currency", 9},
    {PriceField::unit, "ед. изм", 9},
    {PriceField::unit, "ед.изм", 9},
    {PriceField::unit, "единица", 8},
    {PriceField::unit, "ед.", 7},
    {PriceField::unit, "ед", 6},
    {PriceField::unit, "unit", 7},
    {PriceField::unit, "uom", 8},
    {PriceField::stock, "остаток", 9},
    {PriceField::stock, "остатки", 9},
    {PriceField::stock, "наличие", 8},
    {PriceField::stock, "склад", 6},
    {PriceField::stock, "количество", 5},
    {PriceField::stock, "кол-во", 5},
    {PriceField::stock, "stock", 9},
    {PriceField::stock, "qty", 5},
    {PriceField::description, "описание", 8},
    {PriceField::description, "характеристики", 7},
    {PriceField::description, "description", 8},
    {PriceField::description, "specification", 6},
    {PriceField::brand, "бренд", 9},
    {PriceField::brand, "производитель", 8},
    {PriceField::brand, "изготовитель", 8},
    {PriceField::brand, "торговая марка", 9},
    {PriceField::brand, "вендор", 8},
    {PriceField::brand, "brand", 9},
    {PriceField::brand, "manufacturer", 8},
    {PriceField::brand, "vendor", 8},
    {PriceField::category, "категория", 9},
    {PriceField::category, "группа", 7},
    {PriceField::category, "товарная группа", 9},
    {PriceField::category, "раздел", 8},
    {PriceField::category, "category", 9},
    {PriceField::category, "product group", 9},
    {PriceField::category, "group", 5},
    {PriceField::vat, "ставка ндс", 10},
    {PriceField::vat, "ндс", 6},
    {PriceField::vat, "vat rate", 10},
    {PriceField::vat, "vat", 6},
}};

/// Headings of prices that are nobody's business outside, or no price at all.
constexpr std::array<std::string_view, 9> kNoPrice{"закуп",     "себестоимость", "входная",
                                                   "cost",      "purchase",      "опт",
                                                   "wholesale", "сумма ндс",     "сумма"};

bool is_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether the word stands in the text with no letter right before it and, unless it ends in a
/// point, none right behind it.
bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !is_letter(text[at - 1]);
    const std::size_t end = at + word.size();
    const bool ends = end == text.size() || !is_letter(text[end]) || word.back() == '.';
    if (starts && ends) return true;
  }
  return false;
}

}  // namespace

std::string folded_heading(std::string_view heading) {
  std::string text = fold_case(trim(heading));
  for (const std::string_view space : {"\n", "\r", "\t", "\u00A0"}) {
    text = replace_all(text, space, " ");
  }
  while (text.find("  ") != std::string::npos) text = replace_all(text, "  ", " ");
  return text;
}

int heading_fit(const std::string& heading, PriceField field) {
  if (field == PriceField::price) {
    for (const std::string_view other : kNoPrice) {
      if (heading.find(other) != std::string::npos) return 0;
    }
  }
  // «Цена с НДС» is a price, not a rate.
  if (field == PriceField::vat && heading_fit(heading, PriceField::price) > 0) return 0;
  int best = 0;
  for (const Clue& clue : kClues) {
    if (clue.field != field) continue;
    if (heading == clue.word) {
      best = std::max(best, clue.weight + kExact);
    } else if (has_word(heading, clue.word)) {
      best = std::max(best, clue.weight);
    }
  }
  return best;
}

std::optional<Currency> currency_in(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kSigns{{
      {"₽", "RUB"},
      {"руб", "RUB"},
      {"руб.", "RUB"},
      {"рублях", "RUB"},
      {"рубли", "RUB"},
      {"р.", "RUB"},
      {"rub", "RUB"},
      {"rur", "RUB"},
      {"$", "USD"},
      {"usd", "USD"},
      {"€", "EUR"},
      {"eur", "EUR"},
      {"¥", "CNY"},
      {"cny", "CNY"},
      {"₸", "KZT"},
      {"kzt", "KZT"},
  }};
  const std::string heading = folded_heading(text);
  for (const auto& [sign, code] : kSigns) {
    const bool is_sign =
        !is_letter(sign.front()) || sign == "₽" || sign == "€" || sign == "₸" || sign == "¥";
    const bool found = is_sign ? heading.find(sign) != std::string::npos : has_word(heading, sign);
    if (found) return *Currency::parse(code);
  }
  return std::nullopt;
}

PriceVat vat_in(std::string_view heading) {
  const std::string text = folded_heading(heading);
  for (const std::string_view words :
       {"без ндс", "excl. vat", "excl vat", "without vat", "net of vat", "ex vat", "+ ндс"}) {
    if (text.find(words) != std::string::npos) return PriceVat::excluded;
  }
  for (const std::string_view words : {"с ндс", "вкл. ндс", "включая ндс", "в т.ч. ндс",
                                       "incl. vat", "incl vat", "with vat", "including vat"}) {
    if (text.find(words) != std::string::npos) return PriceVat::included;
  }
  return PriceVat::unsaid;
}

}  // namespace oferta::importing
