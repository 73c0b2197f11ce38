#include "tests/support/test_data.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace oferta::testing {
namespace {

std::filesystem::path data_path(std::string_view path) {
  return std::filesystem::path(OFERTA_TEST_DATA_DIR) / path;
}

std::optional<std::string> bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::filesystem::path shared_path(std::string_view path) {
  const char* folder = std::getenv("OFERTA_SHARED_DATA");
  return (folder != nullptr ? std::filesystem::path(folder) : data_path("../../../shared/data")) /
         path;
}

std::vector<std::string> files_of(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

std::string read_data(std::string_view path) {
  const std::filesystem::path full = data_path(path);
  const std::optional<std::string> bytes = bytes_of(full);
  REQUIRE_MESSAGE(bytes, "no test data at " << full.string());
  return *bytes;
}

std::optional<std::string> read_shared_data(std::string_view path) {
  return bytes_of(shared_path(path));
}

std::vector<std::string> list_shared_data(std::string_view folder) {
  const std::filesystem::path full = shared_path(folder);
  return std::filesystem::is_directory(full) ? files_of(full) : std::vector<std::string>();
}

std::string read_repository(std::string_view path) {
  return read_data("../../" + std::string(path));
}

std::vector<std::string> list_data(std::string_view folder) {
  const std::filesystem::path full = data_path(folder);
  REQUIRE_MESSAGE(std::filesystem::is_directory(full), "no test data folder at " << full.string());
  return files_of(full);
}

}  // namespace oferta::testing
