#include "shared/base/sort.h"

#include <algorithm>

namespace oferta {

std::vector<std::uint32_t> sorted_places(std::size_t count, const void* list,
                                         bool (*before)(const void* list, std::size_t a,
                                                        std::size_t b)) {
  std::vector<std::uint32_t> places(count);
  for (std::size_t i = 0; i < count; ++i) places[i] = static_cast<std::uint32_t>(i);
  std::stable_sort(places.begin(), places.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return before(list, a, b); });
  return places;
}

}  // namespace oferta
