// Showing an offer, or the variants of a selection, to the client at the table: the screen is the
// client's, and of the workspace it holds the client view alone, by the same allow-list as what is
// sent. Until it is ended, nothing
// else is drawn, whatever address is opened and whatever key is pressed; a reload goes on with it.
//
//   commands.emit(Present{to_offer(offer.id)});
//   if (context.view.presentation.running()) draw_presentation(ui, context);
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/shell/commands.h"
#include "app/shell/platform.h"
#include "app/shell/route.h"
#include "app/shell/view_state.h"

namespace oferta::app {

bool can_be_presented(const Route& place);

// What a key means in a presentation; of all others none has a meaning then.
std::optional<Command> command_of_key(const PresentationView& view, std::string_view code,
                                      bool alt);

// What a reload finds.
PresentationView read_presentation(const Platform& platform);
void keep_presentation(Platform& platform, const PresentationView& view);

// The step a key of the keyboard or of a presenter's remote turns to.
std::optional<int> turned_to(std::string_view code, int step);

// How much bigger than usual everything is written, by the width of the page in CSS pixels: 1.6 for
// a projector or a second screen; a phone is read from near.
float presentation_scale(float page_width);

}  // namespace oferta::app
