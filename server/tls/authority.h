// A certificate authority for one local network: makes certificates that devices accept once they
// trust its root.
//
//   OFERTA_ASSIGN(const Authority authority, make_authority("office-pc", {"office-pc"}, now_ms));
//   OFERTA_ASSIGN(const http::KeyPair keys, issue(authority, machine_names, now_ms));
//
// Whoever gets hold of its key must not be able to pass for anybody else's site. So the root, whose
// key is forgotten once it has signed, vouches for one intermediate authority only, and that one
// may by its name constraints (RFC 5280, 4.2.1.10) certify servers in local domains and at local
// addresses alone. Constraints are on the intermediate because some clients do not look at those of
// a root. All keys are ECDSA on P-256.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/http/tls_context.h"
#include "server/tls/machine_names.h"
#include "shared/base/result.h"

namespace oferta::server::tls {

/// PEM texts.
struct Authority {
  std::string root;          ///< what devices are told to trust
  std::string intermediate;  ///< what signs
  std::string key;           ///< of the intermediate
};

/// Ten years. `machine` is told to people in its name; `names` are host names allowed beside the
/// local domains (`.local`, `.lan`, `.home.arpa`, `.internal`, `localhost`).
Result<Authority> make_authority(const std::string& machine, const std::vector<std::string>& names,
                                 std::int64_t now_ms);
/// Reads what text_of() wrote. invalid_format.
Result<Authority> read_authority(const std::string& pem);
std::string text_of(const Authority& authority);

/// Whether its constraints let it vouch for a host name.
Result<bool> allows(const Authority& authority, const std::string& name);

/// A certificate for half a year. Names the authority may not vouch for make it worthless: leave
/// them out.
Result<http::KeyPair> issue(const Authority& authority, const MachineNames& names,
                            std::int64_t now_ms);
/// Whether a certificate names exactly these, comes from this authority and lasts for another
/// month.
bool still_good(const http::KeyPair& keys, const Authority& authority, const MachineNames& names,
                std::int64_t now_ms);

/// SHA-256 of the root as devices show it: "3F:A0:…", 32 bytes.
Result<std::string> fingerprint(const Authority& authority);
/// The root in DER.
Result<std::string> root_der(const Authority& authority);

}  // namespace oferta::server::tls
