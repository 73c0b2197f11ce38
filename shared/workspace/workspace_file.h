#pragma once
/// The workspace file, format "oferta-workspace-1": a list of records that one author wrote at one
/// moment. Loading makes operations of it, so that a file, a device and a server are one thing.
///
///   Result<WorkspaceFile> file = read_workspace_file(text);
///   Result<std::vector<sync::Operation>> operations = operations_of(*file);
///   store.apply_all(*operations);
///   std::string bytes = write_workspace_file(file_of(store, stamp, author));
///
/// What the records say is judged in check.h. A file of operations (record_file.h) is read as well,
/// as the records its operations come to.
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/sync/operation.h"
#include "shared/sync/stamp.h"
#include "shared/sync/store.h"

namespace oferta::workspace {

inline constexpr std::string_view kWorkspaceFormat = "oferta-workspace-1";

struct FileRecord {
  std::string type;
  std::string id;
  Json fields;  ///< an object
};

struct WorkspaceFile {
  sync::Stamp stamp;  ///< of all its operations
  std::string author;
  std::vector<FileRecord> records;
};

/// Reads the form of the file alone: format, stamp, records with type, id and fields, none twice.
/// invalid_json, invalid_format and conflict with the place; unsupported for another format.
Result<WorkspaceFile> read_workspace_file(std::string_view text);
/// The same, noting everything that is wrong with the form; what could be read is returned.
WorkspaceFile read_workspace_file(std::string_view text, Problems& problems);

/// The file as canonical JSON, one record on a line, records by type and id, a final newline.
std::string write_workspace_file(const WorkspaceFile& file);

/// One operation for each record, in the order of the file: node and stamp are the file's,
/// sequences count from 1. Two devices that load the same file therefore hold the same state.
/// Errors: what the format of operations cannot hold, with the place.
Result<std::vector<sync::Operation>> operations_of(const WorkspaceFile& file);

/// All records of a store that are not deleted.
WorkspaceFile file_of(const sync::Store& store, const sync::Stamp& stamp, std::string author);

}  // namespace oferta::workspace
