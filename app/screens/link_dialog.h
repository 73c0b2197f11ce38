// Links by which clients open things: the list of those there are, and the dialog that makes one –
// for how long, with a PIN – and then shows it.
//
//   draw_links(ui, context, context.tr("share.title"));
//   draw_link_dialog(ui, context, {.title = …, .lead = …, .besides = …, .make = …, .message = …});
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "app/shell/client_links.h"
#include "app/ui/ui.h"

namespace oferta::app {

// Whether this device may make links: the roles the server lets share.
bool may_share(const Team& team);

// The links that open now, each with what became of it; `none` where there is none.
void draw_links(ui::Ui& ui, const ScreenContext& context, const LinkSubject& subject,
                std::string_view name, std::string_view none);

// Opens the dialog, with nothing in it yet.
void open_link_dialog(const ScreenContext& context);
// A button that does.
void draw_link_button(ui::Ui& ui, const ScreenContext& context, std::string_view label);

struct LinkDialog {
  std::string_view title;
  std::string_view lead;
  std::function<void()> besides{};  // what is asked besides the terms
  std::function<void()> beside{};   // drawn beside the fields where there is room
  std::function<void()> instead{};  // a button for what is to be had instead of a link
  std::function<Command(std::int64_t days, std::string pin)> make;
  // The words that go with the link that was made.
  std::function<std::string(const ClientLinks::Made&)> message;
};
// Of a dialog with something beside its fields, in CSS pixels; and the row for both, fields first.
constexpr float kWideDialog = 1120;
void begin_beside(ui::Ui& ui);
// Draws the dialog while context.view.share.open.
void draw_link_dialog(ui::Ui& ui, const ScreenContext& context, const LinkDialog& dialog);

}  // namespace oferta::app
