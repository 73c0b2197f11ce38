#pragma once
/// The place where the page shows what a camera sees: the picture is the browser's, over the
/// canvas.
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// As wide as the place, `height` CSS pixels high. Until there is a picture a sign stands in it.
void camera_view(Ui& ui, std::string_view name, float height);

}  // namespace oferta::ui
