// What an offer offers besides: optional lines with a sum of their own, and for every choose-one
// group the alternatives, each with what it would change.
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/document_rows.h"
#include "shared/offer/options.h"

namespace oferta::offer {
namespace {

Json sum_row(const DocumentContext& context, std::string_view label, Minor amount, bool strong) {
  const Palette& palette = context.palette;
  return Json::array(
      {with(text(label), {{"color", strong ? palette.body : palette.muted}, {"bold", strong}}),
       with(text(context.money(amount)),
            {{"alignment", "right"}, {"color", palette.body}, {"bold", strong}})});
}

/// The sum of the lines themselves, and what everything comes to.
Json option_totals(const DocumentContext& context) {
  const OptionSums sums = option_sums(context.offer, context.priced);
  Json body = Json::array({sum_row(context, context.texts.options_sum, sums.gross, true),
                           sum_row(context, context.texts.with_options, sums.with_all, false)});
  Json table{{"table", {{"widths", {"*", "auto"}}, {"body", std::move(body)}}},
             {"layout", "totals"},
             {"fontSize", 9},
             {"width", 272}};
  return Json{{"columns", Json::array({with(text(""), {{"width", "*"}}), std::move(table)})},
              {"columnGap", 20},
              {"margin", {0, 8, 0, 0}}};
}

/// «вместо «Маршрутизатор A»: +12 000,00 ₽»
std::string change_note(const DocumentContext& context, const Choice& choice, std::size_t line) {
  if (!choice.counted) return "";
  const Minor change =
      context.priced.lines[line].gross - context.priced.lines[*choice.counted].gross;
  std::string amount = context.money(change);
  if (change > 0) amount.insert(0, "+");
  return replace_all(
      replace_all(context.texts.instead_of, "{line}", context.offer.lines[*choice.counted].name),
      "{change}", amount);
}

void append_table(const DocumentContext& context, const std::string& heading,
                  const std::vector<LineRow>& shown, Json tail, std::vector<Json>& nodes) {
  std::vector<std::size_t> lines;
  for (const LineRow& row : shown) lines.push_back(row.index);
  const LineColumns columns = line_columns(context, lines, true);
  std::vector<Json> rows;
  for (const LineRow& row : shown) append_rows(context, columns, row, rows);
  nodes.push_back(section_heading(heading, context.palette));
  for (Json& node : table_with_tail(context, columns, std::move(rows), std::move(tail))) {
    nodes.push_back(std::move(node));
  }
}

}  // namespace

std::vector<Json> options_section(const DocumentContext& context) {
  std::vector<Json> nodes;
  std::size_t number = counted_lines(context.offer).size();
  for (const Choice& choice : choices_of(context.offer)) {
    std::vector<LineRow> shown;
    for (const std::size_t line : choice.lines) {
      if (line == choice.counted) continue;
      shown.push_back({.index = line,
                       .number = ++number,
                       .shaded = shown.size() % 2 == 1,
                       .note = change_note(context, choice, line)});
    }
    if (shown.empty()) continue;
    const std::string_view heading =
        choice.counted ? context.texts.alternatives_heading : context.texts.choice_heading;
    append_table(context, replace_all(heading, "{choice}", choice.name), shown, text(""), nodes);
  }
  std::vector<LineRow> shown;
  for (const std::size_t line : optional_lines(context.offer)) {
    shown.push_back({.index = line, .number = ++number, .shaded = shown.size() % 2 == 1});
  }
  if (!shown.empty()) {
    append_table(context, std::string(context.texts.options_heading), shown, option_totals(context),
                 nodes);
  }
  return nodes;
}

}  // namespace oferta::offer
