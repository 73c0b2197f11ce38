// Files that tests read, the same way natively and in Node.
//
//   std::string json = oferta::testing::read_data("sync/format_1.json");  // under tests/data/
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oferta::testing {

/// The bytes of a file. `path` is relative to tests/data. Fails the running test when the file
/// cannot be read.
std::string read_data(std::string_view path);

/// The bytes of a file of the large public data kept beside the repository (OFERTA_SHARED_DATA, or
/// ../shared/data); nothing when it is not there: a test that needs it passes without.
std::optional<std::string> read_shared_data(std::string_view path);

/// The names of the files directly in a folder of that data, sorted by their bytes; none when it is
/// not there.
std::vector<std::string> list_shared_data(std::string_view folder);

/// A file of the repository itself, such as assets/import/pc-parts.json. Fails the running test
/// when it cannot be read.
std::string read_repository(std::string_view path);

/// The names of the files directly in a folder under tests/data, sorted by their bytes. Fails the
/// running test when there is no such folder.
std::vector<std::string> list_data(std::string_view folder);

}  // namespace oferta::testing
