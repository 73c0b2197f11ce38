#include <doctest/doctest.h>

#include "shared/base/result.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

namespace {

Result<int> half(int value) {
  if (value % 2 != 0) return fail(ErrorCode::invalid_argument, "The number is odd.", "value");
  return value / 2;
}

Result<int> quarter(int value) {
  OFERTA_ASSIGN(const int once, half(value));
  OFERTA_ASSIGN(const int twice, half(once));
  return twice;
}

Result<void> must_be_even(int value) {
  OFERTA_TRY(half(value));
  return {};
}

}  // namespace

TEST_CASE("a result carries a value or hands its error on") {
  CHECK(*quarter(12) == 3);
  REQUIRE_FALSE(quarter(6));
  CHECK(quarter(6).error().code == ErrorCode::invalid_argument);
  CHECK(must_be_even(2));
  CHECK_FALSE(must_be_even(3));
}

TEST_CASE("an error describes itself with its place") {
  CHECK(describe({ErrorCode::io, "The disk is full.", ""}) == "The disk is full.");
  CHECK(describe(half(3).error()) == "The number is odd. (value)");
  CHECK(fail_at("records[2]", half(3).error()).value().detail == "records[2].value");
  CHECK(fail_at("list", {ErrorCode::io, "x", "[3]"}).value().detail == "list[3]");
  CHECK(fail_at("list", {ErrorCode::io, "x", ""}).value().detail == "list");
}

TEST_CASE("the names of the error codes are fixed") {
  CHECK(error_name(ErrorCode::invalid_json) == "invalid_json");
  CHECK(error_name(ErrorCode::infeasible) == "infeasible");
  CHECK(error_name(ErrorCode::not_found) == "not_found");
}
