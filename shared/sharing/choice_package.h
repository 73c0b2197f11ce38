#pragma once
/// The choice package: everything a device may hold on which somebody chooses for themselves – by a
/// link at home, or at an exhibition stand – and nothing else. It is a small workspace: the
/// questions of one questionnaire, the products they can lead to at the prices of the one it is
/// for, and who offers.
///
///   OFERTA_ASSIGN(const ChoicePackage package, choice_package(store, workspace, terms));
///   std::string bytes = write_choice_package(package);   // canonical JSON, "oferta-choice-1"
///   OFERTA_ASSIGN(const OpenChoice open, open_choice(package));
///   engine.start(open.workspace.source(brief), brief);   // the same answers as at the manager's
///
/// Types and fields are named in choice_package.cpp; what is not named there is in no package.
/// Pictures of products go along as far as there is room: one of each category, then the next ones.
/// Costs, stock, margins, discount limits, competitors, notes, clients, briefs, offers, price lists
/// and who price rules are for have no place in it: prices are worked out for the buyer beforehand,
/// and of the rules only those that apply to them go along. Two workspaces that differ in nothing
/// else give the same bytes.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::sharing {

inline constexpr std::string_view kChoiceFormat = "oferta-choice-1";
/// The largest package, in bytes.
inline constexpr std::size_t kMaxChoiceBytes = 1'000'000;

/// Whether a stand shows a keyboard of its own to type with.
enum class StandKeyboard {
  automatic,  ///< where there is no other
  always,
  never,
};

/// What a stand at an exhibition needs besides: it calls out to those who pass by, begins anew for
/// each visitor, and only the staff ends it.
struct StandTerms {
  std::string headline;            ///< at most 200 bytes
  std::int64_t idle_seconds = 60;  ///< without a touch, before the next visitor: 15 to 600
  std::string exit_pin;            ///< "<salt>:<SHA-256 of salt:pin>"
  StandKeyboard keyboard = StandKeyboard::automatic;  ///< packages from before say nothing of it
  /// Ids of the questions whose answers the stand shows as charts: at most 50 of the questionnaire,
  /// none twice; see workspace/poll.h. Empty: none.
  std::vector<std::string> poll{};
  /// Token of the link by which visitors go on at home, 64 hexadecimal digits: one to the same
  /// questions, but not to a stand, so that neither the staff's code nor the stand's own link
  /// leaves it. Empty: there is none.
  std::string home{};
  friend bool operator==(const StandTerms&, const StandTerms&) = default;
};

/// What is to be chosen from, by whom, and who is asked.
struct ChoiceTerms {
  std::string questionnaire;  ///< id
  std::string client;         ///< id, for their prices; empty: those for everybody
  std::string manager;        ///< id; empty: nobody is named
  Language language = Language::ru;
  Date date;  ///< of the prices and the rules
  std::optional<StandTerms> stand{};
};

struct ChoicePackage {
  Language language = Language::ru;
  std::string questionnaire;  ///< id
  std::string manager;        ///< id; or empty
  Date date;
  std::vector<workspace::FileRecord> records;  ///< by type and id
  std::optional<StandTerms> stand{};           ///< absent: it is somebody's own device
};

/// not_found for a questionnaire or client there is not; invalid_argument for a stand's terms;
/// out_of_range when it comes to more than
/// kMaxChoiceBytes: the questions open too many categories.
Result<ChoicePackage> choice_package(const sync::Store& store,
                                     const workspace::Workspace& workspace,
                                     const ChoiceTerms& terms);

/// Canonical JSON with a final newline.
std::string write_choice_package(const ChoicePackage& package);

/// invalid_json, unsupported for another format, out_of_range when it is too large, invalid_format
/// with the place for anything that is wrong, foreign or not canonical.
Result<ChoicePackage> read_choice_package(std::string_view text);

/// SHA-256 of the bytes, 64 hexadecimal digits: what an answer says it was given to.
std::string choice_hash(const ChoicePackage& package);

/// The package as a workspace file, which every device loads as the same operations.
workspace::WorkspaceFile choice_workspace(const ChoicePackage& package);

/// The package as a workspace to choose in.
struct OpenChoice {
  sync::Store store;
  workspace::Workspace workspace;
};
/// invalid_format when a record says what it must not, not_found when the questionnaire is not in
/// it.
Result<OpenChoice> open_choice(const ChoicePackage& package);

}  // namespace oferta::sharing
