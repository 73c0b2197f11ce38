#pragma once
/// A replica's side of `POST /v1/sync`: what the team's server has, what is still to be brought to
/// it, and where reading goes on. docs/server.md describes the messages.
///
///   Peer peer(space);                                 // or Peer::parse(text kept with the store)
///   for (const Operation& operation : on_the_disk) peer.offer(operation);
///   const std::string body = peer.request(node);      // send it
///   OFERTA_ASSIGN(PeerAnswer answer, peer.receive(answer_body));
///   store.apply_all(answer.received);                 // persist them together with peer.text()
///
/// Losing an answer is harmless: what was sent is sent again and acknowledged again.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/result.h"
#include "shared/sync/operation.h"
#include "shared/sync/sequences.h"

namespace oferta::sync {

/// What an answer brought, and what the replica has to do about it.
struct PeerAnswer {
  std::vector<Operation> received;
  /// Their numbers are taken by others (a copied or restored store): the same operations go under
  /// a new node.
  std::vector<Operation> renumber;
  /// Stamped more than five minutes ahead: to be issued anew (reissue.h); the old ones are dropped.
  std::vector<Operation> reissue;
  std::size_t refused = 0;   ///< refused for good, and kept here
  bool more = false;         ///< ask again at once
  bool offer_again = false;  ///< the server went back in time: offer everything on the disk again
  std::int64_t now_ms = 0;   ///< the server's clock
};

class Peer {
 public:
  explicit Peer(std::string space) : space_(std::move(space)) {}
  /// What text() gave; invalid_format otherwise.
  static Result<Peer> parse(std::string_view text);
  /// Canonical JSON of everything but the waiting operations, which are on the disk.
  std::string text() const;

  /// An operation on this replica's disk: it waits unless the server has it.
  void offer(const Operation& operation);
  /// What another writer of the same disk has learned of the server meanwhile.
  void learn(const Peer& newer);
  /// This operation was issued anew under another stamp: it is not applied when read.
  bool dropped(const Operation& operation) const;

  std::size_t waiting() const { return waiting_.size(); }
  std::vector<Operation> unsent() const;
  const std::string& space() const { return space_; }
  const std::string& cursor() const { return cursor_; }
  /// Reading has come to the end at least once.
  bool complete() const { return complete_; }
  /// Operations the server refused for good, ever, and its last reason.
  std::int64_t refused() const { return refused_; }
  const std::string& reason() const { return reason_; }

  /// Waiting operations whose numbers the server can never reach, because those before them are
  /// not on this disk (a part of another replica's work came in a file). They are taken out, to go
  /// under a node of this replica.
  std::vector<Operation> take_stranded();
  /// The next request; at most 1,000 operations and 900 KB.
  std::string request(NodeId node);
  /// The answer to the last request. Errors: invalid_json, invalid_format; nothing has changed
  /// then.
  Result<PeerAnswer> receive(std::string_view body);
  /// The body of a 409: the server has less than was thought.
  Result<void> receive_gap(std::string_view body);

 private:
  using Known = std::map<NodeId, Sequences>;
  using Key = std::pair<NodeId, std::int64_t>;

  void settle(const Key& key);
  bool knows(const Operation& operation) const;

  std::string space_;
  std::string epoch_;
  std::string cursor_;
  Known has_;
  Known dropped_;
  std::int64_t refused_ = 0;
  std::string reason_;
  bool complete_ = false;
  std::map<Key, Operation> waiting_;
  std::vector<Key> sent_;  // in the last request
};

}  // namespace oferta::sync
