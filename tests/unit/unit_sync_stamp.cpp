#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/sync/clock.h"
#include "shared/sync/reissue.h"
#include "shared/sync/stamp.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)

TEST_CASE("a stamp's text has a fixed width and sorts like the stamp") {
  const Stamp stamp(1'795'485'600'000, 7, 0xA1);
  CHECK(stamp.text() == "1a20b480900-0007-00000000000000a1");
  CHECK(stamp.text().size() == 33);
  CHECK(Stamp::parse(stamp.text()) == stamp);
  CHECK(Stamp(0x1a, 0xffff, 0xfedcba9876543210u).text() == "0000000001a-ffff-fedcba9876543210");
  CHECK(Stamp().text().empty());
  CHECK(Stamp().none());

  const Stamp later(1'795'485'600'000, 8, 0x01);
  const Stamp other(1'795'485'600'000, 7, 0xB0);
  CHECK(stamp < later);
  CHECK(stamp.text() < later.text());
  CHECK(stamp < other);
  CHECK(stamp.text() < other.text());
}

TEST_CASE("anything but the exact text of a stamp is refused") {
  const std::string good = Stamp(1, 2, 3).text();
  CHECK(Stamp::parse(good));
  for (const std::string& wrong : std::vector<std::string>{
           std::string(), good + "0", good.substr(1), "0" + good.substr(1, 32) + " ",
           std::string(33, '-'), std::string(33, '0')}) {
    CAPTURE(wrong);
    CHECK_FALSE(Stamp::parse(wrong));
  }
  CHECK_FALSE(Stamp::parse("0000000000A-0000-0000000000000001"));
  CHECK(node_text(0xA1) == "00000000000000a1");
  CHECK(*parse_node("00000000000000a1") == 0xA1);
  CHECK_FALSE(parse_node("a1"));
}

TEST_CASE("the clock follows the wall clock and never goes back") {
  Clock clock(0xA1);
  const Stamp first = clock.next(1'000);
  CHECK(first == Stamp(1'000, 0, 0xA1));
  CHECK(clock.next(1'000) == Stamp(1'000, 1, 0xA1));
  CHECK(clock.next(500) == Stamp(1'000, 2, 0xA1));
  CHECK(clock.next(2'000) == Stamp(2'000, 0, 0xA1));
  CHECK(clock.next(-5) == Stamp(2'000, 1, 0xA1));
}

TEST_CASE("a counter that overflows carries into the milliseconds") {
  Clock clock(1, Stamp(1'000, 0xFFFF, 9));
  CHECK(clock.next(1'000) == Stamp(1'001, 0, 1));
}

TEST_CASE("the clock stays ahead of everything it has seen") {
  Clock clock(1);
  CHECK(clock.observe(Stamp(60'000, 3, 2), 1'000));
  CHECK(clock.next(1'000) == Stamp(60'000, 4, 1));
  CHECK(clock.observe(Stamp(10, 0, 2), 1'000));  // an old batch moves nothing
  CHECK(clock.next(1'000) == Stamp(60'000, 5, 1));
}

TEST_CASE("a stamp more than five minutes ahead is not merged") {
  Clock clock(1);
  CHECK(clock.observe(Stamp(301'000, 0, 2), 1'000));
  const Result<void> refused = clock.observe(Stamp(301'001, 0, 2), 1'000);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::conflict);
  CHECK(clock.last() == Stamp(301'000, 0, 1));
  CHECK(ms_ahead(Stamp(301'001, 0, 2), 1'000) == 300'001);
  CHECK(ms_ahead(Stamp(5, 0, 2), 1'000) == 0);
  clock.adopt(Stamp(900'000, 0, 2));
  CHECK(clock.next(1'000) == Stamp(900'000, 1, 1));
}

TEST_CASE("a stamp that leaves the clock no room is refused where operations are read") {
  const auto with_stamp = [](const char* stamp) {
    return parse_operation(std::string(R"({"f":{"a":1},"h":")") + stamp +
                           R"(","id":"c","n":"0000000000000001","s":1,"t":"x"})");
  };
  CHECK(with_stamp("c57632d4800-0000-0000000000000001"));
  const auto refused = with_stamp("fffffffffff-ffff-0000000000000001");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::out_of_range);
  Clock clock(1);
  clock.adopt(Stamp(kMaxStampMs, 0xffff, 2));
  const Stamp next = clock.next(0);
  CHECK(next < clock.next(0));
}

TEST_CASE("work under a clock that ran ahead is issued anew, in its order") {
  constexpr std::int64_t kNow = 1'000'000;
  Operation first;
  first.node = 7;
  first.sequence = 4;
  first.stamp = Stamp(9'000'000, 0, 7);
  first.type = "client";
  first.id = "c1";
  first.fields = {{"name", "1"}};
  Operation same_transaction = first;
  same_transaction.sequence = 5;
  same_transaction.id = "c2";
  Operation second = first;
  second.sequence = 6;
  second.stamp = Stamp(9'000'001, 0, 7);
  second.overwritten = {{"name", {Stamp(500, 0, 1), first.stamp}}};

  Clock clock(8, Stamp(999'000, 0, 1));
  const auto issued = reissue({second, same_transaction, first}, clock, kNow, 1);
  REQUIRE(issued.size() == 3);
  CHECK(issued[0].stamp == Stamp(1'000'000, 0, 8));
  CHECK(issued[1].stamp == issued[0].stamp);
  CHECK(issued[1].id == "c2");
  CHECK(issued[2].stamp == Stamp(1'000'000, 1, 8));
  CHECK(issued[2].sequence == 3);
  CHECK(issued[2].node == 8);
  CHECK(issued[2].overwritten[0].stamps ==
        std::vector<Stamp>{Stamp(500, 0, 1), Stamp(1'000'000, 0, 8)});
}
