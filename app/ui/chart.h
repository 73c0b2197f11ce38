#pragma once
/// The satisfaction–price frontier as a step curve over the budget.
///
///   const int pressed = frontier_chart(ui, {.name = "Потребности и цена", .points = points,
///       .markers = markers, .min = 400'000'00, .max = 1'600'000'00, .budget = budget});
///
/// Its horizontal axis stands exactly over a slider() of the same width and limits.
#include <cstdint>
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// From this price on, this share of the needs can be met.
struct FrontierPoint {
  std::int64_t price = 0;     ///< minor units
  std::int32_t permille = 0;  ///< needs met, 0–1000
};
struct FrontierMarker {
  std::int64_t price = 0;
  std::int32_t permille = 0;
  std::string_view label{};  ///< «Баланс»
  std::string_view name{};   ///< read aloud: «Баланс: 1 012 900 ₽, 88 %»
  bool selected = false;
};
struct FrontierOptions {
  std::string_view name{};
  std::string_view description{};  ///< the chart in a sentence, for those who do not see it
  std::span<const FrontierPoint> points{};  ///< by rising price
  std::span<const FrontierMarker> markers{};
  std::int64_t min = 0;  ///< limits of the price axis, minor units
  std::int64_t max = 0;
  std::int64_t budget = 0;
  float height = 140;
};
/// Index of the marker pressed, or −1.
int frontier_chart(Ui& ui, const FrontierOptions& options);

}  // namespace oferta::ui
