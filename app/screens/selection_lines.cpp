#include "app/screens/selection_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/screens/client_window.h"
#include "app/screens/price_trace.h"
#include "app/screens/selection_moved.h"
#include "app/screens/selection_variants.h"
#include "app/screens/support.h"
#include "app/screens/tiles.h"
#include "app/ui/icons_generated.h"
#include "shared/catalogue/companions.h"
#include "shared/proposal/explain.h"
#include "shared/proposal/line_price.h"

namespace oferta::app {
namespace {

void exclude(const ScreenContext& context, const needs::Brief& brief, const std::string& product) {
  context.commands.emit(SetAdjustment{brief.id, product, AdjustmentMode::exclude, std::nullopt});
}

void set_pin(const ScreenContext& context, const needs::Brief& brief, const std::string& product,
             bool pinned) {
  context.commands.emit(SetAdjustment{
      brief.id, product, pinned ? AdjustmentMode::pin : AdjustmentMode::none, std::nullopt});
}

// Whoever chooses alone asks in the form, which already says what about.
void ask_about(const ScreenContext& context, const std::string& name) {
  std::string& text = context.view.choosing.text;
  text += (text.empty() ? "" : "\n") +
          context.strings.format("choose.ask.about", {{"name", name}}) + " ";
  context.go(to_choosing(context.choosing.link(), ChoosingPart::send));
}

void draw_line_menu(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                    const proposal::ProposalLine& line, const std::string& name) {
  std::vector<ui::MenuItem> items = {
      ui::MenuItem{.label = context.tr(line.pinned ? "selection.line.unpin" : "selection.line.pin"),
                   .icon = line.pinned ? ui::kIconPinOff : ui::kIconPin},
      ui::MenuItem{.label = context.tr("selection.line.swap"), .icon = ui::kIconArrowLeftRight},
      ui::MenuItem{.label = context.tr("selection.line.change_quantity"),
                   .icon = ui::kIconChevronDown},
      ui::MenuItem{.label = context.tr("selection.line.exclude"), .icon = ui::kIconBan}};
  if (context.choosing.running()) {
    items.push_back({.label = context.tr("choose.ask"), .icon = ui::kIconMail});
  }
  switch (ui::menu_button(
      ui, ui::kIconEllipsis, context.strings.format("selection.line.actions", {{"name", name}}),
      items, {.id = "menu", .kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small})) {
    case 0:
      return set_pin(context, brief, line.product, !line.pinned);
    case 1:
      context.view.selection.swap_line = line.product;
      return;
    case 2:
      context.view.selection.why_line = line.product;
      return;
    case 3:
      return exclude(context, brief, line.product);
    case 4:
      return ask_about(context, name);
    default:
      return;
  }
}

// Whoever chooses alone reads every reason to its end; a manager unfolds what is longer.
int reason_lines(const ui::Ui& ui, bool alone) {
  if (alone) return 0;
  return low_screen(ui) ? 1 : 2;
}

// Unfolded under a line: all its reasons and the quantity.
void draw_line_details(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                       const proposal::ProposalLine& line, const std::string& name) {
  for (const proposal::LineReason& reason : line.reasons) {
    if (reason.kind == proposal::LineReason::Kind::pinned) continue;  // the badge says so
    std::string words =
        proposal::explain_reason(context.workspace.source(brief), reason, context.language());
    if (reason.kind == proposal::LineReason::Kind::serves) {
      words += " – " + percent_of(context, reason.level);
    }
    ui::text(ui, ui::TextStyle::caption13, "· " + words, {.color = ui::Color::text_muted});
  }
  std::int64_t quantity = line.quantity;
  const ui::FieldResult changed = ui::stepper(
      ui, context.strings.format("selection.line.quantity", {{"name", name}}), quantity,
      {.min = 1, .max = 100'000}, {.id = "quantity", .show_label = false, .width = 150});
  if (changed.changed && changed.valid) {
    context.commands.emit(SetAdjustment{brief.id, line.product, AdjustmentMode::pin, quantity});
  }
}

// Fewer than other lines need: said, and put right by one press.
void draw_shortage(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const std::string& product, std::int64_t needed) {
  const std::string count = format_integer(needed, context.language());
  ui.begin_inline({.gap = 8});
  ui::badge(ui, context.strings.format("selection.line.too_few", {{"needed", count}}),
            ui::Tone::warning, ui::kIconTriangleAlert);
  if (ui::button(
          ui, context.strings.format("selection.line.take", {{"needed", count}}),
          {.id = "take-needed", .kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small})) {
    context.commands.emit(SetAdjustment{brief.id, product, AdjustmentMode::pin, needed});
  }
  ui.end_inline();
}

// `needed`: more than the line has; or none. `shown_as`: its place among the lines the client sees
// in their window.
void draw_line(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
               const proposal::ProposalLine& line, std::optional<std::int64_t> needed,
               std::optional<std::size_t> shown_as) {
  const catalogue::Product* product = context.workspace.catalogue().product(line.product);
  if (product == nullptr) {
    return;
  }
  ui.push_id(line.product);
  const std::string& name = product->name.get(context.language());
  ui::begin_group(ui, ui::Role::listitem, name, "line");
  const bool with_tile = context.choosing.running();
  if (with_tile) begin_beside_tile(ui, tile_of(context.workspace, *product, name));
  ui.begin_row({-1, 0}, {.gap = 8, .item_gap = 2});
  ui::text(ui, ui::TextStyle::body15,
           name + ", " + format_integer(line.quantity, context.language()) + "\u00A0" +
               product->unit_for(line.quantity, context.language()),
           {.max_lines = 2});
  ui.next();
  if (price_link(ui, context.strings, name,
                 context.money(brief.budget_includes_vat ? line.gross : line.net,
                               MoneyStyle::bare_whole))) {
    context.view.selection.price_line = line.product;
  }
  ui.end_row();
  ui.begin_row({-1, 0}, {.gap = 8, .item_gap = 2});
  std::string why =
      proposal::explain_line(context.workspace.source(brief), line, context.language());
  if (line.break_bp > 0) {
    why += " · −" + format_percent(line.break_bp, context.language());
  }
  ui::text(ui, ui::TextStyle::caption13, why,
           {.color = ui::Color::text_muted, .max_lines = reason_lines(ui, with_tile)});
  ui.next();
  ui.begin_inline({.gap = 2, .wrap = false});
  std::string& open = context.view.selection.why_line;
  const bool unfolded = open == line.product;
  if (ui::icon_button(ui, unfolded ? ui::kIconChevronUp : ui::kIconChevronDown,
                      context.strings.format("selection.line.why.name", {{"name", name}}),
                      {.id = "why",
                       .kind = ui::ButtonKind::ghost,
                       .size = ui::ControlSize::small,
                       .pressed = unfolded})) {
    open = unfolded ? std::string() : line.product;
  }
  draw_line_menu(ui, context, brief, line, name);
  ui.end_inline();
  ui.end_row();
  if (needed) {
    draw_shortage(ui, context, brief, line.product, *needed);
  }
  if (unfolded) {
    draw_line_details(ui, context, brief, line, name);
  }
  // Below, because a change of the quantity pins the line: what is pressed twice stays in place.
  if (line.pinned) {
    ui::badge(ui, context.tr("selection.line.pinned"), ui::Tone::accent, ui::kIconPin);
  }
  if (with_tile) ui.end_row();
  if (shown_as) context.view.client_window.point_at(*shown_as, ui::group_pointed(ui));
  ui::end_group(ui);
  ui.pop_id();
  ui::separator(ui);
}

void draw_unmet(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal& chosen) {
  bool first = true;
  for (const proposal::NeedOutcome& outcome : chosen.needs) {
    const needs::Need* need = context.workspace.need(outcome.need);
    if (need == nullptr || is_met(outcome.met) || outcome.unmet == proposal::Unmet::none) {
      continue;
    }
    if (first) {
      ui::heading(ui, 3, context.tr("selection.unmet.title"));
      first = false;
    }
    ui::text(ui, ui::TextStyle::caption13,
             "– " + need->name.get(context.language()) + ": " +
                 proposal::explain_unmet(outcome.unmet, context.language()),
             {.color = ui::Color::text_muted});
  }
}

void draw_excluded(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  bool first = true;
  for (const auto& [id, adjustment] : brief.adjustments) {
    const catalogue::Product* product = context.workspace.catalogue().product(id);
    if (product == nullptr || adjustment.mode != needs::Adjustment::Mode::exclude) {
      continue;
    }
    if (first) {
      ui::heading(ui, 3, context.tr("selection.excluded"));
      first = false;
    }
    const std::string& name = product->name.get(context.language());
    ui.push_id(id);
    if (ui::chip(ui, name,
                 {.id = "excluded",
                  .icon = ui::kIconBan,
                  .remove_name =
                      context.strings.format("selection.excluded.return", {{"name", name}})})) {
      context.commands.emit(SetAdjustment{brief.id, id, AdjustmentMode::none, std::nullopt});
    }
    ui.pop_id();
  }
  if (!brief.adjustments.empty() &&
      ui::link(ui, context.tr("selection.adjustments.clear"),
               {.id = "clear-adjustments", .role = ui::Role::button})) {
    context.commands.emit(ClearAdjustments{brief.id});
  }
}

std::string vat_label(const ScreenContext& context, const needs::Brief& brief) {
  const workspace::Workspace& workspace = context.workspace;
  if (!workspace.company().charges_vat) {
    return context.tr("selection.total.no_vat");
  }
  const Result<std::int64_t> rate = workspace.vat_rates().rate_on(brief.date, "general");
  return context.strings.format(
      workspace.company().prices_include_vat ? "selection.total.vat" : "selection.total.vat_on_top",
      {{"rate", rate ? format_percent(*rate, context.language()) : std::string()}});
}

// What rules do to several lines together, and charges. What the choice could not count on is said.
void draw_effects(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal& chosen) {
  for (const proposal::PriceEffect& effect : chosen.effects) {
    const std::string& name = effect.name.get(context.language());
    ui::label_value(ui,
                    effect.planned
                        ? context.strings.format("selection.effect.planned", {{"name", name}})
                        : context.strings.format("selection.effect.after", {{"name", name}}),
                    "−" + context.money(effect.amount, MoneyStyle::bare));
  }
  for (const proposal::ProposalCharge& charge : chosen.charges) {
    ui::label_value(ui, charge.name.get(context.language()),
                    context.money(charge.total, MoneyStyle::bare));
  }
}

}  // namespace

void draw_selection_totals(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                           const proposal::Proposal& chosen) {
  const proposal::Totals& totals = chosen.totals;
  const Minor discount = totals.list - totals.total;
  if (discount > 0) {
    if (!low_screen(ui)) {
      ui::label_value(ui, context.tr("selection.total.list"),
                      context.money(totals.list, MoneyStyle::bare));
    }
    ui::label_value(ui, context.tr("selection.total.discount"),
                    "−" + context.money(discount, MoneyStyle::bare));
  }
  draw_effects(ui, context, chosen);
  ui::label_value(ui, vat_label(context, brief), context.money(totals.vat, MoneyStyle::bare));
  const Minor left = budget_of_brief(context, brief) - totals.cost;
  if (left > 0 && !context.view.selection.budget) {
    ui::label_value(ui, context.tr("selection.left"), context.money(left, MoneyStyle::bare));
  }
  const std::string total = context.money(totals.gross, MoneyStyle::full);
  ui::label_value(ui, context.tr("selection.total"), total,
                  {.style = ui::TextStyle::title18,
                   .value_style = ui::TextStyle::title18,
                   .label_color = ui::Color::text,
                   .live = ui::Live::polite});
}

namespace {

// Whole percents off everything; what is more than one may give alone needs an approval later.
void draw_discount(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  constexpr std::int64_t kBpPerPercent = 100;
  const std::int64_t limit = context.approvals.authority().limit_bp;
  ui.begin_row({-1, 184}, {.gap = 8, .vertical = ui::Align::center});
  ui::text(ui, ui::TextStyle::caption13, context.tr("selection.discount"),
           {.color = ui::Color::text_muted, .hidden_from_reader = true});
  ui.next();
  std::int64_t percent = brief.discount_bp / kBpPerPercent;
  const ui::FieldResult typed = ui::stepper(
      ui, context.tr("selection.discount"), percent, {.min = 0, .max = 100},
      {.id = "discount", .suffix = "%", .show_label = false, .style = ui::TextStyle::caption13});
  if (typed.changed && typed.valid) {
    context.commands.emit(SetDiscount{brief.id, percent * kBpPerPercent});
  }
  ui.end_row();
  if (percent * kBpPerPercent > limit) {
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.format("selection.discount.limit",
                                    {{"limit", format_percent(limit, context.language())}}),
             {.color = ui::Color::warning, .live = ui::Live::polite});
  }
}

void draw_footer(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const proposal::Proposal* chosen) {
  if (chosen != nullptr) {
    draw_moved(ui, context, brief, *chosen);
    draw_discount(ui, context, brief);
    draw_selection_totals(ui, context, brief, *chosen);
  }
  const bool any = chosen != nullptr && !chosen->lines.empty();
  // The words of the first have room beside two small buttons, or one that fingers find.
  const bool window = can_open_client_window(ui);
  const bool beside = window && (!ui.touch() || ui.room_in(ui.available_width()) >= 330);
  if (beside) {
    ui.begin_row({-1, 0, 0}, {.gap = 4, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, 48}, {.gap = 8, .vertical = ui::Align::center});
  }
  if (ui::button(ui, context.tr("selection.create_offer"),
                 {.id = "create-offer",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .enabled = any,
                  .full_width = true,
                  .shortcut = "Alt+Enter"})) {
    context.commands.emit(CreateOffer{brief.id});
  }
  ui.next();
  const ui::ControlSize size = beside ? ui::ControlSize::small : ui::ControlSize::large;
  if (ui::icon_button(ui, ui::kIconMonitor, context.tr("present.start"),
                      {.id = "present", .size = size, .enabled = any, .shortcut = "Alt+P"})) {
    context.commands.emit(Present{context.route});
  }
  const std::string& label = context.tr("present.window.open");
  const ui::ButtonOptions options{.id = "client-window",
                                  .size = beside ? size : ui::ControlSize::medium,
                                  .icon = ui::kIconScreenShare,
                                  .enabled = any,
                                  .full_width = true,
                                  .shortcut = "Alt+Shift+P"};
  bool opened = false;
  if (beside) {
    ui.next();
    opened = ui::icon_button(ui, options.icon, label, options);
  }
  ui.end_row();
  if (window && !beside) opened = ui::button(ui, label, options);
  if (opened) context.commands.emit(OpenClientWindow{context.route});
}

}  // namespace

void draw_selected_lines(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                         const proposal::Proposal* chosen) {
  SelectionView& selection = context.view.selection;
  if (chosen == nullptr) {
    if (context.engine.proposals().impossible) {
      ui::empty_state(ui, context.tr("selection.lines.none"),
                      {.icon = ui::kIconPackage, .text = context.tr("selection.lines.none.text")});
    } else {
      // As high as the lines were, so that the list stays where it has been scrolled to.
      constexpr std::size_t kRowsOfLine = 5;
      const std::size_t rows = std::max<std::size_t>(8, kRowsOfLine * selection.lines_shown);
      ui::skeleton(ui, static_cast<int>(rows));
    }
    draw_excluded(ui, context, brief);
    return;
  }
  selection.lines_shown = chosen->lines.size();
  ui::begin_group(ui, ui::Role::list, context.tr("selection.lines.title"), "lines");
  const bool shown = is_shown_to_client(context);  // there, a line has the same place
  std::vector<catalogue::Goods> goods;
  for (const proposal::ProposalLine& line : chosen->lines) {
    goods.push_back({line.product, line.quantity});
  }
  const std::vector<catalogue::Shortage> shortages =
      catalogue::missing_companions(context.workspace.catalogue(), goods);
  auto shortage = shortages.begin();
  for (std::size_t i = 0; i < chosen->lines.size(); ++i) {
    std::optional<std::int64_t> needed;
    if (shortage != shortages.end() && shortage->position == i) {
      needed = shortage->needed;
      ++shortage;
    }
    draw_line(ui, context, brief, chosen->lines[i], needed,
              shown ? std::optional(i) : std::nullopt);
  }
  ui::end_group(ui);
  draw_unmet(ui, context, *chosen);
  draw_excluded(ui, context, brief);
  if (ui::link(ui, context.tr("selection.why_not.open"),
               {.id = "why-not-open", .role = ui::Role::button})) {
    selection.why_not.clear();
    selection.why_not_query.clear();
    selection.why_not_open = true;
  }
}

void draw_line_price(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal* chosen) {
  std::string& product = context.view.selection.price_line;
  if (product.empty()) {
    return;
  }
  const proposal::BuiltProblem* problem = context.engine.problem();
  const catalogue::Product* known = context.workspace.catalogue().product(product);
  bool open = false;
  for (std::size_t i = 0; chosen != nullptr && i < chosen->lines.size(); ++i) {
    const proposal::ProposalLine& line = chosen->lines[i];
    if (line.product != product || problem == nullptr || known == nullptr) {
      continue;
    }
    const auto price = proposal::price_of_line(*problem, *chosen, i, context.language());
    if (!price) {
      continue;
    }
    open = true;
    draw_price_trace(ui, context.strings,
                     {known->name.get(context.language()), context.engine.proposals().currency,
                      line.quantity, line.unit_price, price->steps, price->figures},
                     open);
  }
  if (!open) {
    product.clear();
  }
}

void draw_contents(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const proposal::Proposal* chosen, bool pinned_footer) {
  std::string title = context.tr("selection.lines.title");
  if (chosen != nullptr) {
    title += " · " + context.strings.plural("selection.lines",
                                            static_cast<std::int64_t>(chosen->lines.size()));
  }
  ui::begin_card(ui, "contents",
                 {.title = title,
                  .action = chosen == nullptr ? std::string_view()
                                              : std::string_view(context.tr("selection.compare")),
                  .height = pinned_footer ? ui.available_height() : 0.0F});
  if (pinned_footer) {
    ui::begin_scroll(ui, "lines", ui.available_height() - ui.bottom_height("totals") - 8,
                     {.shade_edges = true});
    draw_selected_lines(ui, context, brief, chosen);
    ui::end_scroll(ui);
    ui.begin_bottom("totals");
    draw_footer(ui, context, brief, chosen);
    ui.end_bottom();
  } else {
    draw_selected_lines(ui, context, brief, chosen);
    draw_footer(ui, context, brief, chosen);
  }
  if (ui::end_card(ui).action) {
    context.view.selection.compare_open = true;
  }
}

}  // namespace oferta::app
