#pragma once
/// Leaves out candidates that cannot matter, so that catalogues of tens of thousands of products
/// make small problems. Exact: some best selection is always among those that stay.
///
///   const std::vector<std::int32_t> kept = reduce(candidates, relations);
///
/// A candidate goes if at least as many others as its slot has places dominate it: others of the
/// same slot that cost no more, serve every need at least as well and conflict with and require
/// nothing more. (Were it in a selection, one of those would be free to take its place.) So does a
/// candidate that serves no need and that nothing asks for.
#include <cstdint>
#include <vector>

#include "shared/proposal/candidates.h"
#include "shared/proposal/relations.h"

namespace oferta::proposal {

/// Positions of the candidates that stay, rising.
std::vector<std::int32_t> reduce(const Candidates& candidates, const Relations& relations);

}  // namespace oferta::proposal
