#include "app/screens/selection_why_not.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/ui/fuzzy.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

constexpr std::size_t kMostFound = 30;

void draw_answer(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  std::string words;
  if (context.why_not != nullptr) {
    words = join(proposal::explain_why_not(context.workspace.source(brief), *context.why_not,
                                           context.engine.proposals().currency, context.language()),
                 " ");
  }
  ui::text(ui, ui::TextStyle::caption13,
           words.empty() ? context.tr("selection.why_not.searching") : words,
           {.live = ui::Live::polite});
}

// Looking through a large catalogue costs time: only when the words have changed.
void find_products(const ScreenContext& context) {
  SelectionView& view = context.view.selection;
  const catalogue::Catalogue& catalogue = context.workspace.catalogue();
  const std::string wanted =
      view.why_not_query + "\n" + std::to_string(context.workspace.revision());
  if (view.why_not_found_for == wanted) return;
  view.why_not_found_for = wanted;
  std::vector<std::pair<int, const catalogue::Product*>> scored;
  for (const auto& [id, product] : catalogue.products()) {
    const int score = ui::fuzzy_score(view.why_not_query,
                                      product.name.get(context.language()) + " " + product.sku);
    if (score > 0) scored.emplace_back(-score, &product);
  }
  sort_by(scored, [](const auto& a, const auto& b) { return a.first < b.first; });
  if (scored.size() > kMostFound) scored.resize(kMostFound);
  view.why_not_found.clear();
  for (const auto& [score, product] : scored) view.why_not_found.push_back(product);
}

}  // namespace

void draw_why_not(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const catalogue::Product& product) {
  std::string& asked = context.view.selection.why_not;
  const std::string name = context.strings.format("selection.why_not.name",
                                                  {{"name", product.name.get(context.language())}});
  if (ui::link(ui, context.tr("selection.why_not"),
               {.id = "why-not", .role = ui::Role::button, .name = name})) {
    asked = asked == product.id ? std::string() : product.id;
  }
  if (asked == product.id) draw_answer(ui, context, brief);
}

void draw_why_not_dialog(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  SelectionView& view = context.view.selection;
  if (!view.why_not_open) return;
  if (ui::begin_dialog(
          ui, context.tr("selection.why_not.title"), view.why_not_open,
          {.id = "why-not", .width = 620, .text = context.tr("selection.why_not.lead")})) {
    if (const catalogue::Product* asked = context.workspace.catalogue().product(view.why_not)) {
      ui::heading(ui, 3, asked->name.get(context.language()));
      draw_answer(ui, context, brief);
    }
    find_products(context);
    std::vector<ui::SearchItem> items;
    for (const catalogue::Product* product : view.why_not_found) {
      const catalogue::Category* category =
          context.workspace.catalogue().category(product->category);
      items.push_back({.label = product->name.get(context.language()),
                       .description = category == nullptr ? std::string_view()
                                                          : std::string_view(category->name.get(
                                                                context.language()))});
    }
    const ui::SearchListResult found =
        ui::search_list(ui, context.tr("selection.why_not.find"), view.why_not_query, items,
                        {.id = "why-not-search",
                         .placeholder = context.tr("selection.why_not.hint"),
                         .empty = context.tr("selection.why_not.empty"),
                         .list_height = ui.viewport().height * 0.4F});
    if (found.chosen >= 0) {
      view.why_not = view.why_not_found[static_cast<std::size_t>(found.chosen)]->id;
    }
    ui::end_dialog(ui);
  }
  if (!view.why_not_open) view.why_not.clear();
}

}  // namespace oferta::app
