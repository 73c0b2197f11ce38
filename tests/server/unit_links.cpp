// Links to clients without HTTP: how long they open, how a code is guarded, what an older database
// becomes.
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "server/team/choice_inbox.h"
#include "server/team/form.h"
#include "server/team/links.h"
#include "server/team/replica.h"
#include "server/team/secret.h"
#include "shared/base/json.h"
#include "shared/offer/compose.h"
#include "shared/sharing/choice_package.h"
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

/// The smallest package to choose from.
std::string choice_bytes() {
  sharing::ChoicePackage package;
  package.questionnaire = "q";
  package.date = {2026, 11, 24};
  package.records = {
      {"category", "phones", Json{{"name", {{"ru", "Телефоны"}}}, {"attributes", Json::array()}}},
      {"company", "own", Json{{"name", {{"ru", "Связь"}}}, {"currency", "RUB"}}},
      {"questionnaire", "q", Json{{"name", {{"ru", "Связь в офисе"}}}, {"order", 1}}}};
  return sharing::write_choice_package(package);
}

workspace::Lead sample_lead(const std::string& id) {
  workspace::Lead lead;
  lead.id = id;
  lead.phone = "+7 495 123-45-67";
  lead.consent = "pd-1";
  lead.brief.id = id;
  lead.brief.questionnaire = "q";
  lead.brief.date = {2026, 11, 24};
  return lead;
}

/// The link of a token as who opens it meets it.
links_team::OpenLink opened(Links& links, const std::string& token) {
  const auto link = links.open(token, links_team::now_ms());
  REQUIRE((link && *link));
  return **link;
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

TEST_CASE("links to choose by are listed by whom they were made for, and say nobody") {
  const LinkServer server;
  Links links(*server.database);
  REQUIRE(links.create({sample_package()}, "head"));
  const auto luch = links.create({.package = choice_bytes(), .client = "luch"}, "head");
  const auto anybody = links.create({.package = choice_bytes()}, "head");
  REQUIRE((luch && anybody));
  CHECK_FALSE(links.create({.package = choice_bytes(), .client = "no id"}, "head"));
  const auto listed = [&](const links_team::LinkFilter& filter) {
    auto list = links.list(filter);
    REQUIRE(list);
    return *std::move(list);
  };
  CHECK(listed({}).size() == 3);
  REQUIRE(listed({.client = "luch"}).size() == 1);
  const links_team::Link link = listed({.client = "luch"}).front();
  CHECK(link.id == luch->id);
  CHECK(link.kind == links_team::LinkKind::choice);
  CHECK(link.title == "Связь в офисе");
  CHECK(link.client == "luch");
  REQUIRE(listed({.client = ""}).size() == 1);
  CHECK(listed({.client = ""}).front().id == anybody->id);
  CHECK(listed({.client = "another"}).empty());
  CHECK(listed({.offer = "luch"}).empty());
  CHECK(opened(links, luch->token).client == "luch");
  CHECK(opened(links, luch->token).package.find("luch") == std::string::npos);
}

TEST_CASE("a lead comes once, by its own id, and no two at one moment") {
  const LinkServer server;
  Links links(*server.database);
  const auto made = links.create({.package = choice_bytes(), .client = "luch"}, "head");
  const auto other = links.create({.package = choice_bytes()}, "head");
  REQUIRE((made && other));
  const links_team::OpenLink link = opened(links, made->token);
  links_team::ChoiceInbox inbox(*server.database);
  const auto taken = [&](const links_team::OpenLink& by, const workspace::Lead& lead,
                         std::int64_t at) { return inbox.take(by, lead, at); };
  constexpr std::int64_t kAt = 1'795'500'000'000;
  CHECK(taken(link, sample_lead("one"), kAt) == links_team::Taken::stored);
  CHECK(taken(link, sample_lead("one"), kAt + 1) == links_team::Taken::known);
  workspace::Lead changed = sample_lead("one");
  changed.text = "and more";
  CHECK(taken(link, changed, kAt).error().code == ErrorCode::conflict);
  CHECK(taken(opened(links, other->token), sample_lead("one"), kAt).error().code ==
        ErrorCode::conflict);
  CHECK(taken(link, sample_lead("two"), kAt) == links_team::Taken::stored);
  // The wall clock goes back; stamps do not.
  CHECK(taken(link, sample_lead("three"), kAt - 60'000) == links_team::Taken::stored);
  const auto store = links_team::replica_of(*server.database);
  REQUIRE(store);
  sync::Stamp last;
  for (const char* id : {"one", "two", "three"}) {
    const auto record = store->find("lead", id);
    REQUIRE(record);
    CHECK(record->field("client") == "luch");
    CHECK(record->field("link") == made->id);
    CHECK(record->latest() > last);
    last = record->latest();
  }
  for (int i = 3; i < links_team::kMaxLinkAnswers; ++i) {
    REQUIRE(taken(link, sample_lead("more-" + std::to_string(i)), kAt) ==
            links_team::Taken::stored);
  }
  CHECK(taken(link, sample_lead("last"), kAt) == links_team::Taken::too_many);
  CHECK(taken(link, sample_lead("one"), kAt) == links_team::Taken::known);
}

/// What version 4 added.
static void take_people_away(soci::session& sql) {
  for (const char* const since_people :
       {"DROP TABLE person", "DROP TABLE sign_in", "ALTER TABLE device DROP COLUMN seen_ms",
        "ALTER TABLE device DROP COLUMN person", "ALTER TABLE invitation DROP COLUMN kind",
        "ALTER TABLE invitation DROP COLUMN person"}) {
    sql << since_people;
  }
}

TEST_CASE("a database from before links gets what they need, and keeps what it has") {
  LinkServer server;
  REQUIRE(server.database->write([](soci::session& sql) -> Result<int> {
    sql << "DROP TABLE link";
    sql << "DROP TABLE link_answer";
    sql << "DROP TABLE link_offer";
    sql << "DROP INDEX operation_offer";
    sql << "DROP INDEX operation_lead";
    take_people_away(sql);
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
    take_people_away(sql);
    sql << "PRAGMA user_version = 2";
    return 0;
  }));
  server.open();
  const auto older = Links(*server.database).list();
  REQUIRE(older);
  CHECK(older->front().kind == links_team::LinkKind::offer);
  CHECK(older->front().client.empty());
  CHECK(server.database->renew_epoch());  // what looks over a restored database finds it whole
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
