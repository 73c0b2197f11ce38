#include "app/shell/choosing.h"

#include <algorithm>
#include <utility>

#include "app/shell/stand.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sharing/choice_page.h"
#include "shared/sync/clock.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/record_file.h"

namespace oferta::app {
namespace {

// Records of this device alone: what was sent, by the lead's id.
constexpr std::string_view kSent = "sent_lead";
constexpr std::string_view kBody = "body";
constexpr std::string_view kTaken = "taken";      // the server has it
constexpr std::string_view kRefused = "refused";  // it never will

// In a file there is one: what is sent again takes the place of what was sent before.
constexpr std::string_view kAnswerInFile = "answer";

constexpr int kCreated = 201;
constexpr int kOk = 200;
constexpr int kTooMany = 429;

// An answer that trying again would not change.
bool is_final_refusal(int status) {
  return status >= 400 && status < 500 && status != kTooMany;
}

// The fields of a brief that are somebody's decisions.
bool is_decision(std::string_view field) {
  return field.starts_with("answer.") || field.starts_with("adjust.") ||
         field.starts_with("weight.") || field == "budget" || field == "variant" ||
         field == "budget_includes_vat";
}

// Two stands of one device do not mix; told apart as their databases are (web/page/choosing.js).
std::string poll_key(std::string_view link) {
  constexpr std::size_t kPrefix = 16;
  return std::string(kPollPreference) + std::string(link.substr(0, kPrefix));
}

}  // namespace

Result<void> Choosing::begin(std::string_view link, std::string_view package, ChoosingWay way) {
  std::string bytes(package);
  if (way == ChoosingWay::file) {
    OFERTA_ASSIGN(bytes, sharing::package_in_page(package));
  }
  OFERTA_ASSIGN(sharing::ChoicePackage read, sharing::read_choice_package(bytes));
  if (way == ChoosingWay::file && read.stand) {
    return fail(ErrorCode::unsupported, "A stand is opened by its link.");
  }
  if (ledger_->workspace().questionnaire(read.questionnaire) == nullptr) {
    OFERTA_TRY(sharing::open_choice(read));
    OFERTA_TRY(ledger_->import(workspace::write_workspace_file(sharing::choice_workspace(read))));
  }
  way_ = way;
  link_ = link;
  package_ = std::move(read);
  // A visitor of a stand leaves nothing behind.
  if (at_stand()) ledger_->keep_off_disk("brief");
  OFERTA_TRY(begin_brief());
  if (at_stand()) read_poll();
  sending_ = state_kept();
  turn();
  return {};
}

std::string Choosing::address_at_home(const needs::Brief& brief) const {
  const std::string page = platform_->preference("address");
  const std::size_t host = page.find("://");
  if (package_->stand->home.empty() || !page.starts_with("http") || host == std::string::npos) {
    return {};
  }
  const std::string_view name = std::string_view(page).substr(host + 3);
  for (const std::string_view own : {"localhost", "127.", "[::1]"}) {
    if (name.starts_with(own)) return {};
  }
  Route place = to_choosing(package_->stand->home);
  place.taken = sharing::write_choice_decisions(brief);
  return page + "#" + format_route(place);
}

Result<void> Choosing::begin_brief() {
  const workspace::Workspace& workspace = ledger_->workspace();
  sync::Transaction change = ledger_->begin();
  const auto add = [&](std::string_view id, const needs::Answers& answers) -> Result<void> {
    if (workspace.brief(id) != nullptr) return {};
    needs::Brief brief;
    brief.questionnaire = package_->questionnaire;
    brief.date = package_->date;
    brief.answers = answers;
    return change.set_fields("brief", std::string(id), workspace::brief_fields(brief));
  };
  OFERTA_TRY(add(kChoosersBrief, {}));
  if (at_stand()) {
    OFERTA_TRY(add(kSampleBrief, sample_answers(questionnaire())));
  }
  return ledger_->commit_for_good(change);
}

std::optional<Route> Choosing::place_instead(const Route& route, bool visiting) const {
  const bool inside = route.screen == Screen::choosing;
  if (!running()) return inside ? std::optional(to_clients()) : std::nullopt;
  const Route first = to_choosing(link());
  const bool elsewhere = !inside || route.link != link() || (at_stand() && !visiting);
  return elsewhere && !(route == first) ? std::optional(first) : std::nullopt;
}

Result<sync::Transaction> Choosing::taking_all_back() const {
  const std::string brief(kChoosersBrief);
  sync::Transaction change = ledger_->begin();
  if (const auto record = ledger_->store().find("brief", brief)) {
    const Json fields = record->fields();
    for (const auto& [field, value] : fields.items()) {
      if (is_decision(field)) OFERTA_TRY(change.set("brief", brief, field, nullptr));
    }
  }
  return change;
}

Result<void> Choosing::show_as(ChoosingWay way, const std::optional<sharing::StandTerms>& stand) {
  way_ = way;
  if (package_->stand == stand) return {};
  package_->stand = stand;
  poll_ = {};
  if (at_stand()) read_poll();
  return begin_brief();
}

void Choosing::read_poll() {
  poll_ = workspace::read_poll(platform_->preference(poll_key(link_)), questionnaire(),
                               package_->stand->poll);
}

void Choosing::clear_poll() {
  platform_->set_preference(poll_key(link_), "");
  read_poll();
}

Result<void> Choosing::send(const workspace::Lead& lead) {
  OFERTA_TRY(workspace::check_lead(lead));
  sync::Transaction change = ledger_->begin();
  OFERTA_TRY(change.set(kSent, in_file() ? kAnswerInFile : std::string_view(lead.id), kBody,
                        sharing::write_choice_answer(*package_, lead)));
  // It is on its way to somebody else: taking it back is not in this device's hands.
  OFERTA_TRY(ledger_->commit_for_good(change));
  if (in_file()) sending_ = Sending::in_file;
  if (!poll_.questions.empty()) {
    workspace::count_in(poll_, lead.brief, questionnaire());
    platform_->set_preference(poll_key(link_), workspace::write_poll(poll_));
  }
  turn();
  return {};
}

Result<Choosing::Answer> Choosing::answer_in_file() const {
  const auto record = ledger_->store().find(kSent, kAnswerInFile);
  const Json body = record ? record->field(kBody) : Json();
  if (!body.is_string()) return fail(ErrorCode::not_found, "Nothing was sent yet.");
  Answer answer{body.get<std::string>(), {}};
  OFERTA_ASSIGN(const Json json, parse_json(answer.bytes));
  Problems problems;
  const FieldReader lead = FieldReader(json, "", problems).object("lead");
  answer.sender = lead.text_or("contact_name", "");
  return answer;
}

std::string Choosing::answer_address() const {
  const workspace::Workspace& workspace = ledger_->workspace();
  const offer::Manager* manager = workspace.manager(package_->manager);
  return manager == nullptr || manager->email.empty() ? workspace.company().email : manager->email;
}

std::vector<Choosing::Waiting> Choosing::all_waiting() const {
  std::vector<Waiting> waiting;
  ledger_->store().for_each(kSent, [&waiting](const sync::RecordView& record) {
    const Json body = record.field(kBody);
    const bool settled = !record.field(kTaken).is_null() || !record.field(kRefused).is_null();
    if (!settled && body.is_string()) {
      waiting.push_back({std::string(record.id()), body.get<std::string>()});
    }
  });
  return waiting;
}

std::int64_t Choosing::waiting() const {
  return static_cast<std::int64_t>(all_waiting().size());
}

Result<std::string> Choosing::leads_file() const {
  sync::Store store;
  sync::Transaction change(store);
  std::vector<workspace::RecordName> names;
  for (const Waiting& one : all_waiting()) {
    OFERTA_ASSIGN(workspace::Lead lead, sharing::read_choice_answer(*package_, one.body));
    lead.source = at_stand() ? workspace::LeadSource::stand : workspace::LeadSource::file;
    OFERTA_TRY(change.set_fields("lead", lead.id, workspace::lead_fields(lead)));
    names.push_back({"lead", lead.id});
  }
  if (names.empty()) return fail(ErrorCode::not_found, "Nothing waits to be sent.");
  OFERTA_ASSIGN(const sync::NodeId node, sync::parse_node(platform_->node_id()));
  sync::Clock clock(node, store.latest());
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations,
                change.build({clock.next(platform_->now_ms()), 1, "client", 1}));
  store.apply_all(operations);
  return workspace::file_of_records(store, names, {});
}

Sending Choosing::state_kept() const {
  if (in_file()) return answer_in_file() ? Sending::in_file : Sending::nothing;
  Sending state = Sending::nothing;
  ledger_->store().for_each(kSent, [&state](const sync::RecordView& record) {
    if (!record.field(kTaken).is_null()) {
      state = Sending::done;
    } else if (state == Sending::nothing && !record.field(kRefused).is_null()) {
      state = Sending::refused;
    }
  });
  return state;
}

void Choosing::turn() {
  if (!running() || in_file() || !under_way_.empty()) return;
  const std::vector<Waiting> waiting = all_waiting();
  if (waiting.empty()) return;
  under_way_ = waiting.front().id;
  sending_ = Sending::under_way;
  platform_->call_team("POST", "/s/" + link_ + "/lead", waiting.front().body);
}

void Choosing::answered(int status) {
  if (under_way_.empty()) return;
  const std::string id = std::exchange(under_way_, {});
  const bool taken = status == kCreated || status == kOk;
  // What visitors of a stand sent is somebody else's: a link that was closed does not make it go,
  // the staff takes it home as a file.
  if (!taken && (at_stand() || !is_final_refusal(status))) {
    sending_ = Sending::waiting;
    return;
  }
  sync::Transaction change = ledger_->begin();
  bool noted = change.set(kSent, id, taken ? kTaken : kRefused, true).has_value();
  // On a stand it is somebody else's device: what has arrived is of no use here any more.
  if (taken && at_stand()) noted = noted && change.set(kSent, id, kBody, nullptr);
  if (noted) static_cast<void>(ledger_->commit_for_good(change));
  sending_ = taken ? Sending::done : Sending::refused;
  if (at_stand() && waiting() == 0) platform_->forget_kept();
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

bool is_reachable(const ChoosingForm& form) {
  constexpr std::ptrdiff_t kLeastDigits = 5;
  const auto digits = std::count_if(form.phone.begin(), form.phone.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  return digits >= kLeastDigits || is_mail_address(form.phone) || is_mail_address(form.email);
}

bool says_who(const ChoosingForm& form) {
  for (const std::string* text :
       {&form.name, &form.company, &form.phone, &form.email, &form.text}) {
    if (!trim(*text).empty()) return true;
  }
  return false;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size();
}

}  // namespace oferta::app
