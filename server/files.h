// Files of the command line.
//
//   OFERTA_ASSIGN(const std::string text, read_file(path));
//   OFERTA_TRY(write_file(path, bytes));
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server {

/// The bytes of a file; "-" is standard input. Fails with io and the path.
Result<std::string> read_file(const std::filesystem::path& path);

/// How a line about a file begins: «prices.json: », nothing for standard input.
std::string file_prefix(const std::filesystem::path& path);

/// Hands on an error about what a file holds, with its prefix before the message.
tl::unexpected<Error> fail_in_file(const std::filesystem::path& path, Error error);

/// Writes a file; what was there before stays whole until the new one is complete. Fails with io.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Whether the name ends in one of the extensions, such as ".pdf".
bool ends_in(const std::filesystem::path& path, std::initializer_list<std::string_view> extensions);

/// The folder of the running program, for what is found relative to it.
std::filesystem::path program_folder();
/// The web application built beside the program.
std::filesystem::path web_folder();

}  // namespace oferta::server
