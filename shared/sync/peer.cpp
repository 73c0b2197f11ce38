#include "shared/sync/peer.h"

#include <algorithm>
#include <optional>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/sync/sync_file.h"

namespace oferta::sync {
namespace {

constexpr std::size_t kMostOperations = 1'000;
constexpr std::size_t kMostBytes = 900'000;
constexpr IntegerRange kCount{0, kMaxJsonInteger};

Json json_of(const std::map<NodeId, Sequences>& known) {
  Json out = Json::object();
  for (const auto& [node, sequences] : known) {
    Json ranges = Json::array();
    for (const auto& [first, last] : sequences.ranges()) {
      ranges.push_back(first);
      ranges.push_back(last);
    }
    out[node_text(node)] = std::move(ranges);
  }
  return out;
}

std::map<NodeId, Sequences> known_from(const FieldReader& reader, std::string_view key) {
  std::map<NodeId, Sequences> known;
  reader.each_member(key, [&](const std::string& name, const FieldReader& ranges) {
    const Result<NodeId> node = parse_node(name);
    if (!node || !ranges.json().is_array()) {
      reader.problem(key, "This is not a node's ranges.");
      return;
    }
    std::int64_t first = 0;
    bool second = false;
    for (const Json& bound : ranges.json()) {
      const std::int64_t value = bound.is_number_integer() ? bound.get<std::int64_t>() : 0;
      if (second) known[*node].add(first, value);
      first = value;
      second = !second;
    }
  });
  return known;
}

bool contains(const std::map<NodeId, Sequences>& known, const Operation& operation) {
  const auto found = known.find(operation.node);
  return found != known.end() && found->second.contains(operation.sequence);
}

}  // namespace

Result<Peer> Peer::parse(std::string_view text) {
  OFERTA_ASSIGN(const Json json, parse_json(text));
  Problems problems;
  const FieldReader reader(json, "", problems);
  Peer peer(reader.text("space"));
  peer.epoch_ = reader.text_or("epoch", "");
  peer.cursor_ = reader.text_or("cur", "");
  peer.has_ = known_from(reader, "has");
  peer.dropped_ = known_from(reader, "dropped");
  peer.refused_ = reader.integer_or("refused", 0, kCount);
  peer.reason_ = reader.text_or("reason", "");
  peer.complete_ = reader.boolean_or("complete", false);
  OFERTA_TRY(problems.result());
  return peer;
}

std::string Peer::text() const {
  return canonical({{"space", space_},
                    {"epoch", epoch_},
                    {"cur", cursor_},
                    {"has", json_of(has_)},
                    {"dropped", json_of(dropped_)},
                    {"refused", refused_},
                    {"reason", reason_},
                    {"complete", complete_}});
}

bool Peer::knows(const Operation& operation) const {
  return contains(has_, operation);
}

bool Peer::dropped(const Operation& operation) const {
  return contains(dropped_, operation);
}

void Peer::offer(const Operation& operation) {
  if (!knows(operation)) waiting_.try_emplace({operation.node, operation.sequence}, operation);
}

void Peer::learn(const Peer& newer) {
  auto waiting = std::move(waiting_);
  *this = newer;
  waiting_.clear();
  for (const auto& [key, operation] : waiting) offer(operation);
}

std::vector<Operation> Peer::unsent() const {
  std::vector<Operation> out;
  out.reserve(waiting_.size());
  for (const auto& [key, operation] : waiting_) out.push_back(operation);
  return out;
}

std::vector<Operation> Peer::take_stranded() {
  std::vector<Operation> stranded;
  std::optional<NodeId> node;
  std::int64_t next = 0;
  bool reachable = true;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const auto& [origin, sequence] = at->first;
    if (node != origin) {
      node = origin;
      next = has_[origin].through() + 1;
      reachable = true;
    }
    // Between two that wait there may be some that came from the server itself.
    while (has_[origin].contains(next)) ++next;
    reachable = reachable && sequence == next;
    next = sequence + 1;
    if (reachable) {
      ++at;
      continue;
    }
    has_[origin].add(sequence);
    stranded.push_back(std::move(at->second));
    at = waiting_.erase(at);
  }
  return stranded;
}

std::string Peer::request(NodeId node) {
  std::string operations;
  sent_.clear();
  for (const auto& [key, operation] : waiting_) {
    const std::string line = encode(operation);
    if (sent_.size() == kMostOperations || operations.size() + line.size() > kMostBytes) break;
    if (!sent_.empty()) operations += ',';
    operations += line;
    sent_.push_back(key);
  }
  std::string head = canonical(
      {{"p", kProtocolVersion}, {"space", space_}, {"node", node_text(node)}, {"cur", cursor_}});
  head.pop_back();
  return head + ",\"ops\":[" + operations + "]}";
}

void Peer::settle(const Key& key) {
  has_[key.first].add(key.second);
  waiting_.erase(key);
}

Result<PeerAnswer> Peer::receive(std::string_view body) {
  OFERTA_ASSIGN(const Json json, parse_json(body));
  Problems problems;
  const FieldReader reader(json, "", problems);
  PeerAnswer answer;
  const std::string epoch = reader.text("epoch");
  const std::string cursor = reader.text("cur");
  answer.more = reader.boolean("more");
  answer.now_ms = reader.integer("now", kCount);
  reader.each("ops", [&](const FieldReader& entry) {
    Result<Operation> operation = decode_operation(entry.json());
    if (operation) {
      answer.received.push_back(*std::move(operation));
    } else {
      entry.problem("", operation.error().message);
    }
  });
  std::map<Key, std::pair<std::string, std::string>> rejected;
  reader.each("rej", [&](const FieldReader& entry) {
    const Result<NodeId> node = parse_node(entry.text("n"));
    if (node) {
      rejected[{*node, entry.integer("s", kCount)}] = {entry.text("code"), entry.text("msg")};
    }
  });
  OFERTA_TRY(problems.result());

  answer.offer_again = !epoch_.empty() && epoch != epoch_;
  if (answer.offer_again) has_.clear();
  epoch_ = epoch;
  cursor_ = cursor;
  for (const Key& key : std::exchange(sent_, {})) {
    const auto sent = waiting_.find(key);
    const auto verdict = rejected.find(key);
    if (sent != waiting_.end() && verdict != rejected.end()) {
      const std::string& code = verdict->second.first;
      if (code == "sequence_reused" || code == "foreign_node") {
        answer.renumber.push_back(sent->second);
      } else if (code == "clock_ahead") {
        answer.reissue.push_back(sent->second);
        dropped_[key.first].add(key.second);
      } else {
        ++answer.refused;
        ++refused_;
        reason_ = verdict->second.second;
      }
    }
    settle(key);
  }
  for (const Operation& operation : answer.received) settle({operation.node, operation.sequence});
  complete_ = complete_ || !answer.more;
  answer.more = answer.more || !waiting_.empty();
  return answer;
}

Result<void> Peer::receive_gap(std::string_view body) {
  OFERTA_ASSIGN(const Json json, parse_json(body));
  Problems problems;
  const FieldReader reader(json, "", problems);
  Known known;
  reader.each_member("ack", [&](const std::string& name, const FieldReader& value) {
    const Result<NodeId> node = parse_node(name);
    if (node) known[*node] = Sequences(value.as_integer(kCount));
  });
  OFERTA_TRY(problems.result());
  for (auto& [node, sequences] : known) has_[node] = std::move(sequences);
  return {};
}

}  // namespace oferta::sync
