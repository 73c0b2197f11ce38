// Somebody chooses for themselves, on their own device: by a link they answer the questions, set a
// budget, look at the variants and send what they would take. The workspace is the package of the
// link (shared/sharing/choice_package.h) and their own brief; nothing else is in the store.
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
#include "app/shell/view_state.h"
#include "shared/needs/asking.h"
#include "shared/sharing/choice_package.h"
#include "shared/workspace/lead.h"

namespace oferta::app {

// How what was sent last stands.
enum class Sending {
  nothing,    // nothing was sent yet
  under_way,  // on its way
  waiting,    // kept here until the server can be reached
  done,       // the server has it
  refused,    // the server does not take it: the link is closed, or asks for something else
};

class Choosing {
 public:
  Choosing(Ledger& ledger, Platform& platform) : ledger_(&ledger), platform_(&platform) {}

  // Loads the package where the store does not have it yet, and begins the brief. `link` is the
  // token of the link. Errors: those of a package that is broken; nothing is loaded then.
  Result<void> begin(std::string_view link, std::string_view package);

  [[nodiscard]] bool running() const { return package_.has_value(); }
  [[nodiscard]] const std::string& link() const { return link_; }
  // Only while running().
  [[nodiscard]] const sharing::ChoicePackage& package() const { return *package_; }

  // Whether it is a stand's page; see stand.h.
  [[nodiscard]] bool at_stand() const { return running() && package_->stand.has_value(); }

  // The change that takes back everything that was decided, to be committed.
  Result<sync::Transaction> taking_all_back() const;

  // Keeps what is sent and sends it. Errors: of check_lead, and of the ledger.
  Result<void> send(const workspace::Lead& lead);
  // Brings to the server what it does not have yet.
  void turn();
  // What the server said to it: an HTTP status, 0 without an answer.
  void answered(int status);
  [[nodiscard]] Sending sending() const { return sending_; }
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
  Result<void> begin_brief();
  // How what an earlier visit sent stands, as far as the store says.
  [[nodiscard]] Sending state_kept() const;

  Ledger* ledger_;
  Platform* platform_;
  std::string link_;
  std::optional<sharing::ChoicePackage> package_;
  std::string under_way_;  // id of the lead on its way
  Sending sending_ = Sending::nothing;
};

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

}  // namespace oferta::app
