// The authority and the certificate of this machine, kept in a folder and made when they are
// needed.
//
//   OFERTA_ASSIGN(Keeper keeper, Keeper::open("/srv/oferta/tls", {}, now_ms));
//   keeper.keys();                                  // for the listener
//   if (auto next = keeper.renewed(now_ms)) …       // the addresses changed, or the month came
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "server/http/tls_context.h"
#include "server/tls/authority.h"
#include "shared/base/result.h"

namespace oferta::server::tls {

class Keeper {
 public:
  /// `names`: host names devices use besides those the machine knows itself by. Errors: io;
  /// invalid_format for a damaged authority, which is never replaced by itself, since every device
  /// would have to trust the next one; unsupported when it may not vouch for one of `names`.
  static Result<Keeper> open(const std::filesystem::path& folder,
                             const std::vector<std::string>& names, std::int64_t now_ms);

  const Authority& authority() const { return authority_; }
  const MachineNames& names() const { return names_; }
  const http::KeyPair& keys() const { return keys_; }
  /// Where the root is, for programs of this machine.
  std::filesystem::path root_file() const;
  /// Another certificate when this one no longer fits the machine or the day. Errors as above; then
  /// the old one stays.
  Result<std::optional<http::KeyPair>> renewed(std::int64_t now_ms);

 private:
  Result<void> look_up_names();
  Result<void> make_keys(std::int64_t now_ms);

  std::filesystem::path folder_;
  std::vector<std::string> wanted_;
  Authority authority_;
  MachineNames names_;
  http::KeyPair keys_;
};

}  // namespace oferta::server::tls
