#include "app/screens/selection_compare.h"

#include <array>
#include <string>
#include <vector>

#include "app/screens/selection_variants.h"
#include "app/screens/support.h"

namespace oferta::app {
namespace {

std::string product_names(const ScreenContext& context, const proposal::Proposal* variant,
                          const std::string& category) {
  std::vector<std::string> names;
  if (variant != nullptr) {
    for (const proposal::ProposalLine& line : variant->lines) {
      const catalogue::Product* product = context.workspace.catalogue().product(line.product);
      if (line.category == category && product != nullptr) {
        names.push_back(product->name.get(context.language()) + " × " +
                        format_integer(line.quantity, context.language()));
      }
    }
  }
  return names.empty() ? context.tr("selection.compare.absent") : join(names, ", ");
}

std::vector<const catalogue::Category*> categories_in_use(const ScreenContext& context) {
  std::vector<const catalogue::Category*> used;
  for (const catalogue::Category* category : context.workspace.catalogue().categories()) {
    for (const proposal::VariantKind kind : kVariants) {
      if (!product_names(context, context.engine.proposals().variant(kind), category->id)
               .compare(context.tr("selection.compare.absent"))) {
        continue;
      }
      used.push_back(category);
      break;
    }
  }
  return used;
}

}  // namespace

void draw_compare(ui::Ui& ui, const ScreenContext& context) {
  if (!ui::begin_dialog(ui, context.tr("selection.compare.title"),
                        context.view.selection.compare_open, {.id = "compare", .width = 1040})) {
    return;
  }
  const proposal::Proposals& proposals = context.engine.proposals();
  const std::vector<const catalogue::Category*> rows = categories_in_use(context);
  std::array<ui::TableColumn, 4> columns;
  columns[0] = {.title = context.tr("selection.compare.position"), .width = -0.8F};
  for (std::size_t i = 0; i < kVariants.size(); ++i) {
    columns[i + 1] = {.title = variant_title(context, kVariants[i], true), .width = -1};
  }
  ui::begin_table(
      ui, context.tr("selection.compare.title"), columns,
      {.id = "compare", .row_count = static_cast<int>(rows.size()) + 2, .row_height = 48});
  for (const int row : ui::table_rows(ui)) {
    const auto index = static_cast<std::size_t>(row);
    ui::begin_table_row(ui, row);
    if (index < rows.size()) {
      ui::table_cell(ui, rows[index]->name.get(context.language()),
                     {.color = ui::Color::text_muted});
    } else {
      ui::table_cell(ui,
                     context.tr(index == rows.size() ? "selection.coverage" : "selection.total"),
                     {.style = ui::TextStyle::caption13_semibold});
    }
    for (const proposal::VariantKind kind : kVariants) {
      const proposal::Proposal* variant = proposals.variant(kind);
      if (index < rows.size()) {
        ui::table_cell(ui, product_names(context, variant, rows[index]->id));
      } else if (variant == nullptr) {
        ui::table_cell(ui, "–");
      } else {
        ui::table_cell(ui,
                       index == rows.size()
                           ? percent_of(context, variant->coverage)
                           : context.money(variant->totals.gross, MoneyStyle::full),
                       {.style = ui::TextStyle::caption13_semibold});
      }
    }
    ui::end_table_row(ui);
  }
  ui::end_table(ui);
  ui::end_dialog(ui);
}

}  // namespace oferta::app
