#include "server/team/sync_request.h"

#include <algorithm>
#include <tuple>

#include "server/team/exchange.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::server::team {
namespace {

constexpr std::int64_t kProtocol = 1;

Offered offered(const Json& json, std::int64_t index) {
  Offered offer{index, 0, 0, sync::decode_operation(json)};
  if (offer.operation) {
    offer.node = offer.operation->node;
    offer.sequence = offer.operation->sequence;
    return offer;
  }
  // What can be told apart takes its number, so that nothing waits behind it for ever.
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::int64_t sequence = reader.integer("s", {1, kMaxJsonInteger});
  const Result<sync::NodeId> node = sync::parse_node(reader.text("n"));
  if (problems.empty() && node) {
    offer.node = *node;
    offer.sequence = sequence;
  }
  return offer;
}

}  // namespace

Result<SyncRequest> read_sync_request(std::string_view body) {
  OFERTA_ASSIGN(const Json json, parse_json(body));
  if (!json.is_object()) return fail(ErrorCode::invalid_format, "An object was expected.");
  Problems problems;
  const FieldReader reader(json, "", problems);
  const std::int64_t protocol = reader.integer("p", {1, kMaxJsonInteger});
  SyncRequest request;
  request.space = reader.text("space");
  const std::string node = reader.text("node");
  request.cursor = reader.text_or("cur", "");
  request.limit = reader.integer_or("limit", kMaxOperationsOut, {0, kMaxJsonInteger});
  request.limit = std::min(request.limit, kMaxOperationsOut);
  OFERTA_TRY(problems.result());
  if (protocol != kProtocol) {
    return fail(ErrorCode::unsupported, "This server speaks protocol 1.", "p");
  }
  OFERTA_ASSIGN(request.node, sync::parse_node(node));
  const auto operations = json.find("ops");
  if (operations == json.end()) return request;
  if (!operations->is_array()) {
    return fail(ErrorCode::invalid_format, "An array was expected.", "ops");
  }
  if (operations->size() > kMaxOperationsIn) {
    return fail(ErrorCode::out_of_range, "A request brings at most 1000 operations.", "ops");
  }
  for (const Json& operation : *operations) {
    request.operations.push_back(
        offered(operation, static_cast<std::int64_t>(request.operations.size())));
  }
  std::stable_sort(request.operations.begin(), request.operations.end(),
                   [](const Offered& a, const Offered& b) {
                     return std::tie(a.node, a.sequence) < std::tie(b.node, b.sequence);
                   });
  return request;
}

}  // namespace oferta::server::team
