#include "server/http/tls_context.h"

#include <openssl/ssl.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>

namespace oferta::server::http {
namespace {

namespace ssl = boost::asio::ssl;

// Of TLS 1.2; those of 1.3 are all good. No key exchange without forward secrecy, no CBC.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

}  // namespace

Result<std::shared_ptr<ssl::context>> make_tls_context(const KeyPair& keys) {
  const auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* const native = context->native_handle();
  if (SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) != 1 ||
      SSL_CTX_set_cipher_list(native, kCiphers) != 1) {
    return fail(ErrorCode::internal, "The TLS library offers no TLS 1.2");
  }
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  boost::system::error_code error;
  context->use_certificate_chain(boost::asio::buffer(keys.chain), error);
  if (error) {
    return fail(ErrorCode::invalid_format, "The certificate is not a chain of PEM certificates",
                error.message());
  }
  context->use_private_key(boost::asio::buffer(keys.key), ssl::context::pem, error);
  if (error) {
    return fail(ErrorCode::invalid_format,
                "The key is not a private key in PEM without a passphrase, or is another "
                "certificate's",
                error.message());
  }
  if (SSL_CTX_check_private_key(native) != 1) {
    return fail(ErrorCode::invalid_format, "The key is another certificate's");
  }
  return context;
}

Result<void> check_keys(const KeyPair& keys) {
  OFERTA_TRY(make_tls_context(keys));
  return {};
}

}  // namespace oferta::server::http
