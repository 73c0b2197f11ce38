#include "shared/importing/price_mapping.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/text.h"

namespace oferta::importing {
namespace {

constexpr std::array<std::pair<PriceField, std::string_view>, 8> kFieldNames{{
    {PriceField::none, "none"},
    {PriceField::article, "article"},
    {PriceField::name, "name"},
    {PriceField::price, "price"},
    {PriceField::currency, "currency"},
    {PriceField::unit, "unit"},
    {PriceField::stock, "stock"},
    {PriceField::description, "description"},
}};

/// A heading's word and how sure it makes; folded, as headings are before they are compared.
struct Clue {
  PriceField field;
  std::string_view word;
  int weight;
};

constexpr int kExact = 10;  // the heading is the word and nothing else

constexpr std::array<Clue, 50> kClues{{
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
    {PriceField::description, "description", 8},
}};

/// Headings of prices that are nobody's business outside, or no price at all.
constexpr std::array<std::string_view, 9> kNoPrice{
    "закуп", "себестоимость", "входная", "cost", "purchase", "опт", "wholesale", "ндс,", "сумма"};

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

std::string folded(std::string_view heading) {
  std::string text = fold_case(trim(heading));
  for (const std::string_view space : {"\n", "\r", "\t", "\u00A0"}) {
    text = replace_all(text, space, " ");
  }
  while (text.find("  ") != std::string::npos) text = replace_all(text, "  ", " ");
  return text;
}

/// How well a heading goes with a field; 0: not at all.
int fit_of(const std::string& heading, PriceField field) {
  if (field == PriceField::price) {
    for (const std::string_view other : kNoPrice) {
      if (heading.find(other) != std::string::npos) return 0;
    }
  }
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

struct Fit {
  int score = 0;
  std::vector<PriceField> fields;
};

/// Gives each field the column that fits best, the surest first.
Fit fit_row(const RawRow& row) {
  struct Choice {
    int fit;
    std::size_t column;
    PriceField field;
  };
  std::vector<Choice> choices;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::string heading = folded(row.cells[column].text);
    constexpr std::size_t kLongestHeading = 120;  // bytes; longer ones are sentences
    if (heading.empty() || row.cells[column].number || heading.size() > kLongestHeading) continue;
    for (const auto& [field, name] : kFieldNames) {
      const int fit = field == PriceField::none ? 0 : fit_of(heading, field);
      if (fit > 0) choices.push_back({fit, column, field});
    }
  }
  std::stable_sort(choices.begin(), choices.end(),
                   [](const Choice& a, const Choice& b) { return a.fit > b.fit; });
  Fit result{0, std::vector<PriceField>(row.cells.size(), PriceField::none)};
  for (const Choice& choice : choices) {
    const bool free = result.fields[choice.column] == PriceField::none;
    const bool taken =
        std::find(result.fields.begin(), result.fields.end(), choice.field) != result.fields.end();
    if (!free || taken) continue;
    result.fields[choice.column] = choice.field;
    result.score += choice.fit;
  }
  return result;
}

bool is_usable(const PriceMapping& mapping) {
  return mapping.has(PriceField::price) &&
         (mapping.has(PriceField::article) || mapping.has(PriceField::name));
}

void read_heading_currency(const RawTable& table, PriceMapping& mapping) {
  const std::size_t price = mapping.column(PriceField::price);
  if (const auto named = currency_in(table.rows[mapping.header].text(price))) {
    mapping.currency = *named;
  }
}

}  // namespace

std::string_view price_field_name(PriceField field) {
  for (const auto& [value, name] : kFieldNames) {
    if (value == field) return name;
  }
  return "";
}

Result<PriceField> parse_price_field(std::string_view name) {
  for (const auto& [value, known] : kFieldNames) {
    if (known == name) return value;
  }
  return fail(ErrorCode::invalid_format,
              "There is no field \"" + std::string(name) + "\" in a price list.");
}

std::size_t PriceMapping::column(PriceField field) const {
  return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), field) - fields.begin());
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
  const std::string heading = folded(text);
  for (const auto& [sign, code] : kSigns) {
    const bool is_sign =
        !is_letter(sign.front()) || sign == "₽" || sign == "€" || sign == "₸" || sign == "¥";
    const bool found = is_sign ? heading.find(sign) != std::string::npos : has_word(heading, sign);
    if (found) return *Currency::parse(code);
  }
  return std::nullopt;
}

Result<PriceMapping> recognise_prices(const RawTable& table, const Currency& currency) {
  constexpr std::size_t kLooked = 40;
  PriceMapping best;
  int best_score = 0;
  for (std::size_t i = 0; i < std::min(kLooked, table.rows.size()); ++i) {
    Fit fit = fit_row(table.rows[i]);
    PriceMapping mapping{i, std::move(fit.fields), currency};
    if (!is_usable(mapping) || fit.score <= best_score) continue;
    best_score = fit.score;
    best = std::move(mapping);
  }
  if (best_score == 0) {
    return fail(ErrorCode::invalid_format,
                "No row has headings for a price and for an article or a name.");
  }
  read_heading_currency(table, best);
  return best;
}

std::string write_price_mapping(const RawTable& table, const PriceMapping& mapping) {
  Json headings = Json::object();
  for (std::size_t column = 0; column < mapping.fields.size(); ++column) {
    if (mapping.fields[column] == PriceField::none) continue;
    headings[folded(table.rows[mapping.header].text(column))] =
        std::string(price_field_name(mapping.fields[column]));
  }
  return canonical(Json{{"format", std::string(kPriceMappingFormat)},
                        {"currency", mapping.currency.code()},
                        {"headings", std::move(headings)}});
}

Result<PriceMapping> apply_price_mapping(const RawTable& table, std::string_view remembered) {
  OFERTA_ASSIGN(const Json file, parse_json(remembered));
  Problems problems;
  const FieldReader reader(file, "", problems);
  const std::string format = reader.text("format");
  const std::string code = reader.text("currency");
  OFERTA_TRY(problems.result());
  if (format != kPriceMappingFormat) {
    return fail(ErrorCode::unsupported, "The format is \"" + format + "\".", "format");
  }
  OFERTA_ASSIGN(const Currency currency, Currency::parse(code));
  std::map<std::string, PriceField> wanted;
  const auto headings = file.find("headings");
  if (headings == file.end() || !headings->is_object()) {
    return fail(ErrorCode::invalid_format, "A required field is missing.", "headings");
  }
  for (const auto& [heading, field] : headings->items()) {
    if (!field.is_string()) {
      return fail(ErrorCode::invalid_format, "A field is named by a text.", "headings");
    }
    OFERTA_ASSIGN(wanted[heading], parse_price_field(field.get_ref<const std::string&>()));
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const RawRow& row = table.rows[i];
    PriceMapping mapping{i, std::vector<PriceField>(row.cells.size(), PriceField::none), currency};
    std::size_t found = 0;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const auto known = wanted.find(folded(row.cells[column].text));
      if (known == wanted.end() || mapping.has(known->second)) continue;
      mapping.fields[column] = known->second;
      ++found;
    }
    if (found == wanted.size() && is_usable(mapping)) return mapping;
  }
  return fail(ErrorCode::not_found, "The table does not have the remembered headings.", "headings");
}

}  // namespace oferta::importing
