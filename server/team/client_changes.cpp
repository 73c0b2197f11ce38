#include "server/team/client_changes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "server/team/audit.h"
#include "server/team/intake.h"
#include "server/team/secret.h"
#include "shared/sync/clock.h"

namespace oferta::server::team {
namespace {

constexpr const char* kAuthor = "client";

struct ClientNode {
  sync::NodeId id = 0;
  long long last = 0;  ///< the number it has given out last
  sync::Stamp stamp;   ///< the latest of its own
};

/// The node of what comes over links. A restored server has another one: numbers that were given
/// out after the backup must not be given out again.
Result<ClientNode> node_of_links(soci::session& sql, const std::string& device) {
  std::string name;
  ClientNode node;
  sql << "SELECT id, last FROM node WHERE device = :device", soci::use(device), soci::into(name),
      soci::into(node.last);
  if (!sql.got_data()) {
    OFERTA_ASSIGN(name, make_id());
    node.last = 0;
  }
  OFERTA_ASSIGN(node.id, sync::parse_node(name));
  std::string body;
  sql << "SELECT body FROM operation WHERE node = :node ORDER BY sequence DESC LIMIT 1",
      soci::use(name), soci::into(body);
  if (sql.got_data()) {
    OFERTA_ASSIGN(const sync::Operation operation, sync::parse_operation(body));
    node.stamp = operation.stamp;
  }
  return node;
}

}  // namespace

Result<void> store_change(soci::session& sql, const sync::Stamp& latest,
                          const sync::Transaction& change, std::int64_t now_ms) {
  std::string epoch;
  sql << "SELECT epoch FROM space", soci::into(epoch);
  Device device;
  device.id = "links." + epoch;
  device.role = Role::manager;
  OFERTA_ASSIGN(const ClientNode node, node_of_links(sql, device.id));
  sync::Clock clock(node.id, std::max(latest, node.stamp));
  OFERTA_ASSIGN(std::vector<sync::Operation> operations,
                change.build({clock.next(now_ms), node.last + 1, kAuthor, 1}));
  Intake intake(sql, device, now_ms);
  for (sync::Operation& operation : operations) {
    const Offered offered{0, operation.node, operation.sequence, std::move(operation)};
    OFERTA_TRY(intake.take(offered));
  }
  if (!intake.rejections().empty()) {
    return fail(ErrorCode::io, "An answer could not be stored", intake.rejections()[0].message);
  }
  return intake.finish();
}

bool note_first_view(soci::session& sql, const std::string& link, std::int64_t now_ms) {
  const long long now = now_ms;
  int first = 0;
  sql << "SELECT count(*) FROM link WHERE id = :id AND viewed_ms IS NULL", soci::use(link),
      soci::into(first);
  if (first == 0) return false;
  sql << "UPDATE link SET viewed_ms = :now WHERE id = :id", soci::use(now), soci::use(link);
  note(sql, "link " + link, "view", link);
  return true;
}

}  // namespace oferta::server::team
