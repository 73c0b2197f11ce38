// Short spelling of operations and of one person's work, for tests.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "shared/sync/clock.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"

namespace oferta::testing {

/// One person with a replica: `work` makes one transaction, applies it and returns its operations.
class Person {
 public:
  Person(std::string name, sync::NodeId node) : name_(std::move(name)), clock_(node) {}

  sync::Store store;

  std::vector<sync::Operation> work(const std::function<void(sync::Transaction&)>& change,
                                    std::int64_t now_ms = 0) {
    sync::Transaction transaction(store);
    change(transaction);
    const auto built = transaction.build({clock_.next(now_ms), sequence_, name_, 1});
    REQUIRE(built);
    sequence_ += static_cast<std::int64_t>(built->size());
    store.apply_all(*built);
    return *built;
  }

  std::vector<sync::Operation> set(const char* field, const Json& value, std::int64_t now_ms = 0) {
    return work(
        [&](sync::Transaction& change) { REQUIRE(change.set("client", "c1", field, value)); },
        now_ms);
  }

  void receive(const std::vector<sync::Operation>& operations) {
    clock_.adopt(sync::latest_stamp(operations));
    store.apply_all(operations);
  }

  Json read(const char* field) const {
    const auto view = store.find("client", "c1");
    return view ? view->field(field) : Json("<gone>");
  }

 private:
  std::string name_;
  sync::Clock clock_;
  std::int64_t sequence_ = 1;
};

}  // namespace oferta::testing
