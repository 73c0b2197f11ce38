// A request for a file and the answer to it, apart from any socket.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
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
  std::string authorization;    ///< header Authorization, may be empty
  std::string cookie;           ///< header Cookie, may be empty
  std::string forwarded_proto;  ///< header X-Forwarded-Proto: what a proxy in front speaks; "https"
                                ///< where this server speaks TLS itself
  std::string remote;           ///< the address the connection comes from
  std::string body;             ///< empty while only the headers have come
  std::string host;             ///< header Host, may be empty
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;  ///< without Content-Length
  std::string body;  ///< what GET gets; for HEAD its length alone is sent
  /// Set for an answer that goes on: gives the text to send when it differs from the last one, or
  /// nothing to end. Asked after every change that becomes known, and every other second.
  std::function<std::optional<std::string>()> follow = {};
  bool changed = false;  ///< there is something new for those who follow
  /// Set for an answer that takes a while to work out: `work` is done on another thread, without
  /// anything of the first, and `then` gives the answer, on that one again. The rest is not looked
  /// at; should too much be waiting, it is what is sent.
  std::function<void()> work = {};
  std::function<Response()> then = {};
};

/// Answers a request; called from one thread.
using Handler = std::function<Response(const Request&)>;

/// What becomes of a request whose headers have come, before its body is read.
struct Admission {
  std::uint64_t body_limit = 1024;      ///< a longer body is refused with 413
  std::optional<Response> refusal{};    ///< sent at once, the body left unread
  std::optional<Response> too_large{};  ///< what to say to a longer body, instead of a sentence
};

/// Decides on a request by its headers alone; called from one thread.
using Gate = std::function<Admission(const Request&)>;

}  // namespace oferta::server::http
