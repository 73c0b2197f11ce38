// The store against a slow model that keeps every write ever made and follows the rules literally.
#include <map>
#include <set>
#include <tuple>

#include "tests/property/sync_simulation.h"
#include "tests/support/rounds.h"

using namespace oferta;           // NOLINT(google-build-using-namespace)
using namespace oferta::testing;  // NOLINT(google-build-using-namespace)

namespace {

using CellKey = std::tuple<std::string, std::string, std::string>;
using StampAndValue = std::pair<sync::Stamp, std::string>;

struct ReplicaModel {
  std::map<CellKey, std::set<StampAndValue>> writes;
  std::map<CellKey, std::set<sync::Stamp>> overwritten;
  std::map<std::pair<std::string, std::string>, std::pair<sync::Stamp, std::string>> seals;

  explicit ReplicaModel(const std::vector<sync::Operation>& operations) {
    for (const sync::Operation& operation : operations) add(operation);
  }

  void add(const sync::Operation& operation) {
    const auto key = [&operation](const std::string& field) {
      return CellKey(operation.type, operation.id, field);
    };
    if (operation.deleted) {
      writes[key("")].emplace(operation.stamp, *operation.deleted ? "1" : "0");
    }
    Json contents = Json::object();
    for (const sync::FieldWrite& field : operation.fields) {
      contents[field.name] = sync::decode_value(field.value);
      if (field.name != "sealed") writes[key(field.name)].emplace(operation.stamp, field.value);
    }
    for (const sync::Overwritten& entry : operation.overwritten) {
      overwritten[key(entry.field)].insert(entry.stamps.begin(), entry.stamps.end());
    }
    if (contents.contains("sealed")) {
      const std::pair seal(operation.stamp, canonical(contents));
      const auto [known, added] = seals.try_emplace({operation.type, operation.id}, seal);
      const bool earlier = seal.first < known->second.first;
      const bool larger = seal.first == known->second.first && seal.second > known->second.second;
      if (!added && (earlier || larger)) known->second = seal;
    }
  }

  std::string winner(const CellKey& key) const {
    const auto cell = writes.find(key);
    return cell == writes.end() ? "null" : cell->second.rbegin()->second;
  }

  bool sealed(const CellKey& key) const {
    return seals.count({std::get<0>(key), std::get<1>(key)}) > 0;
  }

  bool deleted(const CellKey& key) const {
    return !sealed(key) && winner({std::get<0>(key), std::get<1>(key), ""}) == "1";
  }

  // What reads as the field's value.
  std::string visible(const CellKey& key) const {
    if (!sealed(key)) return winner(key);
    const auto& seal = seals.at({std::get<0>(key), std::get<1>(key)});
    const Json contents = Json::parse(seal.second);
    const std::string& field = std::get<2>(key);
    return contents.contains(field) ? canonical(contents[field]) : "null";
  }

  // Every write that nobody has seen and replaced, and that is not in force.
  std::set<std::tuple<CellKey, sync::Stamp, std::string>> lost() const {
    std::set<std::tuple<CellKey, sync::Stamp, std::string>> out;
    for (const auto& [key, cell] : writes) {
      const bool mark = std::get<2>(key).empty();
      std::string kept = visible(key);
      if (mark) kept = sealed(key) ? "0" : winner(key);
      if (!mark && deleted(key)) kept = "null";
      const bool winner_in_force = !sealed(key) && (mark || !deleted(key));
      const auto seen = overwritten.find(key);
      for (const auto& [stamp, value] : cell) {
        const bool replaced = seen != overwritten.end() && seen->second.count(stamp) > 0;
        const bool in_force = winner_in_force && StampAndValue(stamp, value) == *cell.rbegin();
        if (!replaced && !in_force && value != kept) out.emplace(key, stamp, value);
      }
    }
    return out;
  }
};

}  // namespace

TEST_CASE("the store agrees with a model that keeps everything") {
  std::size_t sealed = 0;
  std::size_t deleted = 0;
  std::map<sync::ConflictKind, std::size_t> kinds;
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    CAPTURE(seed);
    SyncSimulation world(seed + 5000, 2 + static_cast<std::size_t>(seed % 7), seed % 3 == 0);
    world.run(200);
    const ReplicaModel reference(world.operations());
    sync::Store store;
    store.apply_all(world.shuffled());

    for (const auto& [key, cell] : reference.writes) {
      const auto& [type, id, field] = key;
      const auto view = store.find_any(type, id);
      REQUIRE(view);
      REQUIRE(view->deleted() == reference.deleted(key));
      REQUIRE(view->sealed() == reference.sealed(key));
      sealed += view->sealed() ? 1u : 0u;
      deleted += view->deleted() ? 1u : 0u;
      if (!field.empty()) REQUIRE(view->canonical_field(field) == reference.visible(key));
    }

    std::set<std::tuple<CellKey, sync::Stamp, std::string>> found;
    for (const sync::Conflict& conflict : sync::conflicts(store)) {
      ++kinds[conflict.kind];
      found.emplace(CellKey(conflict.type, conflict.record, conflict.field), conflict.lost_stamp,
                    conflict.lost);
    }
    REQUIRE(found == reference.lost());
  }
  // The worlds must have met every case.
  CHECK(sealed > 100);
  CHECK(deleted > 100);
  CHECK(kinds[sync::ConflictKind::both_edited] > 100);
  CHECK(kinds[sync::ConflictKind::edited_deleted] > 20);
  CHECK(kinds[sync::ConflictKind::edited_sealed] > 20);
}
