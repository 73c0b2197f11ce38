// Ed25519 signatures (RFC 8032) by libsodium: keys in files, approvals signed and checked.
//
//   OFERTA_ASSIGN(const SigningKey key, make_signing_key());
//   std::string signature = sign_text(key, text);                  // 64 bytes
//   const Ed25519 verifier;  verifier.holds(key.public_key, text, signature);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/offer/approval.h"

namespace oferta::server {

/// Both halves as base64url; the secret one never leaves the file it is in.
struct SigningKey {
  std::string public_key;
  std::string secret;  ///< the seed, 32 bytes
};

/// Errors: internal where the system gives no randomness.
Result<SigningKey> make_signing_key();
/// The key's file: {"format":"oferta-key-1","public":…,"secret":…}.
std::string key_file(const SigningKey& key);
/// invalid_json, invalid_format; a public half that is not of the secret one is refused.
Result<SigningKey> read_key_file(std::string_view text);

std::string sign_text(const SigningKey& key, std::string_view text);

class Ed25519 final : public offer::SignatureVerifier {
 public:
  std::optional<bool> holds(const std::string& key, const std::string& text,
                            const std::string& signature) const override;
};

}  // namespace oferta::server
