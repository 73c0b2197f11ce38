#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/document_rows.h"
#include "shared/offer/options.h"
#include "shared/offer/sections.h"

namespace oferta::offer {
namespace {

/// Of a group whose other lines stand below: which group it is.
std::string group_note(const DocumentContext& context, const OfferLine& line) {
  if (line.choice.empty()) return "";
  return replace_all(context.texts.chosen_of, "{choice}", line.choice);
}

}  // namespace

std::vector<Json> lines_section(const DocumentContext& context) {
  const std::vector<std::size_t> lines = counted_lines(context.offer);
  const LineColumns columns = line_columns(context, lines, false);
  std::vector<Json> rows;
  std::size_t number = 0;
  for (const Section& section : sections_of(context.offer, context.priced)) {
    for (const std::size_t index : section.lines) {
      append_rows(context, columns,
                  {.index = index,
                   .number = ++number,
                   .shaded = number % 2 == 0,
                   .note = group_note(context, context.offer.lines[index]),
                   .section = index == section.lines.front() ? section.name : std::string(),
                   .bare = section.total_only},
                  rows);
    }
    if (!section.name.empty()) {
      append_section_total(context, columns, section.name, section.sum, rows);
    }
  }
  std::vector<Json> nodes{section_heading(context.texts.lines_heading, context.palette)};
  for (Json& node :
       table_with_tail(context, columns, std::move(rows), totals_block(context), "lines")) {
    nodes.push_back(std::move(node));
  }
  return nodes;
}

}  // namespace oferta::offer
