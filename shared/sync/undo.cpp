#include "shared/sync/undo.h"

#include <algorithm>

#include "shared/sync/cell.h"

namespace oferta::sync {

Inverse inverse_of(const Store& before, const std::vector<Operation>& operations) {
  Inverse inverse;
  for (const Operation& operation : operations) {
    Inverse::Item item;
    item.type = operation.type;
    item.id = operation.id;
    const std::optional<RecordView> view = before.find_any(operation.type, operation.id);
    if (operation.deleted) {
      item.fate = *operation.deleted ? Inverse::Fate::deleted : Inverse::Fate::restored;
    } else if (!view) {
      item.fate = Inverse::Fate::created;
    }
    for (const FieldWrite& field : operation.fields) {
      item.fields.push_back({field.name,
                             view ? view->canonical_field(field.name) : std::string(kNothing),
                             field.value});
    }
    inverse.items_.push_back(std::move(item));
  }
  return inverse;
}

UndoOutcome Inverse::add_to(const Store& store, Transaction& transaction) const {
  UndoOutcome outcome;
  const auto note = [&outcome](bool done) { ++(done ? outcome.restored : outcome.skipped); };
  for (const Item& item : items_) {
    const std::optional<RecordView> view = store.find_any(item.type, item.id);
    if (item.fate == Fate::deleted) {
      note(transaction.restore(item.type, item.id).has_value());
      continue;
    }
    // Compared by value, not by stamp: undoing and redoing writes the same values anew.
    const auto unchanged = [&view](const Field& field) {
      return view && view->canonical_field(field.name) == field.written;
    };
    if (item.fate == Fate::created || item.fate == Fate::restored) {
      // Not when somebody has added to the record since.
      const bool own = view && std::all_of(item.fields.begin(), item.fields.end(), unchanged) &&
                       view->fields().size() ==
                           static_cast<std::size_t>(std::count_if(
                               item.fields.begin(), item.fields.end(),
                               [](const Field& field) { return field.written != kNothing; }));
      note(own && transaction.remove(item.type, item.id).has_value());
      continue;
    }
    for (const Field& field : item.fields) {
      note(unchanged(field) &&
           transaction.set(item.type, item.id, field.name, decode_value(field.before)).has_value());
    }
  }
  return outcome;
}

}  // namespace oferta::sync
