// Files that tests read, the same way natively and in Node.
//
//   std::string json = oferta::testing::read_data("sync/format_1.json");  // under tests/data/
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace oferta::testing {

/// The bytes of a file. `path` is relative to tests/data. Fails the running test when the file
/// cannot be read.
std::string read_data(std::string_view path);

/// The names of the files directly in a folder under tests/data, sorted by their bytes. Fails the
/// running test when there is no such folder.
std::vector<std::string> list_data(std::string_view folder);

}  // namespace oferta::testing
