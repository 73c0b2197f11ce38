#include "server/team/intake.h"

#include <algorithm>
#include <array>

#include "shared/base/sha256.h"
#include "shared/sync/clock.h"

namespace oferta::server::team {
namespace {

// What a kiosk's visitors leave behind; everything else is not theirs to write, and nothing is
// theirs to delete.
constexpr std::array<std::string_view, 3> kKioskTypes{"lead", "need", "selection"};

// What managers are held to is not theirs to change: whose signatures count, how much who may give.
bool is_for_heads(const sync::Operation& operation) {
  return operation.type == "approver" ||
         (operation.type == "setting" &&
          (operation.id == "margin_policy" || operation.id == "discount_limits"));
}

bool may_write(Role role, const sync::Operation& operation) {
  if (role == Role::head) return true;
  if (role == Role::manager) return !is_for_heads(operation);
  return role == Role::kiosk && !operation.deleted &&
         std::find(kKioskTypes.begin(), kKioskTypes.end(), operation.type) != kKioskTypes.end();
}

}  // namespace

Intake::Intake(soci::session& sql, const Device& device, std::int64_t now_ms)
    : sql_(sql), device_(device), now_ms_(now_ms), insert_(sql) {
  sql_ << "SELECT version FROM space", soci::into(version_);
  insert_.exchange(soci::use(version_));
  insert_.exchange(soci::use(node_text_));
  insert_.exchange(soci::use(sequence_));
  insert_.exchange(soci::use(device_.id));
  insert_.exchange(soci::use(digest_));
  insert_.exchange(soci::use(body_));
  insert_.alloc();
  insert_.prepare(
      "INSERT INTO operation (version, node, sequence, device, digest, body) "
      "VALUES (:version, :node, :sequence, :device, :digest, :body)");
  insert_.define_and_bind();
}

Intake::Node& Intake::node(sync::NodeId id) {
  const auto [entry, added] = nodes_.try_emplace(id);
  Node& node = entry->second;
  if (added) {
    const std::string name = sync::node_text(id);
    sql_ << "SELECT device, last FROM node WHERE id = :id", soci::use(name),
        soci::into(node.device), soci::into(node.last);
    if (!sql_.got_data()) {
      // The first to bring operations of a node is the device it lives on.
      node.device = device_.id;
    }
    node.before = node.last;
  }
  return node;
}

Intake::Verdict Intake::judge(const Offered& offer) const {
  if (!offer.operation) {
    const Error& error = offer.operation.error();
    const std::string place = error.detail.empty() ? "" : " (" + error.detail + ")";
    return {std::string(error_name(error.code)), error.message + place};
  }
  if (!may_write(device_.role, *offer.operation)) {
    return {"forbidden", "This device may not write this to records of this type."};
  }
  if (sync::ms_ahead(offer.operation->stamp, now_ms_) > sync::kMaxAheadMs) {
    return {"clock_ahead", "The stamp is more than five minutes ahead of the server's clock."};
  }
  return {};
}

Result<void> Intake::take(const Offered& offer) {
  if (offer.sequence == 0) {
    reject(offer, judge(offer));
    return {};
  }
  Node& origin = node(offer.node);
  if (offer.sequence <= origin.last) {
    recognise(offer);
    return {};
  }
  if (origin.device != device_.id) {
    reject(offer, {"foreign_node", "The operations of this node come from another device."});
    return {};
  }
  if (offer.sequence > origin.last + 1) {
    return fail(ErrorCode::conflict, "Operations before this one are missing.",
                sync::node_text(offer.node));
  }
  const Verdict verdict = judge(offer);
  if (verdict.code.empty()) {
    store(offer);
  } else {
    remember_rejection(offer, verdict);
    reject(offer, verdict);
  }
  origin.last = offer.sequence;
  origin.changed = true;
  return {};
}

void Intake::store(const Offered& offer) {
  ++version_;
  node_text_ = sync::node_text(offer.node);
  sequence_ = offer.sequence;
  body_ = sync::encode(*offer.operation);
  digest_ = sha256_hex(body_);
  insert_.execute(true);
  ++stored_;
}

// A repetition is acknowledged again, and what was rejected is rejected again. Another operation
// under a number that is taken comes from a copied or restored store: its device has to learn that
// it was not stored.
void Intake::recognise(const Offered& offer) {
  const std::string name = sync::node_text(offer.node);
  const long long sequence = offer.sequence;
  std::string digest;
  sql_ << "SELECT digest FROM operation WHERE node = :node AND sequence = :sequence",
      soci::use(name), soci::use(sequence), soci::into(digest);
  if (sql_.got_data()) {
    if (!offer.operation || sha256_hex(sync::encode(*offer.operation)) != digest) {
      reject(offer, {"sequence_reused", "Another operation has this number: take a new node."});
    }
    return;
  }
  Verdict verdict;
  sql_ << "SELECT code, message FROM rejection WHERE node = :node AND sequence = :sequence",
      soci::use(name), soci::use(sequence), soci::into(verdict.code), soci::into(verdict.message);
  if (sql_.got_data()) reject(offer, verdict);
}

void Intake::reject(const Offered& offer, const Verdict& verdict) {
  rejections_.push_back({offer.index, offer.node, offer.sequence, verdict.code, verdict.message});
}

void Intake::remember_rejection(const Offered& offer, const Verdict& verdict) {
  const std::string name = sync::node_text(offer.node);
  const long long sequence = offer.sequence;
  sql_ << "INSERT INTO rejection (node, sequence, code, message) "
          "VALUES (:node, :sequence, :code, :message)",
      soci::use(name), soci::use(sequence), soci::use(verdict.code), soci::use(verdict.message);
}

Result<void> Intake::finish() {
  for (const auto& [id, node] : nodes_) {
    if (!node.changed) continue;
    const std::string name = sync::node_text(id);
    sql_ << "INSERT INTO node (id, device, last) VALUES (:id, :device, :last) "
            "ON CONFLICT (id) DO UPDATE SET last = excluded.last",
        soci::use(name), soci::use(node.device), soci::use(node.last);
  }
  if (stored_ > 0) sql_ << "UPDATE space SET version = :version", soci::use(version_);
  return {};
}

std::map<sync::NodeId, std::int64_t> Intake::acknowledged() const {
  std::map<sync::NodeId, std::int64_t> out;
  for (const auto& [id, node] : nodes_) {
    if (node.device == device_.id) out[id] = node.last;
  }
  return out;
}

std::map<sync::NodeId, std::int64_t> Intake::acknowledged_before() const {
  std::map<sync::NodeId, std::int64_t> out;
  for (const auto& [id, node] : nodes_) {
    if (node.device == device_.id) out[id] = node.before;
  }
  return out;
}

}  // namespace oferta::server::team
