// Makes a PDF, an editable document, a workbook or a letter of its definition (web/documents/
// produce.js) with the renderer of the browser, run in Node. The ending of the name says which.
//
//   OFERTA_TRY(print_document(definition, "offer.pdf"));
//
// The renderer is build/web/documents-node.mjs; Node is the pinned one among the npm packages, or
// the one that OFERTA_NODE names.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta::server {

/// Writes the file. Fails with io: no renderer, no Node, or what the renderer says.
Result<void> print_document(std::string_view definition, const std::filesystem::path& out);

/// The same for a document a user may want as PDF/A-1b, which goes with .pdf alone.
Result<void> print_document(std::string_view definition, const std::filesystem::path& out,
                            bool archive);

/// Whether --out names a kind of file that can be made, and --archive goes with it; the error is
/// meant for a wrong use of the command.
Result<void> check_out(const std::filesystem::path& out,
                       const std::vector<std::string_view>& endings, bool archive);

/// The tables of an Excel or OpenDocument file: {"sheets": [{"name": …, "rows": […]}]}, each as
/// shared/importing/raw_table.h takes it.
Result<std::string> read_workbook(std::string_view bytes);

}  // namespace oferta::server
