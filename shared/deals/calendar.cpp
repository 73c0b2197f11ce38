#include "shared/deals/calendar.h"

#include <string_view>

#include "shared/base/text.h"

namespace oferta::deals {
namespace {

constexpr std::size_t kLongestLine = 75;  // bytes, RFC 5545 section 3.1

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

void append_line(std::string& out, std::string_view line) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t before = at;
    next_code_point(line, at);
    if (length + (at - before) > kLongestLine) {
      out += "\r\n ";
      length = 1;
    }
    out += line.substr(before, at - before);
    length += at - before;
  }
  out += "\r\n";
}

std::string digits_of(const Date& date) {
  return replace_all(date.to_iso(), "-", "");
}

}  // namespace

std::string calendar_file(const CalendarDay& day) {
  std::string out;
  append_line(out, "BEGIN:VCALENDAR");
  append_line(out, "VERSION:2.0");
  append_line(out, "PRODID:-//Oferta//Oferta//RU");
  append_line(out, "BEGIN:VEVENT");
  append_line(out, "UID:" + escaped(day.id) + "@oferta.invalid");
  append_line(out, "DTSTAMP:" + digits_of(day.written) + "T000000Z");
  append_line(out, "DTSTART;VALUE=DATE:" + digits_of(day.date));
  append_line(out, "DTEND;VALUE=DATE:" + digits_of(day.date.add_days(1)));
  append_line(out, "SUMMARY:" + escaped(day.summary));
  if (!day.description.empty()) append_line(out, "DESCRIPTION:" + escaped(day.description));
  append_line(out, "TRANSP:TRANSPARENT");
  append_line(out, "END:VEVENT");
  append_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace oferta::deals
