// Language and appearance: they belong to the device, not to the workspace.
#pragma once

#include "app/shell/commands.h"
#include "app/shell/platform.h"
#include "app/shell/strings.h"
#include "app/ui/context.h"
#include "app/ui/theme.h"
#include "shared/base/text.h"

namespace oferta::app {

struct Preferences {
  Language language = Language::ru;
  ThemeChoice theme = ThemeChoice::system;
  bool stretched_texts = false;  // for tests of layouts, see Strings::stretched; not kept
};

// What the platform keeps; at the first start the browser's language, Russian where it is neither.
Preferences read_preferences(const Platform& platform);
void write_preferences(Platform& platform, const Preferences& preferences);

ui::ColorScheme color_scheme(ThemeChoice theme);
// The few words widgets say by themselves.
ui::UiStrings ui_strings(const Strings& strings);

}  // namespace oferta::app
