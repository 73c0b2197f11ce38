// One handler per command: changes the workspace by committing a transaction, or asks the platform
// for something. Screens never call these; they emit commands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/shell/choosing.h"
#include "app/shell/commands.h"
#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/strings.h"
#include "app/shell/team.h"
#include "app/shell/view_state.h"
#include "shared/base/json.h"
#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/proposal/engine.h"

namespace oferta::app {

class Approvals;

// What handlers work on, and what they leave for the shell to show.
struct HandlerContext {
  Ledger& ledger;
  Platform& platform;
  Random& random;
  const proposal::ProposalEngine& engine;
  ViewState& view;
  const Strings& strings;
  Team& team;
  const std::vector<sync::Conflict>& conflicts;
  Choosing& choosing;
  Approvals& approvals;

  std::optional<Route> go;           // where to go after the command
  std::optional<std::string> toast;  // what to say
  bool offer_undo = false;           // the toast offers to take the change back

  [[nodiscard]] const workspace::Workspace& workspace() const { return ledger.workspace(); }
};

// What several handlers do with one record: handler.cpp.
// Writes these fields, as one change; a record that was deleted is there again.
Result<void> write_record(HandlerContext& context, std::string_view type, const std::string& id,
                          const Json& fields);
// Deletes it, as one change, says `words` and offers to take it back.
Result<void> remove_record(HandlerContext& context, std::string_view type, const std::string& id,
                           const std::string& words);

// clients: client_handlers.cpp
Result<void> handle(const CreateClient& command, HandlerContext& context);
Result<void> handle(const SetClientField& command, HandlerContext& context);
Result<void> handle(const SetClientStage& command, HandlerContext& context);
Result<void> handle(const SetNextStep& command, HandlerContext& context);
Result<void> handle(const AddNote& command, HandlerContext& context);
Result<void> handle(const DeleteNote& command, HandlerContext& context);

// briefs: brief_handlers.cpp
Result<void> handle(const CreateBrief& command, HandlerContext& context);
Result<void> handle(const SetAnswer& command, HandlerContext& context);
Result<void> handle(const SetWeight& command, HandlerContext& context);
Result<void> handle(const SetBudget& command, HandlerContext& context);
Result<void> handle(const SetAdjustment& command, HandlerContext& context);
Result<void> handle(const SwapProduct& command, HandlerContext& context);
Result<void> handle(const ClearAdjustments& command, HandlerContext& context);
Result<void> handle(const ChooseVariant& command, HandlerContext& context);
Result<void> handle(const SetDiscount& command, HandlerContext& context);

// offers: offer_handlers.cpp
Result<void> handle(const CreateOffer& command, HandlerContext& context);
Result<void> handle(const SetOfferTotal& command, HandlerContext& context);
Result<void> handle(const SetOfferText& command, HandlerContext& context);

// lines of drafts: offer_line_handlers.cpp
Result<void> handle(const ChangeOfferLine& command, HandlerContext& context);
Result<void> handle(const ShowSectionPrices& command, HandlerContext& context);
Result<void> handle(const ShowOfferBudget& command, HandlerContext& context);

// what one may not give alone: approval_handlers.cpp
Result<void> handle(const AskApproval& command, HandlerContext& context);
Result<void> handle(const AnswerApproval& command, HandlerContext& context);
Result<void> handle(const KeepSignature& command, HandlerContext& context);
Result<void> handle(const TakeApprovalText& command, HandlerContext& context);
Result<void> handle(const MakeSigningKey& command, HandlerContext& context);
Result<void> handle(const KeepSigningKey& command, HandlerContext& context);
Result<void> handle(const RemoveApprover& command, HandlerContext& context);

// what clients answer: answers_handlers.cpp
Result<void> handle(const TakeAnswers& command, HandlerContext& context);
Result<void> handle(const DecideByAnswer& command, HandlerContext& context);

// what people send who configured alone: lead_handlers.cpp
Result<void> handle(const AddLead& command, HandlerContext& context);
Result<void> handle(const TakeLead& command, HandlerContext& context);
Result<void> handle(const DismissLead& command, HandlerContext& context);
Result<void> handle(const SaveLeadReport& command, HandlerContext& context);

// links to clients: link_handlers.cpp
Result<void> handle(const ShareOffers& command, HandlerContext& context);
Result<void> handle(const ShareChoice& command, HandlerContext& context);
Result<void> handle(const PreviewChoice& command, HandlerContext& context);
Result<void> handle(const SaveChoicePage& command, HandlerContext& context);
Result<void> handle(const MakeChoicePage& command, HandlerContext& context);
Result<void> handle(const RevokeLink& command, HandlerContext& context);
Result<void> handle(const PutLinkAway& command, HandlerContext& context);

// what becomes of offers: offer_step_handlers.cpp
Result<void> handle(const TakeOfferStep& command, HandlerContext& context);
Result<void> handle(const ReviseOffer& command, HandlerContext& context);

// at the client's table: presentation_handlers.cpp
Result<void> handle(const Present& command, HandlerContext& context);
Result<void> handle(const ShowPresentationStep& command, HandlerContext& context);
Result<void> handle(const EndPresentation& command, HandlerContext& context);
Result<void> handle(const SetPresentationPin& command, HandlerContext& context);
Result<void> handle(const OpenClientWindow& command, HandlerContext& context);
Result<void> handle(const CloseClientWindow& command, HandlerContext& context);
Result<void> handle(const ShowClientStep& command, HandlerContext& context);
Result<void> handle(const SwitchFullScreen& command, HandlerContext& context);

// choosing for oneself: choosing_handlers.cpp
Result<void> handle(const ClearChoice& command, HandlerContext& context);
Result<void> handle(const SendChoice& command, HandlerContext& context);
Result<void> handle(const SendAgain& command, HandlerContext& context);
Result<void> handle(const WriteAnswerMail& command, HandlerContext& context);

// a stand: stand_handlers.cpp
Result<void> handle(const BringChoice& command, HandlerContext& context);
Result<void> handle(const BeginVisit& command, HandlerContext& context);
Result<void> handle(const CountPlay& command, HandlerContext& context);
Result<void> handle(const EndVisit& command, HandlerContext& context);
Result<void> handle(const OpenStaffPage& command, HandlerContext& context);
Result<void> handle(const SaveStandLeads& command, HandlerContext& context);
Result<void> handle(const LeaveStand& command, HandlerContext& context);
Result<void> handle(const ClearPoll& command, HandlerContext& context);
Result<void> handle(const OpenCardCamera& command, HandlerContext& context);
Result<void> handle(const TakeCard& command, HandlerContext& context);
Result<void> handle(const PressKey& command, HandlerContext& context);

// documents: document_handlers.cpp
Result<void> handle(const MakeOfferDocument& command, HandlerContext& context);
Result<void> handle(const SaveNextStep& command, HandlerContext& context);

// the workspace: workspace_handlers.cpp
Result<void> handle(const SetCompanyField& command, HandlerContext& context);
Result<void> handle(const SetTemplateField& command, HandlerContext& context);
Result<void> handle(const ResetTemplate& command, HandlerContext& context);
Result<void> handle(const SetManagerField& command, HandlerContext& context);
Result<void> handle(const PickPicture& command, HandlerContext& context);
Result<void> handle(const KeepPicture& command, HandlerContext& context);
Result<void> handle(const RemovePicture& command, HandlerContext& context);
Result<void> handle(const SetSetting& command, HandlerContext& context);
Result<void> handle(const SaveText& command, HandlerContext& context);
Result<void> handle(const ExportWorkspace& command, HandlerContext& context);

// files of records: file_handlers.cpp
Result<void> handle(const ExportRecord& command, HandlerContext& context);
Result<void> handle(const ExportUnsent& command, HandlerContext& context);
Result<void> handle(const ExportUnread& command, HandlerContext& context);
Result<void> handle(const PickFile& command, HandlerContext& context);
Result<void> handle(const LoadFile& command, HandlerContext& context);

// history and conflicts: history_handlers.cpp
Result<void> handle(const OpenHistory& command, HandlerContext& context);
Result<void> handle(const RestoreBefore& command, HandlerContext& context);
Result<void> handle(const ResolveConflict& command, HandlerContext& context);

// the team: team_handlers.cpp
Result<void> handle(const JoinTeam& command, HandlerContext& context);
Result<void> handle(const LeaveTeam& command, HandlerContext& context);
Result<void> handle(const InviteDevice& command, HandlerContext& context);
Result<void> handle(const RevokeDevice& command, HandlerContext& context);
Result<void> handle(const DisablePerson& command, HandlerContext& context);
Result<void> handle(const ResetPassword& command, HandlerContext& context);
Result<void> handle(const ChangePassword& command, HandlerContext& context);
Result<void> handle(const CopyText& command, HandlerContext& context);

// the passphrase of this device: lock_handlers.cpp
Result<void> handle(const OpenLock& command, HandlerContext& context);
Result<void> handle(const ChangeLock& command, HandlerContext& context);
Result<void> handle(const LockNow& command, HandlerContext& context);

// price lists: price_list_handlers.cpp
Result<void> handle(const PickPriceList& command, HandlerContext& context);
Result<void> handle(const ImportPriceList& command, HandlerContext& context);

// Adds an empty brief for a client to a transaction and returns its id.
Result<std::string> add_brief(sync::Transaction& change, const std::string& client,
                              HandlerContext& context);

}  // namespace oferta::app
