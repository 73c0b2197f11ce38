#pragma once
/// Charts of a few named amounts: bars, a funnel, a ring. Every one is a list to those who do not
/// see it – «Новые: 24» – and the arrow keys walk along it as the pointer does.
///
///   const ChartItem stages[] = {{.label = "Новые", .value = 24, .text = "24"}, …};
///   bar_chart(ui, "Клиенты по этапам", stages);
///   const int pressed = funnel_chart(ui, "Воронка", stages, {.clickable = true});
///   donut_chart(ui, "Спрос", shares, {.total = "1,2 млн ₽"});
#include <cstdint>
#include <span>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct ChartItem {
  std::string_view label{};
  std::int64_t value = 0;   ///< not below 0
  std::string_view text{};  ///< the value as it is written: «1 250 000 ₽»
};
struct ChartOptions {
  std::string_view description{};  ///< the chart in a sentence
  bool clickable = false;          ///< an item can be pressed: to see what it counts
  std::string_view total{};        ///< in the middle of a ring
};
/// Bars one under another, label before or above and amount behind. Index of the item pressed, or
/// −1; the same for the other two.
int bar_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
              const ChartOptions& options = {});
/// How high a bar of it is, with the space around, in the place that comes next: where labels are
/// too long to stand before their bars, they stand above.
float bar_height(Ui& ui, std::span<const ChartItem> items);
/// Stages one under another, each as wide as its value; beside it the share of the stage before.
int funnel_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
                 const ChartOptions& options = {});
/// Shares of a whole as a ring with a legend; at most six, what is more belongs together as
/// «other».
int donut_chart(Ui& ui, std::string_view name, std::span<const ChartItem> items,
                const ChartOptions& options = {});

}  // namespace oferta::ui
