// What Alt+Enter does where the person is.
//
//   if (const auto command = main_action(route, view)) commands.emit(*command);
#pragma once

#include <optional>

#include "app/shell/commands.h"
#include "app/shell/route.h"
#include "app/shell/view_state.h"

namespace oferta::app {

// Nothing where there is nothing to do.
std::optional<Command> main_action(const Route& route, const ViewState& view);

}  // namespace oferta::app
