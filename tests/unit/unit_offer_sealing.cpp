// What was sent stays what it was: seals and the content hash.
#include "shared/offer/sealing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/offer/lifecycle.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/version.h"
#include "shared/workspace/workspace.h"
#include "tests/support/offer_samples.h"
#include "tests/support/sync_build.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

const Date kSent{2026, 11, 25};

Offer sample_offer() {
  const Result<Offer> offer = compose_offer(testing::sample_input());
  REQUIRE(offer);
  return *offer;
}

/// A person whose store holds the offer as a draft.
testing::Person writer_of(const Offer& offer) {
  testing::Person person("irina", 0xA1);
  person.work([&](sync::Transaction& change) {
    for (const OfferRecord& record : offer_records(offer)) {
      REQUIRE(change.set_fields(record.type, record.id, record.fields));
    }
  });
  return person;
}

void send(testing::Person& person, const Offer& offer) {
  person.work(
      [&](sync::Transaction& change) {
        REQUIRE(add_sending(change, offer, testing::sample_issuer(), kSent));
      },
      1000);
}

Offer kept_in(const sync::Store& store, const std::string& id) {
  workspace::Workspace workspace;
  workspace.refresh(store);
  const Offer* offer = workspace.offer(id);
  REQUIRE(offer != nullptr);
  CHECK(workspace.problems().empty());
  return *offer;
}

}  // namespace

TEST_CASE("the content hash changes with all that a client is told, and with nothing else") {
  const Offer offer = sample_offer();
  const std::string hash = content_hash(offer);
  CHECK(hash.size() == 64);
  const auto changed = [&](auto change) {
    Offer other = offer;
    change(other);
    return content_hash(other) != hash;
  };
  CHECK(changed([](Offer& o) { o.lines[0].price += 1; }));
  CHECK(changed([](Offer& o) { o.lines[1].quantity += 1; }));
  CHECK(changed([](Offer& o) { o.lines[1].description += "."; }));
  CHECK(changed([](Offer& o) { o.lines.pop_back(); }));
  CHECK(changed([](Offer& o) { std::swap(o.lines[0], o.lines[1]); }));
  CHECK(changed([](Offer& o) { o.terms.payment += "."; }));
  CHECK(changed([](Offer& o) { o.valid_until = o.valid_until.add_days(1); }));
  CHECK(changed([](Offer& o) { o.addressee.inn = "7707083893"; }));
  CHECK(changed([](Offer& o) { o.version += 1; }));
  CHECK_FALSE(changed([](Offer& o) { o.status = Status::accepted; }));
  CHECK_FALSE(changed([](Offer& o) { o.progress.viewed = Date{2026, 11, 26}; }));
  CHECK_FALSE(changed([](Offer& o) { o.lines[0].price_list = "partners"; }));
  CHECK_FALSE(changed([&](Offer& o) { o.content_hash = hash; }));
}

TEST_CASE("a sent offer is read back sealed, with the day, and its hash holds") {
  const Offer draft = sample_offer();
  testing::Person irina = writer_of(draft);
  send(irina, draft);
  const Offer sent = kept_in(irina.store, draft.id);
  CHECK(sent.status == Status::sent);
  CHECK(sent.progress.sent == kSent);
  CHECK(sent.content_hash == sealed_offer(draft, testing::sample_issuer()).content_hash);
  CHECK(seal_holds(sent));
  CHECK(irina.store.find("offer", draft.id)->sealed());
  CHECK(irina.store.find("offer_line", line_id(draft.id, 2))->sealed());
}

TEST_CASE("a sent offer says who made it as the client was told, whatever the company says later") {
  for (const Language language : {Language::ru, Language::en}) {
    const Result<Offer> draft = compose_offer(testing::sample_input(language));
    REQUIRE(draft);
    testing::Person irina = writer_of(*draft);
    send(irina, *draft);
    const Offer sent = kept_in(irina.store, draft->id);
    REQUIRE(sent.issuer);
    const Issuer issuer = testing::sample_issuer();
    CHECK(sent.issuer->company.inn == issuer.company.inn);
    CHECK(sent.issuer->company.legal_name.get(language) == issuer.company.legal_name.get(language));
    CHECK(sent.issuer->manager.name.get(language) == issuer.manager.name.get(language));
    // What the card says later is in neither the file nor its hash.
    Issuer moved = issuer;
    moved.company.address = {"Другой адрес", "Another address"};
    moved.company.inn = "7707083893";
    const Result<std::string> file = write_offer(sent, issuer);
    REQUIRE(file);
    CHECK(write_offer(sent, moved).value() == *file);
    const Result<OfferVerdict> verdict = verify_offer(*file);
    REQUIRE(verdict);
    CHECK(verdict->mismatches.empty());
    // A file whose issuer was changed is found out.
    Json changed = parse_json(*file).value();
    changed["issuer"]["inn"] = "7707083893";
    changed["hash"] = offer_hash(changed);
    const Result<OfferVerdict> forged = verify_offer(canonical(changed));
    REQUIRE(forged);
    REQUIRE(forged->mismatches.size() == 1);
    CHECK(forged->mismatches[0].place == "issuer.inn");
    changed["offer"]["issuer"]["inn"] = "7707083893";
    changed["hash"] = offer_hash(changed);
    CHECK(verify_offer(canonical(changed))->mismatches[0].place == "offer.content_hash");
    // The next version is made by the company as it is then.
    CHECK_FALSE(next_version(sent, "offer-2", {1, 1}, kSent).issuer);
  }
}

TEST_CASE("nothing of a sent offer can be changed or deleted, but what becomes of it is recorded") {
  const Offer offer = sample_offer();
  testing::Person irina = writer_of(offer);
  send(irina, offer);
  irina.work([&](sync::Transaction& change) {
    const auto changed = change.set("offer", offer.id, "valid_until", "2027-01-31");
    REQUIRE_FALSE(changed);
    CHECK(changed.error().code == ErrorCode::sealed);
    CHECK_FALSE(change.set("offer_line", line_id(offer.id, 1), "quantity", 99));
    CHECK_FALSE(change.remove("offer_line", line_id(offer.id, 1)));
    REQUIRE(change.set_fields("offer_status", offer.id, *step_fields({Step::accept, kSent})));
  });
  const Offer accepted = kept_in(irina.store, offer.id);
  CHECK(accepted.status == Status::accepted);
  CHECK(accepted.lines == offer.lines);
}

TEST_CASE("an edit made apart of what was sent changes nothing of it, a line added is found") {
  const Offer offer = sample_offer();
  testing::Person irina = writer_of(offer);
  testing::Person oleg("oleg", 0xB2);
  oleg.receive(irina.store.to_operations());
  send(irina, offer);
  // Oleg has not heard of the sending.
  oleg.work(
      [&](sync::Transaction& change) {
        REQUIRE(change.set("offer_line", line_id(offer.id, 1), "quantity", 99));
        REQUIRE(change.set("offer", offer.id, "valid_until", "2027-01-31"));
      },
      2000);
  irina.receive(oleg.store.to_operations());
  const Offer kept = kept_in(irina.store, offer.id);
  CHECK(kept.lines == offer.lines);
  CHECK(kept.valid_until == offer.valid_until);
  CHECK(seal_holds(kept));

  Json line = irina.store.find("offer_line", line_id(offer.id, 1))->fields();
  line.erase("sealed");
  line["position"] = 3;
  irina.work([&](sync::Transaction& change) {
    REQUIRE(change.set_fields("offer_line", line_id(offer.id, 3), line));
  });
  CHECK_FALSE(seal_holds(kept_in(irina.store, offer.id)));
}

TEST_CASE("verification finds a sealed offer that was changed, even under a new hash of the file") {
  Offer offer = sample_offer();
  offer.status = Status::sent;
  offer.content_hash = content_hash(offer);
  const std::string file = *write_offer(offer, testing::sample_issuer());
  CHECK(verify_offer(file)->mismatches.empty());
  CHECK(read_offer(file)->offer.content_hash == offer.content_hash);

  offer.lines[0].quantity = 11;
  const Result<OfferVerdict> verdict = verify_offer(*write_offer(offer, testing::sample_issuer()));
  REQUIRE(verdict);
  REQUIRE(verdict->mismatches.size() == 1);
  CHECK(verdict->mismatches[0].place == "offer.content_hash");
  const auto refused = read_offer(*write_offer(offer, testing::sample_issuer()));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "The offer is not what was sealed when it was sent.");
}
