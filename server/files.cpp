#include "server/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

// Far above any workspace, far below what exhausts a machine.
constexpr std::uintmax_t kMaxFileBytes = std::uintmax_t{1} << 30;

tl::unexpected<Error> io_error(const char* what, const fs::path& path, int error_number) {
  std::string message = what;
  message += " `" + path.string() + "`";
  if (error_number != 0) {
    message += ": ";
    message += std::strerror(error_number);
  }
  return fail(ErrorCode::io, std::move(message));
}

}  // namespace

std::string file_prefix(const fs::path& path) {
  return path == "-" ? std::string() : path.string() + ": ";
}

tl::unexpected<Error> fail_in_file(const fs::path& path, Error error) {
  error.message = file_prefix(path) + error.message;
  return fail(std::move(error));
}

Result<std::string> read_file(const fs::path& path) {
  if (path == "-") {
    return std::string(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
  }
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    return io_error("Cannot read the folder", path, EISDIR);
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return io_error("Cannot read", path, errno);
  }
  if (fs::file_size(path, ignored) > kMaxFileBytes && !ignored) {
    return io_error("Cannot read", path, EFBIG);
  }
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) {
    return io_error("Cannot read", path, errno);
  }
  return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  fs::path unfinished = path;
  unfinished += ".part-" + std::to_string(::getpid());
  errno = 0;
  {
    std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      const int error_number = errno;
      std::error_code ignored;
      fs::remove(unfinished, ignored);
      return io_error("Cannot write", path, error_number);
    }
  }
  std::error_code error;
  fs::rename(unfinished, path, error);
  if (error) {
    std::error_code ignored;
    fs::remove(unfinished, ignored);
    return io_error("Cannot write", path, error.value());
  }
  return {};
}

bool ends_in(const fs::path& path, std::initializer_list<std::string_view> extensions) {
  return std::find(extensions.begin(), extensions.end(), path.extension().string()) !=
         extensions.end();
}

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path(error) : program.parent_path();
}

std::filesystem::path web_folder() {
  return program_folder() / ".." / "web" / "dist";
}

}  // namespace oferta::server
