#pragma once
/// A calendar date (proleptic Gregorian), without time and time zone.
///
///   Result<Date> date = Date::parse("2026-11-24");
///   Date due = date->add_days(10);
///   std::string text = due.to_iso();   // "2026-12-04"
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta {

struct Date {
  int year = 1970;
  int month = 1;  ///< 1–12
  int day = 1;    ///< 1–31

  /// Exactly "YYYY-MM-DD", years 0001–9999, a day that exists; else invalid_format.
  static Result<Date> parse(std::string_view iso);
  /// Days since 1970-01-01 (may be negative) to a date; limited to years 1–9999 by clamping.
  static Date from_day_number(std::int64_t days);

  std::int64_t day_number() const;
  std::string to_iso() const;
  bool valid() const;
  /// The date `days` later (earlier when negative); stays within years 1–9999.
  Date add_days(std::int64_t days) const;
  /// 1 = Monday … 7 = Sunday (ISO 8601).
  int weekday() const;

  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

/// The number of days from `from` to `to`: negative when `to` is earlier.
std::int64_t days_between(const Date& from, const Date& to);

bool is_leap_year(int year);
/// 28–31; 0 for a month outside 1–12.
int days_in_month(int year, int month);

/// The first moment of the date, in UTC, in milliseconds since 1970-01-01T00:00Z.
std::int64_t unix_ms_of(const Date& date);
/// The date, in UTC, of a time in milliseconds since 1970-01-01T00:00Z.
Date date_of_unix_ms(std::int64_t unix_ms);

}  // namespace oferta
