#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/sort.h"

using oferta::sort_by;

TEST_CASE("a list is put in order by a rule, and equal entries keep theirs") {
  std::vector<std::pair<int, std::string>> list;
  for (int i = 0; i < 200; ++i) list.emplace_back(i * 37 % 10, std::to_string(i));
  std::vector<std::pair<int, std::string>> expected;
  for (int key = 9; key >= 0; --key) {
    for (const auto& entry : list) {
      if (entry.first == key) expected.push_back(entry);
    }
  }
  sort_by(list, [](const auto& a, const auto& b) { return a.first > b.first; });
  CHECK(list == expected);
}

TEST_CASE("what can only be moved is put in order too, and so is nothing") {
  std::vector<std::unique_ptr<int>> list;
  const auto before = [](const auto& a, const auto& b) { return *a < *b; };
  sort_by(list, before);
  CHECK(list.empty());
  for (const int value : {3, 1, 2}) list.push_back(std::make_unique<int>(value));
  sort_by(list, before);
  REQUIRE(list.size() == 3);
  CHECK(*list[0] == 1);
  CHECK(*list[2] == 3);
}
