// What clients do at links, as operations of author "client": by sync they come to all devices.
//
//   sync::Transaction change(store);
//   OFERTA_TRY(offer::add_answer(change, answer));
//   OFERTA_TRY(store_change(sql, store.latest(), change, now_ms()));
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>

#include "shared/base/result.h"
#include "shared/sync/stamp.h"
#include "shared/sync/transaction.h"

namespace oferta::server::team {

/// Stores what changes, in the database transaction the caller holds. Its stamp is later than
/// `latest`, the latest of the store it was made against, and than that of any change before it.
/// Errors: those of the transaction; io when an operation is not taken.
Result<void> store_change(soci::session& sql, const sync::Stamp& latest,
                          const sync::Transaction& change, std::int64_t now_ms);

/// Notes that a link was viewed; true when it was the first time.
bool note_first_view(soci::session& sql, const std::string& link, std::int64_t now_ms);

}  // namespace oferta::server::team
