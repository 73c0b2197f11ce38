#include "tests/support/test_data.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace oferta::testing {
namespace {

std::filesystem::path data_path(std::string_view path) {
  return std::filesystem::path(OFERTA_TEST_DATA_DIR) / path;
}

}  // namespace

std::string read_data(std::string_view path) {
  const std::filesystem::path full = data_path(path);
  std::ifstream file(full, std::ios::binary);
  REQUIRE_MESSAGE(file.is_open(), "no test data at " << full.string());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> list_data(std::string_view folder) {
  const std::filesystem::path full = data_path(folder);
  REQUIRE_MESSAGE(std::filesystem::is_directory(full), "no test data folder at " << full.string());
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(full)) {
    if (entry.is_regular_file()) {
      names.push_back(entry.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace oferta::testing
