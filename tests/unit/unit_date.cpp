#include <doctest/doctest.h>

#include "shared/base/date.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("dates are read and written as ISO 8601") {
  CHECK(Date::parse("2026-11-24") == Date{2026, 11, 24});
  CHECK(Date{7, 3, 9}.to_iso() == "0007-03-09");
  CHECK(Date::parse("2024-02-29"));
  CHECK(Date::parse("2000-02-29"));
  for (const char* const wrong :
       {"", "2026-11-31", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-01",
        "0000-01-01", "2026-11-24 ", "20261124", "2026/11/24", "-026-11-24", "2026-11-2x"}) {
    CAPTURE(wrong);
    CHECK(Date::parse(wrong).error().code == ErrorCode::invalid_format);
  }
}

TEST_CASE("day numbers count from 1970-01-01") {
  CHECK(Date{1970, 1, 1}.day_number() == 0);
  CHECK(Date{2000, 3, 1}.day_number() == 11017);
  CHECK(Date{1969, 12, 31}.day_number() == -1);
  CHECK(Date{1, 1, 1}.day_number() == -719162);
  CHECK(Date::from_day_number(20781) == Date{2026, 11, 24});
}

TEST_CASE("every day of four centuries follows the one before it") {
  Date date{1800, 1, 1};
  for (std::int64_t day = date.day_number(); date < Date{2201, 1, 1}; ++day) {
    REQUIRE(date.valid());
    REQUIRE(Date::from_day_number(day) == date);
    REQUIRE(date.day_number() == day);
    // Stepped by the calendar's own rules, not by day numbers.
    if (++date.day > days_in_month(date.year, date.month)) {
      date.day = 1;
      if (++date.month > 12) date = {date.year + 1, 1, 1};
    }
  }
}

TEST_CASE("adding days crosses months and years and stops at the ends of time") {
  CHECK(Date{2026, 12, 25}.add_days(10) == Date{2027, 1, 4});
  CHECK(Date{2024, 3, 1}.add_days(-1) == Date{2024, 2, 29});
  CHECK(Date{9999, 12, 31}.add_days(1) == Date{9999, 12, 31});
  CHECK(Date{2026, 1, 1}.add_days(INT64_MIN) == Date{1, 1, 1});
  CHECK(days_between({2026, 1, 1}, {2027, 1, 1}) == 365);
  CHECK(days_between({2027, 1, 1}, {2026, 1, 1}) == -365);
}

TEST_CASE("weekdays and dates of milliseconds") {
  CHECK(Date{2026, 11, 24}.weekday() == 2);
  CHECK(Date{1970, 1, 1}.weekday() == 4);
  CHECK(Date{1969, 12, 28}.weekday() == 7);
  CHECK(date_of_unix_ms(0) == Date{1970, 1, 1});
  CHECK(date_of_unix_ms(-1) == Date{1969, 12, 31});
  CHECK(date_of_unix_ms(1'795'478'400'000) == Date{2026, 11, 24});
}
