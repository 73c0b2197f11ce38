#pragma once
/// A date, typed or picked from a month.
///
///   std::optional<Date> due = offer.valid_until;
///   if (date_field(ui, "Действует до", due, today).changed) …
///
/// The calendar is the grid of the ARIA authoring practices ("date picker dialog"): arrows by days
/// and weeks, Home and End to Monday and Sunday, Page Up and Page Down by months, Enter takes.
#include <optional>
#include <string_view>

#include "app/ui/core.h"
#include "app/ui/fields.h"
#include "shared/base/date.h"

namespace oferta::ui {

struct DateLimits {
  std::optional<Date> min{};  ///< days outside cannot be taken
  std::optional<Date> max{};
};
/// `today` is marked, and where the calendar opens without a date. An emptied field is no date;
/// text that is no date leaves the value as it was, with an error under the field.
FieldResult date_field(Ui& ui, std::string_view label, std::optional<Date>& value,
                       const Date& today, const FieldOptions& options = {},
                       const DateLimits& limits = {});

/// The same day in a month `months` later, or its last day: 31 January → 28 February.
Date add_months(const Date& date, int months);

}  // namespace oferta::ui
