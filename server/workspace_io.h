// Workspace files as the commands read and write them.
//
//   OFERTA_ASSIGN(const workspace::Workspace workspace, load_workspace(text));
//   OFERTA_TRY(write_workspace(std::move(file), path));
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::server {

/// What a file says, as operations and as records.
struct OpenedWorkspace {
  std::string author;
  sync::Store store;
  workspace::Workspace workspace;
};

/// A file with errors (see shared/workspace/check.h) is refused, with the first of them.
Result<OpenedWorkspace> open_workspace(std::string_view text);
/// The same for those who only look at the records.
Result<workspace::Workspace> load_workspace(std::string_view text);
/// The same from a file, `-` for standard input; errors name the file.
Result<workspace::Workspace> load_workspace_file(const std::filesystem::path& path);

/// Writes the records under a stamp of their own, of this moment. Nothing is written, and
/// invalid_format returned, when they make no valid workspace.
Result<void> write_workspace(workspace::WorkspaceFile file, const std::string& path);

/// The day in Greenwich: a rate of VAT changes at a year's end, not at an hour of it.
Date today();

}  // namespace oferta::server
