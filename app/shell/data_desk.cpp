#include "app/shell/data_desk.h"

#include <utility>

#include "shared/base/text.h"
#include "shared/sync/history.h"
#include "shared/sync/operation.h"

namespace oferta::app {

void DataDesk::update(const Route& route) {
  if (conflicts_of_ != ledger_->workspace().revision()) {
    conflicts_of_ = ledger_->workspace().revision();
    conflicts_ = sync::conflicts(ledger_->store());
  }
  if (team_.joined()) follow_links(route);
  if (route.screen != Screen::data) {
    view_->measured = view_->asked_devices = false;
    return;
  }
  if (!std::exchange(view_->measured, true)) {
    platform_->measure_storage();
  }
  if (team_.phase() == TeamPhase::calm && team_.membership().role == "head" &&
      !std::exchange(view_->asked_devices, true)) {
    team_.ask_for_devices();
  }
  JoinDraft& join = view_->join;
  if (!route.invitation.empty() && join.code.empty()) {
    join.code = route.invitation;
  }
  if (join.bring < 0) {
    join.bring = ledger_->own_work() ? 0 : 1;
  }
}

void DataDesk::follow_links(const Route& route) {
  if (route.screen == Screen::offer) {
    const offer::Offer* offer = ledger_->workspace().offer(route.offer);
    if (offer != nullptr && offer->status != offer::Status::draft) {
      team_.follow_links(links_to_offer(offer->id));
    }
  } else if (route.screen == Screen::client) {
    team_.follow_links(links_to_choose(route.client));
  } else if (route.screen == Screen::clients) {
    team_.follow_links(links_to_choose({}));
  }
}

void DataDesk::written() {
  if (team_.unsent() > 0) {
    team_.turn();
  }
}

bool DataDesk::load_snapshot(std::string_view file) {
  return ledger_->load_snapshot(file).has_value();
}

void DataDesk::numbers_taken(std::string_view node, std::int64_t sequence) {
  if (const Result<sync::NodeId> id = sync::parse_node(node)) {
    ledger_->number_taken(*id, sequence);
  }
}

void DataDesk::repair_store() {
  ledger_->rewrite();
  tell_("storage.repaired", ui::Tone::warning);
}

void DataDesk::file_received(std::string_view name, std::string_view bytes) {
  FileView& file = view_->file;
  file = {};
  file.name = name;
  const auto& peer = ledger_->peer();
  Result<workspace::FilePlan> plan = workspace::plan_file(
      ledger_->store(), bytes, peer ? peer->space() : std::string(), platform_->now_ms());
  if (plan) {
    file.plan = *std::move(plan);
  } else {
    file.refused = describe(plan.error());
  }
}

void DataDesk::team_answered(std::string_view path, int status, std::string_view body) {
  if (path == "/v1/password") {
    PasswordDraft& draft = view_->password;
    draft.busy = false;
    draft.failed_status = status;
    if (status == 200) {
      draft = {};
      tell_("team.password.changed", ui::Tone::success);
    }
  }
  team_.answered(path, status, body);
  // What the team's data was is not to be seen any more, and goes as soon as nothing is lost by it.
  if (team_.phase() == TeamPhase::revoked && team_.unsent() == 0 &&
      !std::exchange(leaving_, true)) {
    platform_->leave_team(true);
  }
}

void DataDesk::lock_answered(const DeviceLock& lock, std::string_view failed) {
  LockDraft& draft = view_->lock_draft;
  draft.busy = false;
  draft.failed = failed;
  view_->lock = lock;
  if (!failed.empty()) return;
  draft = {};
  tell_(lock.on ? "lock.done" : "lock.removed", ui::Tone::success);
}

void DataDesk::join_failed(int status) {
  view_->join.busy = false;
  view_->join.failed_status = status;
}

void DataDesk::team_data_removed() {
  tell_("revoked.removed", ui::Tone::danger);
}

void DataDesk::reloaded(std::string_view lines) {
  ledger_->clear();
  ledger_->load(lines);
  team_.reloaded();
  team_.turn();
}

void DataDesk::history_read(std::string_view lines) {
  HistoryView& history = view_->history;
  std::vector<sync::Operation> operations;
  for (const std::string_view line : split(lines, '\n')) {
    Result<sync::Operation> operation = sync::parse_operation(line);
    if (operation && operation->type == history.record.type && operation->id == history.record.id) {
      operations.push_back(*std::move(operation));
    }
  }
  history.entries = sync::history_of(std::move(operations));
  history.reading = false;
}

}  // namespace oferta::app
