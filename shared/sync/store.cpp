#include "shared/sync/store.h"

#include <algorithm>

namespace oferta::sync {
namespace {

bool seals(const Operation& operation) {
  return std::any_of(operation.fields.begin(), operation.fields.end(),
                     [](const FieldWrite& field) { return field.name == kSealedField; });
}

std::string contents_of(const std::vector<FieldWrite>& fields) {
  std::string out;
  char separator = '{';
  for (const FieldWrite& field : fields) {
    out += separator;
    separator = ',';
    append_json_string(out, field.name);
    out += ':';
    out += field.value;
  }
  return out + '}';
}

}  // namespace

std::uint32_t Store::intern_field(const std::string& name) {
  const auto [entry, added] =
      field_indices_.try_emplace(name, static_cast<std::uint32_t>(fields_.size()));
  if (added) fields_.push_back(name);
  return entry->second;
}

std::uint32_t Store::intern_author(const std::string& author) {
  const auto [entry, added] =
      author_indices_.try_emplace(author, static_cast<std::uint32_t>(authors_.size()));
  if (added) authors_.push_back(author);
  return entry->second;
}

std::uint32_t Store::intern_unknown(const std::string& members) {
  const auto [entry, added] =
      unknown_indices_.try_emplace(members, static_cast<std::uint32_t>(unknown_.size()));
  if (added) unknown_.push_back(members);
  return entry->second;
}

std::uint32_t Store::add_origin(const Operation& operation) {
  origins_.push_back({operation.stamp, operation.node, operation.sequence,
                      intern_author(operation.author), operation.schema,
                      intern_unknown(operation.unknown)});
  return static_cast<std::uint32_t>(origins_.size() - 1);
}

std::optional<std::uint32_t> Store::field_index(std::string_view name) const {
  const auto entry = field_indices_.find(std::string(name));
  if (entry == field_indices_.end()) return std::nullopt;
  return entry->second;
}

Cell& Store::cell_at(Record& record, std::uint32_t field) {
  std::vector<Cell>& cells = record.cells;
  const auto at =
      std::lower_bound(cells.begin(), cells.end(), field,
                       [](const Cell& cell, std::uint32_t index) { return cell.field() < index; });
  if (at != cells.end() && at->field() == field) return *at;
  ++cells_;
  return *cells.emplace(at, field);
}

bool Store::apply_overwritten(Record& record, const Operation& operation) {
  bool changed = false;
  for (const Overwritten& entry : operation.overwritten) {
    Cell& cell = cell_at(record, intern_field(entry.field));
    for (const Stamp& stamp : entry.stamps) changed |= cell.overwrite(stamp);
  }
  return changed;
}

bool Store::apply_writes(Record& record, const Operation& operation, std::uint32_t origin) {
  bool changed = false;
  if (operation.deleted) {
    const char* const mark = *operation.deleted ? "1" : "0";
    changed |= cell_at(record, kDeletedIndex).add({mark, operation.stamp, origin});
  }
  record.cells.reserve(std::max(record.cells.capacity(), operation.fields.size()));
  for (const FieldWrite& field : operation.fields) {
    if (field.name == kSealedField) continue;  // kept in the seal, see apply_seal
    Cell& cell = cell_at(record, intern_field(field.name));
    changed |= cell.add({field.value, operation.stamp, origin});
  }
  return changed;
}

// The earliest seal holds; of two with one stamp (a cloned node) the one with the larger bytes.
bool Store::apply_seal(Record& record, const Operation& operation, std::uint32_t origin) {
  if (!seals(operation)) return false;
  auto seal = std::make_unique<Seal>(Seal{operation.stamp, origin, contents_of(operation.fields)});
  if (record.seal) {
    const bool earlier = seal->stamp < record.seal->stamp;
    const bool larger = seal->stamp == record.seal->stamp && seal->contents > record.seal->contents;
    if (!earlier && !larger) return false;
  }
  record.seal = std::move(seal);
  return true;
}

bool Store::apply(const Operation& operation) {
  Records& records = types_[operation.type];
  Record& record = records.try_emplace(operation.id).first->second;
  const std::uint32_t origin = add_origin(operation);
  const bool overwritten = apply_overwritten(record, operation);
  const bool written = apply_writes(record, operation, origin);
  const bool sealed = apply_seal(record, operation, origin);
  if (!written && !sealed) origins_.pop_back();  // nothing refers to it

  seen_.latest = std::max(seen_.latest, operation.stamp);
  seen_.sequences[operation.node].add(operation.sequence);

  const RecordView view(*this, operation.type, operation.id, record);
  const bool has_lost = std::any_of(record.cells.begin(), record.cells.end(),
                                    [](const Cell& cell) { return !cell.lost().empty(); });
  if (has_lost || view.sealed() || view.deleted()) {
    disputed_.emplace(operation.type, operation.id);
  }
  return overwritten || written || sealed;
}

std::size_t Store::apply_all(const std::vector<Operation>& operations) {
  std::size_t changed = 0;
  for (const Operation& operation : operations) {
    if (apply(operation)) ++changed;
  }
  return changed;
}

std::optional<RecordView> Store::find_any(std::string_view type, std::string_view id) const {
  const auto records = types_.find(type);
  if (records == types_.end()) return std::nullopt;
  const auto record = records->second.find(id);
  if (record == records->second.end()) return std::nullopt;
  const RecordView view(*this, records->first, record->first, record->second);
  if (view.blank()) return std::nullopt;
  return view;
}

std::optional<RecordView> Store::find(std::string_view type, std::string_view id) const {
  const std::optional<RecordView> view = find_any(type, id);
  if (!view || view->deleted()) return std::nullopt;
  return view;
}

void Store::for_each(std::string_view type,
                     const std::function<void(const RecordView&)>& visit) const {
  const auto records = types_.find(type);
  if (records == types_.end()) return;
  for (const auto& [id, record] : records->second) {
    const RecordView view(*this, records->first, id, record);
    if (!view.blank() && !view.deleted()) visit(view);
  }
}

void Store::for_each_any(const std::function<void(const RecordView&)>& visit) const {
  for (const auto& [type, records] : types_) {
    for (const auto& [id, record] : records) {
      const RecordView view(*this, type, id, record);
      if (!view.blank()) visit(view);
    }
  }
}

std::vector<std::string> Store::types() const {
  std::vector<std::string> names;
  for (const auto& [type, records] : types_) names.push_back(type);
  return names;
}

std::size_t Store::count(std::string_view type) const {
  std::size_t count = 0;
  for_each(type, [&count](const RecordView& /*record*/) { ++count; });
  return count;
}

std::int64_t Store::last_sequence(NodeId node) const {
  const auto entry = seen_.sequences.find(node);
  return entry == seen_.sequences.end() ? 0 : entry->second.largest();
}

std::int64_t Store::seen_through(NodeId node) const {
  const auto entry = seen_.sequences.find(node);
  return entry == seen_.sequences.end() ? 0 : entry->second.through();
}

void Store::note_seen(const Seen& seen) {
  seen_.latest = std::max(seen_.latest, seen.latest);
  for (const auto& [node, sequences] : seen.sequences) seen_.sequences[node].add(sequences);
}

}  // namespace oferta::sync
