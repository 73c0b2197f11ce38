#include "app/screens/offer_line_dialog.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screens/edit_field.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

using Change = ChangeOfferLine::Change;

// Products shown at once; a search finds the others.
constexpr std::size_t kShown = 6;

struct EditedLine {
  const offer::Offer& offer;
  std::size_t index;
  [[nodiscard]] const offer::OfferLine& line() const { return offer.lines[index]; }

  void change(const ScreenContext& context, Change change, std::string text = {},
              std::int64_t quantity = 1) const {
    context.commands.emit(ChangeOfferLine{offer.id, index, change, std::move(text), quantity});
  }
};

void draw_part(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited) {
  const bool of_group = !edited.line().choice.empty();
  const std::array<ui::ChoiceItem, 2> items = {
      ui::ChoiceItem{.label = context.tr("offer.line.counted"), .id = "counted"},
      ui::ChoiceItem{
          .label = context.tr(of_group ? "offer.line.alternative" : "offer.line.optional"),
          .id = "optional"}};
  int part = edited.line().optional ? 1 : 0;
  if (ui::segmented(ui, context.tr("offer.line.part"), items, part)) {
    edited.change(context, part == 0 ? Change::count : Change::make_optional);
  }
}

void draw_quantity(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited) {
  std::int64_t quantity = edited.line().quantity;
  constexpr std::int64_t kMost = 1'000'000;
  const ui::FieldResult field = ui::stepper(ui, context.tr("offer.column.quantity"), quantity,
                                            {.min = 1, .max = kMost}, {.id = "quantity"});
  if (field.changed && field.valid) {
    edited.change(context, Change::set_quantity, {}, quantity);
  }
}

void draw_choice(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited) {
  const std::string key = "offer/" + edited.offer.id + "/choice/" + std::to_string(edited.index);
  if (const auto name =
          edit_field(ui, context, key, context.tr("offer.line.choice"), edited.line().choice,
                     {.hint = context.tr("offer.line.choice.hint"), .clearable = true})) {
    edited.change(context, Change::set_choice, *name);
  }
}

void draw_section(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited) {
  const std::string key = "offer/" + edited.offer.id + "/section/" + std::to_string(edited.index);
  if (const auto name =
          edit_field(ui, context, key, context.tr("offer.line.section"), edited.line().section,
                     {.hint = context.tr("offer.line.section.hint"), .clearable = true})) {
    edited.change(context, Change::set_section, *name);
  }
  // The other sections at hand: a name typed twice differs sooner or later.
  std::vector<std::string_view> others;
  for (const offer::OfferLine& line : edited.offer.lines) {
    const std::string& name = line.section;
    const bool known = std::find(others.begin(), others.end(), name) != others.end();
    if (!name.empty() && name != edited.line().section && !known) others.emplace_back(name);
  }
  if (others.empty()) return;
  ui.begin_inline({.gap = 8});
  for (const std::string_view name : others) {
    if (ui::button(ui, context.strings.format("offer.line.section.into", {{"section", name}}),
                   {.id = name, .size = ui::ControlSize::small})) {
      edited.change(context, Change::set_section, std::string(name));
    }
  }
  ui.end_inline();
}

// Products of the line's category that the offer does not have yet, the nearest in price first.
struct Candidate {
  const catalogue::Product* product = nullptr;
  Minor price = 0;
  Minor apart = 0;
};
std::vector<Candidate> candidates(const ScreenContext& context, const EditedLine& edited) {
  const std::string search = fold_case(trim(context.view.offer.alternative_search));
  const offer::PriceContext prices = price_context(context.workspace, edited.offer);
  std::vector<Candidate> found;
  for (const catalogue::Product* product :
       context.workspace.catalogue().products_of(edited.line().category)) {
    const auto& lines = edited.offer.lines;
    const bool there = std::any_of(lines.begin(), lines.end(), [product](const auto& line) {
      return line.product == product->id;
    });
    const std::string name =
        fold_case(product->sku + " " + product->name.get(edited.offer.language));
    if (there || name.find(search) == std::string::npos) {
      continue;
    }
    const auto price = prices.prices.price_of({product->id, product->price, {}}, prices.buyer,
                                              edited.offer.date, edited.offer.currency);
    if (price) {
      const Minor change = price->price - edited.line().price;
      found.push_back({product, price->price, change < 0 ? -change : change});
    }
  }
  sort_by(found, [](const auto& a, const auto& b) { return a.apart < b.apart; });
  if (found.size() > kShown) {
    found.resize(kShown);
  }
  return found;
}

void draw_candidate(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited,
                    const Candidate& candidate) {
  const std::string& name = candidate.product->name.get(edited.offer.language);
  ui.push_id(candidate.product->id);
  ui::begin_group(ui, ui::Role::listitem, name, "candidate");
  ui.begin_row({-1, 110, 0}, {.gap = 8, .item_gap = 2, .vertical = ui::Align::center});
  ui::text(ui, ui::TextStyle::caption13_semibold, name, {.max_lines = 2});
  ui.next();
  ui::text(ui, ui::TextStyle::caption13,
           format_money({candidate.price, edited.offer.currency}, context.language()),
           {.align = ui::Align::right});
  ui.next();
  if (ui::button(ui, context.tr("offer.line.offer"),
                 {.id = "add", .size = ui::ControlSize::small, .description = name})) {
    edited.change(context, Change::add_alternative, candidate.product->id);
  }
  ui.end_row();
  ui::end_group(ui);
  ui.pop_id();
}

void draw_alternatives(ui::Ui& ui, const ScreenContext& context, const EditedLine& edited) {
  if (edited.line().category.empty()) {
    return;
  }
  ui::heading(ui, 3, context.tr("offer.line.alternatives"));
  ui::text_field(ui, context.tr("offer.line.search"), context.view.offer.alternative_search,
                 {.id = "search",
                  .icon = ui::kIconSearch,
                  .show_label = false,
                  .clearable = true,
                  .input_mode = "search"});
  const std::vector<Candidate> found = candidates(context, edited);
  if (found.empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("offer.line.alternatives.none"),
             {.color = ui::Color::text_muted});
  }
  ui::begin_group(ui, ui::Role::list, context.tr("offer.line.alternatives"), "alternatives");
  for (const Candidate& candidate : found) {
    draw_candidate(ui, context, edited, candidate);
  }
  ui::end_group(ui);
}

}  // namespace

void draw_offer_line_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  std::optional<std::size_t>& index = context.view.offer.edited_line;
  if (!index) {
    return;
  }
  if (*index >= offer.lines.size() || offer.status != offer::Status::draft) {
    index.reset();
    return;
  }
  const EditedLine edited{offer, *index};
  bool open = true;
  if (ui::begin_dialog(ui, edited.line().name, open,
                       {.id = "line", .width = 560, .text = context.tr("offer.line.lead")})) {
    draw_part(ui, context, edited);
    draw_quantity(ui, context, edited);
    draw_choice(ui, context, edited);
    draw_section(ui, context, edited);
    draw_alternatives(ui, context, edited);
    ui::begin_dialog_actions(ui);
    if (ui::button(ui, context.tr("offer.line.remove"),
                   {.id = "remove", .kind = ui::ButtonKind::danger, .icon = ui::kIconTrash2})) {
      edited.change(context, Change::remove);
      open = false;
    }
    if (ui::button(ui, context.tr("offer.line.done"),
                   {.id = "done", .kind = ui::ButtonKind::primary})) {
      open = false;
    }
    ui::end_dialog_actions(ui);
    ui::end_dialog(ui);
  }
  if (!open) {
    index.reset();
  }
}

}  // namespace oferta::app
