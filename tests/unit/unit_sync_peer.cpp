// A replica's side of the exchange with a team's server, against a server of a few lines that keeps
// to docs/server.md.
#include <doctest/doctest.h>

#include <map>

#include "shared/sync/peer.h"
#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

namespace {

class SmallServer {
 public:
  std::string epoch = "e1";
  std::string reject_code;        // for every operation of the next request
  std::vector<std::string> body;  // operations in the order they came
  std::map<std::string, std::int64_t> last;
  std::size_t page = 100;

  // The body of a 200, or of a 409 when numbers are missing.
  std::pair<int, std::string> answer(const std::string& request) {
    const Json asked = *parse_json(request);
    Json rejected = Json::array();
    Json acknowledged = Json::object();
    for (const Json& operation : asked["ops"]) {
      const std::string node = operation["n"].get<std::string>();
      const std::int64_t sequence = operation["s"].get<std::int64_t>();
      acknowledged[node] = last[node];
      if (sequence > last[node] + 1) {
        return {409, canonical({{"ack", acknowledged}, {"error", {{"code", "gap"}}}})};
      }
      if (!reject_code.empty()) {
        rejected.push_back(
            {{"i", 0}, {"n", node}, {"s", sequence}, {"code", reject_code}, {"msg", "No."}});
      } else if (sequence > last[node]) {
        body.push_back(canonical(operation));
      }
      last[node] = std::max(last[node], sequence);
      acknowledged[node] = last[node];
    }
    reject_code.clear();
    const std::string cursor = asked["cur"].get<std::string>();
    const bool known = cursor.substr(0, epoch.size() + 1) == epoch + ".";
    const std::size_t from = known ? std::stoul(cursor.substr(epoch.size() + 1)) : 0;
    Json operations = Json::array();
    std::size_t at = from;
    while (at < body.size() && operations.size() < page)
      operations.push_back(*parse_json(body[at++]));
    return {200, canonical({{"p", 1},
                            {"now", 5000},
                            {"epoch", epoch},
                            {"ack", acknowledged},
                            {"rej", rejected},
                            {"ops", operations},
                            {"cur", epoch + "." + std::to_string(at)},
                            {"more", at < body.size()}})};
  }
};

PeerAnswer exchange(Peer& peer, SmallServer& server, NodeId node) {
  const auto [status, body] = server.answer(peer.request(node));
  REQUIRE(status == 200);
  auto answer = peer.receive(body);
  REQUIRE(answer);
  return *std::move(answer);
}

}  // namespace

TEST_CASE("two replicas meet at a server and end equal; what is kept between starts is enough") {
  SmallServer server;
  server.page = 2;
  Person anna("anna", 0xA1);
  Person boris("boris", 0xB2);
  Peer annas("s");
  Peer boriss("s");
  for (const char* name : {"one", "two", "three", "four", "five"}) {
    for (const Operation& operation : anna.set("name", name)) annas.offer(operation);
  }
  for (const Operation& operation : boris.set("phone", "+7")) boriss.offer(operation);
  CHECK(annas.waiting() == 5);
  CHECK_FALSE(annas.complete());
  const auto meet = [&server](Peer& peer, Person& person, NodeId node) {
    for (bool more = true; more;) {
      PeerAnswer answer = exchange(peer, server, node);
      person.receive(answer.received);
      more = answer.more;
      auto kept = Peer::parse(peer.text());
      REQUIRE(kept);
      CHECK(kept->text() == peer.text());
      kept->learn(peer);
      peer = *kept;
    }
  };
  meet(annas, anna, 0xA1);
  CHECK(annas.waiting() == 0);
  CHECK(annas.complete());
  meet(boriss, boris, 0xB2);
  meet(annas, anna, 0xA1);
  CHECK(anna.store.digest() == boris.store.digest());
  CHECK(server.body.size() == 6);
  // What the server has does not wait, whoever offers it.
  for (const Operation& operation : boris.store.to_operations()) annas.offer(operation);
  CHECK(annas.waiting() == 0);
}

TEST_CASE("a lost answer sends the same again; nothing is stored twice") {
  SmallServer server;
  Person anna("anna", 0xA1);
  Peer peer("s");
  for (const Operation& operation : anna.set("name", "one")) peer.offer(operation);
  server.answer(peer.request(0xA1));  // the answer is lost
  CHECK(peer.waiting() == 1);
  exchange(peer, server, 0xA1);
  CHECK(peer.waiting() == 0);
  CHECK(server.body.size() == 1);
}

TEST_CASE("an answer that makes no sense changes nothing") {
  Person anna("anna", 0xA1);
  Peer peer("s");
  for (const Operation& operation : anna.set("name", "one")) peer.offer(operation);
  peer.request(0xA1);
  const std::string before = peer.text();
  for (const char* body :
       {"", "{}", "[]", R"({"epoch":"e","cur":"c","more":false,"now":1,"ops":[{}]})"}) {
    CAPTURE(body);
    CHECK_FALSE(peer.receive(body));
    CHECK(peer.text() == before);
    CHECK(peer.waiting() == 1);
  }
}

TEST_CASE("rejected operations leave the queue, each for its own way") {
  struct Case {
    const char* code;
    std::size_t renumber, reissue, refused;
  };
  for (const Case& expected :
       {Case{"sequence_reused", 1, 0, 0}, Case{"foreign_node", 1, 0, 0},
        Case{"clock_ahead", 0, 1, 0}, Case{"forbidden", 0, 0, 1}, Case{"out_of_range", 0, 0, 1}}) {
    CAPTURE(expected.code);
    SmallServer server;
    Person anna("anna", 0xA1);
    Peer peer("s");
    const auto operations = anna.set("name", "one");
    peer.offer(operations[0]);
    server.reject_code = expected.code;
    const PeerAnswer answer = exchange(peer, server, 0xA1);
    CHECK(answer.renumber.size() == expected.renumber);
    CHECK(answer.reissue.size() == expected.reissue);
    CHECK(answer.refused == expected.refused);
    CHECK(peer.refused() == static_cast<std::int64_t>(expected.refused));
    CHECK(peer.waiting() == 0);
    CHECK(peer.dropped(operations[0]) == (expected.reissue == 1));
  }
}

TEST_CASE("after a restored backup everything is offered again; a gap tells where to begin") {
  SmallServer server;
  Person anna("anna", 0xA1);
  Peer peer("s");
  for (const char* name : {"one", "two", "three"}) {
    for (const Operation& operation : anna.set("name", name)) peer.offer(operation);
  }
  exchange(peer, server, 0xA1);
  // The backup knew one operation.
  server.epoch = "e2";
  server.body.resize(1);
  server.last[node_text(0xA1)] = 1;
  CHECK(exchange(peer, server, 0xA1).offer_again);
  for (const Operation& operation : anna.store.to_operations()) peer.offer(operation);
  CHECK(peer.waiting() > 0);

  // Another replica thinks the server has more than it does.
  Peer other = *Peer::parse(
      R"({"space":"s","has":{"00000000000000c3":[1,4]},"cur":"","epoch":"","complete":true})");
  Operation fifth = anna.set("name", "five")[0];
  fifth.node = 0xC3;
  fifth.sequence = 5;
  other.offer(fifth);
  const auto [status, body] = server.answer(other.request(0xC3));
  REQUIRE(status == 409);
  REQUIRE(other.receive_gap(body));
  CHECK(other.take_stranded().size() == 1);  // numbers 1 to 4 are nowhere
  CHECK(other.waiting() == 0);
}

TEST_CASE("a part of somebody's work cannot go under its own numbers") {
  Person anna("anna", 0xA1);
  Peer peer("s");
  anna.set("name", "one");
  const auto second = anna.set("name", "two");
  peer.offer(second[0]);  // number 2 without number 1
  const auto stranded = peer.take_stranded();
  REQUIRE(stranded.size() == 1);
  CHECK(stranded[0] == second[0]);
  CHECK(peer.waiting() == 0);
}

TEST_CASE("what was kept and is broken is refused") {
  for (const char* text :
       {"", "{}", "[]", R"({"space":1})", R"({"space":"s","has":{"x":[1,2]}})"}) {
    CAPTURE(text);
    CHECK_FALSE(Peer::parse(text));
  }
}
