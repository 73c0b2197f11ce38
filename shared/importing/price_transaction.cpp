#include "shared/importing/price_transaction.h"

#include <string>

#include "shared/base/json.h"
#include "shared/importing/price_memory.h"

namespace oferta::importing {
namespace {

Result<void> add_record(sync::Transaction& change, const sync::Store& store,
                        const workspace::FileRecord& record) {
  const auto before = store.find_any(record.type, record.id);
  if (before && before->deleted()) {
    OFERTA_TRY(change.restore(record.type, record.id));
    const Json kept = before->fields();
    for (const auto& [name, value] : kept.items()) {
      if (!record.fields.contains(name)) {
        OFERTA_TRY(change.set(record.type, record.id, name, nullptr));
      }
    }
  }
  return change.set_fields(record.type, record.id, record.fields);
}

}  // namespace

Result<void> add_to(sync::Transaction& change, const sync::Store& store,
                    const std::vector<workspace::FileRecord>& records) {
  for (const workspace::FileRecord& record : records) {
    OFERTA_TRY(add_record(change, store, record));
  }
  return {};
}

Result<void> remember_in(sync::Transaction& change, const sync::Store& store, const RawTable& table,
                         const PriceMapping& mapping) {
  const std::string id = mapping_memory_id(table, mapping);
  if (id.empty()) return {};
  OFERTA_ASSIGN(Json value, parse_json(write_price_mapping(table, mapping)));
  return add_record(change, store, {"setting", id, Json{{"value", std::move(value)}}});
}

}  // namespace oferta::importing
