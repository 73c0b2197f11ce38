// The lines of an offer on its sheet: those in the total, then what is offered besides.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/screens/screen.h"
#include "app/shell/offer_figures.h"

namespace oferta::app {

// The sheet speaks the offer's language, whatever the interface speaks.
struct Sheet {
  const offer::Offer& offer;
  const Strings& strings;
  const pricing::PricedDocument& priced;
  const OfferFigures& figures;
  offer::DocumentForm form = offer::DocumentForm::full;
  bool preview = false;                    // within another page: nothing of it can be pressed
  std::optional<offer::Block> in_sight{};  // brought there

  [[nodiscard]] std::string money(Minor amount, MoneyStyle style = MoneyStyle::bare) const {
    return format_money(Money{amount, offer.currency}, offer.language, style);
  }
  // Of a heading, which stands below one of the page around it.
  [[nodiscard]] int level(int own) const { return preview ? own + 1 : own; }
  [[nodiscard]] const std::string& tr(std::string_view key) const { return strings.get(key); }
};

void draw_counted_lines(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet);
// Alternatives and optional lines, each table under its heading; nothing where nothing is.
void draw_lines_besides(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet);

}  // namespace oferta::app
