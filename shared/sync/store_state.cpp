// The whole state: its digest, and its form as operations.
#include <algorithm>
#include <tuple>

#include "shared/base/sha256.h"
#include "shared/base/sort.h"
#include "shared/sync/store.h"

namespace oferta::sync {
namespace {

// Length-prefixed, so that no two different states give the same bytes.
void append_framed(std::string& out, std::string_view bytes) {
  out += std::to_string(bytes.size());
  out += ':';
  out += bytes;
}

void append_write(std::string& out, const Write& write) {
  append_framed(out, write.stamp.text());
  append_framed(out, write.value);
}

std::vector<const Cell*> cells_by_name(const Store& store, const Record& record) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : record.cells) {
    if (cell.set()) cells.push_back(&cell);
  }
  std::sort(cells.begin(), cells.end(), [&store](const Cell* a, const Cell* b) {
    return store.field_name(a->field()) < store.field_name(b->field());
  });
  return cells;
}

// Rebuilds the operations of one record from its cells.
class Rebuilder {
 public:
  Rebuilder(const Store& store, std::string_view type, std::string_view id)
      : store_(store), type_(type), id_(id) {}

  std::vector<Operation> operations(const Record& record) {
    if (record.seal) add_seal(*record.seal);
    for (const Cell& cell : record.cells) {
      if (!cell.set()) continue;
      add_write(cell.field(), cell.winner());
      for (const Write& write : cell.lost()) add_write(cell.field(), write);
    }
    add_past(record);
    for (Draft& draft : drafts_) {
      const auto by_name = [](const auto& a, const auto& b) { return a.name < b.name; };
      std::sort(draft.operation.fields.begin(), draft.operation.fields.end(), by_name);
    }
    std::vector<Operation> out;
    for (Draft& draft : drafts_) out.push_back(std::move(draft.operation));
    return out;
  }

 private:
  struct Draft {
    std::uint32_t origin = 0;
    bool open = true;  // further writes of this origin may join
    Operation operation;
  };

  Operation blank(const Origin& origin) const {
    Operation operation;
    operation.type = type_;
    operation.id = id_;
    operation.node = origin.node;
    operation.sequence = origin.sequence;
    operation.stamp = origin.stamp;
    operation.schema = origin.schema;
    return operation;
  }

  Draft& add_draft(std::uint32_t origin, bool open) {
    drafts_.push_back({origin, open, blank(store_.origin(origin))});
    drafts_.back().operation.author = store_.author(store_.origin(origin).author);
    drafts_.back().operation.unknown = store_.unknown(store_.origin(origin).unknown);
    return drafts_.back();
  }

  // A seal is what its operation wrote, no more and no less, so nothing joins it.
  void add_seal(const Seal& seal) {
    Draft& draft = add_draft(seal.origin, false);
    const Json contents = parse_own_json(seal.contents);
    for (const auto& [name, value] : contents.get_ref<const Json::object_t&>()) {
      draft.operation.fields.push_back({name, canonical(value)});
    }
  }

  bool written_by_seal(std::string_view name, const Write& write) const {
    if (drafts_.empty() || drafts_.front().open) return false;
    const Operation& seal = drafts_.front().operation;
    return seal.stamp == write.stamp &&
           std::any_of(seal.fields.begin(), seal.fields.end(), [&](const FieldWrite& field) {
             return field.name == name && field.value == write.value;
           });
  }

  void add_write(std::uint32_t field, const Write& write) {
    const std::string& name = store_.field_name(field);
    if (written_by_seal(name, write)) return;
    const auto takes = [&](const Draft& draft) {
      if (!draft.open || draft.origin != write.origin) return false;
      if (field == kDeletedIndex) return !draft.operation.deleted.has_value();
      return std::none_of(draft.operation.fields.begin(), draft.operation.fields.end(),
                          [&name](const FieldWrite& other) { return other.name == name; });
    };
    const auto found = std::find_if(drafts_.begin(), drafts_.end(), takes);
    Draft& draft = found == drafts_.end() ? add_draft(write.origin, true) : *found;
    if (field == kDeletedIndex) {
      draft.operation.deleted = write.value == "1";
    } else {
      draft.operation.fields.push_back({name, write.value});
    }
  }

  // Overwritten stamps may travel with any operation of the record: take the latest. A record of
  // which nothing else is known gets an operation that only carries them.
  void add_past(const Record& record) {
    std::vector<Overwritten> past;
    Stamp latest;
    for (const Cell& cell : record.cells) {
      if (cell.past().empty()) continue;
      past.push_back({store_.field_name(cell.field()), cell.past()});
      latest = std::max(latest, cell.past().back());
    }
    if (past.empty()) return;
    sort_by(past, [](const Overwritten& a, const Overwritten& b) { return a.field < b.field; });
    if (drafts_.empty()) {
      drafts_.push_back({0, true, blank({latest, latest.node(), 1, 0, 1, 0})});
    }
    const auto last = std::max_element(
        drafts_.begin(), drafts_.end(),
        [](const Draft& a, const Draft& b) { return a.operation.stamp < b.operation.stamp; });
    last->operation.overwritten = std::move(past);
  }

  const Store& store_;
  std::string_view type_;
  std::string_view id_;
  std::vector<Draft> drafts_;
};

}  // namespace

std::string Store::digest() const {
  Sha256 hash;
  std::string bytes;
  for_each_any([&](const RecordView& view) {
    bytes.clear();
    append_framed(bytes, view.type());
    append_framed(bytes, view.id());
    if (view.sealed()) {
      append_framed(bytes, view.record().seal->stamp.text());
      append_framed(bytes, view.record().seal->contents);
    }
    for (const Cell* cell : cells_by_name(*this, view.record())) {
      append_framed(bytes, field_name(cell->field()));
      append_write(bytes, cell->winner());
      bytes += cell->replaced(cell->winner().stamp) ? '-' : '+';
      for (const Write& write : cell->lost()) append_write(bytes, write);
    }
    hash.update(bytes);
  });
  return hex(hash.finish());
}

std::vector<Operation> Store::operations_of(std::string_view type, std::string_view id) const {
  const auto records = types_.find(type);
  if (records == types_.end()) return {};
  const auto record = records->second.find(id);
  if (record == records->second.end()) return {};
  return Rebuilder(*this, type, id).operations(record->second);
}

std::vector<Operation> Store::to_operations() const {
  std::vector<Operation> out;
  for (const auto& [type, records] : types_) {
    for (const auto& [id, record] : records) {
      std::vector<Operation> operations = Rebuilder(*this, type, id).operations(record);
      std::move(operations.begin(), operations.end(), std::back_inserter(out));
    }
  }
  sort_by(out, [](const Operation& a, const Operation& b) {
    return std::tie(a.stamp, a.type, a.id) < std::tie(b.stamp, b.type, b.id);
  });
  return out;
}

}  // namespace oferta::sync
