#include "server/http/static_files.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>

#include "server/http/content_type.h"
#include "server/http/target.h"
#include "shared/base/sha256.h"

namespace oferta::server::http {

namespace fs = std::filesystem;

const char* const kContentSecurityPolicy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "connect-src 'self'; img-src 'self' blob: data:; font-src 'self'; manifest-src 'self'; "
    "worker-src 'self'; frame-src 'self' blob:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

namespace {

Response with_common_headers(Response response) {
  response.headers.insert(response.headers.begin(),
                          {{"Content-Security-Policy", kContentSecurityPolicy},
                           {"X-Content-Type-Options", "nosniff"},
                           {"Referrer-Policy", "no-referrer"}});
  return response;
}

Response plain(unsigned status, std::string text) {
  return {status,
          {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}},
          std::move(text)};
}

// "app-3f9a1c07.mjs": a part of the name between '-' or '.' that is a hexadecimal hash.
bool has_hash(std::string_view name) {
  std::size_t start = 0;
  while (start < name.size()) {
    const std::size_t end = std::min(name.find_first_of("-.", start), name.size());
    const std::string_view part = name.substr(start, end - start);
    const bool hexadecimal = std::all_of(part.begin(), part.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
    const bool has_digit =
        std::any_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (start > 0 && part.size() >= 8 && hexadecimal && has_digit) {
      return true;
    }
    start = end + 1;
  }
  return false;
}

// Accept-Encoding: "gzip, br;q=0.5". A weight of zero says no.
bool accepts_brotli(std::string_view header) {
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    std::string item;
    std::copy_if(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(comma),
                 std::back_inserter(item), [](char c) { return c != ' ' && c != '\t'; });
    header.remove_prefix(std::min(comma + 1, header.size()));
    if (item == "br" || item.starts_with("br;")) {
      const std::size_t weight = item.find(";q=");
      return weight == std::string::npos ||
             item.find_first_of("123456789", weight) != std::string::npos;
    }
  }
  return false;
}

// If-None-Match: a list of tags, weak ones included, or "*".
bool matches(std::string_view if_none_match, std::string_view etag) {
  return if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos;
}

std::optional<std::string> read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

bool is_below(const fs::path& path, const fs::path& root) {
  const auto [root_end, rest] = std::mismatch(root.begin(), root.end(), path.begin(), path.end());
  return root_end == root.end();
}

}  // namespace

Result<StaticFiles> StaticFiles::open(const fs::path& root) {
  std::error_code error;
  fs::path canonical_root = fs::canonical(root, error);
  if (error || !fs::is_regular_file(canonical_root / "index.html", error)) {
    return fail(ErrorCode::not_found,
                "There is no web application in `" + root.lexically_normal().string() +
                    "`; build it with `./run --build`, or name its folder with --root");
  }
  return StaticFiles(std::move(canonical_root));
}

Response StaticFiles::respond(const Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") {
    Response response = plain(405, "Only GET and HEAD are served here.\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return with_common_headers(std::move(response));
  }
  std::optional<std::string> relative = decode_target(request.target);
  if (!relative) {
    return with_common_headers(plain(400, "This address is not understood.\n"));
  }
  if (relative->empty()) {
    relative = "index.html";
  }

  // The path is resolved, so that a link inside the folder cannot lead out of it.
  std::error_code error;
  const fs::path path = fs::canonical(root_ / *relative, error);
  if (error || !is_below(path, root_) || !fs::is_regular_file(path, error)) {
    return with_common_headers(plain(404, "There is nothing at this address.\n"));
  }
  const std::string name = path.filename().string();
  std::optional<std::string> body;
  bool compressed = false;
  if (accepts_brotli(request.accept_encoding)) {
    body = read(path.string() + ".br");
    compressed = body.has_value();
  }
  if (!body) {
    body = read(path);
  }
  if (!body) {
    return with_common_headers(plain(404, "There is nothing at this address.\n"));
  }

  const std::string etag = '"' + sha256_hex(*body).substr(0, 20) + '"';
  Response response;
  response.headers = {
      {"Content-Type", std::string(content_type(name))},
      {"Cache-Control", has_hash(name) ? "public, max-age=31536000, immutable" : "no-cache"},
      {"ETag", etag},
      {"Vary", "Accept-Encoding"},
  };
  if (matches(request.if_none_match, etag)) {
    response.status = 304;
    return with_common_headers(std::move(response));
  }
  if (compressed) {
    response.headers.emplace_back("Content-Encoding", "br");
  }
  response.body = *std::move(body);
  return with_common_headers(std::move(response));
}

}  // namespace oferta::server::http
