// Somebody chooses for themselves, on their own device: by a link they answer the questions, set a
// budget, look at the variants and send what they would take. The workspace is the package of the
// link (shared/sharing/choice_package.h) and their own brief; nothing else is in the store.
//
// The page may also be a file (sharing/choice_page.h): there is no server then, and what is sent is
// a file as well, which they send on themselves.
//
//   Choosing choosing(ledger, platform);
//   choosing.begin(token, bytes);          // after what the store has kept was loaded
//   choosing.send(lead);                   // kept first, then brought to the server
//   choosing.answered(201);                // of it; 0: nobody answered
//   choosing.turn();                       // the network is back
//
// What was sent is on the disk before it goes and stays there until the server has it, so that
// neither a closed tab nor a lost network loses it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/route.h"
#include "app/shell/strings.h"
#include "app/shell/view_state.h"
#include "shared/needs/asking.h"
#include "shared/sharing/choice_package.h"
#include "shared/workspace/lead.h"
#include "shared/workspace/poll.h"

namespace oferta::app {

// How what was sent last stands.
enum class Sending {
  nothing,    // nothing was sent yet
  under_way,  // on its way
  waiting,    // kept here until the server can be reached
  done,       // the server has it
  refused,    // the server does not take it: the link is closed, or asks for something else
  in_file,    // it was handed out as a file; whether it was sent on nobody knows here
};

// Preferences of the device that begin so hold the counts of a stand's poll.
inline constexpr std::string_view kPollPreference = "stand_poll.";

class Choosing {
 public:
  Choosing(Ledger& ledger, Platform& platform) : ledger_(&ledger), platform_(&platform) {}

  // Loads the package where the store does not have it yet, and begins the brief. `link` is the
  // token of the link; of a file, the hash of its package, which is as it stands in the page.
  // Errors: those of a package that is broken; unsupported for a stand in a file; nothing is loaded
  // then.
  Result<void> begin(std::string_view link, std::string_view package,
                     ChoosingWay way = ChoosingWay::link);

  [[nodiscard]] bool running() const { return package_.has_value(); }
  [[nodiscard]] const std::string& link() const { return link_; }
  // Only while running().
  [[nodiscard]] const sharing::ChoicePackage& package() const { return *package_; }

  [[nodiscard]] bool in_file() const { return running() && way_ == ChoosingWay::file; }
  // Whether it is a stand's page; see stand.h.
  [[nodiscard]] bool at_stand() const { return running() && package_->stand.has_value(); }
  // Whether there is nothing to choose from: needs::is_survey.
  [[nodiscard]] bool is_survey() const { return needs::is_survey(questionnaire()); }
  // The address under which a visitor of this stand goes on with a brief on a device of their own;
  // "" where its package names no link for that, or the page is at an address of this device alone.
  [[nodiscard]] std::string address_at_home(const needs::Brief& brief) const;

  // What visitors of the stand have answered so far to the questions its package names: counts and
  // nothing else, kept on this device beside the number of visits. Whoever sends a request is
  // counted; of somebody who walks away nothing stays.
  [[nodiscard]] const workspace::Poll& poll() const { return poll_; }
  void clear_poll();

  // The same page as another link, or a file, would show it: for a preview of it.
  Result<void> show_as(ChoosingWay way, const std::optional<sharing::StandTerms>& stand);

  // Where the page goes from there: who chooses by a link sees nothing else, a stand that calls out
  // its first part alone, and nobody else sees any of it.
  [[nodiscard]] std::optional<Route> place_instead(const Route& route, bool visiting) const;

  // The change that takes back everything that was decided, to be committed.
  Result<sync::Transaction> taking_all_back() const;

  // Keeps what is sent and sends it; in a file answer_in_file() has it then. Errors: of check_lead,
  // and of the ledger.
  Result<void> send(const workspace::Lead& lead);
  // Brings to the server what it does not have yet.
  void turn();
  // What the server said to it: an HTTP status, 0 without an answer.
  void answered(int status);
  [[nodiscard]] Sending sending() const { return sending_; }
  // What was sent last from a file, to be sent on. Errors: not_found.
  struct Answer {
    std::string bytes;
    std::string sender;  // as they call themselves; may be empty
  };
  [[nodiscard]] Result<Answer> answer_in_file() const;
  // Where to: the manager's address for mail, else the company's; may be empty.
  [[nodiscard]] std::string answer_address() const;
  // How many leads the server does not have yet.
  [[nodiscard]] std::int64_t waiting() const;
  // Those leads as a file of records, for the manager's application. Errors: there is none.
  Result<std::string> leads_file() const;

 private:
  // A lead that the server does not have: its id and the request.
  struct Waiting {
    std::string id;
    std::string body;
  };
  [[nodiscard]] std::vector<Waiting> all_waiting() const;
  // Of the package; begin() has made sure that it is there.
  [[nodiscard]] const needs::Questionnaire& questionnaire() const {
    return *ledger_->workspace().questionnaire(package_->questionnaire);
  }
  Result<void> begin_brief();
  void read_poll();
  // How what an earlier visit sent stands, as far as the store says.
  [[nodiscard]] Sending state_kept() const;

  Ledger* ledger_;
  Platform* platform_;
  ChoosingWay way_ = ChoosingWay::link;
  std::string link_;
  std::optional<sharing::ChoicePackage> package_;
  workspace::Poll poll_;
  std::string under_way_;  // id of the lead on its way
  Sending sending_ = Sending::nothing;
};

// «Заявка Павел Серов.json»
std::string answer_file_name(const Strings& strings, const Choosing::Answer& answer);

// The head of the page, in CSS pixels, by how big text is.
constexpr float choosing_head_height(float text_scale) {
  return 22 + 36 * text_scale;
}

// The questions somebody who chooses is asked, as the answers have it. Amounts of money are left
// out: the budget has a place of its own.
std::vector<const needs::Question*> questions_for_choosing(
    const needs::Questionnaire& questionnaire, const needs::Answers& answers);

// Whether the form has a way to answer: a telephone number, or an address for mail in either field.
bool is_reachable(const ChoosingForm& form);
bool is_mail_address(std::string_view text);
// Whether anything in the form is of a person.
bool says_who(const ChoosingForm& form);

}  // namespace oferta::app
