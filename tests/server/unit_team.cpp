// A team's server without HTTP: what a request leaves in the database.
#include <doctest/doctest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "server/team/devices.h"
#include "server/team/exchange.h"
#include "server/team/rate_limit.h"
#include "server/team/secret.h"
#include "shared/base/json.h"
#include "shared/sync/store.h"
#include "tests/property/sync_simulation.h"

using namespace oferta;                // NOLINT(google-build-using-namespace)
using namespace oferta::server::team;  // NOLINT(google-build-using-namespace)

namespace {

/// A data folder that is gone after the test.
class Folder {
 public:
  Folder() {
    const Result<std::string> name = make_id();
    REQUIRE(name);
    path_ = std::filesystem::temp_directory_path() / ("oferta-" + *name);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string space_name(Database& database) {
  const auto space = database.read([](soci::session& sql) -> Result<std::string> {
    std::string id;
    sql << "SELECT id FROM space", soci::into(id);
    return id;
  });
  REQUIRE(space);
  return *space;
}

Json request(Database& database, sync::NodeId node, const std::string& cursor = "") {
  return {{"p", 1},
          {"space", space_name(database)},
          {"node", sync::node_text(node)},
          {"cur", cursor},
          {"ops", Json::array()}};
}

}  // namespace

TEST_CASE("a bucket is emptied by requests and filled by time") {
  RateLimit limit({2, 3});
  for (int i = 0; i < 3; ++i) CHECK(limit.take("a", 1'000));
  CHECK_FALSE(limit.take("a", 1'000));
  CHECK(limit.take("b", 1'000));
  CHECK_FALSE(limit.take("a", 1'499));
  CHECK(limit.take("a", 1'500));
  CHECK_FALSE(limit.take("a", 500));  // a clock that was set back gives nothing
  for (int i = 0; i < 3; ++i) CHECK(limit.take("a", 9'000'000'000'000));
  CHECK_FALSE(limit.take("a", 9'000'000'000'000));
}

TEST_CASE("secrets differ, and their hash does not give them away") {
  const Result<std::string> a = make_secret("oft_");
  const Result<std::string> b = make_secret("oft_");
  REQUIRE(a);
  REQUIRE(b);
  CHECK(*a != *b);
  CHECK(a->size() == 68);
  CHECK(secret_hash(*a) == secret_hash(*a));
  CHECK(secret_hash(*a) != secret_hash(*b));
}

TEST_CASE("a database of another program is left alone") {
  const Folder folder;
  {
    const auto database = Database::open(folder.path());
    REQUIRE(database);
    REQUIRE((*database)->write([](soci::session& sql) -> Result<void> {
      sql << "PRAGMA application_id = 7";
      return {};
    }));
  }
  const auto again = Database::open(folder.path());
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::unsupported);
}

TEST_CASE("work that fails leaves nothing in the database") {
  const Folder folder;
  const auto database = Database::open(folder.path());
  REQUIRE(database);
  const auto failed = (*database)->write([](soci::session& sql) -> Result<void> {
    sql << "UPDATE space SET version = 7";
    return fail(ErrorCode::conflict, "No.");
  });
  CHECK_FALSE(failed);
  const auto broken = (*database)->write([](soci::session& sql) -> Result<void> {
    sql << "UPDATE space SET version = 8";
    sql << "UPDATE nothing SET version = 8";
    return {};
  });
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::io);
  const auto version = (*database)->read([](soci::session& sql) -> Result<int> {
    int value = -1;
    sql << "SELECT version FROM space", soci::into(value);
    return value;
  });
  REQUIRE(version);
  CHECK(*version == 0);
}

TEST_CASE("replicas that meet through the server end equal to those that met directly") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    oferta::testing::SyncSimulation world(seed, 2 + seed % 4, false);
    world.run(120);
    sync::Store direct;
    direct.apply_all(world.operations());

    const Folder folder;
    const auto opened = Database::open(folder.path());
    REQUIRE(opened);
    Database& database = **opened;
    const Device device{"d1", "test", Role::manager, 0, {}};
    Json ops = Json::array();
    for (const sync::Operation& operation : world.shuffled()) {
      ops.push_back(Json::parse(sync::encode(operation)));
      if (world.random().one_in(5)) ops.push_back(ops.back());
    }
    Json push = request(database, 1);
    push["ops"] = ops;
    const std::int64_t now = static_cast<std::int64_t>(direct.latest().ms());
    const Answer pushed = exchange(database, device, canonical(push), now);
    REQUIRE(pushed.status == 200);
    CHECK(pushed.stored == world.operations().size());
    CHECK(pushed.rejected == 0);

    sync::Store received;
    Json answer{{"cur", ""}, {"more", true}};
    while (answer["more"].get<bool>()) {
      Json pull = request(database, 1, answer["cur"].get<std::string>());
      pull["limit"] = 17;
      answer = Json::parse(exchange(database, device, canonical(pull), now).body);
      for (const Json& operation : answer["ops"]) {
        const auto decoded = sync::decode_operation(operation);
        REQUIRE(decoded);
        received.apply(*decoded);
      }
    }
    CHECK(received.digest() == direct.digest());
  }
}
