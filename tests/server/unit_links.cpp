// Links to clients without HTTP: how long they open, how a code is guarded, what an older database
// becomes.
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "server/team/form.h"
#include "server/team/links.h"
#include "server/team/secret.h"
#include "shared/offer/compose.h"
#include "shared/sharing/client_view.h"
#include "tests/support/offer_samples.h"

namespace {

using namespace oferta;
namespace links_team = oferta::server::team;
using links_team::Database;
using links_team::Links;

constexpr std::int64_t kDay = 24LL * 3600 * 1000;

/// A server's database in a folder that is gone after the test.
struct LinkServer {
  std::filesystem::path folder;
  std::unique_ptr<Database> database;

  LinkServer() {
    const Result<std::string> name = links_team::make_id();
    REQUIRE(name);
    folder = std::filesystem::temp_directory_path() / ("oferta-links-" + *name);
    open();
  }
  ~LinkServer() {
    database.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
  LinkServer(const LinkServer&) = delete;
  LinkServer& operator=(const LinkServer&) = delete;

  void open() {
    database.reset();
    auto opened = Database::open(folder);
    REQUIRE(opened);
    database = *std::move(opened);
  }
};

std::string sample_package() {
  const auto offer = offer::compose_offer(testing::sample_input());
  REQUIRE(offer);
  const auto view = sharing::client_view({&*offer}, testing::sample_issuer());
  REQUIRE(view);
  return sharing::write_client_view(*view);
}

}  // namespace

TEST_CASE("a link opens until its last day, and never after it was revoked") {
  const LinkServer server;
  Links links(*server.database);
  const auto made = links.create({sample_package(), 3}, "head");
  REQUIRE(made);
  const std::int64_t now = links_team::now_ms();
  const auto opens = [&](std::int64_t at) {
    const auto link = links.open(made->token, at);
    REQUIRE(link);
    return link->has_value();
  };
  CHECK(opens(now));
  CHECK(opens(made->expires_ms - 1));
  CHECK_FALSE(opens(made->expires_ms));
  CHECK(made->expires_ms - now > 3 * kDay - 60'000);
  CHECK(made->expires_ms - now <= 3 * kDay);
  REQUIRE(links.revoke(made->id, "head"));
  CHECK_FALSE(opens(now));
  CHECK_FALSE(links.revoke(made->id, "head"));
}

TEST_CASE("wrong codes lock a link for longer and longer; the right one forgives them") {
  const LinkServer server;
  Links links(*server.database);
  const auto made = links.create({sample_package(), 30, "4711"}, "head");
  REQUIRE(made);
  std::int64_t now = links_team::now_ms();
  const auto tried = [&](const char* pin) {
    const auto link = links.open(made->token, now);
    REQUIRE((link && *link));
    const auto right = links.try_pin(**link, pin, now);
    REQUIRE(right);
    return *right;
  };
  const auto locked_for = [&] {
    const auto link = links.open(made->token, now);
    REQUIRE((link && *link));
    return (*link)->locked_until_ms - now;
  };
  for (int i = 0; i < 4; ++i) CHECK_FALSE(tried("0000"));
  CHECK(tried("4711"));
  for (int i = 0; i < 5; ++i) CHECK_FALSE(tried(i % 2 == 0 ? "0000" : "not digits"));
  constexpr std::int64_t kQuarter = 15LL * 60 * 1000;
  CHECK(locked_for() == kQuarter);
  CHECK_FALSE(tried("4711"));
  CHECK(locked_for() == kQuarter);  // knocking does not prolong it
  now += kQuarter;
  CHECK_FALSE(tried("0000"));
  CHECK(locked_for() == 2 * kQuarter);
  now += 2 * kQuarter;
  CHECK(tried("4711"));
  CHECK_FALSE(tried("0000"));
  CHECK(locked_for() <= 0);
}

TEST_CASE("what is no client's package is not shared") {
  const LinkServer server;
  Links links(*server.database);
  for (const char* package : {"", "{}", "null", "{\"format\":\"oferta-client-1\"}"}) {
    CHECK_FALSE(links.create({package}, "head"));
  }
  const auto all = links.list();
  REQUIRE(all);
  CHECK(all->empty());
}

TEST_CASE("a database from before links gets what they need, and keeps what it has") {
  LinkServer server;
  REQUIRE(server.database->write([](soci::session& sql) -> Result<int> {
    sql << "DROP TABLE link";
    sql << "DROP TABLE link_answer";
    sql << "DROP TABLE link_offer";
    sql << "DROP INDEX operation_offer";
    sql << "DROP INDEX operation_lead";
    sql << "PRAGMA user_version = 1";
    sql << "INSERT INTO audit (at_ms, actor, action, subject) VALUES (1, 'a', 'before', 's')";
    return 0;
  }));
  server.open();
  Links links(*server.database);
  CHECK(links.create({sample_package()}, "head"));
  const auto kept = server.database->read([](soci::session& sql) -> Result<int> {
    int count = 0;
    sql << "SELECT count(*) FROM audit WHERE action = 'before'", soci::into(count);
    return count;
  });
  REQUIRE(kept);
  CHECK(*kept == 1);
}

TEST_CASE("the links of an offer are found, those made before the server knew of offers too") {
  LinkServer server;
  const auto offers_of = [](Database& database, const std::string& offer) {
    const auto found = Links(database).list({.offer = offer});
    REQUIRE(found);
    return found->size();
  };
  const auto view = sharing::read_client_view(sample_package());
  REQUIRE(view);
  const std::string offer = view->offers.front().id;
  REQUIRE(Links(*server.database).create({sample_package()}, "head"));
  CHECK(offers_of(*server.database, offer) == 1);
  CHECK(offers_of(*server.database, "another") == 0);
  CHECK(offers_of(*server.database, "") == 1);
  REQUIRE(server.database->write([](soci::session& sql) -> Result<int> {
    sql << "DROP TABLE link_offer";
    sql << "DROP INDEX operation_lead";
    sql << "ALTER TABLE link DROP COLUMN kind";
    sql << "ALTER TABLE link DROP COLUMN client";
    sql << "PRAGMA user_version = 2";
    return 0;
  }));
  server.open();
  CHECK(offers_of(*server.database, offer) == 1);
  CHECK(offers_of(*server.database, "another") == 0);
}

TEST_CASE("forms are read as browsers send them, and nothing else is") {
  const auto form = links_team::read_form("a=%D0%B4%D0%B0+1&b=+x%0D%0Ay+&c=");
  REQUIRE(form);
  CHECK(links_team::form_value(*form, "a") == "да 1");
  CHECK(links_team::form_value(*form, "b") == "x\ny");
  CHECK(links_team::form_value(*form, "c").empty());
  CHECK(links_team::form_value(*form, "d").empty());
  for (const char* broken :
       {"a", "a=%", "a=%4", "a=%4g", "a=1&a=2", "a=%ff", "a=%00", "&", "a=%ed%a0%80"}) {
    CHECK_MESSAGE(!links_team::read_form(broken), broken);
  }
}
