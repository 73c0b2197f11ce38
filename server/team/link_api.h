// `/v1/links`: how a device of the team shares. Who may: heads and managers; a manager revokes the
// links of that device alone.
#pragma once

#include <string_view>

#include "server/http/message.h"
#include "server/team/devices.h"
#include "server/team/exchange.h"
#include "server/team/links.h"

namespace oferta::server::team {

/// Whether the path is one of these.
bool is_about_links(std::string_view path);

Answer answer_about_links(Links& links, const http::Request& request, std::string_view path,
                          const Device& device);

}  // namespace oferta::server::team
