#pragma once
/// Conversions that the search makes at every step, for use inside shared/selection.
///
///   cost += real(columns.cost[at(column)]);
#include <cstddef>
#include <cstdint>

namespace oferta::selection {

/// Products, columns and rules are counted in 32 bits; containers are not. Never below 0.
inline std::size_t at(std::int32_t index) {
  return static_cast<std::size_t>(index);
}

/// For bounds only: an answer is judged in integers.
inline double real(std::int64_t value) {
  return static_cast<double>(value);
}

}  // namespace oferta::selection
