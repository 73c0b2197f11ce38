#include "app/ui/date_field.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/ui/buttons.h"
#include "app/ui/field_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/popup.h"
#include "app/ui/text.h"
#include "shared/base/format.h"

namespace oferta::ui {
namespace {

constexpr int kWeekDays = 7;
constexpr int kWeeks = 6;
constexpr std::string_view kGridKeys =
    "ArrowLeft ArrowRight ArrowUp ArrowDown Home End PageUp PageDown Escape";

constexpr std::array<std::string_view, 12> kMonthsRu = {"Январь",   "Февраль", "Март",   "Апрель",
                                                        "Май",      "Июнь",    "Июль",   "Август",
                                                        "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"};
constexpr std::array<std::string_view, 12> kMonthsEn = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, kWeekDays> kDaysRu = {"пн", "вт", "ср", "чт",
                                                             "пт", "сб", "вс"};
constexpr std::array<std::string_view, kWeekDays> kDaysEn = {"Mo", "Tu", "We", "Th",
                                                             "Fr", "Sa", "Su"};

std::string month_title(const Date& day, Language language) {
  const auto at = static_cast<std::size_t>(day.month - 1);
  const std::string_view name = language == Language::ru ? kMonthsRu[at] : kMonthsEn[at];
  return std::string(name) + " " + std::to_string(day.year);
}

// Where a key leads in the grid.
std::optional<Date> day_by_key(const Date& from, std::string_view key) {
  if (key == "ArrowLeft") return from.add_days(-1);
  if (key == "ArrowRight") return from.add_days(1);
  if (key == "ArrowUp") return from.add_days(-kWeekDays);
  if (key == "ArrowDown") return from.add_days(kWeekDays);
  if (key == "Home") return from.add_days(1 - from.weekday());
  if (key == "End") return from.add_days(kWeekDays - from.weekday());
  if (key == "PageUp") return add_months(from, -1);
  if (key == "PageDown") return add_months(from, 1);
  return std::nullopt;
}

bool within(const Date& day, const DateLimits& limits) {
  return (!limits.min || day >= *limits.min) && (!limits.max || day <= *limits.max);
}

struct Calendar {
  Id id = 0;
  Date shown;  // the day the keys are at
  Date today;
  std::optional<Date> value;
  DateLimits limits;
  Language language = Language::ru;
};

Id day_id(const Calendar& calendar, const Date& day) {
  return hash_id(hash_id(calendar.id, "day"), static_cast<std::uint32_t>(day.day_number()));
}

// One day; true when it was taken.
bool draw_day(Ui& ui, const Calendar& calendar, const Date& day, const Rect& rect) {
  State& s = ui.state();
  const Id id = day_id(calendar, day);
  const bool enabled = within(day, calendar.limits);
  const Interaction did = interact(s, id, rect, enabled);
  const bool chosen = calendar.value && day == *calendar.value;
  const bool other_month = day.month != calendar.shown.month;
  const Rect mark = inset(rect, Insets::all(1));
  if (chosen) {
    paint::fill(s, mark, ui.color(Color::accent), radius::kSmall);
  } else {
    paint::fill(s, mark, with_alpha(ui.color(Color::accent_soft), did.hover), radius::kSmall);
    if (day == calendar.today) {
      // The frame is a fill under this one, which has to hide it.
      paint::framed(s, mark,
                    mix(ui.color(Color::surface_raised), ui.color(Color::accent_soft), did.hover),
                    ui.color(Color::accent), radius::kSmall, 1);
    }
  }
  const Rgba ink = ui.color(chosen        ? Color::on_accent
                            : !enabled    ? Color::text_disabled
                            : other_month ? Color::text_muted
                                          : Color::text);
  const Face type = chosen || day == calendar.today ? semibold(s, TextStyle::caption13)
                                                    : face(s, TextStyle::caption13);
  paint::text_in(s, type, rect, std::to_string(day.day), ink, Align::center);
  if (did.ring) paint::ring(s, mark, radius::kSmall);
  SemanticNode node;
  node.id = id;
  node.role = Role::gridcell;
  // Nothing is broken into lines where it is only heard.
  node.name = replace_all(format_date(day, calendar.language, DateStyle::full), "\u00A0", " ");
  node.rect = rect;
  node.disabled = !enabled;
  node.focusable = day == calendar.shown;
  node.selected = chosen;
  node.current = day == calendar.today;
  node.keys = kGridKeys;
  emit(s, std::move(node));
  return did.clicked;
}

// The month with its weeks; gives the day that was taken.
std::optional<Date> draw_month(Ui& ui, Calendar& calendar) {
  State& s = ui.state();
  std::optional<Date> taken;
  const float cell = s.input.touch || ui.phone() ? 44 : 38;
  const Rect place = place_item(s, cell * kWeekDays, cell * kWeeks + 24, cell * kWeekDays);
  const Date first{calendar.shown.year, calendar.shown.month, 1};
  const Date start = first.add_days(1 - first.weekday());
  begin_group(ui, Role::grid, month_title(calendar.shown, calendar.language), "grid");
  const auto& names = calendar.language == Language::ru ? kDaysRu : kDaysEn;
  begin_group(ui, Role::row, "", "head");
  for (int i = 0; i < kWeekDays; ++i) {
    const std::string_view name = names[static_cast<std::size_t>(i)];
    const Rect rect{place.x + static_cast<float>(i) * cell, place.y, cell, 24};
    paint::text_in(s, face(s, TextStyle::caption13), rect, name, ui.color(Color::text_muted),
                   Align::center);
    SemanticNode node;
    node.id = ordinal_id(s, "weekday");
    node.role = Role::columnheader;
    node.name = std::string(name);
    node.rect = rect;
    emit(s, std::move(node));
  }
  end_group(ui);
  const Date at = calendar.shown;
  std::optional<Date> moved;
  for (int week = 0; week < kWeeks; ++week) {
    ui.push_id(static_cast<std::int64_t>(week));
    begin_group(ui, Role::row, "", "week");
    for (int i = 0; i < kWeekDays; ++i) {
      const Date day = start.add_days(week * kWeekDays + i);
      const Rect rect{place.x + static_cast<float>(i) * cell,
                      place.y + 24 + static_cast<float>(week) * cell, cell, cell};
      if (draw_day(ui, calendar, day, rect)) taken = day;
      const Id id = day_id(calendar, day);
      while (day == at && !has_key(s, id, "Escape")) {
        const auto key = take_key(s, id);
        if (!key) break;
        moved = day_by_key(moved.value_or(at), *key);
      }
    }
    end_group(ui);
    ui.pop_id();
  }
  end_group(ui);
  if (moved) {
    calendar.shown = *moved;
    ui.request_focus(day_id(calendar, *moved));
  }
  return taken;
}

// Month and year between two arrows, the grid under them.
std::optional<Date> draw_calendar(Ui& ui, Calendar& calendar) {
  State& s = ui.state();
  ui.begin_row({36, -1, 36}, {.gap = 4, .vertical = Align::center});
  if (icon_button(ui, kIconChevronLeft, s.strings.previous_month,
                  {.id = "previous", .kind = ButtonKind::ghost, .size = ControlSize::small})) {
    calendar.shown = add_months(calendar.shown, -1);
  }
  ui.next();
  text(ui, TextStyle::body15_semibold, month_title(calendar.shown, calendar.language),
       {.align = Align::center, .live = Live::polite});
  ui.next();
  if (icon_button(ui, kIconChevronRight, s.strings.next_month,
                  {.id = "following", .kind = ButtonKind::ghost, .size = ControlSize::small})) {
    calendar.shown = add_months(calendar.shown, 1);
  }
  ui.end_row();
  return draw_month(ui, calendar);
}

}  // namespace

Date add_months(const Date& date, int months) {
  const int count = date.year * 12 + (date.month - 1) + months;
  Date out{std::clamp(count / 12, 1, 9999), count % 12 + 1, 1};
  out.day = std::min(date.day, days_in_month(out.year, out.month));
  return out;
}

FieldResult date_field(Ui& ui, std::string_view label, std::optional<Date>& value,
                       const Date& today, const FieldOptions& options, const DateLimits& limits) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  FieldMemory& typing = s.field_memory[id];
  CalendarMemory& memory = s.calendar_memory[id];
  const Language language = field_language(s);
  FieldResult out;
  ui.begin_column({.gap = space::kXs, .max_width = options.width});
  field_label(ui, id, label, options);

  const std::string shown = value ? format_date(*value, language) : std::string();
  std::string error;
  const auto problem = [&](std::string_view typed) -> std::string {
    if (trim(typed).empty()) return {};
    const Result<Date> date = parse_date(trim(typed));
    if (!date) return s.strings.invalid_date;
    return within(*date, limits) ? std::string() : s.strings.out_of_range;
  };
  if (typing.editing) error = problem(typing.text);
  SemanticNode prototype;
  prototype.role = Role::textbox;
  prototype.invalid = !error.empty();
  FieldOptions inner = options;
  inner.placeholder = options.placeholder.empty() ? s.strings.date_pattern : options.placeholder;
  inner.clearable = true;  // the same room at the right, for the button
  const FieldFrame frame =
      field_box(ui, id, label, typing.editing ? typing.text : shown, inner, std::move(prototype));
  out.focused = frame.focused;
  out.cancelled = frame.cancelled;
  if (frame.typed) {
    typing.text = *frame.typed;
    typing.editing = true;
    error = problem(typing.text);
    if (error.empty()) {
      const std::optional<Date> typed = trim(typing.text).empty()
                                            ? std::nullopt
                                            : std::optional<Date>(*parse_date(trim(typing.text)));
      out.changed = typed != value;
      value = typed;
    }
  }
  out.committed = frame.committed || (typing.editing && !frame.focused && error.empty());
  // A wrong text stays where it is, with what is wrong about it.
  if (typing.editing && !frame.focused && error.empty()) typing.editing = false;
  out.valid = error.empty();

  const Rect button{frame.box.right() - 44, frame.box.y, 44, frame.box.height};
  const Id button_id = hash_id(id, "calendar-button");
  const Interaction did = interact(s, button_id, button, options.enabled);
  paint::icon(s, kIconCalendar, button.x + 22, button.y + button.height / 2, 17,
              mix(ui.color(Color::text_muted), ui.color(Color::accent_text), did.hover));
  if (did.ring) paint::ring(s, inset(button, 5), radius::kSmall);
  SemanticNode opener;
  opener.id = button_id;
  opener.role = Role::button;
  opener.name = s.strings.choose_date + ": " + std::string(label);
  opener.popup = "grid";
  opener.has_expanded = true;
  opener.expanded = memory.open;
  opener.rect = button;
  opener.focusable = options.enabled;
  opener.disabled = !options.enabled;
  emit(s, std::move(opener));
  Calendar calendar{hash_id(id, "calendar"), memory.shown, today, value, limits, language};
  if (did.clicked) {
    memory.open = !memory.open;
    calendar.shown = value.value_or(today);
    if (memory.open) ui.request_focus(day_id(calendar, calendar.shown));
  }
  const bool was_open = memory.open;
  ui.push_id(std::to_string(id));
  const float cell = s.input.touch || ui.phone() ? 44 : 38;
  if (begin_popover(ui, "calendar", frame.box, memory.open,
                    {.width = cell * kWeekDays + 2 * space::kLg, .name = s.strings.choose_date})) {
    if (const std::optional<Date> taken = draw_calendar(ui, calendar)) {
      out.changed = taken != value;
      out.committed = true;
      value = *taken;
      typing.editing = false;
      memory.open = false;
      settle(s);
    }
    end_popover(ui);
  }
  ui.pop_id();
  if (was_open && !memory.open) ui.request_focus(button_id);
  if (memory.shown != calendar.shown) settle(s);
  memory.shown = calendar.shown;
  field_note(ui, options, error);
  ui.end_column();
  return out;
}

}  // namespace oferta::ui
