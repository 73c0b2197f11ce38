#include "server/serve_security.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "server/files.h"
#include "server/team/database.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

Result<http::KeyPair> read_given_keys(const HttpsOptions& options) {
  http::KeyPair keys;
  OFERTA_ASSIGN(keys.chain, read_file(options.certificate));
  OFERTA_ASSIGN(keys.key, read_file(options.key));
  const Result<void> checked = http::check_keys(keys);
  if (!checked) return fail(checked.error());
  return keys;
}

}  // namespace

std::optional<std::string> HttpsOptions::mistake() const {
  if (certificate.empty() != key.empty()) {
    return "--certificate and --key belong together: give both";
  }
  if (!on() && (!names.empty() || !authority.empty())) {
    return "--name and --authority say how --https is served: give it too";
  }
  if (!certificate.empty() && (!names.empty() || !authority.empty())) {
    return "With a certificate of your own there is no --name and no --authority";
  }
  for (const std::string& name : names) {
    if (!tls::is_host_name(name)) return "`" + name + "` is not a host name";
  }
  return std::nullopt;
}

void add_https_options(CLI::App& command, HttpsOptions& options) {
  command.add_flag("--https", options.https,
                   "Serve HTTPS to the local network, with a certificate authority of this "
                   "machine; made at first");
  command.add_option("--certificate", options.certificate,
                     "Serve HTTPS with this certificate (PEM, with those above it)");
  command.add_option("--key", options.key, "The key to the certificate (PEM)");
  command.add_option("--name", options.names,
                     "A further host name devices use for --https; may be given again");
  command.add_option("--authority", options.authority,
                     "The folder of the certificate authority; beside the data if absent");
}

fs::path authority_folder_of_user() {
  const char* const data = std::getenv("XDG_DATA_HOME");
  if (data != nullptr && *data == '/') return fs::path(data) / "oferta" / "tls";
  const char* const home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : ".") / ".local" / "share" / "oferta" / "tls";
}

Result<std::unique_ptr<ServeSecurity>> ServeSecurity::open(const HttpsOptions& options,
                                                           const fs::path& folder, Log log) {
  auto made = std::make_unique<ServeSecurity>();
  made->options_ = options;
  made->log_ = std::move(log);
  if (!options.certificate.empty()) {
    OFERTA_ASSIGN(made->keys_, read_given_keys(options));
    return made;
  }
  std::vector<std::string> names = options.names;
  for (std::string& name : names) name = tls::lower_case(name);
  OFERTA_ASSIGN(made->keeper_, tls::Keeper::open(folder, names, team::now_ms()));
  OFERTA_ASSIGN(made->page_, tls::TrustPage::of(made->keeper_->authority()));
  OFERTA_ASSIGN(made->fingerprint_, tls::fingerprint(made->keeper_->authority()));
  made->keys_ = made->keeper_->keys();
  return made;
}

http::Security ServeSecurity::listener_options() {
  http::Security security{keys_, [this] { return renewed(); }, {}};
  if (page_) {
    security.plain = [this](const http::Request& request) { return page_->plain(request); };
  } else {
    security.plain = tls::plain_redirect;
  }
  return security;
}

std::optional<http::Response> ServeSecurity::respond(const http::Request& request) const {
  return page_ ? page_->secure(request) : std::nullopt;
}

std::vector<std::string> ServeSecurity::hosts(const std::string& host) const {
  std::vector<std::string> found;
  const bool everywhere = host == "0.0.0.0" || host == "::";
  if (!everywhere) return {host};
  for (const std::string& address :
       keeper_ ? keeper_->names().addresses : std::vector<std::string>()) {
    const bool six = address.find(':') != std::string::npos;
    if (!address.starts_with("127.") && address != "::1" && (!six || host == "::")) {
      found.push_back(address);
    }
  }
  found.emplace_back("127.0.0.1");
  return found;
}

// Files that are just being replaced may not fit together for a moment: the next look finds them
// whole.
std::optional<http::KeyPair> ServeSecurity::renewed() {
  std::optional<http::KeyPair> next;
  std::string trouble;
  if (keeper_) {
    Result<std::optional<http::KeyPair>> asked = keeper_->renewed(team::now_ms());
    if (asked) {
      next = *std::move(asked);
    } else {
      trouble = describe(asked.error());
    }
  } else if (Result<http::KeyPair> read = read_given_keys(options_); !read) {
    trouble = describe(read.error());
  } else if (read->chain != keys_.chain || read->key != keys_.key) {
    next = *std::move(read);
  }
  if (trouble != trouble_ && !trouble.empty()) {
    log_(canonical(Json{{"at", team::now_ms()}, {"event", "certificate"}, {"trouble", trouble}}));
  }
  trouble_ = trouble;
  if (next) {
    keys_ = *next;
    log_(canonical(Json{{"at", team::now_ms()}, {"event", "certificate"}, {"renewed", true}}));
  }
  return next;
}

}  // namespace oferta::server
