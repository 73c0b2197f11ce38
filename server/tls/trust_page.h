// What a server with a local authority says without TLS: how a device comes to trust it, and the
// root certificate to do it with. Nothing else.
//
//   OFERTA_ASSIGN(const TrustPage page, TrustPage::of(authority));
//   security.plain = [&](const http::Request& request) { return page.plain(request); };
#pragma once

#include <optional>
#include <string>

#include "server/http/message.h"
#include "server/tls/authority.h"
#include "shared/base/result.h"

namespace oferta::server::tls {

class TrustPage {
 public:
  static Result<TrustPage> of(const Authority& authority);

  /// Over TLS: `/trust` and the downloads; nothing for other addresses.
  std::optional<http::Response> secure(const http::Request& request) const;
  /// Without: the page on `/`, too. Whoever asks for another page is sent there; the interface and
  /// links are refused with 426, in case something was meant to be kept from the network.
  http::Response plain(const http::Request& request) const;

 private:
  std::string fingerprint_;
  std::string pem_;
  std::string der_;
  std::string profile_;  ///< of Apple's devices
};

/// The same for a server with a certificate of its own: everything is sent to HTTPS, but the
/// interface and links.
http::Response plain_redirect(const http::Request& request);

/// Whether it was asked for over HTTPS: "https://HOST/", by the request's Host; "/" without one.
std::string secure_address(const http::Request& request);

}  // namespace oferta::server::tls
