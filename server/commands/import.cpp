// oferta import: tables that other programs wrote, as a workspace; or a price list into one.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/price_list.h"
#include "server/workspace_io.h"
#include "shared/base/json.h"
#include "shared/importing/csv.h"
#include "shared/importing/infer.h"
#include "shared/importing/table_import.h"
#include "shared/importing/table_rules.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

struct ImportOptions {
  std::string source;
  PriceListOptions prices;
  std::string rules;
  std::string out;
  std::string currency = "RUB";
  std::string author = "import";
};

/// What became of one file.
struct FileReport {
  std::string file;
  importing::ImportedTable table;
};

Result<importing::ImportRules> rules_of(const ImportOptions& options) {
  if (options.rules.empty()) {
    importing::ImportRules rules;
    OFERTA_ASSIGN(rules.currency, Currency::parse(options.currency));
    return rules;
  }
  OFERTA_ASSIGN(const std::string text, read_file(options.rules));
  auto rules = importing::read_import_rules(text);
  if (!rules) {
    return fail_in_file(options.rules, rules.error());
  }
  return rules;
}

Result<std::vector<std::string>> tables_in(const fs::path& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".csv") {
      names.push_back(entry->path().filename().string());
    }
  }
  if (error) {
    return fail(ErrorCode::io,
                "Cannot read the folder `" + folder.string() + "`: " + error.message());
  }
  if (names.empty()) {
    return fail(ErrorCode::not_found, "There is no .csv file in `" + folder.string() + "`");
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<importing::Table> read_table(const fs::path& folder, const std::string& file) {
  OFERTA_ASSIGN(const std::string text, read_file(folder / file));
  auto table = importing::read_csv(text);
  if (!table) {
    return fail_in_file(folder / file, table.error());
  }
  return table;
}

Result<std::vector<FileReport>> import_tables(const fs::path& folder,
                                              const importing::ImportRules& rules) {
  std::vector<FileReport> reports;
  for (const importing::TableRules& table_rules : rules.tables) {
    OFERTA_ASSIGN(const importing::Table table, read_table(folder, table_rules.file));
    OFERTA_ASSIGN(auto imported, importing::import_table(table, table_rules, rules.currency));
    reports.push_back({table_rules.file, std::move(imported)});
  }
  if (!rules.tables.empty()) {
    return reports;
  }
  OFERTA_ASSIGN(const std::vector<std::string> files, tables_in(folder));
  for (const std::string& file : files) {
    OFERTA_ASSIGN(const importing::Table table, read_table(folder, file));
    importing::TableRules inferred = importing::infer_rules(fs::path(file).stem().string(), table);
    inferred.file = file;
    inferred.order = static_cast<std::int64_t>(reports.size()) + 1;
    OFERTA_ASSIGN(auto imported, importing::import_table(table, inferred, rules.currency));
    reports.push_back({file, std::move(imported)});
  }
  return reports;
}

Json json_of(const std::vector<FileReport>& reports) {
  Json files = Json::array();
  for (const auto& [file, table] : reports) {
    Json left_out = Json::array();
    for (const importing::LeftOut& row : table.left_out) {
      left_out.push_back({{"line", row.line}, {"reason", row.reason}});
    }
    files.push_back({{"file", file},
                     {"products", table.products},
                     {"unpriced", table.unpriced},
                     {"left_out", left_out}});
  }
  return files;
}

void print(const std::vector<FileReport>& reports, const Console& console) {
  if (console.json) {
    console.print(canonical(Json{{"files", json_of(reports)}}));
    return;
  }
  for (const auto& [file, table] : reports) {
    console.print(file + ": " + std::to_string(table.products) + " products, " +
                  std::to_string(table.unpriced) + " without a price, " +
                  std::to_string(table.left_out.size()) + " rows left out");
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(kShown, table.left_out.size()); ++i) {
      console.print("  line " + std::to_string(table.left_out[i].line) + ": " +
                    table.left_out[i].reason);
    }
    if (table.left_out.size() > kShown) {
      console.print("  … all of them with --json");
    }
  }
}

Result<std::vector<FileReport>> import(const ImportOptions& options) {
  OFERTA_ASSIGN(const importing::ImportRules rules, rules_of(options));
  OFERTA_ASSIGN(std::vector<FileReport> reports, import_tables(options.source, rules));
  workspace::WorkspaceFile file;
  file.author = options.author;
  file.records = rules.records;
  for (const FileReport& report : reports) {
    file.records.insert(file.records.end(), report.table.records.begin(),
                        report.table.records.end());
  }
  OFERTA_TRY(write_workspace(std::move(file), options.out));
  return reports;
}

ExitCode run_import(const ImportOptions& options, const Console& console) {
  std::error_code error;
  if (!fs::is_directory(options.source, error)) {
    return run_price_list(options.source, options.prices, options.out, console);
  }
  if (options.out.empty()) {
    return console.wrong_usage("--out is required");
  }
  if (!options.prices.workspace.empty()) {
    return console.wrong_usage("--into goes with a price list, not with a folder of tables");
  }
  const Result<std::vector<FileReport>> reports = import(options);
  if (!reports) {
    return console.refuse(reports.error());
  }
  print(*reports, console);
  return ExitCode::done;
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("import", "Make a workspace of tables, or update its prices");
  auto options = std::make_shared<ImportOptions>();
  command
      ->add_option("SOURCE", options->source,
                   "A folder with tables: one .csv per category, with columns name and price; or a "
                   "price list: .csv, .xlsx, .xls, .ods")
      ->required();
  command->add_option("--out", options->out,
                      "The workspace to write; with a price list, without it nothing is written");
  add_price_list_options(*command, options->prices);
  command->add_option("--rules", options->rules,
                      "What the columns mean, format oferta-import-1; without it they are guessed");
  command
      ->add_option("--currency", options->currency,
                   "The currency of the prices, unless the rules or the list say it")
      ->capture_default_str();
  command->add_option("--author", options->author, "Who is named as the author of the records")
      ->capture_default_str();
  command->add_flag("--json", session.console.json, "Say what was imported, or the error, as JSON");
  command->callback([options, &session] {
    options->prices.currency = options->currency;
    options->prices.author = options->author;
    session.exit_code = run_import(*options, session.console);
  });
}

}  // namespace oferta::server
