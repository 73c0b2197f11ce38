#pragma once
/// The document module's side of an order (shared/deals/file_order.h), the client's page included:
/// its definition is the page itself.
///
///   OFERTA_ASSIGN(const deals::OrderedFile file, make_file(order));
#include <string_view>

#include "shared/base/result.h"
#include "shared/deals/file_order.h"

namespace oferta::sharing {

/// Errors of make_ordered_file; conflict for the page of a draft, which is not shared.
Result<deals::OrderedFile> make_file(std::string_view order);

}  // namespace oferta::sharing
