// What every screen is given, and the list of screens.
//
// A screen is a function that draws the workspace as it is now and emits commands; it changes
// nothing by itself but the drafts in `view`. Long work (selection, documents, saving) goes on in
// the shell, also while the tab is hidden, and a screen only shows how far it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/shell/approvals.h"
#include "app/shell/choosing.h"
#include "app/shell/commands.h"
#include "app/shell/route.h"
#include "app/shell/strings.h"
#include "app/shell/team.h"
#include "app/shell/view_state.h"
#include "app/ui/ui.h"
#include "shared/base/date.h"
#include "shared/base/format.h"
#include "shared/needs/profile.h"
#include "shared/proposal/alternatives.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/why_not.h"
#include "shared/sync/conflict.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// How the last change stands on the way to disk.
enum class SaveState { saved, saving, failed };

struct ScreenContext {
  const workspace::Workspace& workspace;
  const Strings& strings;
  Commands& commands;
  ViewState& view;
  const Route& route;
  const proposal::ProposalEngine& engine;  // has been started for the brief of the route
  Date today;
  SaveState save_state = SaveState::saved;
  std::string_view save_error;
  bool online = true;
  ThemeChoice theme = ThemeChoice::system;
  std::string manager;  // id of who works on this device
  bool can_undo = false;
  bool can_redo = false;
  // Why view.selection.why_not is left out of the chosen variant; null until that is worked out.
  const proposal::WhyNot* why_not = nullptr;
  const Team& team;
  const std::vector<sync::Conflict>& conflicts;  // open ones
  std::int64_t now_ms = 0;
  std::int64_t unread = 0;  // operations on the disk that could not be read
  bool has_pin = false;     // ending a presentation asks for it
  const Choosing& choosing;
  const Approvals& approvals;
  std::string last_export{};   // when everything was last saved to a file: ms as text, "" never
  int utc_offset_minutes = 0;  // of the clock where the user is
  std::string address{};       // of the application, where it is served; without the place in it

  [[nodiscard]] Language language() const { return strings.language(); }
  [[nodiscard]] const std::string& tr(std::string_view key) const { return strings.get(key); }
  [[nodiscard]] std::string money(Minor amount, MoneyStyle style = MoneyStyle::whole) const {
    return format_money(Money{amount, Currency::rub()}, language(), style);
  }
  [[nodiscard]] std::string date(const Date& value) const {
    return format_date(value, language(), DateStyle::numeric);
  }
  void go(Route place) const { commands.emit(Navigate{std::move(place)}); }
};

// Draws the whole page: rail, bar and the screen of the route.
void draw_page(ui::Ui& ui, const ScreenContext& context);

void draw_clients(ui::Ui& ui, const ScreenContext& context);
void draw_client(ui::Ui& ui, const ScreenContext& context);
void draw_needs(ui::Ui& ui, const ScreenContext& context);
void draw_selection(ui::Ui& ui, const ScreenContext& context);
void draw_offer(ui::Ui& ui, const ScreenContext& context);
void draw_approvals(ui::Ui& ui, const ScreenContext& context);
void draw_offers(ui::Ui& ui, const ScreenContext& context);
void draw_catalogue(ui::Ui& ui, const ScreenContext& context);
void draw_price_list(ui::Ui& ui, const ScreenContext& context);
void draw_requests(ui::Ui& ui, const ScreenContext& context);
void draw_settings(ui::Ui& ui, const ScreenContext& context);
void draw_document_template(ui::Ui& ui, const ScreenContext& context);
void draw_data_page(ui::Ui& ui, const ScreenContext& context);
void draw_file(ui::Ui& ui, const ScreenContext& context);
void draw_gallery(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
