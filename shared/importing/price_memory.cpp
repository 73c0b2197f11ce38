#include "shared/importing/price_memory.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "shared/base/field_reader.h"
#include "shared/base/sha256.h"
#include "shared/importing/price_headings.h"

namespace oferta::importing {
namespace {

constexpr std::size_t kRowsOfHeadings = 40;  // a head is not looked for further down

constexpr std::array<std::string_view, 3> kVatNames{"", "included", "excluded"};
constexpr std::array<std::string_view, 3> kDecimalNames{"", "comma", "point"};

/// The value whose name this is; the first for a name nobody knows.
template <class Value>
Value value_named(const std::array<std::string_view, 3>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return static_cast<Value>(found == names.end() ? 0 : found - names.begin());
}

/// What tells the columns of a row of headings apart.
std::vector<std::string> heading_keys(const RawRow& row, std::size_t columns) {
  std::vector<std::string> keys;
  for (std::size_t column = 0; column < columns; ++column) {
    std::string key = folded_heading(row.text(column));
    if (key.empty()) {
      keys.push_back("#" + std::to_string(column + 1));
      continue;
    }
    const auto equal = std::count(keys.begin(), keys.end(), key);
    if (equal > 0) key += " #" + std::to_string(column + 1);
    keys.push_back(std::move(key));
  }
  return keys;
}

std::string memory_id_of(const RawRow& row) {
  constexpr std::size_t kDigits = 16;
  std::string headings;
  for (const RawCell& cell : row.cells) {
    const std::string heading = folded_heading(cell.text);
    if (!heading.empty()) headings += heading + "\n";
  }
  return headings.empty() ? "" : "price-list-" + sha256_hex(headings).substr(0, kDigits);
}

struct Memory {
  Currency currency;
  PriceVat vat = PriceVat::unsaid;
  DecimalSign decimal = DecimalSign::unsaid;
  std::map<std::string, PriceField> headings;
};

Result<Memory> read_memory(const Json& file) {
  Problems problems;
  const FieldReader reader(file, "", problems);
  const std::string format = reader.text("format");
  const std::string code = reader.text("currency");
  const std::string vat = reader.text_or("vat", "");
  const std::string decimal = reader.text_or("decimal", "");
  OFERTA_TRY(problems.result());
  if (format != kPriceMappingFormat) {
    return fail(ErrorCode::unsupported, "The format is \"" + format + "\".", "format");
  }
  Memory memory;
  OFERTA_ASSIGN(memory.currency, Currency::parse(code));
  memory.vat = value_named<PriceVat>(kVatNames, vat);
  memory.decimal = value_named<DecimalSign>(kDecimalNames, decimal);
  const auto headings = file.find("headings");
  if (headings == file.end() || !headings->is_object()) {
    return fail(ErrorCode::invalid_format, "A required field is missing.", "headings");
  }
  for (const auto& [heading, field] : headings->items()) {
    if (!field.is_string()) {
      return fail(ErrorCode::invalid_format, "A field is named by a text.", "headings");
    }
    OFERTA_ASSIGN(memory.headings[heading], parse_price_field(field.get_ref<const std::string&>()));
  }
  return memory;
}

Result<PriceMapping> apply_memory(const RawTable& table, const Memory& memory) {
  const std::size_t columns = column_count(table);
  for (std::size_t i = 0; i < std::min(kRowsOfHeadings, table.rows.size()); ++i) {
    PriceMapping mapping{i, std::vector<PriceField>(columns, PriceField::none), memory.currency,
                         memory.vat, memory.decimal};
    const std::vector<std::string> keys = heading_keys(table.rows[i], columns);
    std::size_t found = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      const auto known = memory.headings.find(keys[column]);
      if (known == memory.headings.end() || mapping.has(known->second)) continue;
      mapping.fields[column] = known->second;
      ++found;
    }
    if (found == memory.headings.size() && mapping.complete()) return mapping;
  }
  return fail(ErrorCode::not_found, "The table does not have the remembered headings.", "headings");
}

}  // namespace

std::string write_price_mapping(const RawTable& table, const PriceMapping& mapping) {
  Json headings = Json::object();
  if (mapping.header < table.rows.size()) {
    const auto keys = heading_keys(table.rows[mapping.header], mapping.fields.size());
    for (std::size_t column = 0; column < mapping.fields.size(); ++column) {
      if (mapping.fields[column] == PriceField::none) continue;
      headings[keys[column]] = std::string(price_field_name(mapping.fields[column]));
    }
  }
  Json memory{{"format", std::string(kPriceMappingFormat)},
              {"currency", mapping.currency.code()},
              {"headings", std::move(headings)}};
  if (mapping.vat != PriceVat::unsaid) {
    memory["vat"] = std::string(kVatNames.at(static_cast<std::size_t>(mapping.vat)));
  }
  if (mapping.decimal != DecimalSign::unsaid) {
    memory["decimal"] = std::string(kDecimalNames.at(static_cast<std::size_t>(mapping.decimal)));
  }
  return canonical(memory);
}

Result<PriceMapping> apply_price_mapping(const RawTable& table, std::string_view remembered) {
  OFERTA_ASSIGN(const Json file, parse_json(remembered));
  OFERTA_ASSIGN(const Memory memory, read_memory(file));
  return apply_memory(table, memory);
}

std::string mapping_memory_id(const RawTable& table, const PriceMapping& mapping) {
  return mapping.header < table.rows.size() ? memory_id_of(table.rows[mapping.header]) : "";
}

PriceMapping remembered_or_recognised(const RawTable& table,
                                      const std::map<std::string, Json, std::less<>>& settings,
                                      const Currency& currency) {
  for (std::size_t i = 0; i < std::min(kRowsOfHeadings, table.rows.size()); ++i) {
    const auto known = settings.find(memory_id_of(table.rows[i]));
    if (known == settings.end()) continue;
    // What another version wrote and this one cannot read is recognised anew.
    const Result<Memory> memory = read_memory(known->second);
    if (!memory) continue;
    if (const Result<PriceMapping> mapping = apply_memory(table, *memory)) return *mapping;
  }
  const Result<PriceMapping> recognised = recognise_prices(table, currency);
  return recognised ? *recognised : mapping_at(table, kNoHeader, currency);
}

}  // namespace oferta::importing
