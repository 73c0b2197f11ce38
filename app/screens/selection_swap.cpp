#include "app/screens/selection_swap.h"

#include <string>
#include <vector>

#include "app/screens/selection_why_not.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

constexpr std::size_t kMostAlternatives = 30;

std::string signed_money(const ScreenContext& context, Minor amount) {
  return amount > 0 ? "+" + context.money(amount) : context.money(amount);
}

std::string signed_percent(const ScreenContext& context, int permille) {
  const std::string text = format_percent(permille * 10, context.language());
  return permille > 0 ? "+" + text : text;
}

std::string attributes_of(const ScreenContext& context, const catalogue::Product& product) {
  const catalogue::Category* category = context.workspace.catalogue().category(product.category);
  std::vector<std::string> parts;
  if (category != nullptr) {
    for (const catalogue::AttributeDefinition& definition : category->attributes) {
      const catalogue::AttributeValue* value = product.attribute(definition.key);
      if (value != nullptr && parts.size() < 4) {
        parts.push_back(definition.name.get(context.language()) + ": " +
                        catalogue::attribute_display(definition, *value, context.language()));
      }
    }
  }
  return join(parts, " · ");
}

void draw_alternative(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                      const proposal::Alternative& other) {
  const catalogue::Product* product = context.workspace.catalogue().product(other.product);
  if (product == nullptr) {
    return;
  }
  ui.push_id(other.product);
  const std::string& name = product->name.get(context.language());
  ui::begin_group(ui, ui::Role::listitem, name, "alternative");
  ui.begin_row({-1, 150, 0}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
  ui::text(ui, ui::TextStyle::body15_semibold, name, {.max_lines = 2});
  ui::text(ui, ui::TextStyle::caption13, attributes_of(context, *product),
           {.color = ui::Color::text_muted, .max_lines = 2});
  ui.next();
  ui::text(ui, ui::TextStyle::body15, signed_money(context, other.cost_difference),
           {.align = ui::Align::right});
  ui::text(
      ui, ui::TextStyle::caption13,
      context.strings.format("selection.swap.coverage",
                             {{"difference", signed_percent(context, other.coverage_difference)}}),
      {.color = other.coverage_difference < 0 ? ui::Color::warning : ui::Color::success,
       .align = ui::Align::right});
  if (!other.within_budget) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("selection.swap.over"),
             {.color = ui::Color::warning, .align = ui::Align::right});
  }
  ui.next();
  if (ui::button(ui, context.tr("selection.swap.choose"),
                 {.id = "take", .size = ui::ControlSize::small, .description = name})) {
    context.commands.emit(SwapProduct{brief.id, context.view.selection.swap_line, other.product});
    context.view.selection.swap_line.clear();
    context.view.selection.why_not.clear();
  }
  ui.end_row();
  draw_why_not(ui, context, brief, *product);
  ui::end_group(ui);
  ui::separator(ui);
  ui.pop_id();
}

}  // namespace

void draw_swap(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  std::string& line = context.view.selection.swap_line;
  const proposal::Proposal* chosen = context.engine.proposals().variant(brief.variant);
  const catalogue::Product* product = context.workspace.catalogue().product(line);
  if (product == nullptr || chosen == nullptr || context.engine.problem() == nullptr) {
    return;
  }
  bool open = true;
  const std::string title = context.strings.format(
      "selection.swap.title", {{"name", product->name.get(context.language())}});
  if (ui::begin_dialog(ui, title, open,
                       {.id = "swap", .width = 720, .text = context.tr("selection.swap.lead")})) {
    const std::vector<proposal::Alternative> others =
        proposal::alternatives(*context.engine.problem(), *chosen, line,
                               context.engine.proposals().budget, kMostAlternatives);
    if (others.empty()) {
      ui::text(ui, ui::TextStyle::body15, context.tr("selection.swap.none"),
               {.color = ui::Color::text_muted});
    }
    ui::begin_group(ui, ui::Role::list, title, "alternatives");
    for (const proposal::Alternative& other : others) {
      draw_alternative(ui, context, brief, other);
    }
    ui::end_group(ui);
    ui::end_dialog(ui);
  }
  if (!open) {
    line.clear();
    context.view.selection.why_not.clear();
  }
}

}  // namespace oferta::app
