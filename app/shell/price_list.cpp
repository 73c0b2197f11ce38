#include "app/shell/price_list.h"

#include <algorithm>
#include <utility>

#include "shared/base/text.h"
#include "shared/importing/price_memory.h"

namespace oferta::app {
namespace {

constexpr std::array<std::string_view, 4> kTableEndings = {".csv", ".tsv", ".tab", ".txt"};

// The first sheet that is a price list, else the first one.
std::size_t likely_sheet(const PriceListView& view, const workspace::Workspace& workspace) {
  for (std::size_t i = 0; i < view.sheets.size(); ++i) {
    if (importing::remembered_or_recognised(view.sheets[i], workspace.settings(),
                                            workspace.company().currency)
            .complete()) {
      return i;
    }
  }
  return 0;
}

std::vector<std::size_t> columns_with_text(const importing::RawTable& table) {
  std::vector<bool> has_text(importing::column_count(table));
  for (const importing::RawRow& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!row.cells[i].text.empty()) {
        has_text[i] = true;
      }
    }
  }
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < has_text.size(); ++i) {
    if (has_text[i]) {
      columns.push_back(i);
    }
  }
  return columns;
}

// What was open goes when something else has been read, and not before.
Result<void> open_sheets(PriceListView& view, PriceListView fresh,
                         const workspace::Workspace& workspace) {
  if (fresh.sheets.empty() || fresh.sheets.front().rows.empty()) {
    return fail(ErrorCode::invalid_format, "There is no row in it.");
  }
  // Products of the next list go where those of the last one went.
  fresh.choices.category = view.choices.category;
  fresh.choices.by_headings = view.choices.by_headings;
  view = std::move(fresh);
  choose_sheet(view, likely_sheet(view, workspace), workspace);
  return {};
}

}  // namespace

bool is_table_name(std::string_view file) {
  const std::string name = fold_case(file);
  return std::any_of(kTableEndings.begin(), kTableEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_table_text(std::string_view text) {
  return trim(text).find('\n') != std::string_view::npos &&
         text.find_first_of("\t;") != std::string_view::npos;
}

Result<void> open_text(PriceListView& view, std::string file, std::string bytes,
                       const workspace::Workspace& workspace) {
  PriceListView fresh;
  fresh.file = std::move(file);
  fresh.bytes = std::move(bytes);
  fresh.sheets.push_back(importing::read_delimited(fresh.bytes));
  return open_sheets(view, std::move(fresh), workspace);
}

Result<void> open_workbook(PriceListView& view, std::string file, std::string_view json,
                           const workspace::Workspace& workspace) {
  PriceListView fresh;
  fresh.file = std::move(file);
  OFERTA_ASSIGN(fresh.sheets, importing::read_workbook_json(json));
  return open_sheets(view, std::move(fresh), workspace);
}

void read_again(PriceListView& view, const workspace::Workspace& workspace) {
  view.sheets = {importing::read_delimited(view.bytes, view.encoding, view.separator)};
  choose_sheet(view, 0, workspace);
}

void choose_sheet(PriceListView& view, std::size_t sheet, const workspace::Workspace& workspace) {
  view.sheet = sheet;
  view.mapping = importing::remembered_or_recognised(view.table(), workspace.settings(),
                                                     workspace.company().currency);
  view.columns = columns_with_text(view.table());
  view.stale = true;
}

void choose_header(PriceListView& view, std::size_t header, const workspace::Workspace& workspace) {
  view.mapping = importing::mapping_at(view.table(), header, workspace.company().currency);
  view.stale = true;
}

void update_price_list(PriceListView& view, const workspace::Workspace& workspace,
                       const Date& today) {
  const std::uint64_t revision = workspace.revision();
  if (!view.open() || (!view.stale && view.revision == revision)) {
    return;
  }
  view.stale = false;
  view.revision = revision;
  view.preview.reset();
  view.rows = {};
  if (workspace.catalogue().category(view.choices.category) == nullptr) {
    view.choices.category.clear();
  }
  view.choices.prices_include_vat = workspace.company().prices_include_vat;
  view.choices.vat = importing::vat_in_force(workspace.vat_rates(), today);
  Result<importing::PricePreview> preview =
      importing::preview_prices(view.table(), view.mapping, workspace.catalogue(), view.choices);
  if (!preview) {
    return;  // the screen says which column is missing
  }
  view.preview = *std::move(preview);
  for (std::size_t i = 0; i < view.preview->rows.size(); ++i) {
    view.rows.at(static_cast<std::size_t>(view.preview->rows[i].change))
        .push_back(static_cast<std::uint32_t>(i));
  }
}

}  // namespace oferta::app
