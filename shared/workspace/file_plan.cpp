#include "shared/workspace/file_plan.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "shared/sync/clock.h"
#include "shared/sync/conflict.h"
#include "shared/sync/sync_file.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::workspace {
namespace {

// A workspace file says what was, not what it replaced: only values that are newer than those here
// remain, and they replace knowingly.
void keep_newer(const sync::Store& store, sync::Operation& operation) {
  const auto view = store.find_any(operation.type, operation.id);
  if (!view) return;
  if (view->deleted() || view->sealed()) {
    operation.fields.clear();
    return;
  }
  std::erase_if(operation.fields, [&](const sync::FieldWrite& field) {
    return view->stamp(field.name) >= operation.stamp ||
           view->canonical_field(field.name) == field.value;
  });
  for (const sync::FieldWrite& field : operation.fields) {
    const sync::Stamp stamp = view->stamp(field.name);
    if (!stamp.none()) operation.overwritten.push_back({field.name, {stamp}});
  }
}

Result<std::vector<sync::Operation>> operations_in(const sync::Store& store, std::string_view bytes,
                                                   std::string_view space) {
  if (!sync::is_sync_file(bytes)) {
    OFERTA_ASSIGN(const WorkspaceFile file, read_workspace_file(bytes));
    OFERTA_ASSIGN(std::vector<sync::Operation> operations, operations_of(file));
    for (sync::Operation& operation : operations) keep_newer(store, operation);
    return operations;
  }
  OFERTA_ASSIGN(sync::SyncFile file, sync::read_sync_file(bytes));
  if (!space.empty() && !file.header.space.empty() && file.header.space != space) {
    return fail(ErrorCode::conflict, "The file belongs to another team.");
  }
  return std::move(file.operations);
}

using Snapshot = std::map<std::string, std::string, std::less<>>;

// The fields in force by name; none where there is no such record, or it is deleted.
std::optional<Snapshot> snapshot(const sync::Store& store, const RecordName& name) {
  const auto view = store.find(name.type, name.id);
  if (!view) return std::nullopt;
  Snapshot out;
  const Json fields = view->fields();
  for (const auto& [field, value] : fields.items()) out.emplace(field, canonical(value));
  return out;
}

std::string value_of(const std::optional<Snapshot>& fields, const std::string& name) {
  if (!fields) return "null";
  const auto found = fields->find(name);
  return found == fields->end() ? std::string("null") : found->second;
}

std::vector<FieldDifference> differences(const std::optional<Snapshot>& before,
                                         const std::optional<Snapshot>& after) {
  std::vector<FieldDifference> out;
  Snapshot all = after.value_or(Snapshot{});
  if (before) all.insert(before->begin(), before->end());
  for (const auto& [name, unused] : all) {
    FieldDifference difference{name, value_of(before, name), value_of(after, name)};
    if (difference.before != difference.after) out.push_back(std::move(difference));
  }
  return out;
}

}  // namespace

Result<FilePlan> plan_file(const sync::Store& store, std::string_view bytes, std::string_view space,
                           std::int64_t now_ms) {
  OFERTA_ASSIGN(std::vector<sync::Operation> operations, operations_in(store, bytes, space));
  FilePlan plan;
  plan.ahead_ms = sync::ms_ahead(sync::latest_stamp(operations), now_ms);
  // The records of the file as they are here, in a store of their own to try it on.
  sync::Store trial;
  std::map<RecordName, std::optional<Snapshot>> before;
  for (const sync::Operation& operation : operations) {
    const RecordName name{operation.type, operation.id};
    if (before.count(name) > 0) continue;
    trial.apply_all(store.operations_of(name.type, name.id));
    before.emplace(name, snapshot(trial, name));
  }
  const std::size_t conflicts_before = sync::conflicts(trial).size();
  for (sync::Operation& operation : operations) {
    const bool empty =
        operation.fields.empty() && operation.overwritten.empty() && !operation.deleted;
    if (!empty && trial.apply(operation)) plan.operations.push_back(std::move(operation));
  }
  plan.conflicts = sync::conflicts(trial).size();
  plan.conflicts -= std::min(plan.conflicts, conflicts_before);
  for (const auto& [name, was] : before) {
    const std::optional<Snapshot> is = snapshot(trial, name);
    RecordDifference difference;
    difference.differences = differences(was, is);
    if (was.has_value() == is.has_value() && difference.differences.empty()) {
      ++plan.unchanged;
      continue;
    }
    difference.record = name;
    const bool here = store.find_any(name.type, name.id).has_value();
    difference.fate =
        is ? (was ? RecordFate::changed : (here ? RecordFate::restored : RecordFate::added))
           : RecordFate::deleted;
    if (const auto view = trial.find_any(name.type, name.id)) difference.fields = view->fields();
    plan.records.push_back(std::move(difference));
  }
  return plan;
}

}  // namespace oferta::workspace
