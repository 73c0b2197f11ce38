#pragma once
/// Leaves out candidates that cannot matter, so that catalogues of tens of thousands of products
/// make small problems. Exact: some best selection is always among those that stay.
///
///   const std::vector<std::int32_t> kept = reduce(candidates, relations, prices);
///
/// A candidate goes if at least as many others as its slot has places dominate it: others of the
/// same slot that cost no more, serve every need at least as well and conflict with and require
/// nothing more. (Were it in a selection, one of those would be free to take its place.) So does a
/// candidate that serves no need and that nothing asks for. Members of planned bundles are not
/// compared: what they cost depends on others. Where a discount waits behind a threshold of the
/// total nothing is: the dearer candidate may be the one that reaches it.
#include <cstdint>
#include <vector>

#include "shared/proposal/candidates.h"
#include "shared/proposal/document_prices.h"
#include "shared/proposal/relations.h"

namespace oferta::proposal {

/// Positions of the candidates that stay, rising.
std::vector<std::int32_t> reduce(const Candidates& candidates, const Relations& relations,
                                 const DocumentPrices& prices);

}  // namespace oferta::proposal
