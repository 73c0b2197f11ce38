// Files with keys in them.
#pragma once

#include <filesystem>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server {

/// Writes the file whole or not at all, and on the disk; readable for whom `mode` says from its
/// first byte on. A file of this name is replaced. io.
Result<void> write_secret_file(const std::filesystem::path& path, std::string_view bytes,
                               unsigned mode = 0600);

}  // namespace oferta::server
