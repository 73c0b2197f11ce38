#include <doctest/doctest.h>

#include <string_view>

#include "tests/support/test_data.h"

using oferta::testing::list_data;
using oferta::testing::read_data;

TEST_CASE("test data is read byte for byte") {
  CHECK(read_data("support/sample.bin") == std::string_view("Оферта\r\n\0end", 18));
}

TEST_CASE("test data folders are listed") {
  CHECK(list_data("support") == std::vector<std::string>{"sample.bin"});
}
