// A small HTTP server for this machine: takes connections, reads requests within limits, sends what
// a handler answers.
//
//   Result<void> ended = serve({"127.0.0.1", 8080}, {}, gate, handler, {}, {},
//                              [](const std::string& address) {…});
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "server/http/message.h"
#include "server/http/tls_context.h"
#include "shared/base/result.h"

namespace oferta::server::http {

struct Endpoint {
  std::string host;        ///< a numeric address of this machine
  std::uint16_t port = 0;  ///< 0: any free one
};

/// Limits of patience with a client.
struct Patience {
  std::chrono::seconds request{15};  ///< for a whole request to come; also of an idle connection
};

/// Asked once a second while somebody follows an answer: whether something changed of which no
/// request to this server says so.
using Watch = std::function<bool()>;

/// HTTPS instead of HTTP, on the same port: what a connection begins with tells which it is.
struct Security {
  KeyPair keys;
  /// Asked every few seconds: another pair for connections from now on, or nothing.
  std::function<std::optional<KeyPair>()> renewed;
  /// Answers what comes without TLS, by its headers alone; a body is not read.
  Handler plain;
};

/// Serves until SIGINT or SIGTERM; requests being answered are finished first. `on_ready` is called
/// with "http://host:port/" – "https://…" with `security` – once connections are accepted. `gate`
/// sees every request before its body is read. Fails with io when it cannot listen, invalid_format
/// when the keys are none.
Result<void> serve(const Endpoint& endpoint, const Patience& patience, const Gate& gate,
                   const Handler& handler, const Watch& watch,
                   const std::optional<Security>& security,
                   const std::function<void(const std::string& address)>& on_ready);

}  // namespace oferta::server::http
