// Who may ask for what: the one table, and whatever is not in it is refused.
//
//   const Access access = access_of("GET", "/v1/devices");
//   if (!access.allows(device.role)) return refuse();
//
// What a role may do with single records and devices is looked at where they are: exchange.cpp for
// operations, team_api.cpp for devices of others, link_api.cpp for links of others.
#pragma once

#include <string_view>

#include "server/team/devices.h"

namespace oferta::server::team {

/// What a request is about.
enum class Errand {
  none,  ///< nothing there is
  health,
  enrol,
  sign_in,
  sync,
  events,
  metrics,
  links,
  list_devices,
  revoke_device,
  invite,
  list_people,
  disable_person,
  reset_password,
  change_password,
};

struct Access {
  Errand errand = Errand::none;
  unsigned roles = 0;    ///< a bit for each that may
  bool anybody = false;  ///< without a token
  std::string_view id;   ///< the last part of the path, where it names something

  bool allows(Role role) const { return (roles & (1U << static_cast<unsigned>(role))) != 0; }
};

/// `id` points into `path`, which has no query.
Access access_of(std::string_view method, std::string_view path);

}  // namespace oferta::server::team
