#pragma once
/// A day for the calendar as a file (iCalendar, RFC 5545), such as the next step with a client.
///
///   std::string bytes = calendar_file({.id = "offer-1", .date = date, .summary = "Позвонить"});
#include <string>

#include "shared/base/date.h"

namespace oferta::deals {

struct CalendarDay {
  std::string id;  ///< the same id updates the entry instead of adding another
  Date date;
  std::string summary;
  std::string description{};  ///< may be empty
  Date written{};             ///< when the entry was written
};

/// An entry for the whole day. Lines end in CRLF and are folded at 75 bytes between characters.
std::string calendar_file(const CalendarDay& day);

}  // namespace oferta::deals
