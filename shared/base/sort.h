#pragma once
/// Putting a list in order where it is done now and then and not in an inner loop.
///
///   sort_by(notes, [](const Note& a, const Note& b) { return a.at_ms > b.at_ms; });
///
/// The standard library's sorts are written out anew for every list and rule, 2 KB each time. Here
/// there is one, of places, and only the rule and the moving differ.
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace oferta {

/// The places 0 … count−1 in order; equal ones keep theirs. `before` says whether the entry at
/// place `a` comes before that at place `b`; `list` is handed to it.
std::vector<std::uint32_t> sorted_places(std::size_t count, const void* list,
                                         bool (*before)(const void* list, std::size_t a,
                                                        std::size_t b));

/// Sorts a list by a rule that says whether `a` comes before `b`; equal entries keep their order.
template <class T, class Before>
void sort_by(std::vector<T>& items, const Before& before) {
  const std::pair<const T*, const Before*> list{items.data(), &before};
  const std::vector<std::uint32_t> places =
      sorted_places(items.size(), &list, [](const void* given, std::size_t a, std::size_t b) {
        const auto& [entries, rule] =
            *static_cast<const std::pair<const T*, const Before*>*>(given);
        return static_cast<bool>((*rule)(entries[a], entries[b]));
      });
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t place : places) sorted.push_back(std::move(items[place]));
  items.swap(sorted);
}

}  // namespace oferta
