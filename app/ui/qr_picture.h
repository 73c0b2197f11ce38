#pragma once
/// A QR code to be read from the screen.
///
///   qr_picture(ui, "QR code of the link", code.rows, 200);
#include <span>
#include <string>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// `rows`: as many rows as columns, '1' is dark. Black on white whatever the theme, the quiet zone
/// around it included; about `size` pixels wide, so that every module covers whole pixels of the
/// device.
void qr_picture(Ui& ui, std::string_view name, std::span<const std::string> rows, float size);

}  // namespace oferta::ui
