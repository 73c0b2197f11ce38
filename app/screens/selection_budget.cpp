#include "app/screens/selection_budget.h"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "app/screens/selection_variants.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"
#include "shared/proposal/explain.h"

namespace oferta::app {
namespace {

constexpr Minor kRouble = 100;
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

void draw_amount_field(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                       Minor budget) {
  std::int64_t typed = budget;
  const ui::FieldResult field = ui::money_field(ui, context.tr("selection.budget.field"), typed,
                                                {.id = "budget",
                                                 .suffix = "₽",
                                                 .show_label = false,
                                                 .width = ui.phone() ? 0.0F : 260.0F,
                                                 .style = ui::TextStyle::display24},
                                                {.min = 0, .max = kMaxBudget, .step = kStep});
  if (field.valid && (field.changed || field.committed)) {
    take_budget(context, brief, typed, field.committed);
  }
}

void draw_vat_choice(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                     Minor budget) {
  const std::array<ui::ChoiceItem, 2> vat = {
      ui::ChoiceItem{.label = context.tr("selection.vat.with"), .id = "with"},
      ui::ChoiceItem{.label = context.tr("selection.vat.without"), .id = "without"}};
  int index = brief.budget_includes_vat ? 0 : 1;
  if (ui::segmented(ui, context.tr("selection.vat"), vat, index,
                    {.id = "vat", .show_label = false})) {
    context.commands.emit(SetBudget{brief.id, Money{budget, brief_currency(brief)}, index == 0});
  }
}

void draw_amount(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief, Minor budget,
                 const proposal::Proposal* chosen) {
  const std::string met =
      chosen == nullptr ? std::string("–") : percent_of(context, chosen->coverage);
  if (ui.phone()) {
    draw_amount_field(ui, context, brief, budget);
    draw_vat_choice(ui, context, brief, budget);
    ui::label_value(ui, context.tr("selection.coverage"), met,
                    {.value_style = ui::TextStyle::body15_semibold, .live = ui::Live::polite});
    return;
  }
  ui.begin_row({-1, 0}, {.gap = 16, .item_gap = 4});
  ui.begin_inline({.gap = 8});
  ui::text(ui, ui::TextStyle::caption13, context.tr("selection.budget"),
           {.color = ui::Color::text_muted});
  draw_vat_choice(ui, context, brief, budget);
  ui.end_inline();
  draw_amount_field(ui, context, brief, budget);
  ui.next();
  ui::text(ui, ui::TextStyle::caption13, context.tr("selection.coverage"),
           {.color = ui::Color::text_muted, .align = ui::Align::right});
  ui::text(ui, ui::TextStyle::display24, met,
           {.align = ui::Align::right, .live = ui::Live::polite});
  ui.end_row();
}

using Ids = std::vector<std::string>;

// A place on the curve: a sample, or a variant. What is offered there is asked for one place alone.
struct CurvePoint {
  Minor price = 0;
  int permille = 0;
  const proposal::FrontierPoint* sample = nullptr;
  const proposal::Proposal* variant = nullptr;

  [[nodiscard]] Ids products() const { return sample ? sample->products : variant->products(); }
};

// The curve through its sampled points and through the variants, which lie between the samples.
std::vector<CurvePoint> curve_points(const proposal::Proposals& proposals) {
  std::vector<CurvePoint> points;
  for (const proposal::FrontierPoint& point : proposals.frontier) {
    points.push_back({point.cost, point.coverage, &point, nullptr});
  }
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = proposals.variant(kind);
    if (variant != nullptr && !points.empty()) {
      points.push_back({variant->totals.cost, variant->coverage, nullptr, variant});
    }
  }
  sort_by(points, [](const auto& a, const auto& b) {
    return std::tie(a.price, a.permille) < std::tie(b.price, b.permille);
  });
  // An economy variant may lie below what the same money could buy.
  int reached = -1;
  std::erase_if(points, [&reached](const CurvePoint& point) {
    const bool below = point.permille <= reached;
    reached = std::max(reached, point.permille);
    return below;
  });
  return points;
}

// A place on the curve against the chosen variant: price, share of the needs, what comes and goes.
std::string describe_point(const ScreenContext& context, const CurvePoint& point,
                           const proposal::Proposal* chosen) {
  std::string text = context.money(point.price) + " · " +
                     context.strings.format("selection.variant.coverage",
                                            {{"percent", percent_of(context, point.permille)}});
  if (chosen == nullptr) return text;
  const Ids held = chosen->products();
  const Ids there = point.products();
  const std::string more = product_names(context, proposal::products_without(there, held), 2);
  const std::string less = product_names(context, proposal::products_without(held, there), 2);
  if (!more.empty()) text += "\n+ " + more;
  if (!less.empty()) text += "\n− " + less;
  return text;
}

void draw_curve(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief, Minor budget,
                const Range& range) {
  const proposal::Proposals& proposals = context.engine.proposals();
  const std::vector<CurvePoint> offers = curve_points(proposals);
  std::vector<ui::FrontierPoint> points;
  points.reserve(offers.size());
  for (const CurvePoint& offer : offers) points.push_back({offer.price, offer.permille});
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
  const proposal::Proposal* chosen = proposals.variant(brief.variant);
  const ui::FrontierResult did =
      ui::frontier_chart(ui, {.name = context.tr("selection.frontier"),
                              .points = points,
                              .markers = markers,
                              .min = range.min,
                              .max = range.max,
                              .budget = budget,
                              .height = ui.viewport().height < 860 ? 100.0F : 160.0F,
                              .describe = [&](std::size_t point) {
                                return describe_point(context, offers[point], chosen);
                              }});
  if (did.marker >= 0) {
    context.commands.emit(ChooseVariant{
        brief.id, std::string(needs::variant_name(kinds[static_cast<std::size_t>(did.marker)]))});
  } else if (did.point >= 0) {
    // The curve is of the best that money buys; a budget is a round sum.
    const Minor price = offers[static_cast<std::size_t>(did.point)].price;
    const Minor round = (price + kRouble - 1) / kRouble * kRouble;
    context.view.selection.budget.reset();
    context.commands.emit(SetBudget{brief.id, Money{round, brief_currency(brief)},
                                    brief.budget_includes_vat,
                                    std::string(needs::variant_name(proposal::VariantKind::best))});
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

void outlook_line(ui::Ui& ui, const std::string& text) {
  ui::text(ui, ui::TextStyle::caption13, text, {.color = ui::Color::text_muted});
}

// What the client would get who adds a little.
void draw_addition(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   Minor budget) {
  const proposal::Proposals& proposals = context.engine.proposals();
  if (!proposals.addition_known) {
    return outlook_line(ui, context.tr("selection.next.searching"));
  }
  const std::optional<proposal::Addition>& addition = proposals.addition;
  if (!addition || addition->added.empty() || addition->extra_cost <= 0) {
    return outlook_line(ui, context.tr("selection.next.none"));
  }
  const std::string gain =
      " (+" + format_percent(addition->coverage_gain * 10, context.language()) + ")";
  const std::string text = context.strings.format(
      "selection.next", {{"amount", context.money(addition->extra_cost)},
                         {"what", product_names(context, addition->added, 1) + gain}});
  // Only the best variant spends the budget: another one would not follow a little more of it.
  if (brief.variant != proposal::VariantKind::best) return outlook_line(ui, text);
  if (ui::banner(ui, ui::Tone::accent, text,
                 {.id = "addition", .action = context.tr("selection.next.take")})) {
    take_budget(context, brief, budget + addition->extra_cost, true);
  }
}

// What the client gives up who wants to pay a little less.
void draw_saving(ui::Ui& ui, const ScreenContext& context) {
  const proposal::Proposals& proposals = context.engine.proposals();
  if (!proposals.saving_known) return;  // the line above says that more is to come
  const std::optional<proposal::Saving>& saving = proposals.saving;
  if (!saving || saving->saved_cost <= 0) {
    const Minor step = proposal::EngineOptions().money_step;
    return outlook_line(
        ui, context.strings.format("selection.less.none", {{"amount", context.money(step)}}));
  }
  const std::string_view key = saving->coverage_loss == 0 ? "selection.less.free"
                               : saving->removed.empty()  ? "selection.less.smaller"
                               : saving->added.empty()    ? "selection.less"
                                                          : "selection.less.instead";
  outlook_line(
      ui,
      context.strings.format(
          key, {{"amount", context.money(saving->saved_cost)},
                {"what", product_names(context, saving->removed, 1)},
                {"instead", product_names(context, saving->added, 1)},
                {"loss", "−" + format_percent(saving->coverage_loss * 10, context.language())}}));
}

}  // namespace

void draw_budget_slider(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  const Minor budget = context.view.selection.budget.value_or(budget_of_brief(context, brief));
  draw_slider(ui, context, brief, budget, slider_range(context, budget));
}

void draw_budget(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const proposal::Proposal* chosen) {
  const Minor budget = context.view.selection.budget.value_or(budget_of_brief(context, brief));
  const Range range = slider_range(context, budget);
  ui::begin_card(ui, "budget", {.name = context.tr("selection.budget"), .gap = 6});
  draw_amount(ui, context, brief, budget, chosen);
  draw_curve(ui, context, brief, budget, range);
  draw_slider(ui, context, brief, budget, range);
  if (!context.engine.proposals().impossible) {
    draw_addition(ui, context, brief, budget);
    draw_saving(ui, context);
  }
  ui::end_card(ui);
}

}  // namespace oferta::app
