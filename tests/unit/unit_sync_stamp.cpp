#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/sync/clock.h"
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
