#pragma once
/// The brief file, format "oferta-brief-1": what a client needs, for the command line.
///
///   Result<BriefFile> file = read_brief_file(text);
///   OFERTA_TRY(check_brief(workspace, *file));
///   engine.start(workspace.source(file->brief), file->brief);
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/clients/client.h"
#include "shared/needs/brief.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {

inline constexpr std::string_view kBriefFormat = "oferta-brief-1";

struct BriefFile {
  needs::Brief brief;
  std::optional<clients::Client> client;  ///< given in the file
  std::string client_id;                  ///< or a client of the workspace
  std::string manager;                    ///< id
  std::string number;                     ///< of the offer; may be empty
  Language language = Language::ru;
  std::vector<std::string> notes;
};

/// invalid_json, invalid_format or out_of_range with the place; unsupported for another format.
Result<BriefFile> read_brief_file(std::string_view text);

/// Whether what the brief names exists in the workspace (questionnaire, questions, needs, products,
/// manager, client) and its answers fit their questions; not_found or invalid_format with the
/// place.
Result<void> check_brief(const Workspace& workspace, const BriefFile& file);

}  // namespace oferta::workspace
