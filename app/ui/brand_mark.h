#pragma once
/// The mark of the product: a ring on a rounded square, the way home.
///
///   if (brand_mark(ui, tr("nav.home"), 36)) go_home();
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// Centred in the column, `size` CSS pixels; `name` is read aloud. True when pressed.
bool brand_mark(Ui& ui, std::string_view name, float size);

}  // namespace oferta::ui
