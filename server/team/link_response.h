// What is answered at links: nothing of it is kept by browsers, found by search or framed.
//
//   return link_page(200, sharing::offer_page(view, state));
//   return link_refusal(409, "too_many", "The link takes no more.");
#pragma once

#include <string>
#include <string_view>

#include "server/http/message.h"
#include "shared/base/json.h"
#include "shared/sharing/offer_page.h"

namespace oferta::server::team {

http::Response link_response(unsigned status, const char* type, std::string body,
                             const std::string& policy = "default-src 'none'");
http::Response link_page(unsigned status, const sharing::Page& page);
http::Response link_json(unsigned status, const Json& body);
/// `{"error":{"code":…,"message":…}}`.
http::Response link_refusal(unsigned status, std::string_view code, std::string_view message);
/// A 303 to another address of this server.
http::Response link_redirect(const std::string& location);
/// The page of a link that opens nothing; unknown, expired and revoked ones look the same.
http::Response link_gone(unsigned status = 404);

}  // namespace oferta::server::team
