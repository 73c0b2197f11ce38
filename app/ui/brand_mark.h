#pragma once
/// The mark of the product: a ring on a rounded square, the way home.
///
///   if (brand_mark(ui, tr("nav.home"), 36)) go_home();
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// Centred in the column, `size` CSS pixels; `name` is read aloud. True when pressed.
bool brand_mark(Ui& ui, std::string_view name, float size);

/// A strip in a company's own colour, «#3B82F6», along the upper edge of `rect`; nothing where the
/// text names no colour.
void brand_strip(Ui& ui, const Rect& rect, std::string_view color);

/// A company's letters on a rounded square of its own colour, as its papers have them; decorative.
/// Nothing where the text names no colour.
void company_mark(Ui& ui, std::string_view letters, std::string_view color, float size);

}  // namespace oferta::ui
