// A text field over a value of the workspace: what is typed is a draft until Enter or until the
// field is left; then it becomes a command. Escape gives the old value back.
//
//   if (const auto name = edit_field(ui, context, "client/" + id + "/name", tr("…"), client.name))
//     context.commands.emit(SetClientField{id, "name", *name});
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "app/ui/fields.h"

namespace oferta::app {

// The new value in the frame it was committed and differs from `current`.
std::optional<std::string> edit_field(ui::Ui& ui, const ScreenContext& context,
                                      const std::string& key, std::string_view label,
                                      const std::string& current, ui::FieldOptions options = {});

// The draft of the field if one is being typed, otherwise `current`: for checks while typing.
std::string typed_value(const ScreenContext& context, std::string_view key,
                        const std::string& current);

}  // namespace oferta::app
