#include "server/price_list.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "server/document_printer.h"
#include "server/files.h"
#include "server/workspace_io.h"
#include "shared/base/date.h"
#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/price_memory.h"
#include "shared/importing/price_preview.h"
#include "shared/importing/raw_table.h"

namespace oferta::server {
namespace {

struct MappedTable {
  importing::RawTable table;
  importing::PriceMapping mapping;
};

Result<std::vector<importing::RawTable>> tables_of(const std::string& list) {
  OFERTA_ASSIGN(const std::string bytes, read_file(list));
  if (ends_in(list, {".xlsx", ".xls", ".ods"})) {
    OFERTA_ASSIGN(const std::string text, read_workbook(bytes));
    return importing::read_workbook_json(text);
  }
  // A workspace or another file of ours would be read as a table of one strange column.
  const std::size_t start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (start != std::string::npos && (bytes[start] == '{' || bytes[start] == '[')) {
    return fail(ErrorCode::invalid_format,
                "This is a JSON file, not a price list: a .csv, .xlsx, .xls or .ods is expected.",
                list);
  }
  std::vector<importing::RawTable> tables;
  tables.push_back(importing::read_delimited(bytes));
  return tables;
}

// The first sheet whose columns can be understood.
Result<MappedTable> mapped_table(const std::string& list, const PriceListOptions& options) {
  OFERTA_ASSIGN(std::vector<importing::RawTable> tables, tables_of(list));
  OFERTA_ASSIGN(const Currency currency, Currency::parse(options.currency));
  std::string remembered;
  if (!options.mapping.empty()) {
    OFERTA_ASSIGN(remembered, read_file(options.mapping));
  }
  Error first{ErrorCode::invalid_format, "The file has no table.", list};
  for (importing::RawTable& table : tables) {
    auto mapping = remembered.empty() ? importing::recognise_prices(table, currency)
                                      : importing::apply_price_mapping(table, remembered);
    if (mapping) {
      return MappedTable{std::move(table), *std::move(mapping)};
    }
    first = mapping.error();
  }
  return fail(first);
}

// The file's records with the fields of `changes` put in or added.
void put_into(workspace::WorkspaceFile& file, const std::vector<workspace::FileRecord>& changes) {
  std::map<std::pair<std::string, std::string>, std::size_t> place;
  for (std::size_t i = 0; i < file.records.size(); ++i) {
    place[{file.records[i].type, file.records[i].id}] = i;
  }
  for (const workspace::FileRecord& change : changes) {
    const auto found = place.find({change.type, change.id});
    if (found == place.end()) {
      file.records.push_back(change);
    } else {
      file.records[found->second].fields.update(change.fields);
    }
  }
}

Json money_or_null(const std::optional<Money>& money) {
  return money ? oferta::json_of(*money) : Json(nullptr);
}

Json number_or_null(const std::optional<std::int64_t>& number) {
  return number ? Json(*number) : Json(nullptr);
}

std::string_view sentence_of(importing::RowProblem problem) {
  using importing::RowProblem;
  switch (problem) {
    case RowProblem::none:
      break;
    case RowProblem::no_article:
      return "the article number is missing";
    case RowProblem::no_name:
      return "a new product needs a name";
    case RowProblem::no_price:
      return "the price is missing";
    case RowProblem::bad_price:
      return "the price is not an amount above zero with at most two decimals";
    case RowProblem::bad_currency:
      return "the currency is not known";
    case RowProblem::bad_vat:
      return "the workspace has no such rate of VAT";
    case RowProblem::too_long:
      return "a text is longer than 16 KiB";
    case RowProblem::repeated:
      return "the article number stands in an earlier row already";
    case RowProblem::ambiguous_product:
      return "several products of the workspace have this article number or name";
  }
  return "";
}

Json json_of(const importing::PricePreview& preview) {
  Json rows = Json::array();
  for (const importing::PreviewRow& row : preview.rows) {
    Json entry{{"line", row.line},
               {"change", std::string(importing::row_change_name(row.change))},
               {"article", row.article},
               {"name", row.name}};
    if (row.problem != importing::RowProblem::none) {
      entry["problem"] = std::string(importing::row_problem_name(row.problem));
      entry["message"] = std::string(sentence_of(row.problem));
    }
    if (!row.product.empty()) {
      entry["product"] = row.product;
      entry["old_price"] = money_or_null(row.old_price);
      entry["price"] = money_or_null(row.price);
      entry["old_stock"] = number_or_null(row.old_stock);
      entry["stock"] = number_or_null(row.stock);
    }
    rows.push_back(std::move(entry));
  }
  const importing::PriceCounts& counts = preview.counts;
  return Json{{"added", counts.added},      {"changed", counts.changed}, {"same", counts.same},
              {"headings", counts.heading}, {"wrong", counts.wrong},     {"rows", std::move(rows)}};
}

std::string shown(const std::optional<Money>& money) {
  return money ? format_money(*money, Language::en) : "no price";
}

// The price, and what else changes.
std::string changes_of(const importing::PreviewRow& row) {
  std::string text = row.old_price == row.price ? shown(row.price)
                                                : shown(row.old_price) + " -> " + shown(row.price);
  if (row.stock && row.stock != row.old_stock) {
    text += ", stock " + (row.old_stock ? std::to_string(*row.old_stock) : "none") + " -> " +
            std::to_string(*row.stock);
  }
  if (row.vat_bp) {
    text += ", VAT " + (row.old_vat_bp ? format_percent(*row.old_vat_bp, Language::en) : "none") +
            " -> " + format_percent(*row.vat_bp, Language::en);
  }
  return text;
}

void print_preview(const importing::PricePreview& preview, const Console& console) {
  const importing::PriceCounts& counts = preview.counts;
  console.print(std::to_string(counts.added) + " added, " + std::to_string(counts.changed) +
                " changed, " + std::to_string(counts.same) + " the same, " +
                std::to_string(counts.heading) + " headings, " + std::to_string(counts.wrong) +
                " wrong");
  for (const importing::PreviewRow& row : preview.rows) {
    const std::string start = "  line " + std::to_string(row.line) + ": " +
                              (row.article.empty() ? row.name : row.article) + ": ";
    if (row.change == importing::RowChange::wrong) {
      console.print(start + "not taken: " + std::string(sentence_of(row.problem)));
    } else if (row.change == importing::RowChange::changed) {
      console.print(start + changes_of(row));
    } else if (row.change == importing::RowChange::added) {
      console.print(start + "new, " + shown(row.price));
    }
  }
}

Result<importing::PricePreview> import_prices(const std::string& list,
                                              const PriceListOptions& options,
                                              const std::string& out) {
  OFERTA_ASSIGN(const std::string text, read_file(options.workspace));
  auto workspace = load_workspace(text);
  if (!workspace) {
    return fail_at(options.workspace, workspace.error());
  }
  if (!options.category.empty() && workspace->catalogue().category(options.category) == nullptr) {
    return fail(ErrorCode::not_found, "There is no such category.", options.category);
  }
  OFERTA_ASSIGN(const MappedTable mapped, mapped_table(list, options));
  const importing::PriceImport choices{
      .category = options.category,
      .by_headings = options.by_headings,
      .prices_include_vat = workspace->company().prices_include_vat,
      .vat = importing::vat_in_force(workspace->vat_rates(), today())};
  OFERTA_ASSIGN(
      importing::PricePreview preview,
      importing::preview_prices(mapped.table, mapped.mapping, workspace->catalogue(), choices));
  if (!options.save_mapping.empty()) {
    OFERTA_TRY(write_file(options.save_mapping,
                          importing::write_price_mapping(mapped.table, mapped.mapping) + "\n"));
  }
  if (!out.empty()) {
    OFERTA_ASSIGN(workspace::WorkspaceFile file, workspace::read_workspace_file(text));
    put_into(file, preview.records);
    file.author = options.author;
    OFERTA_TRY(write_workspace(std::move(file), out));
  }
  return preview;
}

}  // namespace

void add_price_list_options(CLI::App& command, PriceListOptions& options) {
  command.add_option("--into", options.workspace, "The workspace whose prices the list updates");
  command.add_option("--category", options.category,
                     "Of the products that are new; without it they get one of their own");
  command.add_flag("--by-headings", options.by_headings,
                   "Lines of text between the products name the category of the new ones");
  command.add_option("--mapping", options.mapping,
                     "What the columns mean, as --save-mapping wrote it; without it: recognised");
  command.add_option("--save-mapping", options.save_mapping, "Where to remember what they mean");
}

ExitCode run_price_list(const std::string& list, const PriceListOptions& options,
                        const std::string& out, const Console& console) {
  if (options.workspace.empty()) {
    return console.wrong_usage("A price list goes into a workspace: name it with --into");
  }
  const Result<importing::PricePreview> preview = import_prices(list, options, out);
  if (!preview) {
    return console.refuse(preview.error());
  }
  if (console.json) {
    console.print(canonical(json_of(*preview)));
  } else {
    print_preview(*preview, console);
  }
  return ExitCode::done;
}

}  // namespace oferta::server
