#include "server/secret_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace oferta::server {
namespace {

tl::unexpected<Error> cannot_write(const std::filesystem::path& path) {
  return fail(ErrorCode::io, "Cannot write `" + path.string() + "`: " + std::strerror(errno));
}

}  // namespace

Result<void> write_secret_file(const std::filesystem::path& path, std::string_view bytes,
                               unsigned mode) {
  std::filesystem::path unfinished = path;
  unfinished += ".part-" + std::to_string(::getpid());
  ::unlink(unfinished.c_str());
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return cannot_write(path);
  const bool written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(file) == 0;
  ::close(file);
  if (!written || ::rename(unfinished.c_str(), path.c_str()) != 0) return cannot_write(path);
  return {};
}

}  // namespace oferta::server
