#include "shared/importing/price_mapping.h"

#include <algorithm>
#include <array>
#include <utility>

#include "shared/base/sort.h"
#include "shared/base/text.h"
#include "shared/importing/price_headings.h"

namespace oferta::importing {
namespace {

constexpr std::array<std::pair<PriceField, std::string_view>, kPriceFieldCount> kFieldNames{{
    {PriceField::none, "none"},
    {PriceField::article, "article"},
    {PriceField::name, "name"},
    {PriceField::price, "price"},
    {PriceField::currency, "currency"},
    {PriceField::unit, "unit"},
    {PriceField::stock, "stock"},
    {PriceField::description, "description"},
    {PriceField::brand, "brand"},
    {PriceField::category, "category"},
    {PriceField::vat, "vat"},
}};

struct Fit {
  int score = 0;
  std::vector<PriceField> fields;
};

/// Gives each field the column that fits best, the surest first.
Fit fit_row(const RawRow& row, std::size_t columns) {
  struct Choice {
    int fit;
    std::size_t column;
    PriceField field;
  };
  std::vector<Choice> choices;
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::string heading = folded_heading(row.cells[column].text);
    constexpr std::size_t kLongestHeading = 120;  // bytes; longer ones are sentences
    if (heading.empty() || row.cells[column].number || heading.size() > kLongestHeading) continue;
    for (const auto& [field, name] : kFieldNames) {
      const int fit = field == PriceField::none ? 0 : heading_fit(heading, field);
      if (fit > 0) choices.push_back({fit, column, field});
    }
  }
  sort_by(choices, [](const Choice& a, const Choice& b) { return a.fit > b.fit; });
  Fit result{0, std::vector<PriceField>(columns, PriceField::none)};
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

/// What stands before one or two last digits of a text: ',' or '.', or 0.
char sign_before_fraction(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto last = std::find_if(text.rbegin(), text.rend(), is_digit);
  const auto fraction = std::find_if_not(last, text.rend(), is_digit);
  const auto digits = fraction - last;
  if (digits < 1 || digits > 2 || fraction == text.rend()) return 0;
  // «1 250,50»: a digit stands before the sign too.
  const auto before = fraction + 1;
  if (before == text.rend() || !is_digit(*before)) return 0;
  return *fraction == ',' || *fraction == '.' ? *fraction : '\0';
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

bool PriceMapping::complete() const {
  return has(PriceField::price) && (has(PriceField::article) || has(PriceField::name));
}

void PriceMapping::assign(std::size_t column, PriceField field) {
  if (field != PriceField::none)
    std::replace(fields.begin(), fields.end(), field, PriceField::none);
  fields.at(column) = field;
}

std::size_t column_count(const RawTable& table) {
  std::size_t columns = 0;
  for (const RawRow& row : table.rows) columns = std::max(columns, row.cells.size());
  return columns;
}

DecimalSign decimal_sign_of(const RawTable& table, const PriceMapping& mapping) {
  const std::size_t column = mapping.column(PriceField::price);
  bool comma = false;
  bool point = false;
  for (std::size_t i = mapping.first_row(); i < table.rows.size(); ++i) {
    const RawRow& row = table.rows[i];
    if (column >= row.cells.size() || row.cells[column].number) continue;
    const char sign = sign_before_fraction(row.cells[column].text);
    comma = comma || sign == ',';
    point = point || sign == '.';
  }
  if (comma == point) return DecimalSign::unsaid;
  return comma ? DecimalSign::comma : DecimalSign::point;
}

Result<PriceMapping> recognise_prices(const RawTable& table, const Currency& currency) {
  constexpr std::size_t kLooked = 40;
  const std::size_t columns = column_count(table);
  std::size_t best = kNoHeader;
  int best_score = 0;
  for (std::size_t i = 0; i < std::min(kLooked, table.rows.size()); ++i) {
    Fit fit = fit_row(table.rows[i], columns);
    const PriceMapping mapping{i, std::move(fit.fields), currency};
    if (!mapping.complete() || fit.score <= best_score) continue;
    best_score = fit.score;
    best = i;
  }
  if (best == kNoHeader) {
    return fail(ErrorCode::invalid_format,
                "No row has headings for a price and for an article or a name.");
  }
  return mapping_at(table, best, currency);
}

PriceMapping mapping_at(const RawTable& table, std::size_t header, const Currency& currency) {
  const std::size_t columns = column_count(table);
  PriceMapping mapping{kNoHeader, std::vector<PriceField>(columns, PriceField::none), currency};
  if (header >= table.rows.size()) return mapping;
  mapping.header = header;
  mapping.fields = fit_row(table.rows[header], columns).fields;
  if (mapping.has(PriceField::price)) {
    const std::string& heading = table.rows[header].text(mapping.column(PriceField::price));
    mapping.currency = currency_in(heading).value_or(currency);
    mapping.vat = vat_in(heading);
  }
  mapping.decimal = decimal_sign_of(table, mapping);
  return mapping;
}

}  // namespace oferta::importing
