// A small world of replicas whose people work apart and whose messages arrive late, twice, out of
// order or never. Everything follows from the seed.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/sync/clock.h"
#include "shared/sync/conflict.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"
#include "shared/sync/undo.h"

namespace oferta::testing {

struct Replica {
  sync::Store store;
  sync::Clock clock{0};
  std::int64_t skew_ms = 0;  // how wrong its wall clock is
  std::int64_t next_sequence = 1;
  std::vector<sync::Inverse> undo;
};

class SyncSimulation {
 public:
  /// `cloned`: the last replica is a copy of the first: same node, same clock, same sequence.
  SyncSimulation(std::uint64_t seed, std::size_t replica_count, bool cloned) : random_(seed) {
    for (std::size_t i = 0; i < replica_count; ++i) {
      Replica& replica = replicas_.emplace_back();
      const bool copy = cloned && i + 1 == replica_count;
      replica.clock = sync::Clock(copy ? 1 : i + 1);
      replica.skew_ms = copy ? replicas_.front().skew_ms : random_.between(-2000, 2000);
    }
  }

  void run(int steps) {
    for (int step = 0; step < steps; ++step) {
      now_ms_ += random_.between(0, 3);
      Replica& replica = pick(replicas_);
      if (random_.one_in(3)) {
        receive(replica);
      } else {
        act(replica);
      }
    }
  }

  const std::vector<sync::Operation>& operations() const { return operations_; }
  const std::vector<Replica>& replicas() const { return replicas_; }
  std::vector<Replica>& replicas() { return replicas_; }
  Random& random() { return random_; }

  /// All operations in a random order, some of them several times.
  std::vector<sync::Operation> shuffled() {
    std::vector<sync::Operation> out = operations_;
    for (std::size_t i = 0, extra = out.size() / 4; i < extra; ++i) out.push_back(pick(out));
    for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[index_below(i)]);
    return out;
  }

  /// Delivers to every replica whatever it may have missed, in an order of its own.
  void deliver_everything() {
    for (Replica& replica : replicas_) replica.store.apply_all(shuffled());
  }

 private:
  std::size_t index_below(std::size_t size) {
    return static_cast<std::size_t>(random_.below(size));
  }

  template <class T>
  T& pick(std::vector<T>& items) {
    return items[index_below(items.size())];
  }

  std::string random_type() { return random_.one_in(2) ? "client" : "offer"; }
  std::string random_id() { return "r" + std::to_string(random_.below(4)); }
  std::string random_field() { return std::string(1, static_cast<char>('a' + random_.below(4))); }
  Json random_value() {
    switch (random_.below(5)) {
      case 0:
        return nullptr;
      case 1:
        return random_.between(-3, 3);
      case 2:
        return Json{{"amount", random_.between(0, 3)}, {"currency", "RUB"}};
      default:
        return std::string(static_cast<std::size_t>(random_.below(3)), 'x');
    }
  }

  void receive(Replica& replica) {
    if (operations_.empty()) return;
    for (std::uint64_t n = random_.below(8); n > 0; --n) {
      const sync::Operation& operation = pick(operations_);
      replica.clock.adopt(operation.stamp);
      replica.store.apply(operation);
    }
  }

  // What one person does; refusals (deleted, sealed, nothing to restore) are part of life.
  void act(Replica& replica) {
    sync::Transaction transaction(replica.store);
    bool undoing = false;
    for (std::uint64_t n = 1 + random_.below(3); n > 0; --n) {
      // Drawn one by one: compilers differ in the order in which they evaluate arguments.
      const std::string type = random_type();
      const std::string id = random_id();
      const std::string field = random_field();
      switch (random_.below(12)) {
        case 0:
          (void)transaction.remove(type, id);
          break;
        case 1:
          (void)transaction.restore(type, id);
          break;
        case 2:
          if (random_.one_in(6)) (void)transaction.seal("offer", id);
          break;
        case 3:
          decide(replica, transaction);
          break;
        case 4:
          if (!replica.undo.empty() && transaction.empty()) {
            (void)replica.undo.back().add_to(replica.store, transaction);
            undoing = true;
          }
          break;
        default:
          (void)transaction.set(type, id, field, random_value());
      }
      if (undoing) break;
    }
    if (transaction.empty()) return;
    const auto built = transaction.build(
        {replica.clock.next(now_ms_ + replica.skew_ms), replica.next_sequence, "author", 1});
    REQUIRE(built);
    if (undoing) {
      replica.undo.pop_back();
    } else {
      replica.undo.push_back(sync::inverse_of(replica.store, *built));
    }
    replica.next_sequence += static_cast<std::int64_t>(built->size());
    replica.store.apply_all(*built);
    operations_.insert(operations_.end(), built->begin(), built->end());
  }

  void decide(Replica& replica, sync::Transaction& transaction) {
    std::vector<sync::Conflict> open = sync::conflicts(replica.store);
    if (open.empty()) return;
    const sync::Conflict& conflict = pick(open);
    const bool keep = random_.one_in(2);
    (void)transaction.resolve(conflict,
                              keep ? sync::Choice::keep_current : sync::Choice::take_lost);
  }

  Random random_;
  std::vector<Replica> replicas_;
  std::vector<sync::Operation> operations_;
  std::int64_t now_ms_ = 1'795'485'600'000;
};

}  // namespace oferta::testing
