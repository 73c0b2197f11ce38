// Takes offered operations into the database, within a transaction somebody else holds.
//
//   Intake intake(sql, device, now_ms);
//   for (const Offered& offer : request.operations) OFERTA_TRY(intake.take(offer));
//   OFERTA_TRY(intake.finish());
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "server/team/devices.h"
#include "server/team/sync_request.h"

namespace oferta::server::team {

struct Rejection {
  std::int64_t index = 0;
  sync::NodeId node = 0;
  std::int64_t sequence = 0;
  std::string code;
  std::string message;
};

class Intake {
 public:
  Intake(soci::session& sql, const Device& device, std::int64_t now_ms);

  /// Stores the operation, recognises it, or notes why it is rejected. Errors: conflict when
  /// numbers before it are missing.
  Result<void> take(const Offered& offer);
  /// Writes the counters.
  Result<void> finish();

  std::size_t stored() const { return stored_; }
  const std::vector<Rejection>& rejections() const { return rejections_; }
  /// The last number taken of every node the request speaks of, those of other devices left out.
  std::map<sync::NodeId, std::int64_t> acknowledged() const;
  /// The same as it was before this request: what holds when the transaction is undone.
  std::map<sync::NodeId, std::int64_t> acknowledged_before() const;

 private:
  struct Node {
    std::string device;
    long long last = 0;
    long long before = 0;  ///< `last` as the database has it
    bool changed = false;
  };
  /// Why an operation is not stored; an empty code when it is.
  struct Verdict {
    std::string code;
    std::string message;
  };

  Node& node(sync::NodeId id);
  Verdict judge(const Offered& offer) const;
  void recognise(const Offered& offer);
  void reject(const Offered& offer, const Verdict& verdict);
  void store(const Offered& offer);
  void remember_rejection(const Offered& offer, const Verdict& verdict);

  soci::session& sql_;
  const Device& device_;
  std::int64_t now_ms_;
  std::map<sync::NodeId, Node> nodes_;
  std::vector<Rejection> rejections_;
  std::size_t stored_ = 0;

  // The statement that stores, prepared once, and its parameters.
  long long version_ = 0;
  std::string node_text_;
  long long sequence_ = 0;
  std::string digest_;
  std::string body_;
  soci::statement insert_;
};

}  // namespace oferta::server::team
