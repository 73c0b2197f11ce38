#include "shared/workspace/workspace_file.h"

#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/id.h"
#include "shared/base/sort.h"
#include "shared/sync/sync_file.h"

namespace oferta::workspace {
namespace {

FileRecord read_record(const FieldReader& reader) {
  FileRecord record;
  if (!reader.expect_object()) return record;
  record.type = reader.non_empty_text("t");
  record.id = reader.non_empty_text("id");
  for (const char* key : {"t", "id"}) {
    const std::string& name = key[0] == 't' ? record.type : record.id;
    if (!name.empty() && !is_valid_id(name)) {
      reader.problem(key, "An id has 1 to 64 characters of a-z, A-Z, 0-9 and . _ : -");
    }
  }
  record.fields = reader.object("f").json();
  return record;
}

// What the operations of a file come to, as if written at the latest of their moments.
Result<WorkspaceFile> merged_records(std::string_view text) {
  OFERTA_ASSIGN(const sync::SyncFile file, sync::read_sync_file(text));
  sync::Store store;
  std::string author;
  sync::Stamp latest;
  for (const sync::Operation& operation : file.operations) {
    store.apply(operation);
    if (operation.stamp >= latest) {
      latest = operation.stamp;
      author = operation.author;
    }
  }
  return file_of(store, latest, std::move(author));
}

}  // namespace

WorkspaceFile read_workspace_file(std::string_view text, Problems& problems) {
  if (sync::is_sync_file(text)) {
    Result<WorkspaceFile> merged = merged_records(text);
    if (!merged) problems.add(merged.error());
    return merged ? *std::move(merged) : WorkspaceFile{};
  }
  WorkspaceFile file;
  const Result<Json> json = parse_json(text);
  if (!json) {
    problems.add(json.error());
    return file;
  }
  const FieldReader reader(*json, "", problems);
  if (!reader.expect_object()) return file;
  const std::string format = reader.text("format");
  if (!format.empty() && format != kWorkspaceFormat) {
    reader.problem("format", "The file is not of the format " + std::string(kWorkspaceFormat) + ".",
                   ErrorCode::unsupported);
    return file;
  }
  const std::string stamp = reader.text("stamp");
  if (const auto parsed = sync::Stamp::parse(stamp)) {
    file.stamp = *parsed;
  } else if (reader.has("stamp")) {
    reader.problem("stamp", parsed.error().message);
  }
  file.author = reader.text("author");
  if (!reader.has("records")) reader.problem("records", "A required field is missing.");
  std::set<std::pair<std::string, std::string>> seen;
  reader.each("records", [&](const FieldReader& entry) {
    FileRecord record = read_record(entry);
    if (!record.id.empty() && !seen.emplace(record.type, record.id).second) {
      entry.problem("id", "The record " + record.type + "/" + record.id + " is there twice.",
                    ErrorCode::conflict);
    }
    file.records.push_back(std::move(record));
  });
  return file;
}

Result<WorkspaceFile> read_workspace_file(std::string_view text) {
  Problems problems;
  WorkspaceFile file = read_workspace_file(text, problems);
  OFERTA_TRY(problems.result());
  return file;
}

std::string write_workspace_file(const WorkspaceFile& file) {
  std::vector<const FileRecord*> order;
  for (const FileRecord& record : file.records) order.push_back(&record);
  sort_by(order, [](const FileRecord* a, const FileRecord* b) {
    return std::tie(a->type, a->id) < std::tie(b->type, b->id);
  });
  std::string text = "{\"author\":" + canonical(Json(file.author)) +
                     ",\"format\":" + canonical(Json(kWorkspaceFormat)) + ",\"records\":[";
  std::string_view separator = "\n";
  for (const FileRecord* record : order) {
    text += separator;
    text += canonical(Json{{"t", record->type}, {"id", record->id}, {"f", record->fields}});
    separator = ",\n";
  }
  text += "\n],\"stamp\":" + canonical(Json(file.stamp.text())) + "}\n";
  return text;
}

Result<std::vector<sync::Operation>> operations_of(const WorkspaceFile& file) {
  std::vector<sync::Operation> operations;
  operations.reserve(file.records.size());
  for (std::size_t i = 0; i < file.records.size(); ++i) {
    const FileRecord& record = file.records[i];
    // Through the codec, which knows the limits of names, values and sizes.
    auto operation = sync::decode_operation(Json{{"n", sync::node_text(file.stamp.node())},
                                                 {"s", static_cast<std::int64_t>(i) + 1},
                                                 {"h", file.stamp.text()},
                                                 {"t", record.type},
                                                 {"id", record.id},
                                                 {"u", file.author},
                                                 {"v", 1},
                                                 {"f", record.fields}});
    if (!operation) {
      return fail_at("records[" + std::to_string(i) + "]", operation.error());
    }
    operations.push_back(std::move(*operation));
  }
  return operations;
}

WorkspaceFile file_of(const sync::Store& store, const sync::Stamp& stamp, std::string author) {
  WorkspaceFile file;
  file.stamp = stamp;
  file.author = std::move(author);
  for (const std::string& type : store.types()) {
    store.for_each(type, [&](const sync::RecordView& view) {
      file.records.push_back({type, std::string(view.id()), view.fields()});
    });
  }
  return file;
}

}  // namespace oferta::workspace
