#include <algorithm>

#include "shared/sync/store.h"

namespace oferta::sync {
namespace {

const Cell* find_cell(const Record& record, std::optional<std::uint32_t> field) {
  if (!field) return nullptr;
  const auto at =
      std::lower_bound(record.cells.begin(), record.cells.end(), *field,
                       [](const Cell& cell, std::uint32_t index) { return cell.field() < index; });
  return at != record.cells.end() && at->field() == *field && at->set() ? &*at : nullptr;
}

const Write* latest_write(const Record& record) {
  const Write* latest = nullptr;
  for (const Cell& cell : record.cells) {
    if (!cell.set()) continue;
    if (latest == nullptr || latest->stamp < cell.winner().stamp) latest = &cell.winner();
  }
  return latest;
}

}  // namespace

bool RecordView::blank() const {
  return !sealed() && std::none_of(record_->cells.begin(), record_->cells.end(),
                                   [](const Cell& cell) { return cell.set(); });
}

bool RecordView::deleted() const {
  // The deletion mark has the smallest index, so it is the first cell if there is one.
  if (sealed() || record_->cells.empty()) return false;
  const Cell& first = record_->cells.front();
  return first.field() == kDeletedIndex && first.set() && first.winner().value == "1";
}

Json RecordView::fields() const {
  if (sealed()) {
    Json contents = parse_own_json(record_->seal->contents);
    std::erase_if(contents.get_ref<Json::object_t&>(),
                  [](const auto& member) { return member.second.is_null(); });
    return contents;
  }
  Json out = Json::object();
  auto& members = out.get_ref<Json::object_t&>();
  for (const Cell& cell : record_->cells) {
    if (cell.field() == kDeletedIndex || !cell.set() || cell.winner().value == "null") continue;
    members.emplace(store_->field_name(cell.field()), decode_value(cell.winner().value));
  }
  return out;
}

Json RecordView::field(std::string_view name) const {
  return decode_value(canonical_field(name));
}

std::string RecordView::canonical_field(std::string_view name) const {
  if (sealed()) {
    const Json contents = fields();
    const auto member = contents.find(name);
    return member == contents.end() ? "null" : canonical(*member);
  }
  const Cell* cell = find_cell(*record_, store_->field_index(name));
  return cell == nullptr ? "null" : cell->winner().value;
}

Stamp RecordView::stamp(std::string_view name) const {
  if (sealed()) return canonical_field(name) == "null" ? Stamp() : record_->seal->stamp;
  const Cell* cell = find_cell(*record_, store_->field_index(name));
  return cell == nullptr ? Stamp() : cell->winner().stamp;
}

Stamp RecordView::latest() const {
  if (sealed()) return record_->seal->stamp;
  const Write* write = latest_write(*record_);
  return write == nullptr ? Stamp() : write->stamp;
}

std::string_view RecordView::latest_author() const {
  if (sealed()) return store_->author(store_->origin(record_->seal->origin).author);
  const Write* write = latest_write(*record_);
  if (write == nullptr) return {};
  return store_->author(store_->origin(write->origin).author);
}

}  // namespace oferta::sync
