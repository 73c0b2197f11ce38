// The meeting screen: the needs, the budget with three variants that follow it, and the contents of
// the chosen one. Wide: three columns; narrower: one under another.
#include <string>

#include "app/screens/needs_panel.h"
#include "app/screens/notes.h"
#include "app/screens/screen.h"
#include "app/screens/selection_budget.h"
#include "app/screens/selection_compare.h"
#include "app/screens/selection_lines.h"
#include "app/screens/selection_swap.h"
#include "app/screens/selection_variants.h"
#include "app/screens/selection_why_not.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

void draw_needs_card(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                     const proposal::Proposal* chosen) {
  ui::begin_card(
      ui, "needs",
      {.title = context.tr("selection.needs"), .action = context.tr("selection.needs.edit")});
  draw_need_outcomes(ui, context, context.engine.profile(), chosen);
  if (ui::end_card(ui).action) {
    context.go(to_needs(brief.client, brief.id));
  }
}

void draw_notes_card(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  ui::begin_card(ui, "notes", {.title = context.tr("needs.notes")});
  draw_notes(ui, context, brief.client, brief.id);
  ui::end_card(ui);
}

// Nothing was asked for: there is nothing to select.
bool draw_if_empty(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  if (!context.engine.profile().slots.empty()) {
    return false;
  }
  ui.begin_column({.padding = ui::Insets::all(48), .max_width = 520, .align = ui::Align::center});
  if (ui::empty_state(ui, context.tr("selection.empty.title"),
                      {.icon = ui::kIconClipboardList,
                       .text = context.tr("selection.empty.text"),
                       .action = context.tr("selection.empty.action")})) {
    context.go(to_needs(brief.client, brief.id));
  }
  ui.end_column();
  return true;
}

void draw_wide(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
               const proposal::Proposal* chosen) {
  const float side = ui.viewport().width >= 1600 ? 340.0F : 278.0F;
  const float lines = ui.viewport().width >= 1600 ? 400.0F : 316.0F;
  ui.begin_column({.padding = {20, 14, 20, 16}});
  ui.begin_row({side, -1, lines}, {.gap = 14});
  ui::begin_scroll(ui, "needs-side", 0, {.gap = 14});
  draw_needs_card(ui, context, brief, chosen);
  draw_notes_card(ui, context, brief);
  ui::end_scroll(ui);
  ui.next();
  ui::begin_scroll(ui, "centre", 0, {.gap = 14});
  draw_budget(ui, context, brief, chosen);
  draw_variants(ui, context, brief);
  ui::end_scroll(ui);
  ui.next();
  draw_contents(ui, context, brief, chosen, true);
  ui.end_row();
  ui.end_column();
}

void draw_narrow(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const proposal::Proposal* chosen) {
  ui::begin_scroll(ui, "selection-page");
  ui.begin_column({.gap = 14, .padding = page_padding(ui)});
  draw_budget(ui, context, brief, chosen);
  draw_variants(ui, context, brief);
  draw_contents(ui, context, brief, chosen, false);
  draw_needs_card(ui, context, brief, chosen);
  draw_notes_card(ui, context, brief);
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace

void draw_selection(ui::Ui& ui, const ScreenContext& context) {
  const needs::Brief* brief = context.workspace.brief(context.route.brief);
  if (brief == nullptr || context.workspace.questionnaire(brief->questionnaire) == nullptr) {
    return draw_missing(ui, context, "client.missing", to_clients());
  }
  ui.set_title(context.tr("selection.title"));
  ui.push_id(brief->id);
  if (!draw_if_empty(ui, context, *brief)) {
    const proposal::Proposal* chosen = context.engine.proposals().variant(brief->variant);
    if (ui.viewport().width >= 1200) {
      draw_wide(ui, context, *brief, chosen);
    } else {
      draw_narrow(ui, context, *brief, chosen);
    }
    draw_swap(ui, context, *brief);
    draw_line_price(ui, context, chosen);
    draw_compare(ui, context);
    draw_why_not_dialog(ui, context, *brief);
  }
  ui.pop_id();
}

}  // namespace oferta::app
