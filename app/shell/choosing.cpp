#include "app/shell/choosing.h"

#include <algorithm>
#include <utility>

#include "app/shell/route.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_answer.h"

namespace oferta::app {
namespace {

// Records of this device alone: what was sent, by the lead's id.
constexpr std::string_view kSent = "sent_lead";
constexpr std::string_view kBody = "body";
constexpr std::string_view kTaken = "taken";      // the server has it
constexpr std::string_view kRefused = "refused";  // it never will

constexpr int kCreated = 201;
constexpr int kOk = 200;
constexpr int kTooMany = 429;

// An answer that trying again would not change.
bool is_final_refusal(int status) {
  return status >= 400 && status < 500 && status != kTooMany;
}

}  // namespace

Result<void> Choosing::begin(std::string_view link, std::string_view package) {
  OFERTA_ASSIGN(sharing::ChoicePackage read, sharing::read_choice_package(package));
  OFERTA_TRY(sharing::open_choice(read));
  const workspace::Workspace& workspace = ledger_->workspace();
  if (workspace.questionnaire(read.questionnaire) == nullptr) {
    OFERTA_TRY(ledger_->import(workspace::write_workspace_file(sharing::choice_workspace(read))));
  }
  const std::string brief(kChoosersBrief);
  if (workspace.brief(brief) == nullptr) {
    sync::Transaction change = ledger_->begin();
    OFERTA_TRY(change.set_fields("brief", brief,
                                 {{"questionnaire", read.questionnaire},
                                  {"date", read.date.to_iso()},
                                  {"variant", "balanced"},
                                  {"budget_includes_vat", true}}));
    OFERTA_TRY(ledger_->commit_for_good(change));
  }
  link_ = link;
  package_ = std::move(read);
  turn();
  return {};
}

Result<void> Choosing::send(const workspace::Lead& lead) {
  OFERTA_TRY(workspace::check_lead(lead));
  sync::Transaction change = ledger_->begin();
  OFERTA_TRY(change.set(kSent, lead.id, kBody, sharing::write_choice_answer(*package_, lead)));
  // It is on its way to somebody else: taking it back is not in this device's hands.
  OFERTA_TRY(ledger_->commit_for_good(change));
  turn();
  return {};
}

std::optional<Choosing::Waiting> Choosing::next_waiting() const {
  std::optional<Waiting> found;
  ledger_->store().for_each(kSent, [&found](const sync::RecordView& record) {
    const Json body = record.field(kBody);
    const bool settled = !record.field(kTaken).is_null() || !record.field(kRefused).is_null();
    if (!found && !settled && body.is_string()) {
      found = {std::string(record.id()), body.get<std::string>()};
    }
  });
  return found;
}

void Choosing::turn() {
  if (!running() || !under_way_.empty()) return;
  const std::optional<Waiting> next = next_waiting();
  if (!next) return;
  under_way_ = next->id;
  sending_ = Sending::under_way;
  platform_->call_team("POST", "/s/" + link_ + "/lead", next->body);
}

void Choosing::answered(int status) {
  if (under_way_.empty()) return;
  const std::string id = std::exchange(under_way_, {});
  const bool taken = status == kCreated || status == kOk;
  if (!taken && !is_final_refusal(status)) {
    sending_ = Sending::waiting;
    return;
  }
  sync::Transaction change = ledger_->begin();
  if (change.set(kSent, id, taken ? kTaken : kRefused, true)) {
    static_cast<void>(ledger_->commit_for_good(change));
  }
  sending_ = taken ? Sending::done : Sending::refused;
  turn();
}

std::vector<const needs::Question*> questions_for_choosing(
    const needs::Questionnaire& questionnaire, const needs::Answers& answers) {
  std::vector<const needs::Question*> questions = needs::ask(questionnaire, answers).questions;
  std::erase_if(questions, [](const needs::Question* question) {
    return question->kind == needs::QuestionKind::money;
  });
  return questions;
}

bool can_be_reached(std::string_view phone, std::string_view email) {
  constexpr std::ptrdiff_t kLeastDigits = 5;
  const auto digits =
      std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; });
  const std::size_t at = email.find('@');
  return digits >= kLeastDigits ||
         (at != std::string_view::npos && at > 0 && at + 1 < email.size());
}

}  // namespace oferta::app
