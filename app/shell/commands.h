// What a person can ask for. Screens emit commands; handlers turn them into sync operations.
//
//   commands.emit(SetBudget{brief_id, Money{85000000}, true});
//
// A command says what the person meant, never how records change: the same command comes from a
// tap, a key or a script. Commands emitted while a frame is drawn are carried out after it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/shell/device_lock.h"
#include "app/shell/route.h"
#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/deals/file_order.h"
#include "shared/offer/document_template.h"
#include "shared/offer/lifecycle.h"
#include "shared/sharing/choice_package.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// --- where to go -------------------------------------------------------------------------------
struct Navigate {
  Route route;
};
struct SetLanguage {
  Language language = Language::ru;
};
enum class ThemeChoice { system, light, dark };
struct SetTheme {
  ThemeChoice theme = ThemeChoice::system;
};
// Who works on this device; a preference of the device.
struct SetManager {
  std::string manager;
};
// Opens the dialog for a new client, over the list of clients.
struct OpenNewClient {};
// Opens the command palette, or closes it when it is open.
struct TogglePalette {};
struct Undo {};
struct Redo {};

// --- clients -----------------------------------------------------------------------------------
// Makes the client that the dialog «New client» holds and an empty brief, and goes to the needs;
// without a name the dialog says what is missing.
struct CreateClient {};
// Sets one text field of a client record; an empty text removes it.
struct SetClientField {
  std::string client;
  std::string field;
  std::string value;
};
struct SetClientStage {
  std::string client;
  std::string stage;
};
struct SetNextStep {
  std::string client;
  std::optional<Date> date;
  std::string text;
};
struct AddNote {
  std::string client;
  std::string brief;  // empty: about the client in general
  std::string text;
};
struct DeleteNote {
  std::string note;
};

// --- a brief: needs, budget, selection
// ------------------------------------------------------------
struct CreateBrief {
  std::string client;
};
// An answer as JSON of the schema (a choice key, a list of keys, a number, a text); absent =
// cleared.
struct SetAnswer {
  std::string brief;
  std::string question;
  std::optional<std::string> json;
};
enum class WeightChoice { as_answered, must, should, nice, off };
struct SetWeight {
  std::string brief;
  std::string need;
  WeightChoice weight = WeightChoice::as_answered;
};
struct SetBudget {
  std::string brief;
  Money budget;
  bool includes_vat = true;
  std::string variant{};  // chosen along with it; empty: as it was
};
enum class AdjustmentMode { none, pin, exclude };
struct SetAdjustment {
  std::string brief;
  std::string product;
  AdjustmentMode mode = AdjustmentMode::none;
  std::optional<std::int64_t> quantity;  // with a pin: units by hand
};
// Pins `to` with the quantity it needs and excludes `from`, as one change.
struct SwapProduct {
  std::string brief;
  std::string from;
  std::string to;
};
struct ClearAdjustments {
  std::string brief;
};
struct ChooseVariant {
  std::string brief;
  std::string variant;  // economy | balanced | best
};
struct SetDiscount {
  std::string brief;
  std::int64_t basis_points = 0;
};

// --- offers ------------------------------------------------------------------------------------
// Writes the chosen variant of the current selection as an offer and opens it.
struct CreateOffer {
  std::string brief;
  bool seal = false;  // and sends it, where nothing speaks against that
};
// Sends an offer, or notes what the client has done with it; reason and note are of a decline.
struct TakeOfferStep {
  std::string offer;
  offer::Step step = offer::Step::send;
  bool letter = false;  // of sending: make the letter with the offer attached, too
  bool link = false;    // of sending: open the dialog that makes a link, too
  offer::DeclineReason reason = offer::DeclineReason::other;
  std::string note;
};
// Begins the next version under the same number and opens it.
struct ReviseOffer {
  std::string offer;
};
// Makes the total of a draft what was agreed on; absent: as the prices have it.
struct SetOfferTotal {
  std::string offer;
  std::optional<Minor> total;
};
// Sets one text of an offer that a person may edit while it is a draft: valid_until (ISO),
// next_step, payment, delivery, warranty.
struct SetOfferText {
  std::string offer;
  std::string field;
  std::string value;
};
// Changes one line of a draft, after which the draft is priced again.
struct ChangeOfferLine {
  enum class Change {
    make_optional,    // out of the total, offered besides
    count,            // into the total; of a choose-one group instead of the one that was
    set_quantity,     // `quantity` units
    set_choice,       // one of the choose-one group `text`; "": of none
    set_section,      // under the heading `text`; "": under none
    add_alternative,  // product `text` beside the line, as an alternative
    remove,
  };
  std::string offer;
  std::size_t line = 0;
  Change change = Change::count;
  std::string text;
  std::int64_t quantity = 1;
};
// Tells the client of a section of a draft its sub-total alone, or every price.
struct ShowSectionPrices {
  std::string offer;
  std::string section;
  bool shown = true;
};
// Says the client's budget in a draft, or leaves it out.
struct ShowOfferBudget {
  std::string offer;
  bool shown = true;
};
enum class OfferOutput { download, preview };
using OfferPaper = deals::OrderedPaper;
// `format` is the ending of the file: pdf or docx of every paper; xlsx, eml of the offer; eml of
// the invoice; html of the client's page.
struct MakeOfferDocument {
  std::string offer;
  OfferOutput output = OfferOutput::download;
  OfferPaper paper = OfferPaper::offer;
  std::string format = "pdf";
};
// Asks a head for the lines of a draft that whoever works here may not give alone.
struct AskApproval {
  std::string offer;
  std::string word;  // why; may be empty
};
// Says yes or no to such a request; the answer is signed by this device's key.
struct AnswerApproval {
  std::string request;
  bool granted = false;
  std::string word;
};
// The platform has signed it: base64url, empty where it could not.
struct KeepSignature {
  std::string signature;
};
// Takes in a request or an answer that came as text. An answer counts once its signature holds.
struct TakeApprovalText {
  std::string text;
};
// A key for this device, so that what it signs counts as this person's approval.
struct MakeSigningKey {};
// The platform has made it: the public half as base64url, empty where it could not.
struct KeepSigningKey {
  std::string key;
};
// What this key has signed counts no longer.
struct RemoveApprover {
  std::string key;  // id
};
// Takes in the answers of the open file, as its preview says.
struct TakeAnswers {};
// Makes a client's answer that came over a link, but decides nothing yet, the offer's decision.
struct DecideByAnswer {
  std::string answer;
};
// Makes a brief of a lead, for the client it is from or a new one, and opens the selection.
struct TakeLead {
  std::string lead;
  bool offer = false;  // what was chosen becomes a sealed offer there as soon as it is worked out
};
// Takes in what somebody chose in a file they were given: it waits among the requests from now on.
// Nothing is decided by it, so it is not shown before.
struct AddLead {
  std::string file;  // its name
  std::string bytes;
};
// Puts a lead aside; nothing is made of it.
struct DismissLead {
  std::string lead;
};
// Hands out the report of requests as a table, filtered as it is on the screen.
struct SaveLeadReport {};
// Makes a link by which the client opens the offers and answers, as the dialog for it says.
struct ShareOffers {
  std::vector<std::string> offers;
  std::int64_t days = 30;
  std::string pin;
};
// Makes a link by which a client, or anybody, answers the questions and chooses for themselves.
struct ShareChoice {
  std::string client;  // id; empty: for anybody
  std::string questionnaire;
  std::int64_t days = 30;
  std::string pin;
  // For a stand at an exhibition, but for what its staff's PIN becomes.
  std::optional<sharing::StandTerms> stand{};
  std::string exit_pin{};
};
// Makes anew what view.share.preview is drawn from.
struct PreviewChoice {
  std::string client;  // id; empty: for anybody
  std::string questionnaire;
};
// Hands out the page by which a client, or anybody, chooses for themselves, as one file.
struct SaveChoicePage {
  std::string client;  // id; empty: for anybody
  std::string questionnaire;
};
// Its template has come; empty: it could not be fetched.
struct MakeChoicePage {
  std::string page_template;
};
// The link opens nothing from now on.
struct RevokeLink {
  std::string link;
};
// The dialog has shown the link made last.
struct PutLinkAway {};
// Turns the screen into the client's, who is shown the offer or the variants of the selection
// there.
struct Present {
  Route place;
};
struct ShowPresentationStep {
  int step = 0;  // of kPresentationSteps; beyond either end: that end
};
// Back to the manager's screen; where a PIN is set, asks for it, then tries the one typed.
struct EndPresentation {};
// 4 to 8 digits; empty: ending a presentation asks for none.
struct SetPresentationPin {
  std::string pin;
};
// Opens the client's window, or shows another place in the one that is open; the manager's screen
// stays.
struct OpenClientWindow {
  Route place;
};
struct CloseClientWindow {};
// In the manager's window and in the client's.
struct ShowClientStep {
  int step = 0;  // as in ShowPresentationStep
};
// The window takes the whole screen, or no longer.
struct SwitchFullScreen {};

// --- choosing for oneself ------------------------------------------------------------------------
// Takes all answers and decisions back and begins anew.
struct ClearChoice {};
// Sends what was chosen, as the form says; with something missing the form says what.
struct SendChoice {};
// Tries to bring to the server what it does not have yet; in a file, hands the answer out again.
struct SendAgain {};
// Begins a letter to whoever the answer in the file is for.
struct WriteAnswerMail {};

// --- a stand -------------------------------------------------------------------------------------
// Somebody has touched the screen that called out.
struct BeginVisit {};
// What was chosen at a stand goes on here, on the visitor's own device.
struct BringChoice {
  std::string taken;  // see Route
};
// A visitor of a stand sees the variants.
struct CountPlay {};
// The visitor is gone: nothing of them stays.
struct EndVisit {};
// Asks the staff for the PIN, or tries the one typed.
struct OpenStaffPage {};
// A file of the requests that the server does not have yet.
struct SaveStandLeads {};
struct LeaveStand {};
// Forgets the answers that were counted on the stand.
struct ClearPoll {};
// Shows what the camera sees until there is a business card in it; asks for the camera anew.
struct OpenCardCamera {};
// Fills the form with what a business card says: its text, vCard or MECARD.
struct TakeCard {
  std::string text;
};
// A key of the keyboard on the screen (app/ui/screen_keyboard.h).
struct PressKey {
  std::string key;
};

// Hands out the client's next step as a calendar file.
struct SaveNextStep {
  std::string client;
};

// --- the workspace -------------------------------------------------------------------------------
// Sets one cell of the company or manager record; JSON as in the schema.
struct SetCompanyField {
  std::string field;
  std::string json;
};
// Sets one cell of a document template; JSON as in the schema.
struct SetTemplateField {
  offer::DocumentForm form = offer::DocumentForm::full;
  std::string field;
  std::string json;
};
// Back to the standard template.
struct ResetTemplate {
  offer::DocumentForm form = offer::DocumentForm::full;
};
// Sets one cell of a manager's record; "null" removes it.
struct SetManagerField {
  std::string manager;
  std::string field;
  std::string json;
};
// Lets the person choose the picture of the company's signature or stamp: "signature", "stamp"; or
// that of a product, by its id.
struct PickPicture {
  std::string which;
  bool of_product = false;
};
// The file that was chosen for it.
struct KeepPicture {
  std::string which;
  std::string bytes;
  bool of_product = false;
};
struct RemovePicture {
  std::string which;
  bool of_product = false;
};
// Sets the value of a setting, such as margin_policy.
struct SetSetting {
  std::string setting;
  std::string json;
};
// Hands out a short text as a file.
struct SaveText {
  std::string file;
  std::string text;
};
// Writes everything into a file: where the browser can, into the one it was written to before.
struct ExportWorkspace {
  bool other_file = false;  // into another file than before
};
// A file of one client or one offer with all that belongs to it; of what the team's server does not
// have yet.
struct ExportRecord {
  workspace::RecordName record;
};
struct ExportUnsent {};
// Operations on the disk that could not be read, as they are.
struct ExportUnread {};
// Lets the person choose a file; its preview opens.
struct PickFile {};
// Does what the preview of the open file says, as one change.
struct LoadFile {};

// --- history and conflicts -----------------------------------------------------------------------
struct OpenHistory {
  workspace::RecordName record;
  std::string title;
};
// Takes back what one entry of the open history changed, whatever came after it.
struct RestoreBefore {
  std::size_t entry = 0;
};
struct ResolveConflict {
  std::string conflict;  // id
  sync::Choice choice = sync::Choice::keep_current;
};

// --- the team ------------------------------------------------------------------------------------
// With what the form for joining holds.
struct JoinTeam {};
struct LeaveTeam {
  bool wipe = false;
};
struct InviteDevice {
  std::string role;
};
struct RevokeDevice {
  std::string device;
};
struct DisablePerson {
  std::string person;
};
// A link by which somebody chooses another password.
struct ResetPassword {
  std::string person;
};
// With what the dialog for it holds.
struct ChangePassword {};
// Opens the dialog for the passphrase of this device.
struct OpenLock {
  LockStep step = LockStep::set;
};
// With what the dialog holds.
struct ChangeLock {};
struct LockNow {};
struct CopyText {
  std::string text;
};

// --- a price list --------------------------------------------------------------------------------
// Lets the person choose a file; reading it opens the price list's screen.
struct PickPriceList {};
// Writes what the preview of the open price list says, as one change.
struct ImportPriceList {};

// Every command, for whoever carries them out.
template <typename... Each>
struct CommandList {
  template <typename Meant>
  static constexpr bool has = (std::is_same_v<Meant, Each> || ...);
};
using AllCommands = CommandList<
    Navigate, SetLanguage, SetTheme, SetManager, OpenNewClient, TogglePalette, Undo, Redo,
    CreateClient, SetClientField, SetClientStage, SetNextStep, AddNote, DeleteNote, CreateBrief,
    SetAnswer, SetWeight, SetBudget, SetAdjustment, SwapProduct, ClearAdjustments, ChooseVariant,
    SetDiscount, CreateOffer, TakeOfferStep, ReviseOffer, SetOfferTotal, SetOfferText,
    ChangeOfferLine, ShowSectionPrices, ShowOfferBudget, MakeOfferDocument, SaveNextStep,
    TakeAnswers, DecideByAnswer, SetCompanyField, ExportWorkspace, PickPriceList, ImportPriceList,
    ExportRecord, ExportUnsent, ExportUnread, PickFile, LoadFile, OpenHistory, RestoreBefore,
    ResolveConflict, JoinTeam, LeaveTeam, InviteDevice, RevokeDevice, DisablePerson, ResetPassword,
    ChangePassword, OpenLock, ChangeLock, LockNow, CopyText, Present, ShowPresentationStep,
    EndPresentation, SetPresentationPin, ShareOffers, ShareChoice, PreviewChoice, SaveChoicePage,
    MakeChoicePage, RevokeLink, PutLinkAway, AddLead, TakeLead, DismissLead, SaveLeadReport,
    ClearChoice, BringChoice, SendChoice, SendAgain, WriteAnswerMail, BeginVisit, CountPlay,
    EndVisit, OpenStaffPage, SaveStandLeads, LeaveStand, ClearPoll, OpenCardCamera, TakeCard,
    PressKey, AskApproval, AnswerApproval, KeepSignature, TakeApprovalText, MakeSigningKey,
    KeepSigningKey, RemoveApprover, PickPicture, KeepPicture, RemovePicture, SetTemplateField,
    ResetTemplate, SetManagerField, SetSetting, SaveText, OpenClientWindow, CloseClientWindow,
    ShowClientStep, SwitchFullScreen>;

template <typename Meant>
concept IsCommand = AllCommands::has<Meant>;

// Any one command. No variant: one of a hundred alternatives was a quarter of the compiler's time
// in every file that draws a screen.
class Command {
 public:
  template <IsCommand Meant>
  Command(Meant meant)  // NOLINT(google-explicit-constructor): each command is one.
      : held_(std::make_unique<Held<Meant>>(std::move(meant))) {}

  // What was meant, if it is a `Meant`, and null if it is another command.
  template <IsCommand Meant>
  [[nodiscard]] const Meant* as() const {
    return held_->kind == &kKind<Meant> ? &static_cast<const Held<Meant>&>(*held_).meant : nullptr;
  }

 private:
  // Its address names a kind of command.
  template <typename Meant>
  static constexpr char kKind = 0;

  struct Base {
    explicit Base(const char* kind_of_command) : kind(kind_of_command) {}
    Base(const Base&) = delete;
    Base& operator=(const Base&) = delete;
    virtual ~Base() = default;
    const char* kind;
  };
  template <typename Meant>
  struct Held final : Base {
    explicit Held(Meant command) : Base(&kKind<Meant>), meant(std::move(command)) {}
    Meant meant;
  };

  std::unique_ptr<const Base> held_;
};

// Calls `visitor` with what was meant.
template <typename Visitor, typename... Each>
void visit_command(const Command& command, const Visitor& visitor, CommandList<Each...>) {
  const auto visit = [&visitor](const auto* meant) {
    if (meant != nullptr) visitor(*meant);
    return meant != nullptr;
  };
  (visit(command.as<Each>()) || ...);
}

// The commands emitted since the queue was last taken, in order.
class Commands {
 public:
  void emit(Command command) { queue_.push_back(std::move(command)); }
  [[nodiscard]] std::vector<Command> take() { return std::exchange(queue_, {}); }
  [[nodiscard]] bool empty() const { return queue_.empty(); }

 private:
  std::vector<Command> queue_;
};

}  // namespace oferta::app
