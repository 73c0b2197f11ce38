#include "app/screens/presentation_slides.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/screens/selection_budget.h"
#include "app/screens/selection_variants.h"
#include "app/screens/support.h"
#include "app/screens/tiles.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

void muted(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) {
    ui::text(ui, ui::TextStyle::body15, text, {.color = ui::Color::text_muted});
  }
}

// ---- need

void draw_one_need(ui::Ui& ui, const Slide& slide, const sharing::ClientNeed& need,
                   std::size_t index) {
  const bool met = is_met(need.met);
  ui.push_id(static_cast<std::int64_t>(index));
  ui::begin_group(ui, ui::Role::listitem, need.name, "need");
  ui::begin_card(ui, "card", {.name = need.name, .fill_height = true});
  ui.begin_row({22, -1}, {.gap = 10, .item_gap = 4});
  ui::icon(ui, met ? ui::kIconCircleCheck : ui::kIconMinus,
           met ? ui::Color::success : ui::Color::text_muted, 20 * ui.text_scale(),
           slide.tr(met_key(need.met)));
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold, need.name);
  if (!need.benefit.empty()) {
    ui::text(ui, ui::TextStyle::caption13, need.benefit, {.color = ui::Color::text_muted});
  }
  ui.end_row();
  ui::end_card(ui);
  ui::end_group(ui);
  ui.pop_id();
}

void draw_need(ui::Ui& ui, const Slide& slide) {
  ui::heading(ui, 1, slide.tr("present.need.title"));
  muted(ui, slide.offer.addressee.name);
  if (slide.offer.budget) {
    ui::text(ui, ui::TextStyle::body15,
             budget_words(slide.strings, slide.money(*slide.offer.budget),
                          slide.offer.budget_includes_vat));
  }
  if (slide.offer.needs.empty()) {
    muted(ui, slide.tr("present.need.none"));
    return;
  }
  ui::begin_group(ui, ui::Role::list, slide.tr("present.need.title"), "needs");
  ui.begin_grid({.min_cell_width = 340, .max_columns = 3, .gap = 12});
  for (std::size_t i = 0; i < slide.offer.needs.size(); ++i) {
    if (i > 0) ui.next();
    draw_one_need(ui, slide, slide.offer.needs[i], i);
  }
  ui.end_grid();
  ui::end_group(ui);
}

// ---- variants of a selection

std::string met_of(const Slide& slide, const sharing::ClientOffer& offer) {
  std::int64_t met = 0;
  for (const sharing::ClientNeed& need : offer.needs) met += is_met(need.met) ? 1 : 0;
  return slide.strings.format(
      "present.met", {{"met", std::to_string(met)}, {"all", std::to_string(offer.needs.size())}});
}

// One of the variants on the client's own screen, where the manager's chooses.
void draw_variant(ui::Ui& ui, const Slide& slide, std::string_view title,
                  const sharing::ClientOffer& offer) {
  const bool chosen = &offer == &slide.offer;
  ui::begin_pointed(ui, ui::Role::listitem, title, offer.id, chosen);
  ui::begin_card(ui, "card", {.fill_height = true, .selected = chosen});
  ui::text(ui, ui::TextStyle::body15_semibold, title);
  ui::text(ui, ui::TextStyle::title18, slide.money(offer.totals.gross));
  ui::text(ui, ui::TextStyle::caption13, met_of(slide, offer), {.color = ui::Color::text_muted});
  draw_tiles(ui, slide.view, offer);
  ui::end_card(ui);
  ui::end_pointed(ui);
}

// The budget and what it buys: the three variants follow the slider.
void draw_choice(ui::Ui& ui, const ScreenContext& context, const Slide& slide) {
  if (!needs::parse_variant(slide.offer.id)) return;
  ui.push_id("choice");
  if (slide.brief != nullptr) {
    const Minor budget =
        context.view.selection.budget.value_or(budget_of_brief(context, *slide.brief));
    ui::label_value(
        ui, slide.tr("selection.budget"), slide.money(budget),
        {.style = ui::TextStyle::body15, .value_style = ui::TextStyle::body15_semibold});
    draw_budget_slider(ui, context, *slide.brief);
  } else if (slide.offer.budget) {
    ui::label_value(
        ui, slide.tr("selection.budget"), slide.money(*slide.offer.budget),
        {.style = ui::TextStyle::body15, .value_style = ui::TextStyle::body15_semibold});
  }
  ui::begin_group(ui, slide.brief == nullptr ? ui::Role::list : ui::Role::radiogroup,
                  slide.tr("selection.variants"), "variants");
  // Side by side, so that they are compared; on a phone one below the other.
  ui.begin_grid({.min_cell_width = 170, .max_columns = ui.phone() ? 1 : 3, .gap = 12});
  bool first = true;
  for (const sharing::ClientOffer& offer : slide.view.offers) {
    const auto kind = needs::parse_variant(offer.id);
    if (!kind) continue;
    if (!first) ui.next();
    first = false;
    const std::string& title = slide.tr(variant_title_key(*kind, true));
    if (slide.brief == nullptr) {
      draw_variant(ui, slide, title, offer);
      continue;
    }
    const std::string price = slide.money(offer.totals.gross);
    const std::string note = met_of(slide, offer);
    if (ui::begin_variant_card(ui, offer.id,
                               {.title = title,
                                .price = price,
                                .note = note,
                                .selected = *kind == slide.brief->variant})) {
      context.commands.emit(ChooseVariant{slide.brief->id, offer.id});
    }
    draw_tiles(ui, slide.view, offer);
    ui::end_variant_card(ui);
  }
  ui.end_grid();
  ui::end_group(ui);
  ui.pop_id();
}

// ---- solution

std::string_view lines_key(bool optional) {
  return optional ? "offer.besides" : "offer.solution";
}

void draw_product(ui::Ui& ui, const Slide& slide, const sharing::ClientLine& line,
                  std::size_t index) {
  const bool pointed = slide.pointed == index;
  ui.push_id(static_cast<std::int64_t>(index));
  ui::begin_pointed(ui, ui::Role::listitem, line.name, "line", pointed);
  ui::begin_card(ui, "card",
                 {.gap = 4,
                  .fill_height = true,
                  .selected = pointed,
                  .tone = pointed ? ui::Tone::accent : ui::Tone::neutral});
  begin_beside_tile(ui, tile_of(slide.view, line));
  ui::text(ui, ui::TextStyle::body15_semibold, line.name);
  ui::text(ui, ui::TextStyle::caption13, slide.quantity(line), {.color = ui::Color::accent_text});
  const std::string& words = line.why.empty() ? line.description : line.why;
  if (!words.empty()) {
    ui::text(ui, ui::TextStyle::caption13, words, {.color = ui::Color::text_muted, .max_lines = 4});
  }
  ui.end_row();
  ui::end_card(ui);
  ui::end_pointed(ui);
  ui.pop_id();
}

void draw_products(ui::Ui& ui, const Slide& slide, bool optional) {
  ui::begin_group(ui, ui::Role::list, slide.tr(lines_key(optional)), "products");
  ui.begin_grid({.min_cell_width = 340, .max_columns = 3, .gap = 12});
  bool first = true;
  for (std::size_t i = 0; i < slide.offer.lines.size(); ++i) {
    if (slide.offer.lines[i].optional != optional) continue;
    if (!first) ui.next();
    first = false;
    draw_product(ui, slide, slide.offer.lines[i], i);
  }
  ui.end_grid();
  ui::end_group(ui);
}

bool has_optional(const sharing::ClientOffer& offer) {
  for (const sharing::ClientLine& line : offer.lines) {
    if (line.optional) return true;
  }
  return false;
}

void draw_solution(ui::Ui& ui, const ScreenContext& context, const Slide& slide) {
  ui::heading(ui, 1, slide.tr("present.solution.title"));
  draw_choice(ui, context, slide);
  draw_products(ui, slide, false);
  if (has_optional(slide.offer)) {
    ui::heading(ui, 2, ui::TextStyle::title18, slide.tr("offer.besides"));
    draw_products(ui, slide, true);
  }
}

// ---- price

// Lines of one section; "": of none. Of some sections the client is told the sub-total alone.
void draw_sums_in(ui::Ui& ui, const Slide& slide, std::string_view section, bool optional) {
  for (std::size_t i = 0; i < slide.offer.lines.size(); ++i) {
    const sharing::ClientLine& line = slide.offer.lines[i];
    if (line.optional != optional || line.section != section) continue;
    const std::string count = slide.quantity(line);
    ui.push_id(static_cast<std::int64_t>(i));
    ui::begin_pointed(ui, ui::Role::listitem, line.name, "sum", slide.pointed == i);
    ui::label_value(ui, line.name, line.bare ? count : slide.money(line.sum),
                    {.style = ui::TextStyle::body15,
                     .value_style = ui::TextStyle::body15_semibold,
                     .label_color = ui::Color::text,
                     .description = line.bare ? std::string_view() : std::string_view(count)});
    ui::end_pointed(ui);
    ui.pop_id();
  }
}

bool in_no_section(const sharing::ClientLine& line) {
  return !line.optional && line.section.empty();
}

void draw_sums(ui::Ui& ui, const Slide& slide, bool optional) {
  const std::string& title = slide.tr(lines_key(optional));
  ui::begin_card(ui, title, {.gap = 10});
  ui::begin_group(ui, ui::Role::list, title, "sums");
  if (!optional) {
    for (const sharing::ClientSection& section : slide.offer.sections) {
      ui::label_value(ui, section.name, slide.money(section.sum),
                      {.style = ui::TextStyle::body15_semibold,
                       .value_style = ui::TextStyle::body15_semibold,
                       .label_color = ui::Color::accent_text});
      draw_sums_in(ui, slide, section.name, false);
    }
    const bool rest = std::any_of(slide.offer.lines.begin(), slide.offer.lines.end(),
                                  [](const auto& line) { return in_no_section(line); });
    if (rest && !slide.offer.sections.empty()) {
      ui::text(ui, ui::TextStyle::body15_semibold, slide.tr("present.price.rest"),
               {.color = ui::Color::accent_text});
    }
  }
  draw_sums_in(ui, slide, "", optional);
  ui::end_group(ui);
  ui::end_card(ui);
}

void draw_price(ui::Ui& ui, const ScreenContext& context, const Slide& slide) {
  const sharing::ClientTotals& totals = slide.offer.totals;
  ui::heading(ui, 1, slide.tr("present.price.title"));
  draw_choice(ui, context, slide);
  ui::begin_card(ui, "total", {.name = slide.tr("offer.total"), .gap = 8});
  const Minor discount = totals.line_discounts + totals.document_discount;
  if (discount > 0) {
    ui::label_value(ui, slide.tr("offer.total.list"), slide.money(totals.list),
                    {.style = ui::TextStyle::body15, .value_style = ui::TextStyle::body15});
    ui::label_value(ui, slide.tr("offer.total.discount"), "−" + slide.money(discount),
                    {.style = ui::TextStyle::body15,
                     .value_style = ui::TextStyle::body15,
                     .value_color = ui::Color::success});
  }
  if (totals.vat > 0) {
    ui::label_value(ui, slide.tr("present.price.vat"), slide.money(totals.vat),
                    {.style = ui::TextStyle::body15, .value_style = ui::TextStyle::body15});
  }
  ui::label_value(ui, slide.tr("offer.total"), slide.money(totals.gross),
                  {.style = ui::TextStyle::title18,
                   .value_style = ui::TextStyle::display24,
                   .label_color = ui::Color::text});
  muted(ui, slide.strings.format("offer.valid", {{"date", slide.date(slide.offer.valid_until)}}));
  ui::end_card(ui);
  draw_sums(ui, slide, false);
  if (has_optional(slide.offer)) {
    ui::heading(ui, 2, ui::TextStyle::title18, slide.tr("offer.besides"));
    draw_sums(ui, slide, true);
  }
}

// ---- next step

void draw_next(ui::Ui& ui, const Slide& slide) {
  ui::heading(ui, 1, slide.tr("present.next.title"));
  if (!slide.offer.next_step.empty()) {
    ui::text(ui, ui::TextStyle::title18, slide.offer.next_step);
  }
  const offer::Terms& terms = slide.offer.terms;
  const std::array<std::pair<std::string_view, const std::string*>, 3> all = {
      std::pair{std::string_view("offer.terms.payment"), &terms.payment},
      std::pair{std::string_view("offer.terms.delivery"), &terms.delivery},
      std::pair{std::string_view("offer.terms.warranty"), &terms.warranty}};
  for (const auto& [key, text] : all) {
    if (text->empty()) continue;
    ui::heading(ui, 2, slide.tr(key));
    ui::text(ui, ui::TextStyle::body15, *text);
  }
  const sharing::Supplier& supplier = slide.view.supplier;
  if (supplier.manager_name.empty()) return;
  ui::separator(ui);
  ui.begin_row({48, -1}, {.gap = 14, .item_gap = 2, .vertical = ui::Align::center});
  ui::avatar(ui, supplier.manager_name, 48 * ui.text_scale());
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold,
           join({supplier.manager_name, supplier.manager_post}, ", "));
  draw_ways_to_reach(ui, supplier.manager_phone, supplier.manager_email);
  ui.end_row();
}

}  // namespace

void draw_slide(ui::Ui& ui, const ScreenContext& context, const Slide& slide, int step) {
  switch (step) {
    case 0:
      return draw_need(ui, slide);
    case 1:
      return draw_solution(ui, context, slide);
    case 2:
      return draw_price(ui, context, slide);
    default:
      return draw_next(ui, slide);
  }
}

}  // namespace oferta::app
