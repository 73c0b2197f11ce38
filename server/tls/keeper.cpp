#include "server/tls/keeper.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "server/secret_file.h"

namespace oferta::server::tls {
namespace {

namespace fs = std::filesystem;

constexpr const char* kAuthorityFile = "authority.pem";
constexpr const char* kServerFile = "server.pem";
constexpr const char* kRootFile = "oferta-authority.crt";
constexpr std::string_view kCertificateBegins = "-----BEGIN CERTIFICATE-----";

tl::unexpected<Error> cannot(const char* what, const fs::path& path) {
  return fail(ErrorCode::io,
              std::string("Cannot ") + what + " `" + path.string() + "`: " + std::strerror(errno));
}

std::optional<std::string> text_in(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

Result<Authority> authority_in(const fs::path& file, const MachineNames& machine,
                               const std::vector<std::string>& wanted, std::int64_t now_ms) {
  if (const auto text = text_in(file)) {
    auto read = read_authority(*text);
    if (!read) return fail(read.error().code, read.error().message, file.string());
    return read;
  }
  std::error_code unknown;
  if (fs::exists(file, unknown) || unknown) return cannot("read", file);
  std::vector<std::string> names = machine.names;
  names.insert(names.end(), wanted.begin(), wanted.end());
  const auto own = std::find_if(names.begin(), names.end(), [](const std::string& name) {
    return name != "localhost" && !name.ends_with(".local");
  });
  OFERTA_ASSIGN(Authority made,
                make_authority(own == names.end() ? "this machine" : *own, names, now_ms));
  OFERTA_TRY(write_secret_file(file, text_of(made)));
  return made;
}

}  // namespace

fs::path Keeper::root_file() const {
  return folder_ / kRootFile;
}

Result<Keeper> Keeper::open(const fs::path& folder, const std::vector<std::string>& names,
                            std::int64_t now_ms) {
  Keeper keeper;
  std::error_code failed;
  keeper.folder_ = fs::absolute(folder, failed);
  keeper.wanted_ = names;
  fs::create_directories(folder, failed);
  if (failed) return fail(ErrorCode::io, "The folder cannot be made", folder.string());
  fs::permissions(folder, fs::perms::owner_all, failed);
  OFERTA_ASSIGN(const MachineNames machine, machine_names());
  OFERTA_ASSIGN(keeper.authority_, authority_in(folder / kAuthorityFile, machine, names, now_ms));
  for (const std::string& name : names) {
    OFERTA_ASSIGN(const bool allowed, allows(keeper.authority_, name));
    if (!allowed) {
      return fail(ErrorCode::unsupported,
                  "The authority was not made for `" + name +
                      "`: remove its folder to have another one made, which every device then has "
                      "to be told to trust",
                  folder.string());
    }
  }
  OFERTA_TRY(write_secret_file(folder / kRootFile, keeper.authority_.root, 0644));
  OFERTA_TRY(keeper.look_up_names());
  if (const auto text = text_in(folder / kServerFile)) {
    const std::size_t chain = text->find(kCertificateBegins);
    if (chain != std::string::npos) {
      keeper.keys_ = {text->substr(chain), text->substr(0, chain)};
    }
  }
  if (!still_good(keeper.keys_, keeper.authority_, keeper.names_, now_ms)) {
    OFERTA_TRY(keeper.make_keys(now_ms));
  }
  return keeper;
}

Result<void> Keeper::look_up_names() {
  OFERTA_ASSIGN(MachineNames found, machine_names());
  found.names.insert(found.names.end(), wanted_.begin(), wanted_.end());
  sort_once(found.names);
  // The machine may have been called otherwise when the authority was made.
  MachineNames allowed{{}, std::move(found.addresses)};
  for (std::string& name : found.names) {
    OFERTA_ASSIGN(const bool fits, allows(authority_, name));
    if (fits) allowed.names.push_back(std::move(name));
  }
  names_ = std::move(allowed);
  return {};
}

Result<void> Keeper::make_keys(std::int64_t now_ms) {
  OFERTA_ASSIGN(http::KeyPair made, issue(authority_, names_, now_ms));
  OFERTA_TRY(write_secret_file(folder_ / kServerFile, made.key + made.chain));
  keys_ = std::move(made);
  return {};
}

Result<std::optional<http::KeyPair>> Keeper::renewed(std::int64_t now_ms) {
  OFERTA_TRY(look_up_names());
  if (still_good(keys_, authority_, names_, now_ms)) return std::optional<http::KeyPair>();
  OFERTA_TRY(make_keys(now_ms));
  return std::optional(keys_);
}

}  // namespace oferta::server::tls
