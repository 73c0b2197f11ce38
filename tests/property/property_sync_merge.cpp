// Merging is commutative, associative and idempotent; nothing depends on order, repetition or on
// where snapshots are taken.
#include <algorithm>

#include "shared/sync/operation.h"
#include "tests/property/sync_simulation.h"
#include "tests/support/rounds.h"

using namespace oferta;           // NOLINT(google-build-using-namespace)
using namespace oferta::testing;  // NOLINT(google-build-using-namespace)

namespace {

constexpr std::uint64_t kSeeds = oferta::testing::rounds(120);

std::size_t replicas_for(std::uint64_t seed) {
  return 2 + static_cast<std::size_t>(seed % 7);
}

std::string conflict_list(const sync::Store& store) {
  std::string out;
  for (const sync::Conflict& conflict : sync::conflicts(store)) {
    out += conflict.id + " " + conflict.type + " " + conflict.record + " " + conflict.field + " " +
           conflict.kept + " " + conflict.lost + " " + conflict.kept_stamp.text() + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("replicas that have seen the same operations are equal, whatever the order") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed, replicas_for(seed), seed % 3 == 0);
    world.run(150);
    world.deliver_everything();
    const sync::Store& first = world.replicas().front().store;
    for (const Replica& replica : world.replicas()) {
      REQUIRE(replica.store.digest() == first.digest());
      REQUIRE(conflict_list(replica.store) == conflict_list(first));
      REQUIRE(replica.store.seen() == first.seen());
    }
  }
}

TEST_CASE("replicas that have lost the same messages are equal as well") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed + 1000, replicas_for(seed), seed % 4 == 0);
    world.run(150);
    std::vector<sync::Operation> arrived;
    for (const sync::Operation& operation : world.operations()) {
      if (!world.random().one_in(4)) arrived.push_back(operation);
    }
    sync::Store forward;
    forward.apply_all(arrived);
    std::reverse(arrived.begin(), arrived.end());
    sync::Store backward;
    backward.apply_all(arrived);
    REQUIRE(forward.digest() == backward.digest());
    REQUIRE(conflict_list(forward) == conflict_list(backward));
  }
}

TEST_CASE("applying everything again changes nothing and says so") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed + 2000, replicas_for(seed), seed % 3 == 0);
    world.run(100);
    sync::Store store;
    store.apply_all(world.operations());
    const std::string digest = store.digest();
    REQUIRE(store.apply_all(world.shuffled()) == 0);
    REQUIRE(store.digest() == digest);
  }
}

TEST_CASE("a state turned into operations gives the same state, and merges like the original") {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed + 3000, replicas_for(seed), seed % 3 == 0);
    world.run(150);
    sync::Store merged;  // of the snapshots of all replicas, as they are
    for (const Replica& replica : world.replicas()) {
      const std::vector<sync::Operation> snapshot = replica.store.to_operations();
      sync::Store copy;
      copy.apply_all(snapshot);
      REQUIRE(copy.digest() == replica.store.digest());
      REQUIRE(conflict_list(copy) == conflict_list(replica.store));
      for (const sync::Operation& operation : snapshot) {
        const auto decoded = sync::parse_operation(sync::encode(operation));
        REQUIRE(decoded);
        REQUIRE(*decoded == operation);
      }
      merged.apply_all(snapshot);
    }
    sync::Store straight;
    straight.apply_all(world.operations());
    REQUIRE(merged.digest() == straight.digest());
    REQUIRE(conflict_list(merged) == conflict_list(straight));
    // Operations that arrive once more after the snapshots find everything known.
    merged.apply_all(world.shuffled());
    REQUIRE(merged.digest() == straight.digest());
    REQUIRE(conflict_list(merged) == conflict_list(straight));
  }
}

TEST_CASE("operations survive their text") {
  SyncSimulation world(7, 5, true);
  world.run(300);
  REQUIRE(world.operations().size() > 100);
  for (const sync::Operation& operation : world.operations()) {
    const std::string text = sync::encode(operation);
    const auto decoded = sync::parse_operation(text);
    REQUIRE(decoded);
    REQUIRE(*decoded == operation);
    REQUIRE(text == canonical(*parse_json(text)));
  }
}

TEST_CASE("deciding conflicts brings replicas to rest") {
  for (std::uint64_t seed = 1; seed <= kSeeds / 3; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed + 4000, replicas_for(seed), false);
    world.run(120);
    world.deliver_everything();
    Replica& judge = world.replicas().front();
    for (int round = 0; round < 100; ++round) {
      const std::vector<sync::Conflict> open = sync::conflicts(judge.store);
      if (open.empty()) break;
      sync::Transaction transaction(judge.store);
      REQUIRE(transaction.resolve(open.front(), sync::Choice::keep_current));
      const auto built =
          transaction.build({judge.clock.next(0), judge.next_sequence++, "judge", 1});
      REQUIRE(built);
      for (Replica& replica : world.replicas()) replica.store.apply_all(*built);
    }
    for (const Replica& replica : world.replicas()) {
      REQUIRE(sync::conflicts(replica.store).empty());
      REQUIRE(replica.store.digest() == judge.store.digest());
    }
  }
}
