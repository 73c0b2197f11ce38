// How a price list is read and what its columns mean, for a person to correct.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/price_list_parts.h"
#include "app/screens/screen.h"

namespace oferta::app {
namespace {

using importing::DecimalSign;
using importing::PriceField;
using importing::PriceVat;
using importing::RawRow;
using importing::RawTable;

// A drop-down list whose labels are made here.
class Options {
 public:
  void add(std::string label) { labels_.push_back(std::move(label)); }

  bool select(ui::Ui& ui, const std::string& label, int& index, const ui::FieldOptions& options) {
    std::vector<ui::ChoiceItem> items;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      ids_.push_back(std::to_string(i));
    }
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      items.push_back({.label = labels_[i], .id = ids_[i]});
    }
    return ui::select(ui, label, items, index, options);
  }

 private:
  std::vector<std::string> labels_;
  std::vector<std::string> ids_;
};

// «Прайс-лист · Артикул · Цена»: the first texts of a row, to know it by.
std::string beginning_of(const RawRow& row) {
  constexpr std::size_t kTexts = 4;
  constexpr std::size_t kLetters = 24;
  std::vector<std::string> texts;
  for (const importing::RawCell& cell : row.cells) {
    if (!cell.text.empty() && texts.size() < kTexts) {
      texts.emplace_back(prefix_utf8(cell.text, kLetters));
    }
  }
  return join(texts, " · ");
}

void choose_sheet(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  if (view.sheets.size() < 2) {
    return;
  }
  Options options;
  for (const RawTable& sheet : view.sheets) {
    options.add(sheet.name);
  }
  int index = static_cast<int>(view.sheet);
  ui.next();
  if (options.select(ui, context.tr("price_list.sheet"), index, {.id = "sheet"})) {
    choose_sheet(view, static_cast<std::size_t>(index), context.workspace);
  }
}

void choose_encoding(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  if (view.bytes.empty()) {
    return;
  }
  Options encodings;
  for (const char* name : {"UTF-8", "Windows-1251", "UTF-16 LE", "UTF-16 BE"}) {
    encodings.add(name);
  }
  int index = static_cast<int>(view.table().encoding);
  ui.next();
  if (encodings.select(ui, context.tr("price_list.encoding"), index, {.id = "encoding"})) {
    view.encoding = static_cast<importing::Encoding>(index);
    read_again(view, context.workspace);
  }
  constexpr std::array<char, 4> kSeparators = {';', ',', '\t', '|'};
  Options separators;
  for (const char* key : {"price_list.separator.semicolon", "price_list.separator.comma",
                          "price_list.separator.tab", "price_list.separator.bar"}) {
    separators.add(context.tr(key));
  }
  index =
      static_cast<int>(std::find(kSeparators.begin(), kSeparators.end(), view.table().separator) -
                       kSeparators.begin());
  ui.next();
  if (separators.select(ui, context.tr("price_list.separator"), index, {.id = "separator"})) {
    view.separator = kSeparators.at(static_cast<std::size_t>(index));
    read_again(view, context.workspace);
  }
}

void choose_headings(ui::Ui& ui, const ScreenContext& context) {
  constexpr std::size_t kOffered = 40;
  PriceListView& view = context.view.price_list;
  const RawTable& table = view.table();
  Options options;
  options.add(context.tr("price_list.header.none"));
  for (std::size_t i = 0; i < std::min(kOffered, table.rows.size()); ++i) {
    options.add(context.strings.format(
        "price_list.header.row",
        {{"line", std::to_string(table.rows[i].line)}, {"text", beginning_of(table.rows[i])}}));
  }
  int index =
      view.mapping.header == importing::kNoHeader ? 0 : static_cast<int>(view.mapping.header) + 1;
  if (options.select(ui, context.tr("price_list.header"), index, {.id = "header"})) {
    choose_header(view, index == 0 ? importing::kNoHeader : static_cast<std::size_t>(index) - 1,
                  context.workspace);
  }
}

void choose_currency(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  std::vector<std::string> codes = {"RUB", "USD", "EUR", "CNY", "KZT"};
  const std::string now = view.mapping.currency.code();
  if (std::find(codes.begin(), codes.end(), now) == codes.end()) {
    codes.push_back(now);
  }
  Options options;
  for (const std::string& code : codes) {
    options.add(code);
  }
  int index = static_cast<int>(std::find(codes.begin(), codes.end(), now) - codes.begin());
  if (options.select(ui, context.tr("price_list.currency"), index, {.id = "currency"})) {
    view.mapping.currency = *Currency::parse(codes[static_cast<std::size_t>(index)]);
    view.stale = true;
  }
}

// One of a few, in the order of the enumeration.
template <class Choice>
void choose_one(ui::Ui& ui, const ScreenContext& context, const char* label, Choice& choice,
                const std::array<const char*, 3>& keys) {
  Options options;
  for (const char* key : keys) {
    options.add(context.tr(key));
  }
  int index = static_cast<int>(choice);
  if (options.select(ui, context.tr(label), index, {.id = label})) {
    choice = static_cast<Choice>(index);
    context.view.price_list.stale = true;
  }
}

void choose_category(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  Options options;
  options.add(context.tr("price_list.category.own"));
  options.add(context.tr("price_list.category.headings"));
  std::vector<std::string> ids = {"", ""};
  int index = view.choices.by_headings ? 1 : 0;
  for (const catalogue::Category* category : context.workspace.catalogue().categories()) {
    if (!view.choices.by_headings && category->id == view.choices.category) {
      index = static_cast<int>(ids.size());
    }
    options.add(category->name.get(context.language()));
    ids.push_back(category->id);
  }
  if (options.select(ui, context.tr("price_list.category"), index, {.id = "category"})) {
    view.choices.by_headings = index == 1;
    view.choices.category = ids[static_cast<std::size_t>(index)];
    view.stale = true;
  }
}

// A, B … Z, AA: as spreadsheets name their columns.
std::string letters_of(std::size_t column) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % kLetters));
  }
  return letters;
}

// Its first values: «A-1 · A-2 · A-3».
std::string values_of(const PriceListView& view, std::size_t column) {
  constexpr std::size_t kValues = 3;
  constexpr std::size_t kLetters = 28;
  const RawTable& table = view.table();
  std::vector<std::string> values;
  for (std::size_t i = view.mapping.first_row(); i < table.rows.size(); ++i) {
    const std::string& text = table.rows[i].text(column);
    if (!text.empty()) {
      values.emplace_back(prefix_utf8(text, kLetters));
    }
    if (values.size() == kValues) {
      break;
    }
  }
  return join(values, " · ");
}

void draw_column(ui::Ui& ui, const ScreenContext& context, std::size_t column) {
  PriceListView& view = context.view.price_list;
  const std::string heading = view.mapping.header == importing::kNoHeader
                                  ? std::string()
                                  : view.table().rows[view.mapping.header].text(column);
  std::string label =
      context.strings.format("price_list.column", {{"letters", letters_of(column)}});
  if (!heading.empty()) {
    label += ": " + heading;
  }
  Options options;
  for (std::size_t i = 0; i < importing::kPriceFieldCount; ++i) {
    options.add(context.tr("price_list.field." +
                           std::string(price_field_name(static_cast<PriceField>(i)))));
  }
  const std::string values = values_of(view, column);
  int index = static_cast<int>(view.mapping.fields.at(column));
  if (options.select(ui, label, index,
                     {.id = "column-" + std::to_string(column), .hint = values})) {
    view.mapping.assign(column, static_cast<PriceField>(index));
    if (view.mapping.fields[column] == PriceField::price) {
      view.mapping.decimal = decimal_sign_of(view.table(), view.mapping);
    }
    view.stale = true;
  }
}

}  // namespace

void draw_price_list_reading(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "reading", {.title = context.tr("price_list.reading.title"), .gap = 12});
  ui.begin_grid({.min_cell_width = 200, .max_columns = 2});
  choose_headings(ui, context);
  choose_sheet(ui, context);
  choose_encoding(ui, context);
  ui.next();
  choose_currency(ui, context);
  ui.next();
  choose_one(ui, context, "price_list.decimal", context.view.price_list.mapping.decimal,
             {"price_list.decimal.unsaid", "price_list.decimal.comma", "price_list.decimal.point"});
  ui.next();
  choose_one(ui, context, "price_list.vat", context.view.price_list.mapping.vat,
             {"price_list.vat.unsaid", "price_list.vat.included", "price_list.vat.excluded"});
  ui.next();
  choose_category(ui, context);
  ui.end_grid();
  ui::end_card(ui);
}

void draw_price_list_columns(ui::Ui& ui, const ScreenContext& context) {
  ui::begin_card(ui, "columns", {.title = context.tr("price_list.columns"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("price_list.columns.lead"),
           {.color = ui::Color::text_muted});
  ui.begin_grid({.min_cell_width = 200, .max_columns = 2});
  bool first = true;
  // A copy: another sheet may be chosen while they are drawn.
  const std::vector<std::size_t> columns = context.view.price_list.columns;
  for (const std::size_t column : columns) {
    if (!first) {
      ui.next();
    }
    first = false;
    draw_column(ui, context, column);
  }
  ui.end_grid();
  ui::end_card(ui);
}

}  // namespace oferta::app
