#include "server/team/link_response.h"

#include <utility>

#include "server/team/exchange.h"

namespace oferta::server::team {

http::Response link_response(unsigned status, const char* type, std::string body,
                             const std::string& policy) {
  http::Response response;
  response.status = status;
  response.headers = {{"Content-Type", type},
                      {"Cache-Control", "no-store"},
                      {"Content-Security-Policy", policy},
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"X-Frame-Options", "DENY"},
                      {"X-Robots-Tag", "noindex, nofollow"}};
  response.body = std::move(body);
  return response;
}

http::Response link_page(unsigned status, const sharing::Page& page) {
  return link_response(status, "text/html; charset=utf-8", page.html, page.policy);
}

http::Response link_json(unsigned status, const Json& body) {
  return link_response(status, "application/json", answer_with(status, body).body);
}

http::Response link_refusal(unsigned status, std::string_view code, std::string_view message) {
  return link_response(status, "application/json", refusal(status, code, message).body);
}

http::Response link_redirect(const std::string& location) {
  http::Response response = link_response(303, "text/plain; charset=utf-8", "");
  response.headers.emplace_back("Location", location);
  return response;
}

http::Response link_gone(unsigned status) {
  http::Response response = link_page(status, sharing::gone_page());
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace oferta::server::team
