#include "shared/sync/transaction.h"

#include <algorithm>

#include "shared/sync/cell.h"

namespace oferta::sync {
namespace {

std::string place_of_record(std::string_view type, std::string_view id) {
  return std::string(type) + "/" + std::string(id);
}

tl::unexpected<Error> sealed_error(std::string_view type, std::string_view id) {
  return fail(ErrorCode::sealed, "The record is issued and cannot be changed.",
              place_of_record(type, id));
}

}  // namespace

Result<Transaction::Change*> Transaction::editable(std::string_view type, std::string_view id) {
  const Key key{std::string(type), std::string(id)};
  const auto change = changes_.find(key);
  const bool pending = change != changes_.end();
  const std::optional<RecordView> view = store_->find_any(type, id);
  if ((view && view->sealed()) || (pending && change->second.sealed)) {
    return sealed_error(type, id);
  }
  const Fate fate = pending ? change->second.fate : Fate::stays;
  const bool deleted = fate == Fate::deleted || (fate == Fate::stays && view && view->deleted());
  if (deleted) {
    return fail(ErrorCode::not_found, "The record has been deleted.", place_of_record(type, id));
  }
  return &changes_[key];
}

Result<void> Transaction::set(std::string_view type, std::string_view id, std::string_view field,
                              const Json& value) {
  const auto fits = [](std::string_view name) {
    return !name.empty() && name.size() <= kMaxNameBytes;
  };
  if (!fits(type) || !fits(id) || !fits(field)) {
    return fail(ErrorCode::invalid_argument, "A name has 1 to 128 bytes.",
                place_of_record(type, id));
  }
  if (field == kSealedField) {
    return fail(ErrorCode::invalid_argument, "A record is sealed by its own command.",
                place_of_record(type, id));
  }
  const std::string place = place_of_record(type, id) + "." + std::string(field);
  OFERTA_ASSIGN(std::string text, encode_value(value, place));
  OFERTA_ASSIGN(Change* const change, editable(type, id));
  const std::optional<RecordView> view = store_->find_any(type, id);
  const std::string current = view ? view->canonical_field(field) : std::string(kNothing);
  if (text == current) {
    change->fields.erase(std::string(field));
  } else {
    change->fields.insert_or_assign(std::string(field), std::move(text));
  }
  return {};
}

Result<void> Transaction::set_fields(std::string_view type, std::string_view id,
                                     const Json& fields) {
  if (!fields.is_object()) {
    return fail(ErrorCode::invalid_argument, "An object was expected.", place_of_record(type, id));
  }
  for (const auto& [name, value] : fields.get_ref<const Json::object_t&>()) {
    OFERTA_TRY(set(type, id, name, value));
  }
  return {};
}

Result<void> Transaction::remove(std::string_view type, std::string_view id) {
  OFERTA_ASSIGN(Change* const change, editable(type, id));
  if (!store_->find_any(type, id)) {
    const bool pending = !change->fields.empty();
    changes_.erase({std::string(type), std::string(id)});
    if (pending) return {};  // made in this transaction: it never comes to be
    return fail(ErrorCode::not_found, "There is no such record.", place_of_record(type, id));
  }
  change->fields.clear();
  change->fate = store_->find(type, id) ? Fate::deleted : Fate::stays;
  return {};
}

Result<void> Transaction::restore(std::string_view type, std::string_view id) {
  const Key key{std::string(type), std::string(id)};
  const auto change = changes_.find(key);
  if (change != changes_.end() && change->second.fate == Fate::deleted) {
    change->second.fate = Fate::stays;
    return {};
  }
  const std::optional<RecordView> view = store_->find_any(type, id);
  if (!view || !view->deleted()) {
    return fail(ErrorCode::not_found, "There is no such deleted record.",
                place_of_record(type, id));
  }
  changes_[key].fate = Fate::restored;
  return {};
}

Result<void> Transaction::seal(std::string_view type, std::string_view id) {
  OFERTA_ASSIGN(Change* const change, editable(type, id));
  if (!store_->find_any(type, id) && change->fields.empty()) {
    changes_.erase({std::string(type), std::string(id)});
    return fail(ErrorCode::not_found, "There is no such record.", place_of_record(type, id));
  }
  change->sealed = true;
  return {};
}

Result<void> Transaction::bring_back(std::string_view type, std::string_view id) {
  const std::optional<RecordView> view = store_->find_any(type, id);
  const auto change = changes_.find({std::string(type), std::string(id)});
  const bool restored = change != changes_.end() && change->second.fate == Fate::restored;
  if (!view || !view->deleted() || restored) return {};
  return restore(type, id);
}

Result<void> Transaction::resolve(const Conflict& conflict, Choice choice) {
  if (choice == Choice::take_lost) {
    if (conflict.kind == ConflictKind::edited_sealed) {
      return sealed_error(conflict.type, conflict.record);
    }
    if (conflict.field == kDeletedField) {
      OFERTA_TRY(conflict.lost == "1" ? remove(conflict.type, conflict.record)
                                      : restore(conflict.type, conflict.record));
    } else {
      OFERTA_TRY(bring_back(conflict.type, conflict.record));
      OFERTA_TRY(set(conflict.type, conflict.record, conflict.field, decode_value(conflict.lost)));
    }
  }
  changes_[{conflict.type, conflict.record}].acknowledged[conflict.field].push_back(
      conflict.lost_stamp);
  return {};
}

bool Transaction::empty() const {
  return std::all_of(changes_.begin(), changes_.end(), [](const auto& entry) {
    const Change& change = entry.second;
    return change.fields.empty() && change.acknowledged.empty() && change.fate == Fate::stays &&
           !change.sealed;
  });
}

Operation Transaction::operation_for(const Key& key, const Change& change) const {
  Operation operation;
  operation.type = key.first;
  operation.id = key.second;
  std::map<std::string, std::string, std::less<>> fields = change.fields;
  std::map<std::string, std::vector<Stamp>, std::less<>> overwritten = change.acknowledged;
  const std::optional<RecordView> view = store_->find_any(key.first, key.second);
  // Deleting, restoring and sealing speak about the record as a whole.
  const bool whole = change.fate != Fate::stays || change.sealed;
  if (view) {
    for (const Cell& cell : view->record().cells) {
      const std::string& name = store_->field_name(cell.field());
      if (!cell.set()) continue;
      if (cell.field() == kDeletedIndex) {
        if (change.fate != Fate::stays) overwritten[name].push_back(cell.winner().stamp);
        continue;
      }
      if (whole || fields.contains(name)) overwritten[name].push_back(cell.winner().stamp);
      const bool rewritten = change.fate == Fate::restored || change.sealed;
      if (rewritten && cell.winner().value != kNothing) {
        fields.try_emplace(name, cell.winner().value);
      }
    }
  }
  if (change.fate != Fate::stays) operation.deleted = change.fate == Fate::deleted;
  if (change.sealed) fields.insert_or_assign(std::string(kSealedField), "true");
  for (auto& [name, value] : fields) operation.fields.push_back({name, std::move(value)});
  for (auto& [name, stamps] : overwritten) {
    std::sort(stamps.begin(), stamps.end());
    stamps.erase(std::unique(stamps.begin(), stamps.end()), stamps.end());
    operation.overwritten.push_back({name, std::move(stamps)});
  }
  return operation;
}

Result<std::vector<Operation>> Transaction::build(const TransactionHeader& header) const {
  std::vector<Operation> operations;
  std::int64_t sequence = header.first_sequence;
  for (const auto& [key, change] : changes_) {
    Operation operation = operation_for(key, change);
    if (operation.fields.empty() && operation.overwritten.empty() && !operation.deleted) continue;
    operation.node = header.stamp.node();
    operation.sequence = sequence++;
    operation.stamp = header.stamp;
    operation.author = header.author;
    operation.schema = header.schema;
    if (operation.fields.size() > kMaxFields || encode(operation).size() > kMaxRecordBytes) {
      return fail(ErrorCode::out_of_range, "The record is larger than 256 KiB.",
                  place_of_record(key.first, key.second));
    }
    operations.push_back(std::move(operation));
  }
  return operations;
}

}  // namespace oferta::sync
