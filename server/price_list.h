// A price list into a workspace: what it would change is said row by row, then written.
//
//   add_price_list_options(*command, options);
//   return run_price_list("prices.xlsx", options, "workspace.json", console);
#pragma once

#include <string>

#include "server/console.h"

namespace CLI {
class App;
}

namespace oferta::server {

struct PriceListOptions {
  std::string workspace;         ///< --into
  std::string category;          ///< of new products; empty: one of their own
  bool by_headings = false;      ///< lines of text name the category of new products
  std::string mapping;           ///< a remembered meaning of the columns
  std::string save_mapping;      ///< where to remember it
  std::string currency, author;  ///< those of `oferta import`
};

void add_price_list_options(CLI::App& command, PriceListOptions& options);

/// Prints the preview. Writes the workspace to `out` unless that is empty.
ExitCode run_price_list(const std::string& list, const PriceListOptions& options,
                        const std::string& out, const Console& console);

}  // namespace oferta::server
