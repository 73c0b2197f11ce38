#pragma once
/// The workspace file, format "oferta-workspace-1": a list of records that one author wrote at one
/// moment. Loading makes operations of it, so that a file, a device and a server are one thing.
///
///   Result<WorkspaceFile> file = read_workspace_file(text);
///   for (const FileRecord& record : file->records) …
///   std::vector<Finding> findings = check_workspace(text);     // `oferta check`
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"

namespace oferta::workspace {

inline constexpr std::string_view kWorkspaceFormat = "oferta-workspace-1";

struct FileRecord {
  std::string type;
  std::string id;
  Json fields;  ///< an object
};

struct WorkspaceFile {
  std::string stamp;   ///< of all its operations
  std::string author;
  std::vector<FileRecord> records;
};

/// Reads the form of the file alone: format, stamp, records with type, id and fields, none twice.
/// What the records say is judged by check_workspace. invalid_json and invalid_format with the
/// place; unsupported for another format.
Result<WorkspaceFile> read_workspace_file(std::string_view text);

/// The file as canonical JSON, one record on a line, records by type and id, a final newline.
std::string write_workspace_file(const WorkspaceFile& file);

enum class Severity {
  error,    ///< the file cannot be used as it is
  warning,  ///< it can, but somebody should look at it
};

struct Finding {
  Severity severity = Severity::error;
  std::string place;    ///< "records[12] product/pbx-1: f.price.amount"; "line 3, column 14"
  std::string message;  ///< one English sentence
};

/// Everything that is wrong with the file, in the order of the records: its form, the fields of
/// every known type, what they refer to (categories, products, needs, questions, attributes …),
/// curves, VAT rates; as warnings the check digits of requisites, missing translations, unknown
/// types. Nothing found: an empty list.
std::vector<Finding> check_workspace(std::string_view text);

}  // namespace oferta::workspace
