// The parts of the price list's screen.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// How the file is read: sheet, encoding, row of headings, currency, VAT, category of new products.
void draw_price_list_reading(ui::Ui& ui, const ScreenContext& context);
// What each column means, with its first values.
void draw_price_list_columns(ui::Ui& ui, const ScreenContext& context);
// What becomes of each row.
void draw_price_list_rows(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
