#pragma once
/// What a person points at, and showing somebody else that they do.
///
///   begin_group(ui, Role::listitem, line.name);
///   …
///   if (group_pointed(ui) != Pointed::nothing) tell(line);
///   end_group(ui);
///
///   begin_pointed(ui, Role::listitem, line.name, "line", told == line);   // elsewhere
///   …
///   end_pointed(ui);
#include <string_view>

#include "app/ui/layout.h"

namespace oferta::ui {

enum class Pointed { nothing, by_pointer, by_focus };

/// Whether the pointer is over the open group, or the keyboard's focus in it; at its end. A finger
/// points while it is down.
Pointed group_pointed(const Ui& ui);
/// The same of the open row of a table.
Pointed table_row_pointed(const Ui& ui);

/// A group with a soft ground while somebody points at it: it is brought into view then, and said
/// to be the current one.
void begin_pointed(Ui& ui, Role role, std::string_view name, std::string_view id, bool pointed);
void end_pointed(Ui& ui);

}  // namespace oferta::ui
