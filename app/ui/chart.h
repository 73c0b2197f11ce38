#pragma once
/// The satisfaction–price frontier as a step curve over the budget.
///
///   const FrontierResult did = frontier_chart(ui, {.name = "Потребности и цена",
///       .points = points, .markers = markers, .min = 400'000'00, .max = 1'600'000'00,
///       .budget = budget, .describe = [&](std::size_t point) { return offer_there(point); }});
///   if (did.point >= 0) try_budget(points[did.point].price);
///
/// Its horizontal axis stands exactly over a slider() of the same width and limits: what the
/// pointer shows and does on the curve, the slider shows and does for everybody.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
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
  /// What there is to be had at a point, in words; asked for the one under the pointer.
  std::function<std::string(std::size_t)> describe{};
};
struct FrontierResult {
  int marker = -1;  ///< index of the marker pressed
  int point = -1;   ///< index of the point pressed on the curve
};
FrontierResult frontier_chart(Ui& ui, const FrontierOptions& options);

}  // namespace oferta::ui
