#include "server/workspace_io.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "server/files.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/workspace/check.h"

namespace oferta::server {
namespace {

std::optional<workspace::Finding> first_error(std::string_view text) {
  for (workspace::Finding& finding : workspace::check_workspace(text)) {
    if (finding.severity == workspace::Severity::error) return std::move(finding);
  }
  return std::nullopt;
}

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

// Its node stands for these records alone, so that two files are never taken for one author's
// sequence.
sync::Stamp stamp_of(const std::vector<workspace::FileRecord>& records) {
  std::string text;
  for (const workspace::FileRecord& record : records) {
    text += canonical(Json{record.type, record.id, record.fields});
  }
  constexpr std::size_t kNodeDigits = 16;
  constexpr int kHexadecimal = 16;
  const sync::NodeId node =
      std::stoull(sha256_hex(text).substr(0, kNodeDigits), nullptr, kHexadecimal);
  return {static_cast<std::uint64_t>(now_ms()), 0, node};
}

}  // namespace

Result<OpenedWorkspace> open_workspace(std::string_view text) {
  if (const auto error = first_error(text)) {
    return fail(ErrorCode::invalid_format, error->message, error->place);
  }
  OFERTA_ASSIGN(workspace::WorkspaceFile file, workspace::read_workspace_file(text));
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations, workspace::operations_of(file));
  OpenedWorkspace opened;
  opened.author = std::move(file.author);
  opened.store.apply_all(operations);
  opened.workspace.refresh(opened.store);
  return opened;
}

Result<workspace::Workspace> load_workspace(std::string_view text) {
  OFERTA_ASSIGN(OpenedWorkspace opened, open_workspace(text));
  return std::move(opened.workspace);
}

Result<void> write_workspace(workspace::WorkspaceFile file, const std::string& path) {
  file.stamp = stamp_of(file.records);
  const std::string text = workspace::write_workspace_file(file);
  if (const auto error = first_error(text)) {
    return fail(ErrorCode::invalid_format,
                "What would be written is no valid workspace: " + error->message, error->place);
  }
  return write_file(path, text);
}

Date today() {
  return date_of_unix_ms(now_ms());
}

Result<workspace::Workspace> load_workspace_file(const std::filesystem::path& path) {
  OFERTA_ASSIGN(const std::string text, read_file(path));
  auto workspace = load_workspace(text);
  if (!workspace) return fail_in_file(path, workspace.error());
  return workspace;
}

}  // namespace oferta::server
