#include "app/screens/selection_variants.h"

#include <algorithm>

#include "app/screens/support.h"
#include "app/screens/tiles.h"
#include "app/shell/brief_budget.h"
#include "app/ui/icons_generated.h"
#include "shared/proposal/explain.h"

namespace oferta::app {
namespace {

// A low screen shows fewer needs on a card, so that the three cards stay in sight.
constexpr std::size_t kNeedsOnLowScreen = 5;
constexpr std::size_t kNeedsOnCard = 9;
constexpr Minor kMinorPerThousand = 100'000;

// Names of the products on the card say more than names of needs; but what is *not* met has to be
// seen as well, so a card lists the needs and how the variant stands to them.
void draw_card_needs(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal& variant) {
  ui::begin_group(ui, ui::Role::list, "", "needs");
  const std::size_t most = low_screen(ui) ? kNeedsOnLowScreen : kNeedsOnCard;
  std::size_t shown = 0;
  for (const proposal::NeedOutcome& outcome : variant.needs) {
    const needs::Need* need = context.workspace.need(outcome.need);
    if (need == nullptr || shown == most) {
      continue;
    }
    ++shown;
    ui::check_line(ui, need->name.get(context.language()), check_of(outcome.met),
                   context.tr(met_key(outcome.met)));
  }
  ui::end_group(ui);
  if (variant.needs.size() > shown) {
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.plural("selection.variant.more",
                                    static_cast<std::int64_t>(variant.needs.size() - shown)),
             {.color = ui::Color::text_muted});
  }
}

std::string note_of(const ScreenContext& context, const proposal::Proposal& variant) {
  std::string_view key = "selection.variant.coverage";
  if (variant.kind == proposal::VariantKind::best) {
    key = variant.proven ? "selection.variant.proven" : "selection.variant.searching";
  }
  return context.strings.format(
      key, {{"percent", percent_of(context, variant.coverage)},
            {"gap", format_percent(std::int64_t{variant.gap} * 10, context.language())}});
}

void draw_variant(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const proposal::Proposal& variant) {
  const std::string price = context.money(variant.totals.cost);
  const std::string note = note_of(context, variant);
  const bool advised = variant.kind == proposal::VariantKind::balanced;
  if (ui::begin_variant_card(
          ui, needs::variant_name(variant.kind),
          {.title = context.tr(variant_title_key(variant.kind, false)),
           .price = price,
           .note = note,
           .badge = advised ? std::string_view(context.tr("selection.variant.advice"))
                            : std::string_view(),
           .selected = variant.kind == brief.variant})) {
    context.commands.emit(ChooseVariant{brief.id, std::string(needs::variant_name(variant.kind))});
  }
  if (context.choosing.running()) draw_tiles(ui, context, variant);
  draw_card_needs(ui, context, variant);
  ui::end_variant_card(ui);
}

// Every demand that would help if it were given up, as a button where that can be done at once.
void draw_reliefs(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const proposal::Impossible& impossible) {
  using Kind = proposal::Dropped::Kind;
  constexpr std::size_t kMost = 3;
  ui.begin_inline({.gap = 8});
  for (std::size_t i = 0; i < impossible.reliefs.size() && i < kMost; ++i) {
    const proposal::Dropped& demand = impossible.reliefs[i].demand;
    const needs::Need* need = context.workspace.need(demand.subject);
    const catalogue::Product* product = context.workspace.catalogue().product(demand.subject);
    const bool pin = demand.kind == Kind::pin && product != nullptr;
    if (!pin && (demand.kind != Kind::must_need || need == nullptr)) continue;
    ui.push_id(static_cast<int>(i));
    if (ui::button(ui,
                   context.strings.format(
                       pin ? "selection.infeasible.unpin" : "selection.infeasible.drop",
                       {{"name", (pin ? product->name : need->name).get(context.language())}}),
                   {.id = "relief", .size = ui::ControlSize::small})) {
      if (pin) {
        context.commands.emit(
            SetAdjustment{brief.id, demand.subject, AdjustmentMode::none, std::nullopt});
      } else {
        context.commands.emit(SetWeight{brief.id, demand.subject, WeightChoice::should});
      }
    }
    ui.pop_id();
  }
  ui.end_inline();
}

void draw_impossible(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                     const proposal::Impossible& impossible) {
  std::string words =
      join(proposal::explain_impossible(context.workspace.source(brief), context.engine.proposals(),
                                        context.language()),
           "\n");
  if (!impossible.complete) {
    words += (words.empty() ? "" : "\n") + context.tr("selection.infeasible.searching");
  }
  const Minor needed = impossible.needed_budget.value_or(0);
  // A round amount just above what is needed reads better than kopecks.
  const Minor enough = (needed + kMinorPerThousand - 1) / kMinorPerThousand * kMinorPerThousand;
  const std::string raise =
      context.strings.format("selection.infeasible.raise", {{"amount", context.money(enough)}});
  if (ui::banner(ui, impossible.needed_budget ? ui::Tone::warning : ui::Tone::danger, words,
                 {.id = "impossible",
                  .action = impossible.needed_budget ? std::string_view(raise) : std::string_view(),
                  .icon = ui::kIconTriangleAlert,
                  .title = impossible.needed_budget
                               ? std::string_view(context.tr("selection.infeasible.title"))
                               : std::string_view(),
                  .live = ui::Live::polite})) {
    context.view.selection.budget.reset();
    context.commands.emit(
        SetBudget{brief.id, Money{enough, brief_currency(brief)}, brief.budget_includes_vat});
  }
  draw_reliefs(ui, context, brief, impossible);
}

void draw_dropped(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  int index = 0;
  for (const proposal::Dropped& dropped : context.engine.proposals().dropped) {
    ui.push_id(index++);
    ui::banner(
        ui, ui::Tone::warning,
        proposal::explain_dropped(context.workspace.source(brief), dropped, context.language()),
        {.id = "dropped", .icon = ui::kIconCircleAlert});
    ui.pop_id();
  }
}

}  // namespace

std::string_view variant_title_key(proposal::VariantKind kind, bool brief_form) {
  switch (kind) {
    case proposal::VariantKind::economy:
      return "selection.variant.economy";
    case proposal::VariantKind::balanced:
      return "selection.variant.balanced";
    case proposal::VariantKind::best:
      return brief_form ? "selection.variant.best.short" : "selection.variant.best";
  }
  return "selection.variant.best";
}

const std::string& variant_title(const ScreenContext& context, proposal::VariantKind kind,
                                 bool brief_form) {
  return context.tr(variant_title_key(kind, brief_form));
}

Currency brief_currency(const needs::Brief& brief) {
  return brief.budget ? brief.budget->currency : Currency::rub();
}

Minor budget_of_brief(const ScreenContext& context, const needs::Brief& brief) {
  return assumed_budget(context.workspace, brief).amount;
}

std::string short_money(const ScreenContext& context, Minor amount) {
  const Minor thousands = amount / kMinorPerThousand;
  const bool russian = context.language() == Language::ru;
  if (thousands < 1000) {
    return format_integer(thousands, context.language()) + (russian ? "\u00A0тыс." : "k");
  }
  return format_decimal(thousands / 10, 2, context.language()) + (russian ? "\u00A0млн" : "M");
}

void draw_variants(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  const proposal::Proposals& proposals = context.engine.proposals();
  draw_dropped(ui, context, brief);
  if (proposals.impossible) {
    return draw_impossible(ui, context, brief, *proposals.impossible);
  }
  ui::begin_group(ui, ui::Role::radiogroup, context.tr("selection.variants"), "variants");
  if (ui.phone()) {
    for (const proposal::VariantKind kind : kVariants) {
      if (const proposal::Proposal* variant = proposals.variant(kind)) {
        draw_variant(ui, context, brief, *variant);
      }
    }
  } else {
    ui.begin_row({-1, -1, -1}, {.gap = 12});
    for (std::size_t i = 0; i < kVariants.size(); ++i) {
      if (i > 0) {
        ui.next();
      }
      if (const proposal::Proposal* variant = proposals.variant(kVariants[i])) {
        draw_variant(ui, context, brief, *variant);
      } else {
        ui::skeleton(ui, 6);
      }
    }
    ui.end_row();
  }
  ui::end_group(ui);
}

}  // namespace oferta::app
