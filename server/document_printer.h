// Makes a PDF of a document definition with the renderer of the browser, run in Node.
//
//   OFERTA_TRY(print_document(definition, "offer.pdf"));
//
// The renderer is build/web/documents-node.mjs; Node is the pinned one among the npm packages, or
// the one that OFERTA_NODE names.
#pragma once

#include <filesystem>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server {

/// Writes the PDF. Fails with io: no renderer, no Node, or what the renderer says.
Result<void> print_document(std::string_view definition, const std::filesystem::path& out);

}  // namespace oferta::server
