// The budget, the three variants, and what is in the chosen one.
#include <algorithm>
#include <string>

#include "app/screens/choosing_parts.h"
#include "app/screens/needs_panel.h"
#include "app/screens/selection_budget.h"
#include "app/screens/selection_lines.h"
#include "app/screens/selection_moved.h"
#include "app/screens/selection_variants.h"
#include "app/screens/stand.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

constexpr Minor kRound = 100'000;  // suggestions are whole thousands of roubles

Minor rounded_up(Minor amount) {
  return (amount + kRound - 1) / kRound * kRound;
}

void suggest(ui::Ui& ui, const ChoosingPage& page, const char* key, Minor amount) {
  const Minor budget = budget_of_brief(page.context, page.brief);
  if (ui::button(ui, page.context.strings.format(key, {{"amount", page.context.money(amount)}}),
                 {.id = key, .pressed = amount == budget})) {
    page.context.view.selection.budget.reset();
    page.context.commands.emit(SetBudget{page.brief.id, Money{amount, brief_currency(page.brief)},
                                         page.brief.budget_includes_vat});
  }
}

// The least that does, all that is wished for, and the place between them where money still does
// much: the proven point that is farthest above the straight line from the one to the other.
void draw_suggestions(ui::Ui& ui, const ChoosingPage& page) {
  const proposal::Proposals& proposals = page.context.engine.proposals();
  if (!proposals.frontier_complete || proposals.frontier.empty()) return;
  const proposal::FrontierPoint& least = proposals.frontier.front();
  const proposal::FrontierPoint& most = proposals.frontier.back();
  const auto gain_at = [&](const proposal::FrontierPoint& point) {
    return static_cast<double>(point.coverage - least.coverage) *
               static_cast<double>(most.cost - least.cost) -
           static_cast<double>(point.cost - least.cost) *
               static_cast<double>(most.coverage - least.coverage);
  };
  const auto knee =
      std::max_element(proposals.frontier.begin(), proposals.frontier.end(),
                       [&](const auto& a, const auto& b) { return gain_at(a) < gain_at(b); });
  ui::begin_group(ui, ui::Role::group, page.tr("choose.suggest"), "suggestions");
  ui.begin_inline({.gap = 8});
  suggest(ui, page, "choose.suggest.least", rounded_up(least.cost));
  if (rounded_up(knee->cost) != rounded_up(least.cost) &&
      rounded_up(knee->cost) != rounded_up(most.cost)) {
    suggest(ui, page, "choose.suggest.good", rounded_up(knee->cost));
  }
  suggest(ui, page, "choose.suggest.most", rounded_up(most.cost));
  ui.end_inline();
  ui::end_group(ui);
}

bool is_nothing_asked(const ChoosingPage& page) {
  return page.context.engine.profile().slots.empty();
}

void draw_nothing_asked(ui::Ui& ui, const ChoosingPage& page) {
  if (ui::empty_state(ui, page.tr("selection.empty.title"),
                      {.icon = ui::kIconClipboardList,
                       .text = page.tr("choose.empty"),
                       .action = page.tr("selection.empty.action")})) {
    page.go(ChoosingPart::questions);
  }
}

}  // namespace

void draw_choosing_budget(ui::Ui& ui, const ChoosingPage& page) {
  ui::heading(ui, 1, page.tr("choose.budget"));
  if (is_nothing_asked(page)) return draw_nothing_asked(ui, page);
  ui::text(ui, ui::TextStyle::body15, page.tr("choose.budget.lead"),
           {.color = ui::Color::text_muted});
  draw_suggestions(ui, page);
  draw_budget(ui, page.context, page.brief,
              page.context.engine.proposals().variant(page.brief.variant));
}

void draw_choosing_offers(ui::Ui& ui, const ChoosingPage& page) {
  ui::heading(ui, 1, page.tr("choose.offers"));
  if (is_nothing_asked(page)) return draw_nothing_asked(ui, page);
  ui::label_value(ui, page.tr("selection.budget"),
                  page.context.money(page.context.view.selection.budget.value_or(
                      budget_of_brief(page.context, page.brief))),
                  {.style = ui::TextStyle::body15,
                   .value_style = ui::TextStyle::body15_semibold,
                   .live = ui::Live::polite});
  draw_budget_slider(ui, page.context, page.brief);
  note_play(page);
  draw_variants(ui, page.context, page.brief);
  if (ui::button(ui, page.tr("choose.compare"),
                 {.id = "compare", .kind = ui::ButtonKind::ghost, .icon = ui::kIconTable})) {
    page.context.view.selection.compare_open = true;
  }
}

void draw_choosing_contents(ui::Ui& ui, const ChoosingPage& page) {
  const ScreenContext& context = page.context;
  const proposal::Proposal* chosen = context.engine.proposals().variant(page.brief.variant);
  ui::heading(ui, 1, variant_title(context, page.brief.variant, false));
  if (is_nothing_asked(page)) return draw_nothing_asked(ui, page);
  ui::text(ui, ui::TextStyle::body15, page.tr("choose.contents.lead"),
           {.color = ui::Color::text_muted});
  if (chosen != nullptr) {
    ui::label_value(ui, page.tr("selection.total"), context.money(chosen->totals.gross),
                    {.style = ui::TextStyle::title18,
                     .value_style = ui::TextStyle::title18,
                     .live = ui::Live::polite});
  }
  if (context.choosing.at_stand()) draw_take_button(ui, page);
  ui::begin_card(ui, "contents", {.title = page.tr("selection.lines.title")});
  draw_selected_lines(ui, context, page.brief, chosen);
  if (chosen != nullptr) {
    draw_moved(ui, context, page.brief, *chosen);
    draw_selection_totals(ui, context, page.brief, *chosen);
  }
  ui::end_card(ui);
  ui::begin_card(ui, "needs", {.title = page.tr("choose.needs")});
  draw_need_outcomes(ui, context, context.engine.profile(), chosen);
  ui::end_card(ui);
}

}  // namespace oferta::app
