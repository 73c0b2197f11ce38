#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/document_rows.h"
#include "shared/offer/options.h"

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
  for (std::size_t i = 0; i < lines.size(); ++i) {
    append_rows(context, columns,
                {.index = lines[i],
                 .number = i + 1,
                 .shaded = i % 2 == 1,
                 .note = group_note(context, context.offer.lines[lines[i]])},
                rows);
  }
  std::vector<Json> nodes{section_heading(context.texts.lines_heading, context.palette)};
  for (Json& node :
       table_with_tail(context, columns, std::move(rows), totals_block(context), "lines")) {
    nodes.push_back(std::move(node));
  }
  return nodes;
}

}  // namespace oferta::offer
