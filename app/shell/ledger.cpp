#include "app/shell/ledger.h"

#include <algorithm>
#include <utility>

#include "shared/base/text.h"
#include "shared/sync/operation.h"
#include "shared/sync/reissue.h"
#include "shared/sync/sync_file.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::app {
namespace {

// More steps back than anybody takes; each holds only the fields it changed.
constexpr std::size_t kMostUndo = 200;

void remember(std::vector<sync::Inverse>& stack, sync::Inverse inverse) {
  if (stack.size() == kMostUndo) {
    stack.erase(stack.begin());
  }
  stack.push_back(std::move(inverse));
}

}  // namespace

Ledger::Ledger(Platform& platform) : platform_(&platform) {}

std::size_t Ledger::load(std::string_view lines) {
  std::size_t unread = 0;
  std::vector<sync::Operation> operations;
  for (const std::string_view line : split(lines, '\n')) {
    if (trim(line).empty()) {
      continue;
    }
    Result<sync::Operation> operation = sync::parse_operation(line);
    if (operation && peer_ && peer_->dropped(*operation)) {
      number_taken(operation->node, operation->sequence);
    } else if (operation) {
      if (peer_) {
        peer_->offer(*operation);
      }
      operations.push_back(*std::move(operation));
    } else {
      ++unread;
      unread_.emplace_back(line);
    }
  }
  const bool first = store_.cell_count() == 0;
  store_.apply_all(operations);
  if (first) {
    workspace_.refresh(store_);
  } else {
    refresh(operations);
  }
  return unread;
}

Result<void> Ledger::load_snapshot(std::string_view file) {
  OFERTA_ASSIGN(const sync::SyncFile snapshot, sync::read_sync_file(file));
  store_.apply_all(snapshot.operations);
  store_.note_seen(snapshot.header.seen);
  workspace_.refresh(store_);
  return {};
}

std::string Ledger::snapshot() const {
  return sync::write_sync_file({.seen = store_.seen()}, store_.to_operations());
}

void Ledger::number_taken(sync::NodeId node, std::int64_t sequence) {
  sync::Seen seen;
  seen.sequences[node].add(sequence);
  store_.note_seen(seen);
}

void Ledger::rewrite() {
  take_as_own(store_.to_operations());
}

Result<void> Ledger::import(std::string_view workspace_file) {
  Result<workspace::WorkspaceFile> file = workspace::read_workspace_file(workspace_file);
  if (!file) {
    return tl::unexpected(file.error());
  }
  Result<std::vector<sync::Operation>> operations = workspace::operations_of(*file);
  if (!operations) {
    return tl::unexpected(operations.error());
  }
  store_.apply_all(*operations);
  workspace_.refresh(store_);
  write(*operations);
  return {};
}

Result<std::vector<sync::Operation>> Ledger::operations_for(
    const sync::Transaction& transaction) const {
  Result<sync::NodeId> node = sync::parse_node(platform_->node_id());
  if (!node) {
    return tl::unexpected(node.error());
  }
  sync::Clock clock(*node, store_.latest());
  return transaction.build({clock.next(now_ms()), store_.last_sequence(*node) + 1, author(), 1});
}

Result<void> Ledger::commit(const sync::Transaction& transaction) {
  Result<std::vector<sync::Operation>> operations = operations_for(transaction);
  if (!operations) {
    return tl::unexpected(operations.error());
  }
  if (operations->empty()) {
    return {};
  }
  remember(undo_, sync::inverse_of(store_, *operations));
  redo_.clear();
  take_in(*operations);
  return {};
}

Result<void> Ledger::commit_for_good(const sync::Transaction& transaction) {
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations, operations_for(transaction));
  undo_.clear();
  redo_.clear();
  take_in(operations);
  return {};
}

Result<bool> Ledger::undo() {
  return step(undo_, redo_);
}

Result<bool> Ledger::redo() {
  return step(redo_, undo_);
}

Result<bool> Ledger::step(std::vector<sync::Inverse>& from, std::vector<sync::Inverse>& to) {
  while (!from.empty()) {
    sync::Transaction change = begin();
    from.back().add_to(store_, change);
    Result<std::vector<sync::Operation>> operations = operations_for(change);
    if (!operations) {
      return tl::unexpected(operations.error());
    }
    from.pop_back();
    if (operations->empty()) {
      continue;
    }
    remember(to, sync::inverse_of(store_, *operations));
    take_in(*operations);
    return true;
  }
  return false;
}

void Ledger::take_in(const std::vector<sync::Operation>& operations) {
  if (operations.empty()) {
    return;
  }
  store_.apply_all(operations);
  refresh(operations);
  write(operations);
}

std::vector<sync::Operation> Ledger::numbered(std::vector<sync::Operation> operations) const {
  const sync::NodeId node = sync::parse_node(platform_->node_id()).value_or(0);
  std::int64_t sequence = store_.last_sequence(node);
  for (sync::Operation& operation : operations) {
    operation.node = node;
    operation.sequence = ++sequence;
  }
  return operations;
}

void Ledger::take_as_own(std::vector<sync::Operation> operations) {
  take_in(numbered(std::move(operations)));
}

void Ledger::commit_as_own(std::vector<sync::Operation> operations) {
  operations = numbered(std::move(operations));
  remember(undo_, sync::inverse_of(store_, operations));
  redo_.clear();
  take_in(operations);
}

void Ledger::take_anew(std::vector<sync::Operation> operations) {
  const sync::NodeId node = sync::parse_node(platform_->node_id()).value_or(0);
  // Later than what this work overwrote, but not than its own stamps from the future.
  sync::Stamp latest;
  for (const sync::Operation& operation : operations) {
    for (const sync::Overwritten& entry : operation.overwritten) {
      for (const sync::Stamp& stamp : entry.stamps) {
        const bool believed = sync::ms_ahead(stamp, now_ms()) <= sync::kMaxAheadMs;
        latest = believed ? std::max(latest, stamp) : latest;
      }
    }
  }
  sync::Clock clock(node, latest);
  take_in(sync::reissue(std::move(operations), clock, now_ms(), store_.last_sequence(node) + 1));
}

void Ledger::clear() {
  store_ = {};
  workspace_.refresh(store_);
  undo_.clear();
  redo_.clear();
}

void Ledger::write(const std::vector<sync::Operation>& operations) {
  retry_failed();
  PersistBatch batch;
  batch.transaction = ++last_transaction_;
  for (const sync::Operation& operation : operations) {
    if (!off_disk_.empty() && operation.type == off_disk_) continue;
    batch.operations.push_back(
        {sync::node_text(operation.node), operation.sequence, sync::encode(operation)});
  }
  batch.clock = store_.latest().text();
  if (peer_) {
    for (const sync::Operation& operation : operations) {
      peer_->offer(operation);
    }
    batch.peer = keeps_peer_ ? peer_->text() : std::string();
  }
  writing_.emplace(batch.transaction, batch);
  platform_->persist(std::move(batch));
}

void Ledger::retry_failed() {
  for (auto& [transaction, batch] : std::exchange(failed_, {})) {
    writing_.emplace(transaction, batch);
    platform_->persist(std::move(batch));
  }
}

void Ledger::persisted(std::uint64_t transaction, bool ok, std::string_view message) {
  auto written = writing_.extract(transaction);
  if (written.empty() || ok) {
    return;
  }
  failure_ = message;
  failed_.insert(std::move(written));
}

void Ledger::refresh(const std::vector<sync::Operation>& operations) {
  std::vector<workspace::RecordName> changed;
  changed.reserve(operations.size());
  for (const sync::Operation& operation : operations) {
    changed.push_back({operation.type, operation.id});
  }
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  workspace_.refresh(store_, changed);
}

bool Ledger::own_work() const {
  // The example has one author and one stamp; whatever is later was done by somebody.
  return store_.seen().sequences.size() > 1;
}

std::string Ledger::author() const {
  const auto& managers = workspace_.managers();
  const std::string chosen = platform_->preference("manager");
  if (managers.empty() || managers.count(chosen) > 0) {
    return managers.empty() ? std::string("manager") : chosen;
  }
  std::map<std::string, int, std::less<>> owned;
  for (const auto& [id, client] : workspace_.clients()) {
    owned[client.owner] += 1;
  }
  std::string busiest = managers.begin()->first;
  for (const auto& [id, manager] : managers) {
    if (owned[id] > owned[busiest]) {
      busiest = id;
    }
  }
  return busiest;
}

}  // namespace oferta::app
