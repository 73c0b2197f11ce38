#include "app/screens/selection_budget.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "app/screens/selection_variants.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/proposal/explain.h"

namespace oferta::app {
namespace {

constexpr Minor kStep = 500'000;         // 5 000 ₽: one press of an arrow key
constexpr Minor kRangeStep = 5'000'000;  // the ends of the slider are round

Minor round_down(Minor amount) {
  return amount / kRangeStep * kRangeStep;
}
Minor round_up(Minor amount) {
  return round_down(amount + kRangeStep - 1);
}

struct Range {
  Minor min = 0;
  Minor max = 0;
};

// From a little under the cheapest sensible proposal to a little over the richest; around the
// budget while the curve is not known yet. The ends stand still while the slider is dragged.
Range slider_range(const ScreenContext& context, Minor budget) {
  SelectionView& view = context.view.selection;
  if (view.budget && view.range_max > 0) {
    return {std::min(view.range_min, *view.budget), std::max(view.range_max, *view.budget)};
  }
  const proposal::Proposals& proposals = context.engine.proposals();
  Range range{round_down(budget / 4), round_up(budget * 2)};
  if (proposals.frontier_complete && !proposals.frontier.empty()) {
    range = {round_down(proposals.frontier.front().cost / 10 * 8),
             round_up(proposals.frontier.back().cost / 10 * 11)};
  }
  range.min = std::min(range.min, round_down(budget));
  // There is always room to try a little more than one has.
  range.max = std::max({range.max, round_up(budget / 4 * 5), range.min + kRangeStep});
  view.range_min = range.min;
  view.range_max = range.max;
  return range;
}

// While it moves the budget is only tried; once it rests it is saved.
void take_budget(const ScreenContext& context, const needs::Brief& brief, Minor budget,
                 bool settled) {
  if (settled) {
    context.view.selection.budget.reset();
    context.commands.emit(
        SetBudget{brief.id, Money{budget, brief_currency(brief)}, brief.budget_includes_vat});
  } else {
    context.view.selection.budget = budget;
  }
}

void draw_amount(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief, Minor budget,
                 const proposal::Proposal* chosen) {
  ui.begin_row({-1, 0}, {.gap = 16, .item_gap = 4});
  ui.begin_inline({.gap = 8});
  ui::text(ui, ui::TextStyle::caption13, context.tr("selection.budget"),
           {.color = ui::Color::text_muted});
  const std::array<ui::ChoiceItem, 2> vat = {
      ui::ChoiceItem{.label = context.tr("selection.vat.with"), .id = "with"},
      ui::ChoiceItem{.label = context.tr("selection.vat.without"), .id = "without"}};
  int index = brief.budget_includes_vat ? 0 : 1;
  if (ui::segmented(ui, context.tr("selection.vat"), vat, index,
                    {.id = "vat", .show_label = false})) {
    context.commands.emit(SetBudget{brief.id, Money{budget, brief_currency(brief)}, index == 0});
  }
  ui.end_inline();
  std::int64_t typed = budget;
  const ui::FieldResult field = ui::money_field(ui, context.tr("selection.budget.field"), typed,
                                                {.id = "budget",
                                                 .suffix = "₽",
                                                 .show_label = false,
                                                 .width = 260,
                                                 .style = ui::TextStyle::display24},
                                                {.min = 0, .max = kMaxBudget, .step = kStep});
  if (field.valid && (field.changed || field.committed)) {
    take_budget(context, brief, typed, field.committed);
  }
  ui.next();
  ui::text(ui, ui::TextStyle::caption13, context.tr("selection.coverage"),
           {.color = ui::Color::text_muted, .align = ui::Align::right});
  ui::text(ui, ui::TextStyle::display24,
           chosen == nullptr ? std::string("–") : percent_of(context, chosen->coverage),
           {.align = ui::Align::right, .live = ui::Live::polite});
  ui.end_row();
}

// The curve through its sampled points and through the variants, which lie between the samples.
std::vector<ui::FrontierPoint> curve_points(const proposal::Proposals& proposals) {
  std::vector<ui::FrontierPoint> points;
  for (const proposal::FrontierPoint& point : proposals.frontier) {
    points.push_back({point.cost, point.coverage});
  }
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = proposals.variant(kind);
    if (variant != nullptr && !points.empty()) {
      points.push_back({variant->totals.cost, variant->coverage});
    }
  }
  std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) {
    return std::tie(a.price, a.permille) < std::tie(b.price, b.permille);
  });
  // An economy variant may lie below what the same money could buy.
  std::int32_t reached = -1;
  std::erase_if(points, [&reached](const ui::FrontierPoint& point) {
    const bool below = point.permille <= reached;
    reached = std::max(reached, point.permille);
    return below;
  });
  return points;
}

void draw_curve(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief, Minor budget,
                const Range& range) {
  const proposal::Proposals& proposals = context.engine.proposals();
  const std::vector<ui::FrontierPoint> points = curve_points(proposals);
  std::vector<std::string> names;
  std::vector<ui::FrontierMarker> markers;
  std::vector<proposal::VariantKind> kinds;
  names.reserve(kVariants.size());
  for (const proposal::VariantKind kind : kVariants) {
    if (const proposal::Proposal* variant = proposals.variant(kind)) {
      names.push_back(variant_title(context, kind, true) + ": " +
                      context.money(variant->totals.cost) + ", " +
                      percent_of(context, variant->coverage));
      markers.push_back({variant->totals.cost, variant->coverage,
                         context.tr(variant_title_key(kind, true)), names.back(),
                         kind == brief.variant});
      kinds.push_back(kind);
    }
  }
  const int pressed =
      ui::frontier_chart(ui, {.name = context.tr("selection.frontier"),
                              .points = points,
                              .markers = markers,
                              .min = range.min,
                              .max = range.max,
                              .budget = budget,
                              .height = ui.viewport().height < 860 ? 112.0F : 160.0F});
  if (pressed >= 0) {
    context.commands.emit(ChooseVariant{
        brief.id, std::string(needs::variant_name(kinds[static_cast<std::size_t>(pressed)]))});
  }
}

void draw_slider(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief, Minor budget,
                 const Range& range) {
  const std::string low = short_money(context, range.min);
  const std::string middle = short_money(context, (range.min + range.max) / 2);
  const std::string high = short_money(context, range.max);
  const std::array<ui::SliderTick, 3> ticks = {ui::SliderTick{range.min, low},
                                               ui::SliderTick{(range.min + range.max) / 2, middle},
                                               ui::SliderTick{range.max, high}};
  const std::string words = context.money(budget);
  std::int64_t moved = budget;
  const ui::SliderResult result =
      ui::slider(ui, context.tr("selection.budget.slider"), moved, range.min, range.max,
                 {.id = "budget-slider", .step = kStep, .value_text = words, .ticks = ticks});
  if (result.changed || result.committed) {
    take_budget(context, brief, moved, result.committed);
  }
}

void draw_addition(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   Minor budget) {
  const std::optional<proposal::Addition>& addition = context.engine.proposals().addition;
  if (!addition || addition->added.empty() || addition->extra_cost <= 0) {
    return;
  }
  const catalogue::Product* product =
      context.workspace.catalogue().product(addition->added.front());
  if (product == nullptr) {
    return;
  }
  const std::string gain =
      " (+" + format_percent(addition->coverage_gain * 10, context.language()) + ")";
  const std::string text = context.strings.format(
      "selection.next", {{"amount", context.money(addition->extra_cost)},
                         {"what", product->name.get(context.language()) + gain}});
  if (ui::banner(ui, ui::Tone::accent, text,
                 {.id = "addition", .action = context.tr("selection.next.take")})) {
    take_budget(context, brief, budget + addition->extra_cost, true);
  }
}

}  // namespace

void draw_budget(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const proposal::Proposal* chosen) {
  const Minor budget = context.view.selection.budget.value_or(budget_of_brief(context, brief));
  const Range range = slider_range(context, budget);
  ui::begin_card(ui, "budget", {.name = context.tr("selection.budget"), .gap = 6});
  draw_amount(ui, context, brief, budget, chosen);
  draw_curve(ui, context, brief, budget, range);
  draw_slider(ui, context, brief, budget, range);
  draw_addition(ui, context, brief, budget);
  ui::end_card(ui);
}

}  // namespace oferta::app
