#pragma once
/// Writes what an import changes as one transaction, which is one undo.
///
///   sync::Transaction change(store);
///   OFERTA_TRY(add_to(change, store, preview.records));
///   OFERTA_TRY(remember_in(change, store, table, mapping));
#include <vector>

#include "shared/base/result.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/raw_table.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

/// Sets the fields of each record. A record that was deleted – a product of an import that has been
/// taken back – is brought back with these fields alone. Errors: what a record cannot hold.
Result<void> add_to(sync::Transaction& change, const sync::Store& store,
                    const std::vector<workspace::FileRecord>& records);

/// Remembers what the columns mean for the next list with these headings; nothing where the table
/// has none.
Result<void> remember_in(sync::Transaction& change, const sync::Store& store, const RawTable& table,
                         const PriceMapping& mapping);

}  // namespace oferta::importing
