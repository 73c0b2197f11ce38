#include "shared/importing/table_import.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "shared/base/json.h"
#include "shared/importing/decimal.h"
#include "shared/importing/record_names.h"
#include "shared/workspace/catalogue_records.h"

namespace oferta::importing {
namespace {

using catalogue::AttributeDefinition;
using catalogue::AttributeKind;
using catalogue::AttributeValue;

constexpr int kMinorDecimals = 2;

/// One attribute, with the column it comes from.
struct Source {
  const AttributeRule* rule = nullptr;
  std::size_t column = 0;
};

// Whole, and small enough to be multiplied.
bool is_small_count(const Decimal& number) {
  constexpr std::int64_t kLimit = 1'000'000;
  return number.decimals == 0 && number.digits >= 0 && number.digits <= kLimit;
}

// The number of a cell that the rule means, scaled to the attribute's decimals.
std::optional<std::int64_t> number_of(const AttributeRule& rule, const std::string& cell) {
  const auto numbers = parse_decimals(cell);
  if (!numbers) return std::nullopt;
  const bool pair = numbers->size() == 2;
  switch (rule.take) {
    case Take::only:
      if (numbers->size() != 1) return std::nullopt;
      [[fallthrough]];
    case Take::first:
      return scaled(numbers->front(), rule.definition.decimals);
    case Take::second:
      return pair ? scaled(numbers->back(), rule.definition.decimals) : std::nullopt;
    case Take::product:
      if (!pair || !is_small_count(numbers->front()) || !is_small_count(numbers->back())) {
        return std::nullopt;
      }
      return scaled({numbers->front().digits * numbers->back().digits, 0},
                    rule.definition.decimals);
  }
  return std::nullopt;
}

class TableImport {
 public:
  TableImport(const Table& table, const TableRules& rules, Currency currency)
      : table_(table), rules_(rules), currency_(currency) {}

  Result<ImportedTable> run() {
    OFERTA_TRY(find_columns());
    std::vector<catalogue::Product> products;
    for (const Row& row : table_.rows) {
      if (auto product = product_of(row)) products.push_back(*std::move(product));
    }
    result_.records.push_back(
        {"category", rules_.category, workspace::category_fields(category())});
    for (const catalogue::Product& product : products) {
      result_.records.push_back({"product", product.id, workspace::product_fields(product)});
    }
    result_.products = products.size();
    return std::move(result_);
  }

 private:
  Result<std::size_t> column(const std::string& name) const {
    if (const auto found = table_.column(name)) return *found;
    return fail(ErrorCode::not_found, "The table has no column \"" + name + "\".", rules_.file);
  }

  Result<void> find_columns() {
    for (const std::string& name : rules_.title) {
      OFERTA_ASSIGN(const std::size_t found, column(name));
      title_.push_back(found);
    }
    OFERTA_ASSIGN(price_, column(rules_.price));
    for (const AttributeRule& rule : rules_.attributes) {
      OFERTA_ASSIGN(const std::size_t found, column(rule.column));
      sources_.push_back({&rule, found});
    }
    return {};
  }

  std::optional<catalogue::Product> product_of(const Row& row) {
    catalogue::Product product;
    const std::string title = title_of(row);
    if (title.empty()) return leave_out(row, "The row names no product.");
    product.name = {title, title};
    product.brand = title.substr(0, title.find(' '));
    product.category = rules_.category;
    product.unit = rules_.unit;
    if (!read_price(row, product)) return leave_out(row, "The price is not an amount of money.");
    for (const Source& source : sources_) {
      if (auto value = value_of(source, row.cells[source.column])) {
        product.attributes.emplace(source.rule->definition.key, *std::move(value));
      }
    }
    for (const std::string& key : rules_.needs) {
      if (product.attributes.count(key) == 0) {
        return leave_out(row, "The attribute \"" + key + "\" is not known.");
      }
    }
    product.id = names_.take(rules_.category + "-" + slug(title));
    if (!product.price) ++result_.unpriced;
    return product;
  }

  std::nullopt_t leave_out(const Row& row, std::string reason) {
    result_.left_out.push_back({row.line, std::move(reason)});
    return std::nullopt;
  }

  std::string title_of(const Row& row) const {
    std::vector<std::string> parts;
    for (const std::size_t column : title_) {
      if (!row.cells[column].empty()) parts.push_back(row.cells[column]);
    }
    return join(parts, " ");
  }

  // An empty cell is no price; a price of nothing is a mistake of whoever wrote it.
  bool read_price(const Row& row, catalogue::Product& product) const {
    const std::string& cell = row.cells[price_];
    if (cell.empty()) return true;
    const auto number = parse_decimal(cell);
    const auto minor = number ? scaled(*number, kMinorDecimals) : std::nullopt;
    if (!minor || *minor <= 0) return false;
    product.price = Money{*minor, currency_};
    return true;
  }

  std::optional<AttributeValue> value_of(const Source& source, const std::string& cell) {
    const AttributeRule& rule = *source.rule;
    std::string text = cell;
    if (!rule.values.empty()) {
      const auto meant = rule.values.find(cell);
      if (meant == rule.values.end()) return std::nullopt;
      text = meant->second;
    }
    if (text.empty()) return std::nullopt;
    switch (rule.definition.kind) {
      case AttributeKind::number:
        if (const auto number = number_of(rule, text)) return *number;
        return std::nullopt;
      case AttributeKind::flag:
        return text != "false";
      case AttributeKind::choice: {
        const std::string key = slug(text);
        choices_[rule.definition.key].try_emplace(key, text);
        return key;
      }
      case AttributeKind::text:
        return text;
    }
    return std::nullopt;
  }

  catalogue::Category category() const {
    catalogue::Category category;
    category.id = rules_.category;
    category.name = rules_.name;
    category.order = rules_.order;
    category.icon = rules_.icon;
    for (const AttributeRule& rule : rules_.attributes) {
      AttributeDefinition definition = rule.definition;
      const auto found = choices_.find(definition.key);
      if (found != choices_.end()) {
        for (const auto& [key, text] : found->second) {
          definition.choices.push_back({key, {text, text}});
        }
      }
      category.attributes.push_back(std::move(definition));
    }
    return category;
  }

  const Table& table_;
  const TableRules& rules_;
  Currency currency_;
  std::vector<std::size_t> title_;
  std::size_t price_ = 0;
  std::vector<Source> sources_;
  RecordNames names_;
  /// By attribute: choice key and what people read.
  std::map<std::string, std::map<std::string, std::string>> choices_;
  ImportedTable result_;
};

}  // namespace

Result<ImportedTable> import_table(const Table& table, const TableRules& rules, Currency currency) {
  return TableImport(table, rules, currency).run();
}

}  // namespace oferta::importing
