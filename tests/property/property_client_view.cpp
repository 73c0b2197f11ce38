// What a client receives does not depend on anything internal: worlds that differ only there give
// the same bytes, and no internal value is among them.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/offer/compose.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/sealing.h"
#include "shared/sharing/offer_page.h"
#include "shared/sharing/shared_offers.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/offer_samples.h"
#include "tests/support/rounds.h"
#include "tests/support/sync_build.h"
#include "tests/support/test_data.h"

namespace {

using namespace oferta;

constexpr const char* kClient = "client-shared";

/// A workspace with a catalogue, other clients and a sent offer to one of them; `random` decides
/// everything internal, and nothing else.
struct InternalWorld {
  testing::Person person{"irina", 0xA1};
  std::vector<std::string> secrets;
  Random random;

  explicit InternalWorld(std::uint64_t seed) : random(seed) {
    const auto file =
        workspace::read_workspace_file(testing::read_data("../../assets/demo/workspace.json"));
    REQUIRE(file);
    const auto operations = workspace::operations_of(*file);
    REQUIRE(operations);
    person.receive(*operations);
    add_offer();
    add_internals();
  }

  std::string secret(const char* what) {
    secrets.push_back(std::string(what) + "-" + std::to_string(random.between(1, 1'000'000'000)));
    return secrets.back();
  }
  /// An amount no price of the sample offer is.
  std::int64_t amount() {
    const std::int64_t value = random.between(1'000'000'000, 8'999'999'999);
    secrets.push_back(std::to_string(value));
    return value;
  }

  void add_offer() {
    offer::ComposeInput input = testing::sample_input();
    input.client = kClient;
    input.issuer.manager.id = "manager-shared";
    const auto made = offer::compose_offer(input);
    REQUIRE(made);
    offer::Offer offer = *made;
    offer.manager = "manager-shared";
    // How lists are called, and what a foreign price was turned over at, is the company's business.
    for (offer::OfferLine& line : offer.lines) line.price_list = secret("list");
    person.work([&](sync::Transaction& change) {
      REQUIRE(change.set_fields("manager", "manager-shared",
                                {{"name", {{"ru", "Ирина"}}},
                                 {"phone", "+7 812 555-01-24"},
                                 {"discount_limit", random.between(1, 9999)}}));
      for (const offer::OfferRecord& record : offer::offer_records(offer)) {
        REQUIRE(change.set_fields(record.type, record.id, record.fields));
      }
    });
    person.work([&](sync::Transaction& change) {
      REQUIRE(offer::add_sending(change, offer, testing::sample_issuer(), Date{2026, 11, 25}));
    });
  }

  void add_internals() {
    person.work([&](sync::Transaction& change) {
      std::vector<std::string> products;
      person.store.for_each(
          "product", [&](const sync::RecordView& record) { products.emplace_back(record.id()); });
      for (const std::string& product : products) {
        REQUIRE(
            change.set("product", product, "cost", {{"amount", amount()}, {"currency", "RUB"}}));
        REQUIRE(change.set("product", product, "supplier", secret("supplier")));
        REQUIRE(change.set("product", product, "floor", amount()));
      }
      const std::int64_t others = random.between(1, 5);
      for (std::int64_t i = 0; i < others; ++i) {
        REQUIRE(change.set_fields("client", "other-" + std::to_string(i),
                                  {{"name", secret("other client")}, {"kind", "company"}}));
      }
      REQUIRE(change.set_fields("client", kClient,
                                {{"name", "ООО «Гранит»"},
                                 {"kind", "company"},
                                 {"summary", secret("summary")},
                                 {"segment", secret("segment")},
                                 {"tier", secret("tier")},
                                 {"points", amount()}}));
      for (std::int64_t i = 0; i < random.between(1, 5); ++i) {
        REQUIRE(change.set_fields("note", "note-" + std::to_string(i),
                                  {{"client", kClient}, {"text", secret("note")}, {"at", 1}}));
      }
      REQUIRE(change.set_fields("competitor", "competitor-1", {{"name", secret("competitor")}}));
      REQUIRE(change.set_fields("company", "own",
                                {{"target_margin", amount()}, {"internal", secret("internal")}}));
      REQUIRE(change.set_fields("offer_status", "offer-1",
                                {{"viewed", "2026-11-26"}, {"forecast", secret("forecast")}}));
    });
  }

  sharing::ClientView view() const {
    workspace::Workspace workspace;
    workspace.refresh(person.store);
    const auto shared = sharing::shared_offers(workspace, {"offer-1"});
    REQUIRE(shared);
    return *shared;
  }
};

}  // namespace

TEST_CASE("worlds that differ only in internal data give the same package and the same page") {
  std::set<std::string> packages;
  std::set<std::string> pages;
  for (int seed = 1; seed <= testing::rounds(8); ++seed) {
    const InternalWorld world(static_cast<std::uint64_t>(seed));
    const sharing::ClientView view = world.view();
    const std::string bytes = sharing::write_client_view(view);
    sharing::PageState link;
    link.link = true;
    const std::string page =
        sharing::offer_page(view, {}).html + sharing::offer_page(view, link).html;
    REQUIRE(world.secrets.size() > 100);
    for (const std::string& secret : world.secrets) {
      CHECK_MESSAGE(bytes.find(secret) == std::string::npos, secret);
      CHECK_MESSAGE(page.find(secret) == std::string::npos, secret);
    }
    packages.insert(bytes);
    pages.insert(page);
  }
  CHECK(packages.size() == 1);
  CHECK(pages.size() == 1);
}

TEST_CASE("no name of a record that is not the client's own to see is in a package") {
  const InternalWorld world(7);
  const std::string bytes = sharing::write_client_view(world.view());
  std::size_t looked = 0;
  for (const char* type : {"product", "price_list", "price_rule", "need", "question", "manager"}) {
    world.person.store.for_each(type, [&](const sync::RecordView& record) {
      ++looked;
      CHECK(bytes.find(":\"" + std::string(record.id()) + "\"") == std::string::npos);
    });
  }
  CHECK(looked > 20);
  for (const char* member :
       {"cost", "margin", "floor", "note", "price_list", "rule", "trace", "manager\":", "brief",
        "client\":", "product\":", "category", "status"}) {
    CHECK_MESSAGE(bytes.find(member) == std::string::npos, member);
  }
}

TEST_CASE("a draft is not shared, and neither is what there is not") {
  InternalWorld world(3);
  workspace::Workspace workspace;
  workspace.refresh(world.person.store);
  CHECK(sharing::shared_offers(workspace, {"offer-9"}).error().code == ErrorCode::not_found);
  world.person.work([&](sync::Transaction& change) {
    offer::ComposeInput input = testing::sample_input();
    input.id = "offer-2";
    const auto draft = offer::compose_offer(input);
    REQUIRE(draft);
    for (const offer::OfferRecord& record : offer::offer_records(*draft)) {
      REQUIRE(change.set_fields(record.type, record.id, record.fields));
    }
  });
  workspace.refresh(world.person.store);
  CHECK(sharing::shared_offers(workspace, {"offer-2"}).error().code == ErrorCode::conflict);
}
