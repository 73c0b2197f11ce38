#include "shared/offer/document_rows.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "shared/base/format.h"
#include "shared/offer/sections.h"

namespace oferta::offer {
namespace {

// The renderer keeps rows whole, and a row taller than a page would lose its end: a long text is
// spread over several rows, each far shorter than a page.
constexpr std::size_t kNamePerLine = 34;
constexpr std::size_t kTextPerLine = 46;
constexpr std::size_t kLinesPerPiece = 8;
constexpr std::size_t kLinesPerRow = 18;

// Points; every column has five of padding at both sides.
constexpr double kNumberWidth = 16, kTileWidth = 26, kNoTileWidth = 1, kQuantityWidth = 36,
                 kUnitWidth = 72, kPriceWidth = 64, kDiscountWidth = 36, kSumWidth = 70,
                 kPadding = 10;

/// Widths are all given: a column left to itself would grow with a long word and leave the page.
double name_width(const LineColumns& columns) {
  const double others = kNumberWidth + columns.tile + columns.quantity + kPriceWidth + kSumWidth +
                        (columns.discount ? kDiscountWidth : 0);
  return kContentWidth - others - kPadding * static_cast<double>(columns.count);
}

Json cells(std::vector<Json> row, const std::string& fill) {
  if (!fill.empty()) {
    for (Json& cell : row) cell["fillColor"] = fill;
  }
  return Json(std::move(row));
}

Json discount_cell(const DocumentContext& context, const LineColumns& columns,
                   const OfferLine& line, const pricing::LineFigures& figures) {
  std::vector<Json> percents;
  // Price rules as one percentage of what they start from, whatever they are.
  const Minor by_rules = figures.after_break - figures.after_rules;
  const std::int64_t rules_bp =
      by_rules == 0 ? 0
                    : mul_div_half_up(by_rules, pricing::kWholeBp, figures.after_break).value_or(0);
  const std::int64_t document_bp = columns.besides ? context.offer.discount_bp : 0;
  for (const std::int64_t bp : {line.break_bp, rules_bp, line.discount_bp, document_bp}) {
    if (bp != 0) percents.push_back(text(format_percent(-bp, context.language())));
  }
  if (percents.empty()) return text("");
  return with(stack(std::move(percents)), {{"alignment", "right"}});
}

Json sum_cell(const DocumentContext& context, const LineColumns& columns, const OfferLine& line,
              const pricing::LineFigures& figures) {
  // The document discount has its own row among the totals, where there are some.
  const Minor amount = columns.besides ? figures.after_adjustments : figures.after_discount;
  Json sum = with(text(context.bare(amount)), {{"bold", true}});
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
Json reason(const Palette& palette, Json node, const LineColumns& columns) {
  constexpr double kTick = 8, kGap = 3;
  node["width"] = name_width(columns) - kTick - kGap;
  return Json{{"columns", Json::array({with(pictogram("check", palette.good, kTick, false),
                                            {{"width", kTick}, {"margin", {0, 1.5, 0, 0}}}),
                                       std::move(node)})},
              {"columnGap", kGap},
              {"margin", {0, 1.5, 0, 0}}};
}

/// Name, description and reason as pieces that fit a row each; the first has the name.
std::vector<Json> name_cells(const DocumentContext& context, const LineColumns& columns,
                             const OfferLine& line, const LineRow& shown) {
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
      // In the row of its first line, so that no heading stays behind on the page before.
      {shown.section,
       kNamePerLine,
       {{"bold", true}, {"fontSize", 8.5}, {"color", palette.accent}, {"margin", {0, 0, 0, 3}}}},
      {line.name, kNamePerLine, {{"bold", true}, {"fontSize", 9}, {"color", palette.body}}},
      {shown.note, kTextPerLine, {{"fontSize", 7.5}, {"color", palette.accent}}},
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

Json continuation(const LineColumns& columns, Json name, const std::string& fill) {
  std::vector<Json> row(columns.count, text(""));
  row[0]["continued"] = true;  // no line between it and the row before
  row[2] = std::move(name);
  return cells(std::move(row), fill);
}

Json line_widths(const LineColumns& columns) {
  Json out =
      Json::array({kNumberWidth, columns.tile, name_width(columns), columns.quantity, kPriceWidth});
  if (columns.discount) out.push_back(kDiscountWidth);
  out.push_back(kSumWidth);
  return out;
}

Json lines_head(const DocumentContext& context, const LineColumns& columns) {
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

/// One tint for each category, in order of appearance.
const std::string& tint_of(const Offer& offer, std::size_t index) {
  std::vector<std::string_view> seen;
  for (std::size_t i = 0; i <= index; ++i) {
    const std::string_view category = offer.lines[i].category;
    const auto found = std::find(seen.begin(), seen.end(), category);
    if (i == index) return tile_tint(static_cast<std::size_t>(found - seen.begin()));
    if (found == seen.end()) seen.push_back(category);
  }
  return tile_tint(0);
}

}  // namespace

LineColumns line_columns(const DocumentContext& context, const std::vector<std::size_t>& lines,
                         bool besides) {
  LineColumns columns;
  columns.besides = besides;
  columns.discount = besides && context.offer.discount_bp != 0;
  std::set<std::optional<std::int64_t>> rates;
  for (const std::size_t index : lines) {
    const OfferLine& line = context.offer.lines[index];
    if (hides_price(context.offer, line)) continue;  // what it has is not shown
    columns.discount =
        columns.discount || line.break_bp != 0 || line.discount_bp != 0 || !line.steps.empty();
    rates.insert(line.vat_bp);
  }
  columns.vat_rates = rates.size() > 1;
  columns.count = columns.discount ? 7 : 6;
  columns.tile = context.brief ? kNoTileWidth : kTileWidth;
  columns.quantity = context.brief ? kUnitWidth : kQuantityWidth;
  return columns;
}

/// What the product looks like, where that is shown and known; otherwise the icon of its category.
Json tile_cell(const DocumentContext& context, const LineRow& shown) {
  const OfferLine& line = context.offer.lines[shown.index];
  if (context.pictures != nullptr) {
    const auto found = context.pictures->find(line.product);
    if (found != context.pictures->end()) {
      Json picture = fitted_picture(found->second, kTileWidth, kTileWidth);
      picture["alignment"] = "center";
      return picture;
    }
  }
  return pictogram(line.icon.empty() ? "package" : line.icon, tint_of(context.offer, shown.index),
                   kTileWidth, true);
}

void append_rows(const DocumentContext& context, const LineColumns& columns, const LineRow& shown,
                 std::vector<Json>& rows) {
  const OfferLine& line = context.offer.lines[shown.index];
  const pricing::LineFigures& figures = context.priced.lines[shown.index];
  const std::string fill = shown.shaded ? context.palette.zebra : "";
  std::vector<Json> names = name_cells(context, columns, line, shown);
  std::vector<Json> row{
      with(text(std::to_string(shown.number)),
           {{"color", context.palette.muted}, {"alignment", "center"}}),
      context.brief ? text("") : tile_cell(context, shown), std::move(names.front()),
      quantity_cell(context, line),
      shown.bare ? text("") : with(text(context.bare(line.price)), {{"alignment", "right"}})};
  if (columns.discount) {
    row.push_back(shown.bare ? text("") : discount_cell(context, columns, line, figures));
  }
  row.push_back(shown.bare ? text("") : sum_cell(context, columns, line, figures));
  rows.push_back(cells(std::move(row), fill));
  for (std::size_t i = 1; i < names.size(); ++i) {
    rows.push_back(continuation(columns, std::move(names[i]), fill));
  }
}

void append_section_total(const DocumentContext& context, const LineColumns& columns,
                          const std::string& section, Minor sum, std::vector<Json>& rows) {
  std::vector<Json> row(columns.count, text(""));
  row[2] = with(text(std::string(context.texts.section_total) + section), {{"bold", true}});
  row.back() = with(text(context.bare(sum)), {{"bold", true}, {"alignment", "right"}});
  rows.push_back(cells(std::move(row), context.palette.zebra));
}

std::vector<Json> table_with_tail(const DocumentContext& context, const LineColumns& columns,
                                  std::vector<Json> rows, Json tail, const std::string& id) {
  std::vector<Json> last;
  if (!rows.empty()) {
    last.push_back(std::move(rows.back()));
    rows.pop_back();
  }
  const Json head = lines_head(context, columns);
  const auto named = [&id](Json table, const char* part) {
    if (!id.empty()) table["id"] = part + id;
    return table;
  };
  std::vector<Json> nodes;
  if (!rows.empty()) {
    rows.insert(rows.begin(), head);
    nodes.push_back(named(lines_table(line_widths(columns), std::move(rows), 1), ""));
  }
  // When this block has to start on a page of its own the renderer gives the table its head again.
  const bool alone = nodes.empty();
  if (alone) last.insert(last.begin(), head);
  Json end = lines_table(line_widths(columns), std::move(last), alone ? 1 : 0);
  Json block = stack({named(std::move(end), "last-"), std::move(tail)});
  block["unbreakable"] = true;
  if (!alone) block["headOnNewPage"] = head;
  nodes.push_back(std::move(block));
  return nodes;
}

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

}  // namespace oferta::offer
