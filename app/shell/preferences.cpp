#include "app/shell/preferences.h"

#include <string>

namespace oferta::app {
namespace {

std::string_view theme_name(ThemeChoice theme) {
  switch (theme) {
    case ThemeChoice::light:
      return "light";
    case ThemeChoice::dark:
      return "dark";
    case ThemeChoice::system:
      return "system";
  }
  return "system";
}

}  // namespace

Preferences read_preferences(const Platform& platform) {
  Preferences preferences;
  std::string language = platform.preference("language");
  if (language.empty()) {
    language = platform.preference("browser_language").substr(0, 2);
  }
  preferences.language = parse_language(language).value_or(Language::ru);
  const std::string theme = platform.preference("theme");
  for (const ThemeChoice choice : {ThemeChoice::light, ThemeChoice::dark}) {
    if (theme == theme_name(choice)) {
      preferences.theme = choice;
    }
  }
  preferences.stretched_texts = platform.preference("texts") == "stretched";
  if (preferences.stretched_texts) {
    preferences.language = Language::en;
  }
  return preferences;
}

void write_preferences(Platform& platform, const Preferences& preferences) {
  platform.set_preference("language", language_code(preferences.language));
  platform.set_preference("theme", theme_name(preferences.theme));
}

ui::ColorScheme color_scheme(ThemeChoice theme) {
  switch (theme) {
    case ThemeChoice::light:
      return ui::ColorScheme::light;
    case ThemeChoice::dark:
      return ui::ColorScheme::dark;
    case ThemeChoice::system:
      return ui::ColorScheme::automatic;
  }
  return ui::ColorScheme::automatic;
}

ui::UiStrings ui_strings(const Strings& strings) {
  ui::UiStrings words;
  words.close = strings.get("ui.close");
  words.clear = strings.get("ui.clear");
  words.increase = strings.get("ui.increase");
  words.decrease = strings.get("ui.decrease");
  words.required = strings.get("ui.required");
  words.invalid_number = strings.get("ui.invalid_number");
  words.out_of_range = strings.get("ui.out_of_range");
  words.choose = strings.get("ui.choose");
  words.notifications = strings.get("ui.notifications");
  words.step_done = strings.get("ui.step_done");
  words.choose_date = strings.get("ui.choose_date");
  words.date_pattern = strings.get("ui.date_pattern");
  words.invalid_date = strings.get("ui.invalid_date");
  words.previous_month = strings.get("ui.previous_month");
  words.next_month = strings.get("ui.next_month");
  words.cancel = strings.get("ui.cancel");
  words.column_width = strings.get("ui.column_width");
  words.keyboard = strings.get("ui.keyboard");
  words.key_backspace = strings.get("ui.key_backspace");
  words.key_shift = strings.get("ui.key_shift");
  words.key_space = strings.get("ui.key_space");
  words.key_done = strings.get("ui.key_done");
  return words;
}

}  // namespace oferta::app
