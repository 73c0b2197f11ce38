#include "shared/importing/infer.h"

#include <algorithm>
#include <set>
#include <string>

#include "shared/importing/decimal.h"
#include "shared/importing/record_names.h"

namespace oferta::importing {
namespace {

using catalogue::AttributeKind;

constexpr std::size_t kMaxChoices = 40;
constexpr int kMaxGuessedDecimals = 6;

// What all filled cells of a column have in common.
struct Look {
  bool filled = false;
  bool flags = true;
  bool numbers = true;
  bool pairs = true;
  int decimals = 0;
  std::set<std::string_view> texts;  ///< at most one more than a choice may have
};

Look look_at(const Table& table, std::size_t column) {
  Look look;
  for (const Row& row : table.rows) {
    const std::string& cell = row.cells[column];
    if (cell.empty()) continue;
    look.filled = true;
    look.flags = look.flags && (cell == "true" || cell == "false");
    const auto numbers = parse_decimals(cell);
    look.numbers = look.numbers && numbers && numbers->size() == 1;
    look.pairs = look.pairs && numbers && numbers->size() <= 2;
    for (const Decimal& number : numbers.value_or(std::vector<Decimal>{})) {
      look.decimals = std::max(look.decimals, number.decimals);
    }
    if (look.texts.size() <= kMaxChoices) look.texts.insert(cell);
  }
  look.decimals = std::min(look.decimals, kMaxGuessedDecimals);
  return look;
}

// "first_word_latency" is "First word latency" to a reader.
LocalText readable(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  std::replace(text.begin(), text.end(), '-', ' ');
  text = capitalise(text);
  return {text, text};
}

AttributeRule rule_for(const std::string& column, const Look& look) {
  AttributeRule rule;
  rule.column = column;
  rule.definition.key = slug(column);
  rule.definition.name = readable(column);
  if (look.flags) {
    rule.definition.kind = AttributeKind::flag;
  } else if (look.numbers || look.pairs) {
    rule.definition.kind = AttributeKind::number;
    rule.definition.decimals = look.decimals;
  } else {
    rule.definition.kind =
        look.texts.size() <= kMaxChoices ? AttributeKind::choice : AttributeKind::text;
  }
  return rule;
}

}  // namespace

TableRules infer_rules(std::string_view name, const Table& table) {
  TableRules rules;
  rules.category = slug(name);
  rules.name = readable(name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& column = table.columns[i];
    const Look look = look_at(table, i);
    if (column == "name" || column == "price" || !look.filled) continue;
    AttributeRule rule = rule_for(column, look);
    if (look.flags || look.numbers || !look.pairs) {
      rules.attributes.push_back(rule);
      continue;
    }
    rule.take = Take::first;
    rules.attributes.push_back(rule);
    rule.take = Take::second;
    rule.definition.key += "-2";
    rules.attributes.push_back(rule);
  }
  return rules;
}

}  // namespace oferta::importing
