#include "shared/base/date.h"

#include <algorithm>
#include <array>

namespace oferta {
namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kDaysPerEra = 146'097;  // 400 Gregorian years

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

// Years are counted from March, so that the leap day is the last of its year. The algorithm is the
// well-known "days from civil" of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t days_from_civil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = floor_div(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - 719'468;
}

void append_padded(std::string& out, int value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

}  // namespace

bool is_leap_year(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  if (month == 2 && is_leap_year(year)) return 29;
  return kDays[static_cast<std::size_t>(month - 1)];
}

bool Date::valid() const {
  return year >= 1 && year <= 9999 && day >= 1 && day <= days_in_month(year, month);
}

Result<Date> Date::parse(std::string_view iso) {
  const auto wrong = [] {
    return fail(ErrorCode::invalid_format, "A date is written YYYY-MM-DD and must exist.");
  };
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return wrong();
  const auto number = [&iso](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : iso.substr(from, count)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (!date.valid()) return wrong();
  return date;
}

Date Date::from_day_number(std::int64_t days) {
  static const std::int64_t first = days_from_civil(1, 1, 1);
  static const std::int64_t last = days_from_civil(9999, 12, 31);
  const std::int64_t shifted = std::clamp(days, first, last) + 719'468;
  const std::int64_t era = floor_div(shifted, kDaysPerEra);
  const std::int64_t day_of_era = shifted - era * kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const int day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  const int month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  const int year = static_cast<int>(year_of_era + era * 400) + (month <= 2 ? 1 : 0);
  return Date{year, month, day};
}

std::int64_t Date::day_number() const {
  return days_from_civil(year, month, day);
}

std::string Date::to_iso() const {
  std::string out;
  append_padded(out, year, 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, day, 2);
  return out;
}

Date Date::add_days(std::int64_t days) const {
  // Clamped before adding, so that absurd counts cannot overflow.
  constexpr std::int64_t kFar = 10'000'000;
  return from_day_number(day_number() + std::clamp(days, -kFar, kFar));
}

int Date::weekday() const {
  // 1970-01-01 was a Thursday.
  const std::int64_t from_monday = day_number() + 3;
  return static_cast<int>(from_monday - floor_div(from_monday, 7) * 7) + 1;
}

std::int64_t days_between(const Date& from, const Date& to) {
  return to.day_number() - from.day_number();
}

std::int64_t unix_ms_of(const Date& date) {
  return date.day_number() * kMsPerDay;
}

Date date_of_unix_ms(std::int64_t unix_ms) {
  return Date::from_day_number(floor_div(unix_ms, kMsPerDay));
}

}  // namespace oferta
