// What the application's random numbers begin from.
#pragma once

#include <array>
#include <cstdint>

#include "app/shell/platform.h"

namespace oferta::app {

inline std::array<std::uint64_t, 4> entropy(Platform& platform) {
  return {platform.random(), platform.random(), platform.random(), platform.random()};
}

}  // namespace oferta::app
