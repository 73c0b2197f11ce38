// A request for a file and the answer to it, apart from any socket.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace oferta::server::http {

struct Request {
  std::string method;           ///< "GET"
  std::string target;           ///< as it came: "/fonts/inter-regular.otf?v=1"
  std::string accept;           ///< header Accept, may be empty
  std::string accept_encoding;  ///< header Accept-Encoding, may be empty
  std::string if_none_match;    ///< header If-None-Match, may be empty
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  ///< without Content-Length
  std::string body;  ///< what GET gets; for HEAD its length alone is sent
};

/// Answers a request; called from one thread.
using Handler = std::function<Response(const Request&)>;

}  // namespace oferta::server::http
