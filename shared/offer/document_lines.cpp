#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"

namespace oferta::offer {
namespace {

// The renderer keeps rows whole, and a row taller than a page would lose its end: a long text is
// spread over several rows, each far shorter than a page.
constexpr std::size_t kNamePerLine = 34;
constexpr std::size_t kTextPerLine = 46;
constexpr std::size_t kLinesPerPiece = 8;
constexpr std::size_t kLinesPerRow = 18;

/// What the columns of this offer are.
struct Columns {
  bool discount = false;   ///< some line has a discount of its own
  bool vat_rates = false;  ///< lines differ in their VAT rate
  std::size_t count = 6;
  double tile = 0;      ///< width of the column of icons
  double quantity = 0;  ///< of that of quantities
};

Columns columns_of(const Offer& offer) {
  Columns columns;
  std::set<std::optional<std::int64_t>> rates;
  for (const OfferLine& line : offer.lines) {
    columns.discount =
        columns.discount || line.break_bp != 0 || line.discount_bp != 0 || !line.steps.empty();
    rates.insert(line.vat_bp);
  }
  columns.vat_rates = rates.size() > 1;
  columns.count = columns.discount ? 7 : 6;
  return columns;
}

// Points; every column has five of padding at both sides.
constexpr double kNumberWidth = 16, kTileWidth = 26, kNoTileWidth = 1, kQuantityWidth = 36,
                 kUnitWidth = 72, kPriceWidth = 64, kDiscountWidth = 36, kSumWidth = 70,
                 kPadding = 10;

/// Widths are all given: a column left to itself would grow with a long word and leave the page.
double name_width(const Columns& columns) {
  const double others = kNumberWidth + columns.tile + columns.quantity + kPriceWidth + kSumWidth +
                        (columns.discount ? kDiscountWidth : 0);
  return kContentWidth - others - kPadding * static_cast<double>(columns.count);
}

Json widths(const Columns& columns) {
  Json out =
      Json::array({kNumberWidth, columns.tile, name_width(columns), columns.quantity, kPriceWidth});
  if (columns.discount) out.push_back(kDiscountWidth);
  out.push_back(kSumWidth);
  return out;
}

Json cells(std::vector<Json> row, const std::string& fill) {
  if (!fill.empty()) {
    for (Json& cell : row) cell["fillColor"] = fill;
  }
  return Json(std::move(row));
}

Json head_row(const DocumentContext& context, const Columns& columns) {
  const DocumentTexts& texts = context.texts;
  const std::string sign = ",\u00A0" + currency_sign(context.offer.currency);
  const bool net = !context.offer.prices_include_vat && context.offer.vat_bp.has_value();
  const auto head = [](const std::string& content, const char* alignment) {
    return with(text(content), {{"fontSize", 8},
                                {"bold", true},
                                {"color", "#ffffff"},
                                {"alignment", alignment},
                                {"margin", {0, 2, 0, 2}}});
  };
  std::vector<Json> row{head(std::string(texts.position), "center"), head("", "left"),
                        head(std::string(texts.name), "left"),
                        head(std::string(texts.quantity), "right"),
                        head(std::string(texts.price) + sign, "right")};
  if (columns.discount) row.push_back(head(std::string(texts.discount), "right"));
  row.push_back(head(std::string(net ? texts.sum_without_vat : texts.sum) + sign, "right"));
  return cells(std::move(row), context.palette.ink);
}

Json discount_cell(const DocumentContext& context, const OfferLine& line,
                   const pricing::LineFigures& figures) {
  std::vector<Json> percents;
  // Price rules as one percentage of what they start from, whatever they are.
  const Minor by_rules = figures.after_break - figures.after_rules;
  const std::int64_t rules_bp =
      by_rules == 0 ? 0
                    : mul_div_half_up(by_rules, pricing::kWholeBp, figures.after_break).value_or(0);
  for (const std::int64_t bp : {line.break_bp, rules_bp, line.discount_bp}) {
    if (bp != 0) percents.push_back(text(format_percent(-bp, context.language())));
  }
  if (percents.empty()) return text("");
  return with(stack(std::move(percents)), {{"alignment", "right"}});
}

Json sum_cell(const DocumentContext& context, const Columns& columns, const OfferLine& line,
              const pricing::LineFigures& figures) {
  // The document discount has its own row among the totals.
  Json sum = with(text(context.bare(figures.after_discount)), {{"bold", true}});
  if (!columns.vat_rates) return with(std::move(sum), {{"alignment", "right"}});
  const std::string rate = line.vat_bp ? std::string(context.texts.vat_on_top) +
                                             format_percent(*line.vat_bp, context.language())
                                       : std::string(context.texts.no_vat);
  return with(stack({std::move(sum),
                     with(text(rate), {{"fontSize", 7}, {"color", context.palette.muted}})}),
              {{"alignment", "right"}});
}

Json quantity_cell(const DocumentContext& context, const OfferLine& line) {
  if (context.brief) {
    return with(text(format_integer(line.quantity, context.language()) + "\u00A0" + line.unit),
                {{"alignment", "right"}});
  }
  return with(stack({text(format_integer(line.quantity, context.language())),
                     with(text(line.unit), {{"fontSize", 7.5}, {"color", context.palette.muted}})}),
              {{"alignment", "right"}});
}

/// Why the line is there, with a tick before it.
Json reason(const Palette& palette, Json node, const Columns& columns) {
  constexpr double kTick = 8, kGap = 3;
  node["width"] = name_width(columns) - kTick - kGap;
  return Json{{"columns", Json::array({with(pictogram("check", palette.good, kTick, false),
                                            {{"width", kTick}, {"margin", {0, 1.5, 0, 0}}}),
                                       std::move(node)})},
              {"columnGap", kGap},
              {"margin", {0, 1.5, 0, 0}}};
}

/// Name, description and reason as pieces that fit a row each; the first has the name.
std::vector<Json> name_cells(const DocumentContext& context, const Columns& columns,
                             const OfferLine& line) {
  const Palette& palette = context.palette;
  struct Paragraph {
    std::string content;
    std::size_t per_line;
    Json style;
  };
  const std::string why = context.brief ? "" : capitalise(line.why);
  const std::string sku =
      line.sku.empty() || context.brief ? "" : std::string(context.texts.sku) + line.sku;
  const std::vector<Paragraph> paragraphs{
      {line.name, kNamePerLine, {{"bold", true}, {"fontSize", 9}, {"color", palette.body}}},
      {sku, kTextPerLine, {{"fontSize", 7}, {"color", palette.muted}}},
      {context.brief ? "" : line.description,
       kTextPerLine,
       {{"fontSize", 7.5}, {"color", palette.muted}}},
      {why, kTextPerLine, {{"fontSize", 7.5}, {"color", palette.good}}}};
  std::vector<Json> rows;
  std::vector<Json> row;
  std::size_t lines = 0;
  for (const Paragraph& paragraph : paragraphs) {
    if (paragraph.content.empty()) continue;
    for (const std::string& piece :
         split_lines(paragraph.content, paragraph.per_line, kLinesPerPiece)) {
      const std::size_t height = estimated_lines(piece, paragraph.per_line);
      if (!row.empty() && lines + height > kLinesPerRow) {
        rows.push_back(stack(std::exchange(row, {})));
        lines = 0;
      }
      Json node = with(text(piece), paragraph.style);
      row.push_back(&paragraph == &paragraphs.back() ? reason(palette, std::move(node), columns)
                                                     : std::move(node));
      lines += height;
    }
  }
  rows.push_back(stack(std::move(row)));
  return rows;
}

Json continuation(const Columns& columns, Json name, const std::string& fill) {
  std::vector<Json> row(columns.count, text(""));
  row[0]["continued"] = true;  // no line between it and the row before
  row[2] = std::move(name);
  return cells(std::move(row), fill);
}

/// Appends the rows of one line.
void append_rows(const DocumentContext& context, const Columns& columns, std::size_t index,
                 const std::string& tint, std::vector<Json>& rows) {
  const OfferLine& line = context.offer.lines[index];
  const std::string fill = index % 2 == 1 ? context.palette.zebra : "";
  std::vector<Json> names = name_cells(context, columns, line);
  std::vector<Json> row{
      with(text(std::to_string(index + 1)),
           {{"color", context.palette.muted}, {"alignment", "center"}}),
      context.brief ? text("")
                    : pictogram(line.icon.empty() ? "package" : line.icon, tint, kTileWidth, true),
      std::move(names.front()), quantity_cell(context, line),
      with(text(context.bare(line.price)), {{"alignment", "right"}})};
  if (columns.discount) row.push_back(discount_cell(context, line, context.priced.lines[index]));
  row.push_back(sum_cell(context, columns, line, context.priced.lines[index]));
  rows.push_back(cells(std::move(row), fill));
  for (std::size_t i = 1; i < names.size(); ++i) {
    rows.push_back(continuation(columns, std::move(names[i]), fill));
  }
}

}  // namespace

Json lines_table(Json widths, std::vector<Json> body, std::size_t head_rows) {
  return Json{{"table",
               {{"widths", std::move(widths)},
                {"headerRows", head_rows},
                {"keepWithHeaderRows", head_rows},
                {"dontBreakRows", true},
                {"body", std::move(body)}}},
              {"layout", "lines"},
              {"fontSize", 8.5}};
}

std::vector<Json> lines_section(const DocumentContext& context) {
  Columns columns = columns_of(context.offer);
  columns.tile = context.brief ? kNoTileWidth : kTileWidth;
  columns.quantity = context.brief ? kUnitWidth : kQuantityWidth;
  std::map<std::string, std::size_t> tint_of;  // one tint for each category, in order of appearance
  std::vector<Json> rows;
  for (std::size_t i = 0; i < context.offer.lines.size(); ++i) {
    const std::string& category = context.offer.lines[i].category;
    const std::size_t number = tint_of.try_emplace(category, tint_of.size()).first->second;
    append_rows(context, columns, i, tile_tint(number), rows);
  }
  std::vector<Json> last;
  if (!rows.empty()) {
    last.push_back(std::move(rows.back()));
    rows.pop_back();
  }
  const Json head = head_row(context, columns);
  std::vector<Json> nodes{section_heading(context.texts.lines_heading, context.palette)};
  if (!rows.empty()) {
    rows.insert(rows.begin(), head);
    nodes.push_back(with(lines_table(widths(columns), std::move(rows), 1), {{"id", "lines"}}));
  }
  // When this block has to start on a page of its own the renderer gives the table its head again.
  const bool alone = nodes.size() == 1;
  Json tail = lines_table(widths(columns), std::move(last), 0);
  if (alone) tail = lines_table(widths(columns), {head, std::move(tail["table"]["body"][0])}, 1);
  Json block = stack({with(std::move(tail), {{"id", "last-line"}}), totals_block(context)});
  block["unbreakable"] = true;
  if (!alone) block["headOnNewPage"] = head;
  nodes.push_back(std::move(block));
  return nodes;
}

}  // namespace oferta::offer
