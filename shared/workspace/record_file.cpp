#include "shared/workspace/record_file.h"

#include <algorithm>
#include <iterator>

#include "shared/sync/sync_file.h"

namespace oferta::workspace {
namespace {

// The records of a type whose field names the given id.
void add_where(std::vector<RecordName>& out, const sync::Store& store, std::string_view type,
               std::string_view field, std::string_view id) {
  store.for_each(type, [&](const sync::RecordView& view) {
    const Json value = view.field(field);
    if (value.is_string() && value.get_ref<const std::string&>() == id) {
      out.push_back({std::string(type), std::string(view.id())});
    }
  });
}

void add_offer(std::vector<RecordName>& out, const sync::Store& store, std::string_view offer) {
  out.push_back({"offer", std::string(offer)});
  out.push_back({"offer_status", std::string(offer)});
  add_where(out, store, "offer_line", "offer", offer);
}

}  // namespace

std::vector<RecordName> records_of_client(const sync::Store& store, std::string_view client) {
  std::vector<RecordName> out{{"client", std::string(client)}};
  add_where(out, store, "note", "client", client);
  add_where(out, store, "brief", "client", client);
  std::vector<RecordName> offers;
  add_where(offers, store, "offer", "client", client);
  for (const RecordName& offer : offers) add_offer(out, store, offer.id);
  return out;
}

std::vector<RecordName> records_of_offer(const sync::Store& store, std::string_view offer) {
  std::vector<RecordName> out;
  add_offer(out, store, offer);
  if (const auto view = store.find("offer", offer)) {
    for (const char* const type : {"client", "brief"}) {
      const Json id = view->field(type);
      if (id.is_string()) out.push_back({type, id.get<std::string>()});
    }
  }
  return out;
}

std::string file_of_records(const sync::Store& store, const std::vector<RecordName>& records,
                            std::string_view space) {
  std::vector<sync::Operation> operations;
  if (records.empty()) operations = store.to_operations();
  for (const RecordName& name : records) {
    std::vector<sync::Operation> of_one = store.operations_of(name.type, name.id);
    std::move(of_one.begin(), of_one.end(), std::back_inserter(operations));
  }
  sync::SyncFileHeader header;
  header.space = space;
  for (const sync::Operation& operation : operations) {
    header.schema = std::max(header.schema, operation.schema);
  }
  return sync::write_sync_file(header, operations);
}

}  // namespace oferta::workspace
