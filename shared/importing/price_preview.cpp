#include "shared/importing/price_preview.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/base/text.h"
#include "shared/importing/price_categories.h"
#include "shared/importing/price_cells.h"
#include "shared/importing/record_names.h"
#include "shared/workspace/catalogue_records.h"

namespace oferta::importing {
namespace {

class PriceReader {
 public:
  PriceReader(const RawTable& table, const PriceMapping& mapping,
              const catalogue::Catalogue& catalogue, const PriceImport& choices)
      : table_(table), mapping_(mapping), choices_(choices), categories_(catalogue) {
    by_article_ = mapping.has(PriceField::article);
    for (std::size_t i = 0; i < kPriceFieldCount; ++i) {
      columns_[i] = mapping.column(static_cast<PriceField>(i));
    }
    for (const auto& [id, product] : catalogue.products()) {
      names_.take(id);
      const std::string key = article_key(by_article_ ? product.sku : product.name.ru);
      index(key, product);
      if (!by_article_) index(article_key(product.name.en), product);
    }
  }

  PricePreview read() {
    for (std::size_t i = mapping_.first_row(); i < table_.rows.size(); ++i) {
      result_.rows.push_back(read_row(table_.rows[i]));
      ++result_.counts.of(result_.rows.back().change);
    }
    std::vector<workspace::FileRecord> records = categories_.take_new();
    records.insert(records.end(), std::make_move_iterator(result_.records.begin()),
                   std::make_move_iterator(result_.records.end()));
    result_.records = std::move(records);
    return std::move(result_);
  }

 private:
  void index(const std::string& key, const catalogue::Product& product) {
    if (key.empty()) return;
    const auto [found, added] = products_.try_emplace(key, &product);
    if (!added && found->second != &product) found->second = nullptr;  // more than one
  }

  const RawCell& raw(const RawRow& row, PriceField field) const {
    static const RawCell nothing;
    const std::size_t column = columns_.at(static_cast<std::size_t>(field));
    return column < row.cells.size() ? row.cells[column] : nothing;
  }
  const std::string& cell(const RawRow& row, PriceField field) const {
    return raw(row, field).text;
  }

  PreviewRow read_row(const RawRow& row) {
    PreviewRow out;
    out.line = row.line;
    out.article = cell(row, PriceField::article);
    out.name = cell(row, PriceField::name);
    if (is_heading(row)) {
      out.change = RowChange::heading;
      out.article.clear();
      out.name = first_text(row);
      heading_ = out.name;
      return out;
    }
    if (repeats_headings(row)) {
      out.change = RowChange::heading;
      return out;
    }
    out.problem = judge(row, out);
    if (out.problem != RowProblem::none) out.change = RowChange::wrong;
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

  /// The head of a table printed anew on each page.
  bool repeats_headings(const RawRow& row) const {
    return mapping_.header != kNoHeader &&
           std::equal(row.cells.begin(), row.cells.end(),
                      table_.rows[mapping_.header].cells.begin(),
                      table_.rows[mapping_.header].cells.end(),
                      [](const RawCell& a, const RawCell& b) { return a.text == b.text; });
  }

  static std::string first_text(const RawRow& row) {
    for (const RawCell& one : row.cells) {
      if (!one.text.empty()) return one.text;
    }
    return "";
  }

  RowProblem judge(const RawRow& row, PreviewRow& out) {
    constexpr std::size_t kLongestText = 16'384;  // bytes
    for (const std::size_t column : columns_) {
      if (row.text(column).size() > kLongestText) return RowProblem::too_long;
    }
    const std::string key = article_key(by_article_ ? out.article : out.name);
    if (key.empty()) return by_article_ ? RowProblem::no_article : RowProblem::no_name;
    if (const RowProblem problem = read_price(row, out); problem != RowProblem::none) {
      return problem;
    }
    // The first row with a price has the article, whatever else is wrong with it: otherwise the
    // same list would say something else once the product is there.
    if (!seen_.try_emplace(key, row.line).second) return RowProblem::repeated;
    const auto found = products_.find(key);
    const bool known = found != products_.end();
    if (known && found->second == nullptr) return RowProblem::ambiguous_product;
    if (!known && out.name.empty()) return RowProblem::no_name;
    std::string vat_kind = known ? found->second->vat_kind : catalogue::Product{}.vat_kind;
    if (!read_vat(row, vat_kind) || !convert_price(vat_kind, out)) return RowProblem::bad_vat;
    out.stock = read_count(raw(row, PriceField::stock));
    if (known) {
      compare(*found->second, vat_kind, out);
    } else {
      add_product(row, key, vat_kind, out);
    }
    return RowProblem::none;
  }

  RowProblem read_price(const RawRow& row, PreviewRow& out) const {
    const RawCell& price = raw(row, PriceField::price);
    if (price.text.empty()) return RowProblem::no_price;
    Currency currency = mapping_.currency;
    if (const std::string& named = cell(row, PriceField::currency); !named.empty()) {
      const std::optional<Currency> known = currency_in(named);
      if (!known) return RowProblem::bad_currency;
      currency = *known;
    } else if (!price.number) {
      currency = currency_in(price.text).value_or(currency);
    }
    const std::optional<Minor> minor = read_amount(price, mapping_.decimal);
    if (!minor) return RowProblem::bad_price;
    out.price = Money{*minor, currency};
    return RowProblem::none;
  }

  /// The kind of the row's rate, where the list has one; false for a rate nobody knows.
  bool read_vat(const RawRow& row, std::string& kind) const {
    const RawCell& rate = raw(row, PriceField::vat);
    if (rate.text.empty()) return true;
    const std::optional<std::int64_t> bp = read_vat_rate(rate);
    if (!bp) return false;
    const auto has_rate = [&](const auto& one) { return one.second == *bp; };
    if (const auto own = choices_.vat.find(kind); own != choices_.vat.end() && has_rate(*own)) {
      return true;
    }
    const auto found = std::find_if(choices_.vat.begin(), choices_.vat.end(), has_rate);
    if (found == choices_.vat.end()) return false;
    kind = found->first;
    return true;
  }

  /// From prices of the list to those of the catalogue, which are all with VAT or all without it.
  bool convert_price(const std::string& vat_kind, PreviewRow& out) const {
    if (mapping_.vat == PriceVat::unsaid) return true;
    const bool included = mapping_.vat == PriceVat::included;
    if (included == choices_.prices_include_vat) return true;
    const auto rate = choices_.vat.find(vat_kind);
    if (rate == choices_.vat.end()) return false;
    const Minor amount = out.price->amount;
    const Result<Minor> tax = included ? pricing::vat_inside(amount, rate->second)
                                       : pricing::vat_on_top(amount, rate->second);
    if (!tax) return false;
    out.price->amount += included ? -*tax : *tax;
    return in_money_range(out.price->amount);
  }

  void compare(const catalogue::Product& product, const std::string& vat_kind, PreviewRow& out) {
    out.product = product.id;
    out.old_price = product.price;
    out.old_stock = product.stock;
    Json fields = Json::object();
    if (product.price != out.price) fields["price"] = json_of(*out.price);
    if (product.kind != catalogue::ProductKind::goods) out.stock.reset();
    if (out.stock && product.stock != out.stock) fields["stock"] = *out.stock;
    if (product.vat_kind != vat_kind) {
      fields["vat_kind"] = vat_kind;
      out.vat_bp = choices_.vat.at(vat_kind);
      if (const auto old = choices_.vat.find(product.vat_kind); old != choices_.vat.end()) {
        out.old_vat_bp = old->second;
      }
    }
    if (out.name.empty()) out.name = product.name.ru.empty() ? product.name.en : product.name.ru;
    if (fields.empty()) return;
    out.change = RowChange::changed;
    result_.records.push_back({"product", product.id, std::move(fields)});
  }

  void add_product(const RawRow& row, const std::string& key, const std::string& vat_kind,
                   PreviewRow& out) {
    catalogue::Product product;
    product.id = names_.take(product_id_of(key));
    product.sku = out.article;
    product.name = {out.name, out.name};
    const std::string& description = cell(row, PriceField::description);
    product.description = {description, description};
    const std::string& unit = cell(row, PriceField::unit);
    product.unit = unit.empty() ? LocalText{"шт.", "pcs"} : LocalText{unit, unit};
    product.brand = cell(row, PriceField::brand);
    product.category = category_of(row);
    product.price = out.price;
    product.stock = out.stock;
    product.vat_kind = vat_kind;
    out.product = product.id;
    out.change = RowChange::added;
    result_.records.push_back({"product", product.id, workspace::product_fields(product)});
  }

  std::string category_of(const RawRow& row) {
    const std::string& named = cell(row, PriceField::category);
    if (!named.empty()) return categories_.named(named);
    if (choices_.by_headings && !heading_.empty()) return categories_.named(heading_);
    return choices_.category.empty() ? categories_.own() : choices_.category;
  }

  const RawTable& table_;
  const PriceMapping& mapping_;
  const PriceImport& choices_;
  PriceCategories categories_;
  bool by_article_ = true;
  std::array<std::size_t, kPriceFieldCount> columns_{};  ///< of each field
  std::string heading_;                                  ///< the last line of text
  std::unordered_map<std::string, const catalogue::Product*> products_;
  std::unordered_map<std::string, std::size_t> seen_;  ///< key → line
  RecordNames names_;
  PricePreview result_;
};

}  // namespace

std::string_view row_change_name(RowChange change) {
  constexpr std::array<std::string_view, kRowChangeCount> kNames{"added", "changed", "same",
                                                                 "heading", "wrong"};
  return kNames.at(static_cast<std::size_t>(change));
}

std::string_view row_problem_name(RowProblem problem) {
  constexpr std::array<std::string_view, kRowProblemCount> kNames{
      "none",         "no_article", "no_name",  "no_price", "bad_price",
      "bad_currency", "bad_vat",    "too_long", "repeated", "ambiguous_product"};
  return kNames.at(static_cast<std::size_t>(problem));
}

std::size_t& PriceCounts::of(RowChange change) {
  switch (change) {
    case RowChange::added:
      return added;
    case RowChange::changed:
      return changed;
    case RowChange::same:
      return same;
    case RowChange::heading:
      return heading;
    case RowChange::wrong:
      break;
  }
  return wrong;
}

VatByKind vat_in_force(const pricing::VatRates& rates, const Date& date) {
  VatByKind in_force;
  for (const pricing::VatRate& rate : rates.all()) {
    if (const Result<std::int64_t> now = rates.rate_on(date, rate.kind)) {
      in_force[rate.kind] = *now;
    }
  }
  return in_force;
}

std::string product_id_of(std::string_view article) {
  constexpr std::size_t kShown = 40;
  constexpr std::size_t kDigits = 8;
  const std::string key = article_key(article);
  const std::string readable = slug(key);
  // A text that the readable form does not give back is told apart by its digest.
  if (readable == key) return "price-" + readable;
  return "price-" + readable.substr(0, kShown) + "-" + sha256_hex(key).substr(0, kDigits);
}

Result<PricePreview> preview_prices(const RawTable& table, const PriceMapping& mapping,
                                    const catalogue::Catalogue& catalogue,
                                    const PriceImport& choices) {
  if (mapping.header != kNoHeader && mapping.header >= table.rows.size()) {
    return fail(ErrorCode::invalid_argument, "The row of headings is not in the table.", "header");
  }
  if (!mapping.has(PriceField::price)) {
    return fail(ErrorCode::invalid_argument, "No column is the price.", "price");
  }
  if (!mapping.complete()) {
    return fail(ErrorCode::invalid_argument, "No column is the article or the name.", "article");
  }
  return PriceReader(table, mapping, catalogue, choices).read();
}

}  // namespace oferta::importing
