// How `oferta serve` speaks HTTPS: with a local authority of its own, or with a certificate it is
// given.
//
//   OFERTA_ASSIGN(const auto security, ServeSecurity::open(options, "/srv/oferta/tls", log));
//   http::serve(…, security->listener_options(), …);
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/http/listener.h"
#include "server/tls/keeper.h"
#include "server/tls/trust_page.h"
#include "shared/base/result.h"

namespace CLI {
class App;
}

namespace oferta::server {

struct HttpsOptions {
  bool https = false;
  std::string certificate, key;    ///< files; both or neither
  std::string authority;           ///< the folder of the local authority; empty: beside the data
  std::vector<std::string> names;  ///< host names besides those the machine has

  bool on() const { return https || !certificate.empty() || !key.empty(); }
  /// What is wrong with them, in words.
  std::optional<std::string> mistake() const;
};

void add_https_options(CLI::App& command, HttpsOptions& options);

/// The folder of an authority where no data folder is named: of this user, `$XDG_DATA_HOME` or
/// `~/.local/share`, `oferta/tls`.
std::filesystem::path authority_folder_of_user();

class ServeSecurity {
 public:
  /// Takes a line of the log, a JSON object.
  using Log = std::function<void(const std::string& line)>;

  /// `folder`: of the local authority. Errors: io, invalid_format, unsupported.
  static Result<std::unique_ptr<ServeSecurity>> open(const HttpsOptions& options,
                                                     const std::filesystem::path& folder, Log log);

  /// Good as long as this object is.
  http::Security listener_options();
  /// What is also served over HTTPS; nothing for other addresses.
  std::optional<http::Response> respond(const http::Request& request) const;
  /// Whether devices have to be told to trust a local authority; else the certificate was given.
  bool local() const { return keeper_.has_value(); }
  /// Of the local authority.
  std::string fingerprint() const { return fingerprint_; }
  std::filesystem::path root_file() const { return keeper_->root_file(); }
  /// The addresses devices reach this machine by, when it listens on `host`; the machine's own
  /// last.
  std::vector<std::string> hosts(const std::string& host) const;

 private:
  std::optional<http::KeyPair> renewed();

  HttpsOptions options_;
  Log log_;
  std::optional<tls::Keeper> keeper_;
  std::optional<tls::TrustPage> page_;
  std::string fingerprint_;
  http::KeyPair keys_;
  std::string trouble_;  ///< said already
};

}  // namespace oferta::server
