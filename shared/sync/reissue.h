#pragma once
/// A device's clock ran ahead: what it wrote carries stamps from the future, which nobody merges.
/// The same work under a corrected clock:
///
///   Clock corrected(node, latest_stamp_of_others);
///   auto operations = reissue(refused, corrected, now_ms, next_sequence);
///
/// Operations of one transaction keep sharing a stamp, transactions keep their order, and where a
/// later one overwrote an earlier one of the same batch it goes on doing so.
#include <cstdint>
#include <vector>

#include "shared/sync/clock.h"
#include "shared/sync/operation.h"

namespace oferta::sync {

/// The operations, in the order of their stamps, with new stamps and consecutive numbers of the
/// clock's node.
std::vector<Operation> reissue(std::vector<Operation> operations, Clock& clock, std::int64_t now_ms,
                               std::int64_t first_sequence);

}  // namespace oferta::sync
