// The page that tells people, in Russian and in English, how their device comes to trust a server.
#pragma once

namespace oferta::server::tls {

/// HTML with `{fingerprint}` and `{address}` to be filled in.
extern const char* const kTrustHtml;

}  // namespace oferta::server::tls
