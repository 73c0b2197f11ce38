// What is on the screen but not in the workspace: drafts, open dialogs, searches. It belongs to
// this tab and is forgotten with it; whatever a person would miss goes through a command instead.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/shell/client_window.h"
#include "app/shell/data_view.h"
#include "app/shell/offer_figures.h"
#include "app/shell/palette.h"
#include "app/shell/pin.h"
#include "app/shell/price_list.h"
#include "app/shell/request_report.h"
#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/catalogue/product.h"
#include "shared/needs/brief.h"
#include "shared/offer/client_answer.h"
#include "shared/offer/document_template.h"
#include "shared/sharing/client_view.h"
#include "shared/workspace/lead_changes.h"

namespace oferta::app {

class ChoicePreview;  // choice_preview.h

// The «new client» dialog.
struct NewClientDraft {
  bool open = false;
  bool tried = false;  // the person pressed «create» with something missing
  int kind = 0;        // 0 company, 1 person
  std::string name;
  std::string contact_name;
  std::string phone;
  std::string email;
  std::string inn;
};

// A request beside the client's last selection; no day where there is none.
struct LeadComparison {
  std::optional<Date> before;
  std::vector<workspace::LeadChange> changes{};
};

struct ClientsView {
  std::string search;
  std::string stage;       // empty: all
  bool all_leads = false;  // the whole list of requests, not its first ones
  // What requests ask for otherwise, by lead id, kept while the workspace is of this revision.
  std::uint64_t compared_revision = 0;
  Language compared_language = Language::ru;
  std::map<std::string, LeadComparison, std::less<>> compared{};
};

// The catalogue and what its search has found, kept while nothing it depends on changes.
struct CatalogueView {
  std::string search;
  std::string open_product;  // shown in a dialog
  std::string refused_for;   // the product for which a file was no picture
  std::string found_category;
  std::string found_for;
  std::uint64_t found_revision = UINT64_MAX;  // of the catalogue
  std::vector<const catalogue::Product*> found;
};

// Text being typed, before it becomes a command; keyed by record and field.
using TextDrafts = std::map<std::string, std::string, std::less<>>;

// The contents of the chosen variant as last shown, for which brief; `moved` says what the last
// correction by hand changed besides what it corrected.
struct ShownContents {
  struct Goods {
    std::string product;
    std::int64_t quantity = 1;
  };
  needs::Brief brief{};
  std::vector<Goods> goods{};
  Minor total = 0;
  Language language = Language::ru;
  std::string moved{};
};

struct SelectionView {
  std::optional<Minor> budget;  // while the slider is dragged or an amount is being typed
  Minor range_min = 0;          // ends of the slider, kept still while it is dragged
  Minor range_max = 0;
  std::string why_line;    // product whose reasons are unfolded
  std::string swap_line;   // product the «swap» dialog is about
  std::string price_line;  // product whose price is explained
  std::string why_not;     // product left out whose reason is asked for
  bool why_not_open = false;
  std::string why_not_query;
  std::string why_not_found_for;
  std::vector<const catalogue::Product*> why_not_found;  // good while the dialog is open
  bool compare_open = false;
  std::size_t lines_shown = 0;  // as many as were there before the proposal is worked out anew
  ShownContents shown;
};

// The command palette and what it has found, kept while nothing it depends on changes.
struct PaletteView {
  bool open = false;
  std::string query;
  std::string found_for;
  std::vector<PaletteEntry> found;
};

// A page to choose from on its way into a file.
struct ChoicePageOrder {
  std::string file_name;
  std::string package;  // its bytes
};

// The dialog that makes a link for the client.
struct ShareView {
  bool open = false;
  int term = 2;  // which of kLinkDays
  std::string pin;
  bool tried = false;          // with a PIN that may not be
  std::vector<bool> together;  // of the other offers that may be shown beside
  int questionnaire = 0;       // which of them is answered
  int place = 0;               // 0 somebody's own device, 1 a stand
  std::string headline;        // of the stand
  std::string exit_pin;
  int idle = 1;                                     // which of kStandIdleSeconds
  int keyboard = 0;                                 // sharing::StandKeyboard
  bool poll = false;                                // it shows what visitors answered
  std::set<std::string, std::less<>> poll_without;  // … but not to these questions
  std::shared_ptr<ChoicePreview> preview;           // of what the link will show
  int preview_size = -1;  // which of those offered; below 0: the usual one
  int preview_part = 0;   // which of those offered
  // The page to choose from that waits for its template.
  std::optional<ChoicePageOrder> page;
  bool no_template = false;  // it could not be fetched
};
constexpr std::array<std::int64_t, 4> kLinkDays = {7, 14, 30, 90};
constexpr std::array<std::int64_t, 3> kStandIdleSeconds = {30, 60, 120};

struct OfferView {
  std::string offer;                      // id of the offer all of it is about
  std::optional<std::size_t> price_line;  // whose price is explained
  bool all_problems = false;              // the whole list before sending, not its first ones
  bool send_open = false;
  bool decline_open = false;
  bool decline_tried = false;  // confirmed with something missing
  int decline_reason = -1;
  std::string decline_note;
  std::string compared;                    // id of the version it is compared with
  std::optional<Minor> total;              // while it is being typed
  std::optional<std::size_t> edited_line;  // whose dialog is open
  std::string alternative_search;
  bool margin_open = false;  // what the offer leaves to the company is shown
  std::shared_ptr<const OfferFigures> figures;
};

// Asking for an approval and answering.
struct ApprovalView {
  std::string word;    // why it is asked for, or what is answered
  std::string pasted;  // a request or an answer
  std::string shown;   // id of what is shown as a QR code
  std::vector<std::string> code;
};

// A client's answers in a file that was opened, until they are taken in.
struct AnswersView {
  bool open = false;
  std::vector<offer::ClientAnswer> answers;
};

// What is being shown to the client: an offer, or the variants of a selection.
constexpr int kPresentationSteps = 4;  // need, solution, price, next step
struct PresentationView {
  std::string place;  // address of the offer or selection; empty: nothing is shown
  int step = 0;
  std::optional<int> drawn_step;  // of the frame before
  PinPrompt pin;                  // asked for before it ends
  MadeView made;

  [[nodiscard]] bool running() const { return !place.empty(); }
};

// What somebody who chooses for themselves says of themselves; gone with the tab unless it is sent.
struct ChoosingForm {
  std::string name;
  std::string company;
  std::string phone;
  std::string email;
  std::string text;
  bool consent = false;
  bool tried = false;  // with something missing
  // What a card said besides, where the form has no field for it by itself.
  bool with_company = false;
  bool with_email = false;
  std::string typed_card;    // lines of a card as a scanner types them
  std::string card_message;  // key of what came of a card
  std::string taken;         // of the address that was drawn last
};

// The dialog that reads a business card with the camera.
struct CardCamera {
  bool open = false;
  std::string state;   // of the camera: "", "on", "refused", "absent", "failed"
  bool other = false;  // the code that was seen is no card
};

// A stand at an exhibition: whether a visitor is there, and what the staff does.
struct StandView {
  bool visiting = false;
  std::int64_t touched_ms = 0;  // when somebody last did something; else since it calls out
  PinPrompt pin;                // the staff's is asked for
  bool staff_open = false;
  bool play_counted = false;  // this visitor came as far as the variants
  std::int64_t visits = 0;    // counted on this device; while the staff's page is open
  std::int64_t plays = 0;
  bool take_open = false;  // the QR code with the offer is shown
  int take_way = 0;        // 0: as a link, 1: as text
  CardCamera camera;
};

// Progress of a document being made.
struct DocumentView {
  std::uint64_t request = 0;  // 0: none under way
  std::uint64_t next_request = 1;
};

// What of the document templates is being edited.
struct TemplateView {
  int form = 0;                         // offer::DocumentForm
  std::optional<Language> language{};   // of the texts; absent: the interface's
  bool preview = false;                 // shown where there is no room for both
  std::optional<offer::Block> text{};   // whose text was typed in last
  std::optional<offer::Block> moved{};  // moved last
  std::optional<offer::Block> typed{};  // whose text has just changed: to be seen beside
};

// What was set in the gallery of widgets.
struct GalleryView {
  std::string text;
  std::string typed;  // on the keyboard
  std::string wrong = "anna@";
  std::string note;
  std::int64_t amount = 125'000'000;
  std::int64_t quantity = 3;
  std::int64_t budget = 60'000'000;
  std::optional<Date> due;
  int segment = 0;
  int radio = 1;
  int town = 0;
  int found_town = -1;
  int tab = 0;
  int row = 2;
  std::vector<bool> several = {true, false, false};
  bool busy = false;
  bool pinned = true;
  bool checked = true;
  bool switched = true;
  bool chip = true;
  bool cancelled = false;
  bool falling = false;
  bool dialog = false;
  bool drawer = false;
  bool popover = false;
  // Rows of a table that can be edited: item, quantity, price of one in kopecks.
  struct SheetRow {
    std::string item;
    std::string quantity;
    Minor price = 0;
  };
  std::vector<SheetRow> sheet;
  std::vector<bool> branches = {true, false, false, false, true, false};
  int branch = 1;
  int listed = 0;
};

struct ViewState {
  NewClientDraft new_client;
  ClientsView clients;
  RequestsView requests;
  CatalogueView catalogue;
  PriceListView price_list;
  SelectionView selection;
  PaletteView palette;
  GalleryView gallery;
  OfferView offer;
  ApprovalView approval;
  AnswersView answers;
  PresentationView presentation;
  ClientWindowView client_window;
  ShownView shown_here;
  ChoosingForm choosing;
  StandView stand;
  ShareView share;
  DocumentView document;
  DataView data;
  TemplateView document_template;
  std::string picture_wanted;  // what the next picture that is chosen is of
  std::string remade_offer;    // id of the offer the selection of its brief goes into
  std::string offer_at_once;   // id of a brief whose variant is offered when it is worked out
  TextDrafts drafts;
  bool welcome_closed = false;
  std::string kept_file;       // name of the file the workspace was last written to, where known
  std::optional<Route> shown;  // the place of the frame before
};

}  // namespace oferta::app
