#include "shared/needs/level.h"

#include <array>
#include <cstddef>

namespace oferta::needs {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"off", "nice", "should", "must"};
// (1 + 1/2 + 1/3) / 3, (1/2 + 1/3) / 3 and 1/9, in thousandths.
constexpr std::array<int, 4> kWeights = {0, 111, 278, 611};

}  // namespace

std::string_view level_name(Level level) {
  return kNames[static_cast<std::size_t>(level)];
}

Result<Level> parse_level(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Level>(i);
  }
  return fail(ErrorCode::invalid_format,
              "A level is one of must, should, nice and off, not \"" + std::string(name) + "\".");
}

int weight_of(Level level) {
  return kWeights[static_cast<std::size_t>(level)];
}

}  // namespace oferta::needs
