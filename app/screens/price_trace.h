// «Why this price»: a line's way from its list price to what is paid, one row for each step.
//
//   if (link(…)) view.price_line = 3;
//   draw_price_trace(ui, strings, {name, Currency::rub(), quantity, price, steps, figures}, open);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/shell/strings.h"
#include "app/ui/ui.h"
#include "shared/base/money.h"
#include "shared/pricing/line.h"
#include "shared/pricing/trace.h"

namespace oferta::app {

struct PriceTrace {
  std::string name;  // of the line
  Currency currency;
  std::int64_t quantity = 1;
  Minor unit_price = 0;
  std::vector<pricing::TraceStep> steps;
  pricing::LineFigures figures;
};

// A dialog; `open` becomes false when it is closed.
void draw_price_trace(ui::Ui& ui, const Strings& strings, const PriceTrace& trace, bool& open);

// The price of a line that opens it: true when it was pressed.
bool price_link(ui::Ui& ui, const Strings& strings, const std::string& name,
                const std::string& amount);

}  // namespace oferta::app
