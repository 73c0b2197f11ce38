// The slides of a presentation: need, solution, price, next step.
#pragma once

#include <optional>

#include "app/screens/screen.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {

// A slide knows what the client may know, and nothing of the workspace.
struct Slide {
  const sharing::ClientView& view;
  const sharing::ClientOffer& offer;
  const Strings& strings;
  const needs::Brief* brief = nullptr;   // where its budget is moved and its variant chosen here
  std::optional<std::size_t> pointed{};  // the line somebody points at

  [[nodiscard]] const std::string& tr(std::string_view key) const { return strings.get(key); }
  [[nodiscard]] std::string money(Minor amount, MoneyStyle style = MoneyStyle::whole) const {
    return format_money(Money{amount, offer.currency}, view.language, style);
  }
  [[nodiscard]] std::string date(const Date& value) const {
    return format_date(value, view.language);
  }
  [[nodiscard]] std::string quantity(const sharing::ClientLine& line) const {
    return format_integer(line.quantity, view.language) + "\u00A0" + line.unit;
  }
};

// `step` of kPresentationSteps.
void draw_slide(ui::Ui& ui, const ScreenContext& context, const Slide& slide, int step);

}  // namespace oferta::app
