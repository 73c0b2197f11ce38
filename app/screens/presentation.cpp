#include "app/screens/presentation.h"

#include <array>
#include <string>
#include <vector>

#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {
namespace {

constexpr std::array<std::string_view, kPresentationSteps> kStepKeys = {
    "present.need", "present.solution", "present.price", "present.next"};

// A slide knows what the client may know, and nothing of the workspace.
struct Slide {
  const sharing::ClientView& view;
  const sharing::ClientOffer& offer;
  const Strings& strings;

  [[nodiscard]] const std::string& tr(std::string_view key) const { return strings.get(key); }
  [[nodiscard]] std::string money(Minor amount, MoneyStyle style = MoneyStyle::whole) const {
    return format_money(Money{amount, offer.currency}, view.language, style);
  }
  [[nodiscard]] std::string date(const Date& value) const {
    return format_date(value, view.language);
  }
  [[nodiscard]] std::string quantity(const sharing::ClientLine& line) const {
    return format_integer(line.quantity, view.language) + "\u00A0" + line.unit;
  }
};

// Worked out once; the offer may change in another tab.
const sharing::ClientView* view_of(const ScreenContext& context) {
  PresentationView& shown = context.view.presentation;
  const std::uint64_t revision = context.workspace.revision();
  if (shown.revision == revision) {
    return shown.view.get();
  }
  shown.revision = revision;
  shown.view.reset();
  if (const offer::Offer* offer = context.workspace.offer(shown.offer)) {
    auto view = sharing::client_view({offer}, issuer_of(context.workspace, *offer));
    if (view) shown.view = std::make_shared<const sharing::ClientView>(*std::move(view));
  }
  return shown.view.get();
}

void muted(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) {
    ui::text(ui, ui::TextStyle::body15, text, {.color = ui::Color::text_muted});
  }
}

// ---- need

void draw_one_need(ui::Ui& ui, const Slide& slide, const sharing::ClientNeed& need,
                   std::size_t index) {
  const bool met = need.met >= 500;
  ui.push_id(static_cast<std::int64_t>(index));
  ui::begin_group(ui, ui::Role::listitem, need.name, "need");
  ui::begin_card(ui, "card", {.name = need.name, .fill_height = true});
  ui.begin_row({20 * ui.text_scale() + 2, -1}, {.gap = 10, .item_gap = 4});
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
    ui::text(
        ui, ui::TextStyle::body15,
        slide.strings.format("offer.need.budget", {{"amount", slide.money(*slide.offer.budget)}}) +
            ", " +
            slide.tr(slide.offer.budget_includes_vat ? "offer.need.budget.with"
                                                     : "offer.need.budget.without"));
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

// ---- solution

void draw_product(ui::Ui& ui, const Slide& slide, const sharing::ClientLine& line,
                  std::size_t index) {
  ui.push_id(static_cast<std::int64_t>(index));
  ui::begin_card(ui, "line", {.name = line.name, .gap = 4, .fill_height = true});
  ui::text(ui, ui::TextStyle::body15_semibold, line.name);
  ui::text(ui, ui::TextStyle::caption13, slide.quantity(line), {.color = ui::Color::accent_text});
  const std::string& words = line.why.empty() ? line.description : line.why;
  if (!words.empty()) {
    ui::text(ui, ui::TextStyle::caption13, words, {.color = ui::Color::text_muted, .max_lines = 4});
  }
  ui::end_card(ui);
  ui.pop_id();
}

void draw_products(ui::Ui& ui, const Slide& slide, bool optional) {
  ui.begin_grid({.min_cell_width = 340, .max_columns = 3, .gap = 12});
  bool first = true;
  for (std::size_t i = 0; i < slide.offer.lines.size(); ++i) {
    if (slide.offer.lines[i].optional != optional) continue;
    if (!first) ui.next();
    first = false;
    draw_product(ui, slide, slide.offer.lines[i], i);
  }
  ui.end_grid();
}

bool has_optional(const sharing::ClientOffer& offer) {
  for (const sharing::ClientLine& line : offer.lines) {
    if (line.optional) return true;
  }
  return false;
}

void draw_solution(ui::Ui& ui, const Slide& slide) {
  ui::heading(ui, 1, slide.tr("present.solution.title"));
  draw_products(ui, slide, false);
  if (has_optional(slide.offer)) {
    ui::heading(ui, 2, ui::TextStyle::title18, slide.tr("offer.besides"));
    draw_products(ui, slide, true);
  }
}

// ---- price

void draw_sums(ui::Ui& ui, const Slide& slide, bool optional) {
  for (const sharing::ClientLine& line : slide.offer.lines) {
    if (line.optional != optional) continue;
    const std::string count = slide.quantity(line);
    ui::label_value(ui, line.name, slide.money(line.sum),
                    {.style = ui::TextStyle::body15,
                     .value_style = ui::TextStyle::body15_semibold,
                     .label_color = ui::Color::text,
                     .description = count});
  }
}

void draw_price(ui::Ui& ui, const Slide& slide) {
  const sharing::ClientTotals& totals = slide.offer.totals;
  ui::heading(ui, 1, slide.tr("present.price.title"));
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
  ui::begin_card(ui, "sums", {.name = slide.tr("offer.solution"), .gap = 10});
  draw_sums(ui, slide, false);
  ui::end_card(ui);
  if (has_optional(slide.offer)) {
    ui::heading(ui, 2, ui::TextStyle::title18, slide.tr("offer.besides"));
    ui::begin_card(ui, "besides", {.name = slide.tr("offer.besides"), .gap = 10});
    draw_sums(ui, slide, true);
    ui::end_card(ui);
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
  ui::avatar(ui, supplier.manager_name, 48);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold,
           join({supplier.manager_name, supplier.manager_post}, ", "));
  muted(ui, join({supplier.manager_phone, supplier.manager_email}, " · "));
  ui.end_row();
}

void draw_slide(ui::Ui& ui, const Slide& slide, int step) {
  switch (step) {
    case 0:
      return draw_need(ui, slide);
    case 1:
      return draw_solution(ui, slide);
    case 2:
      return draw_price(ui, slide);
    default:
      return draw_next(ui, slide);
  }
}

// ---- around the slides

void draw_way(ui::Ui& ui, const ScreenContext& context, const Strings& words, int step) {
  std::array<ui::StepItem, kStepKeys.size()> items;
  for (std::size_t i = 0; i < kStepKeys.size(); ++i) {
    const int at = static_cast<int>(i);
    items[i] = {.label = words.get(kStepKeys[i]),
                .state = at == step  ? ui::StepState::current
                         : at < step ? ui::StepState::done
                                     : ui::StepState::ahead,
                .id = kStepKeys[i]};
  }
  const int pressed = ui::steps(ui, words.get("present.steps"), items,
                                words.get(kStepKeys[static_cast<std::size_t>(step)]));
  if (pressed >= 0) context.commands.emit(ShowPresentationStep{pressed});
}

void draw_head(ui::Ui& ui, const ScreenContext& context, const Strings& words,
               const std::string& company, const ui::Rect& rect) {
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_bottom = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "head");
  const bool steps_here = ui.room_in(rect.width) >= 760;
  if (steps_here) {
    ui.begin_row({-1, 0, 44}, {.gap = 16, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, 44}, {.gap = 12, .vertical = ui::Align::center});
  }
  ui::text(ui, ui::TextStyle::body15_semibold, company, {.max_lines = 1});
  ui.next();
  if (steps_here) {
    draw_way(ui, context, words, context.view.presentation.step);
    ui.next();
  }
  if (ui::icon_button(ui, ui::kIconX, words.get("present.end"),
                      {.id = "end", .kind = ui::ButtonKind::ghost, .shortcut = "Esc"})) {
    context.commands.emit(EndPresentation{});
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

void draw_foot(ui::Ui& ui, const ScreenContext& context, const Strings& words,
               const ui::Rect& rect) {
  const int step = context.view.presentation.step;
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_top = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 10)});
  ui::begin_group(ui, ui::Role::region, words.get("present.turn"), "foot");
  ui.begin_row({0, -1, 0}, {.gap = 16, .vertical = ui::Align::center});
  if (ui::button(ui, words.get("present.back"),
                 {.id = "back",
                  .size = ui::ControlSize::large,
                  .icon = ui::kIconArrowLeft,
                  .enabled = step > 0})) {
    context.commands.emit(ShowPresentationStep{step - 1});
  }
  ui.next();
  ui::text(ui, ui::TextStyle::caption13,
           words.format("present.of", {{"step", std::to_string(step + 1)},
                                       {"steps", std::to_string(kPresentationSteps)}}),
           {.color = ui::Color::text_muted, .align = ui::Align::center});
  ui.next();
  if (ui::button(ui, words.get("present.forward"),
                 {.id = "forward",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = ui::kIconArrowRight,
                  .enabled = step + 1 < kPresentationSteps})) {
    context.commands.emit(ShowPresentationStep{step + 1});
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

void draw_pin_dialog(ui::Ui& ui, const ScreenContext& context, const Strings& words) {
  PresentationView& shown = context.view.presentation;
  if (!ui::begin_dialog(ui, words.get("present.pin.ask"), shown.leaving,
                        {.id = "pin", .width = 420, .text = words.get("present.pin.lead")})) {
    return;
  }
  const std::string problem =
      shown.problem.empty() ? std::string() : std::string(words.get(shown.problem));
  if (ui::text_field(
          ui, words.get("present.pin"), shown.pin,
          {.id = "pin", .error = problem, .input_mode = "numeric", .autocomplete = "off"})
          .changed) {
    shown.problem.clear();
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, words.get("ui.cancel"))) shown.leaving = false;
  if (ui::button(ui, words.get("present.end"), {.kind = ui::ButtonKind::primary})) {
    context.commands.emit(EndPresentation{});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace

void draw_presentation(ui::Ui& ui, const ScreenContext& context) {
  ui::clear_toasts(ui);  // they speak to the manager
  const sharing::ClientView* view = view_of(context);
  const PresentationView& shown = context.view.presentation;
  // The slides speak the offer's language, whatever the interface speaks.
  const bool same = view == nullptr || view->language == context.language();
  const Strings& words = same ? context.strings : Strings::of(view->language);
  const std::string company = view == nullptr ? std::string() : view->supplier.name;
  ui.set_title(company.empty() ? words.get("present.title") : company);
  if (context.view.presented_step != shown.step) {
    context.view.presented_step = shown.step;
    ui.request_heading_focus();
  }
  const ui::Rect page = ui.viewport();
  const float scale = ui.text_scale();
  const float top = 28 + 36 * scale;
  const float bottom = 28 + 40 * scale;
  draw_head(ui, context, words, company, {0, 0, page.width, top});
  ui.begin_area({0, top, page.width, page.height - top - bottom});
  ui::begin_group(ui, ui::Role::main, "", "slides");
  ui.push_id(shown.step);
  ui::begin_scroll(ui, "slide");
  ui.begin_column({.gap = 14 * scale,
                   .padding = ui::Insets::symmetric(ui.phone() ? 16 : 40, 20 * scale),
                   .max_width = 1500,
                   .align = ui::Align::center});
  if (ui.room_in(page.width) < 760) draw_way(ui, context, words, shown.step);
  if (view == nullptr) {
    ui::heading(ui, 1, words.get("present.missing"));
  } else {
    draw_slide(ui, {*view, view->offers.front(), words}, shown.step);
  }
  ui.end_column();
  ui::end_scroll(ui);
  ui.pop_id();
  ui::end_group(ui);
  ui.end_area();
  draw_foot(ui, context, words, {0, page.height - bottom, page.width, bottom});
  draw_pin_dialog(ui, context, words);
}

}  // namespace oferta::app
