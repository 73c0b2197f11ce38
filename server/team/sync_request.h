// The request of `POST /v1/sync`, read and checked; its operations one by one, since a bad one must
// not stop the others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/sync/operation.h"

namespace oferta::server::team {

/// An operation as it came, or what is wrong with it.
struct Offered {
  std::int64_t index = 0;  ///< its place in the request
  sync::NodeId node = 0;
  std::int64_t sequence = 0;  ///< 0 when not even node and sequence could be read
  Result<sync::Operation> operation;
};

struct SyncRequest {
  std::string space;
  sync::NodeId node = 0;
  std::string cursor;  ///< as an answer gave it; "" from the beginning
  std::int64_t limit = 0;
  std::vector<Offered> operations;  ///< by node and sequence
};

/// Errors: invalid_json and invalid_format; unsupported for another protocol; out_of_range for too
/// many operations.
Result<SyncRequest> read_sync_request(std::string_view body);

}  // namespace oferta::server::team
