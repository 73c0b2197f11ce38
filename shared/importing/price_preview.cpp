#include "shared/importing/price_preview.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>

#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/importing/decimal.h"
#include "shared/importing/record_names.h"
#include "shared/workspace/catalogue_records.h"

namespace oferta::importing {
namespace {

constexpr std::string_view kOwnCategory = "price-list";

/// An article or a name as it is compared: case, spaces and kinds of hyphens do not tell apart.
std::string key_of(std::string_view text) {
  std::string key;
  for (const char32_t c : decode_utf8(fold_case(text))) {
    const bool space = c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\t' || c == U'\n';
    const bool hyphen = c >= U'\u2010' && c <= U'\u2015';
    if (!space) append_utf8(key, hyphen ? U'-' : c);
  }
  return key;
}

/// Whole minor units, half up where a workbook's number has more decimals.
std::optional<Minor> minor_of_number(std::string_view digits) {
  const std::optional<Decimal> number = parse_decimal(digits);
  if (!number) return std::nullopt;
  std::int64_t value = number->digits;
  int decimals = number->decimals;
  if (decimals <= 2) return scaled(*number, 2);
  std::int64_t divisor = 1;
  for (; decimals > 2; --decimals) divisor *= 10;
  if (value < 0) return std::nullopt;
  value = value / divisor + (value % divisor >= divisor - divisor / 2 ? 1 : 0);
  return value;
}

/// The text without a name of a currency, which parse_money need not know.
std::string without_currency(std::string_view text) {
  std::string out = fold_case(text);
  for (const std::string_view sign :
       {"руб.", "руб", "rub", "rur", "usd", "eur", "cny", "kzt", "₸", "¥", "р."}) {
    out = replace_all(out, sign, "");
  }
  return out;
}

class PriceReader {
 public:
  PriceReader(const RawTable& table, const PriceMapping& mapping,
              const catalogue::Catalogue& catalogue, const PriceImport& choices)
      : table_(table), mapping_(mapping), catalogue_(catalogue), choices_(choices) {
    by_article_ = mapping.has(PriceField::article);
    for (const auto& [id, product] : catalogue.products()) {
      names_.take(id);
      const std::string key = key_of(by_article_ ? product.sku : product.name.ru);
      index(key, product);
      if (!by_article_ && key_of(product.name.en) != key) index(key_of(product.name.en), product);
    }
  }

  PricePreview read() {
    for (std::size_t i = mapping_.header + 1; i < table_.rows.size(); ++i) {
      result_.rows.push_back(read_row(table_.rows[i]));
      count(result_.rows.back());
    }
    if (result_.counts.added > 0) add_category();
    return std::move(result_);
  }

 private:
  void index(const std::string& key, const catalogue::Product& product) {
    if (key.empty()) return;
    const auto [found, added] = products_.try_emplace(key, &product);
    if (!added && found->second != &product) found->second = nullptr;  // more than one
  }

  const std::string& cell(const RawRow& row, PriceField field) const {
    return row.text(mapping_.column(field));
  }

  PreviewRow read_row(const RawRow& row) {
    PreviewRow out;
    out.line = row.line;
    out.article = cell(row, PriceField::article);
    out.name = cell(row, PriceField::name);
    if (is_heading(row)) {
      out.change = RowChange::heading;
      if (out.name.empty()) out.name = first_text(row);
      return out;
    }
    out.problem = judge(row, out);
    if (out.problem != RowProblem::none) {
      out.change = RowChange::wrong;
    }
    return out;
  }

  /// One text in the whole row, and no price: «Телефоны».
  bool is_heading(const RawRow& row) const {
    if (!cell(row, PriceField::price).empty()) return false;
    const auto texts = std::count_if(row.cells.begin(), row.cells.end(),
                                     [](const RawCell& one) { return !one.text.empty(); });
    return texts == 1 && (!by_article_ || cell(row, PriceField::article).empty() ||
                          mapping_.column(PriceField::article) == 0);
  }

  static std::string first_text(const RawRow& row) {
    for (const RawCell& one : row.cells) {
      if (!one.text.empty()) return one.text;
    }
    return "";
  }

  RowProblem judge(const RawRow& row, PreviewRow& out) {
    const std::string key = key_of(by_article_ ? out.article : out.name);
    if (key.empty()) return by_article_ ? RowProblem::no_article : RowProblem::no_name;
    if (const RowProblem problem = read_price(row, out); problem != RowProblem::none) {
      return problem;
    }
    if (!seen_.try_emplace(key, row.line).second) return RowProblem::repeated;
    read_stock(row, out);
    const auto found = products_.find(key);
    if (found == products_.end()) return add_product(row, out);
    if (found->second == nullptr) return RowProblem::ambiguous_product;
    compare(*found->second, out);
    return RowProblem::none;
  }

  RowProblem read_price(const RawRow& row, PreviewRow& out) const {
    const std::size_t column = mapping_.column(PriceField::price);
    const std::string& text = row.text(column);
    if (text.empty()) return RowProblem::no_price;
    Currency currency = mapping_.currency;
    if (const std::string& named = cell(row, PriceField::currency); !named.empty()) {
      const std::optional<Currency> known = currency_in(named);
      if (!known) return RowProblem::bad_currency;
      currency = *known;
    } else if (const std::optional<Currency> known = currency_in(text)) {
      currency = *known;
    }
    std::optional<Minor> minor;
    if (row.cells[column].number) {
      minor = minor_of_number(text);
    } else if (const Result<Minor> typed = parse_money(without_currency(text))) {
      minor = *typed;
    }
    if (!minor || *minor <= 0) return RowProblem::bad_price;
    out.price = Money{*minor, currency};
    return RowProblem::none;
  }

  /// «есть», ">100" and the like say no number; the stock stays as it is.
  void read_stock(const RawRow& row, PreviewRow& out) const {
    const std::string& text = cell(row, PriceField::stock);
    if (text.empty()) return;
    const Result<Minor> count = parse_money(text);  // reads «1 200» and "12,00"
    if (count && *count >= 0 && *count % kMinorPerMajor == 0) out.stock = *count / kMinorPerMajor;
  }

  void compare(const catalogue::Product& product, PreviewRow& out) {
    out.product = product.id;
    out.old_price = product.price;
    out.old_stock = product.stock;
    Json fields = Json::object();
    if (product.price != out.price) fields["price"] = money_json(*out.price);
    if (out.stock && product.kind == catalogue::ProductKind::goods && product.stock != out.stock) {
      fields["stock"] = *out.stock;
    }
    if (out.name.empty()) out.name = product.name.ru.empty() ? product.name.en : product.name.ru;
    if (fields.empty()) return;
    out.change = RowChange::changed;
    result_.records.push_back({"product", product.id, std::move(fields)});
  }

  RowProblem add_product(const RawRow& row, PreviewRow& out) {
    if (out.name.empty()) return RowProblem::no_name;
    catalogue::Product product;
    product.id = names_.take("price-" + slug(by_article_ ? out.article : out.name));
    product.sku = out.article;
    product.name = {out.name, out.name};
    const std::string& description = cell(row, PriceField::description);
    product.description = {description, description};
    const std::string& unit = cell(row, PriceField::unit);
    product.unit = unit.empty() ? LocalText{"шт.", "pcs"} : LocalText{unit, unit};
    product.category = category();
    product.price = out.price;
    product.stock = out.stock;
    out.product = product.id;
    out.change = RowChange::added;
    result_.records.push_back({"product", product.id, workspace::product_fields(product)});
    return RowProblem::none;
  }

  std::string category() const {
    return choices_.category.empty() ? std::string(kOwnCategory) : choices_.category;
  }

  void add_category() {
    if (catalogue_.category(category()) != nullptr) return;
    catalogue::Category own;
    own.id = category();
    own.name = {"Из прайс-листа", "From a price list"};
    for (const catalogue::Category* other : catalogue_.categories()) {
      own.order = std::max(own.order, other->order + 1);
    }
    own.icon = "package";
    result_.records.insert(result_.records.begin(),
                           {"category", own.id, workspace::category_fields(own)});
  }

  static Json money_json(const Money& money) {
    return Json{{"amount", money.amount}, {"currency", money.currency.code()}};
  }

  void count(const PreviewRow& row) {
    PriceCounts& counts = result_.counts;
    switch (row.change) {
      case RowChange::added:
        ++counts.added;
        break;
      case RowChange::changed:
        ++counts.changed;
        break;
      case RowChange::same:
        ++counts.same;
        break;
      case RowChange::heading:
        ++counts.heading;
        break;
      case RowChange::wrong:
        ++counts.wrong;
        break;
    }
  }

  const RawTable& table_;
  const PriceMapping& mapping_;
  const catalogue::Catalogue& catalogue_;
  const PriceImport& choices_;
  bool by_article_ = true;
  std::unordered_map<std::string, const catalogue::Product*> products_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< key → line
  RecordNames names_;
  PricePreview result_;
};

}  // namespace

std::string_view row_change_name(RowChange change) {
  constexpr std::array<std::string_view, 5> kNames{"added", "changed", "same", "heading", "wrong"};
  return kNames.at(static_cast<std::size_t>(change));
}

std::string_view row_problem_name(RowProblem problem) {
  constexpr std::array<std::string_view, 8> kNames{"none",     "no_article",       "no_name",
                                                   "no_price", "bad_price",        "bad_currency",
                                                   "repeated", "ambiguous_product"};
  return kNames.at(static_cast<std::size_t>(problem));
}

Result<PricePreview> preview_prices(const RawTable& table, const PriceMapping& mapping,
                                    const catalogue::Catalogue& catalogue,
                                    const PriceImport& choices) {
  if (mapping.header >= table.rows.size()) {
    return fail(ErrorCode::invalid_argument, "The row of headings is not in the table.", "header");
  }
  if (!mapping.has(PriceField::price)) {
    return fail(ErrorCode::invalid_argument, "No column is the price.", "price");
  }
  if (!mapping.has(PriceField::article) && !mapping.has(PriceField::name)) {
    return fail(ErrorCode::invalid_argument, "No column is the article or the name.", "article");
  }
  return PriceReader(table, mapping, catalogue, choices).read();
}

}  // namespace oferta::importing
