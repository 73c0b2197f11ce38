// How the data stands, in a few words: on this device, and with the team.
#pragma once

#include <string>
#include <string_view>

#include "app/screens/screen.h"

namespace oferta::app {

struct SyncState {
  std::string text;
  ui::Tone tone = ui::Tone::success;
  std::string_view icon;
};
SyncState sync_state(const ScreenContext& context);

// The state, read aloud when it changes: in words, or as a mark where there is no room for them.
void draw_sync_state(ui::Ui& ui, const ScreenContext& context, bool words);
// To the page that explains it.
void draw_data_button(ui::Ui& ui, const ScreenContext& context);
// A strip of its own, for a phone.
void draw_sync_strip(ui::Ui& ui, const ScreenContext& context);

// Instead of everything else: the membership of this device has been ended, and its team's data
// goes.
void draw_revoked(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
