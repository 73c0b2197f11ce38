// What a server shows and signs with when it speaks TLS.
//
//   OFERTA_TRY(check_keys(keys));
//   OFERTA_ASSIGN(const auto context, make_tls_context(keys));
#pragma once

#include <memory>
#include <string>

#include "shared/base/result.h"

namespace boost::asio::ssl {
class context;
}

namespace oferta::server::http {

/// A certificate and the key to it, both as PEM.
struct KeyPair {
  std::string chain;  ///< the server's certificate first, then those between it and the authority
  std::string key;
};

/// TLS 1.2 and 1.3, with keys agreed on anew for each connection. invalid_format: not PEM, or the
/// key is another certificate's.
Result<std::shared_ptr<boost::asio::ssl::context>> make_tls_context(const KeyPair& keys);

/// Whether a context can be made of them; errors as above.
Result<void> check_keys(const KeyPair& keys);

}  // namespace oferta::server::http
