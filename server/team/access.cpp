#include "server/team/access.h"

#include <array>

namespace oferta::server::team {
namespace {

constexpr unsigned bit(Role role) {
  return 1U << static_cast<unsigned>(role);
}
constexpr unsigned kHead = bit(Role::head);
constexpr unsigned kManagers = kHead | bit(Role::manager);
constexpr unsigned kPeople = kManagers | bit(Role::kiosk);
constexpr unsigned kAll = kPeople | bit(Role::monitor);
constexpr unsigned kNobody = 0;

struct Row {
  std::string_view method;
  std::string_view path;  ///< one that ends in a slash is followed by an id
  Errand errand;
  unsigned roles;
  bool anybody = false;
};

constexpr std::array<Row, 17> kTable{{
    {"GET", "/healthz", Errand::health, kNobody, true},
    {"HEAD", "/healthz", Errand::health, kNobody, true},
    {"POST", "/v1/enrol", Errand::enrol, kNobody, true},
    {"POST", "/v1/sign-in", Errand::sign_in, kNobody, true},
    {"POST", "/v1/sync", Errand::sync, kPeople},
    {"GET", "/v1/events", Errand::events, kManagers},
    {"GET", "/metrics", Errand::metrics, kHead | bit(Role::monitor)},
    {"POST", "/v1/links", Errand::links, kManagers},
    {"GET", "/v1/links", Errand::links, kManagers},
    {"DELETE", "/v1/links/", Errand::links, kManagers},
    {"GET", "/v1/devices", Errand::list_devices, kHead},
    {"DELETE", "/v1/devices/", Errand::revoke_device, kAll},  // others than a head: their own
    {"POST", "/v1/invitations", Errand::invite, kHead},
    {"GET", "/v1/people", Errand::list_people, kHead},
    {"DELETE", "/v1/people/", Errand::disable_person, kHead},
    {"POST", "/v1/resets", Errand::reset_password, kHead},
    {"POST", "/v1/password", Errand::change_password, kPeople},
}};

}  // namespace

Access access_of(std::string_view method, std::string_view path) {
  for (const Row& row : kTable) {
    if (row.method != method) continue;
    if (row.path.back() == '/') {
      if (path.starts_with(row.path) && path.size() > row.path.size()) {
        return {row.errand, row.roles, row.anybody, path.substr(row.path.size())};
      }
    } else if (path == row.path) {
      return {row.errand, row.roles, row.anybody, {}};
    }
  }
  return {};
}

}  // namespace oferta::server::team
