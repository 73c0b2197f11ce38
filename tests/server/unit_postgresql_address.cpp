// Addresses of PostgreSQL databases: what libpq gets, and that no password is ever shown.
#include <doctest/doctest.h>

#include <string>

#include "server/team/postgresql_address.h"

using oferta::server::team::PostgresqlAddress;
using oferta::server::team::without_address;

namespace {

PostgresqlAddress address_of(const std::string& text) {
  const auto address = PostgresqlAddress::parse(text);
  REQUIRE(address);
  return *address;
}

bool names(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an address is handed on with every value encoded, and shown without its secrets") {
  const PostgresqlAddress address = address_of(
      "postgresql://oferta:s%40me%20%3D'x@db.example.org:5433/team?sslmode=require&sslpassword=pp");
  CHECK(names(address.connection(), "password=s%40me%20%3D%27x"));
  CHECK(names(address.connection(), "sslmode=require"));
  CHECK(names(address.connection(), "host=db%2Eexample%2Eorg"));
  CHECK_FALSE(names(address.connection(), " "));
  CHECK(address.shown() == "oferta@db.example.org:5433/team");
  CHECK(address.without_secrets("connection refused") == "connection refused");
  CHECK(address.without_secrets("no host \"s@me ='x\"").empty());
}

TEST_CASE("patience is filled in where an address does not say it") {
  CHECK(names(address_of("postgres://h/d").connection(), "connect_timeout=5"));
  const std::string given = address_of("postgres://h/d?connect_timeout=60").connection();
  CHECK(names(given, "connect_timeout=60"));
  CHECK_FALSE(names(given, "connect_timeout=5"));
  CHECK(PostgresqlAddress::parse("postgresql://"));  // all of it from libpq's environment
}

TEST_CASE("what is no address is refused without repeating it") {
  for (const char* const text :
       {"", "sesam", "mysql://u:sesam@h/d", "postgresql:sesam", "postgresql://u:a@sesam@h/d",
        "postgresql://u:a/sesam@h/d", "postgresql://u:sesam%zz@h/d", "postgresql://h/d?sesam=1"}) {
    CAPTURE(text);
    const auto address = PostgresqlAddress::parse(text);
    REQUIRE_FALSE(address);
    CHECK(address.error().code == oferta::ErrorCode::invalid_argument);
    CHECK_FALSE(names(describe(address.error()), "sesam"));
  }
  CHECK(without_address("Unexpected: postgresql://u:sesam@h/d x") == "Unexpected: postgresql://…");
  CHECK(without_address("Unexpected: x") == "Unexpected: x");
}
