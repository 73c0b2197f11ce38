// Answers requests with the files of one folder: the web application.
//
//   OFERTA_ASSIGN(StaticFiles files, StaticFiles::open("build/web/dist"));
//   Response response = files.respond(request);
#pragma once

#include <filesystem>
#include <string>

#include "server/http/message.h"
#include "shared/base/result.h"

namespace oferta::server::http {

class StaticFiles {
 public:
  /// Fails with not_found when the folder has no index.html.
  static Result<StaticFiles> open(const std::filesystem::path& root);

  /// GET and HEAD only. A `.br` copy beside a file is sent to who accepts brotli. Names with a hash
  /// in them are kept for ever by the browser; everything else is asked for again with its ETag.
  Response respond(const Request& request) const;

 private:
  explicit StaticFiles(std::filesystem::path root) : root_(std::move(root)) {}

  std::filesystem::path root_;
};

/// What the page may do; the same for every response.
extern const char* const kContentSecurityPolicy;

}  // namespace oferta::server::http
