#include "app/screens/selection_compare.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/selection_variants.h"
#include "app/screens/support.h"

namespace oferta::app {
namespace {

// «АТС × 1, Гарнитура × 25»; empty where the variant has nothing of the category.
std::string product_names(const ScreenContext& context, const proposal::Proposal* variant,
                          const std::string& category) {
  std::vector<std::string> names;
  if (variant != nullptr) {
    for (const proposal::ProposalLine& line : variant->lines) {
      const catalogue::Product* product = context.workspace.catalogue().product(line.product);
      if (line.category == category && product != nullptr) {
        names.push_back(product->name.get(context.language()) + "\u00A0×\u00A0" +
                        format_integer(line.quantity, context.language()));
      }
    }
  }
  return join(names, ", ");
}

// What each variant has of a category.
struct ComparedCategory {
  const catalogue::Category* category = nullptr;
  std::array<std::string, kVariants.size()> names;

  [[nodiscard]] bool same() const {
    return std::all_of(names.begin(), names.end(),
                       [this](const std::string& name) { return name == names.front(); });
  }
};

std::vector<ComparedCategory> categories_in_use(const ScreenContext& context) {
  std::vector<ComparedCategory> used;
  for (const catalogue::Category* category : context.workspace.catalogue().categories()) {
    ComparedCategory compared{category, {}};
    bool present = false;
    for (std::size_t i = 0; i < kVariants.size(); ++i) {
      compared.names[i] =
          product_names(context, context.engine.proposals().variant(kVariants[i]), category->id);
      present = present || !compared.names[i].empty();
    }
    if (present) used.push_back(std::move(compared));
  }
  return used;
}

const std::string& shown_names(const ScreenContext& context, const std::string& names) {
  return names.empty() ? context.tr("selection.compare.absent") : names;
}

// Two lines, because the names of one maker's products often differ at the end.
void name_cell(ui::Ui& ui, const std::string& text, ui::Color color,
               ui::TextStyle style = ui::TextStyle::caption13) {
  ui::begin_table_cell(ui);
  ui.begin_column({.gap = 0});
  ui::text(ui, style, text, {.color = color, .max_lines = 2});
  ui.end_column();
  ui::end_table_cell(ui);
}

// What is the same in every variant stands back, so that the differences are seen at a glance.
void category_cells(ui::Ui& ui, const ScreenContext& context, const ComparedCategory& compared) {
  name_cell(ui, compared.category->name.get(context.language()), ui::Color::text_muted);
  const bool same = compared.same();
  for (const std::string& names : compared.names) {
    name_cell(ui, shown_names(context, names),
              same || names.empty() ? ui::Color::text_muted : ui::Color::text);
  }
}

void figure_cells(ui::Ui& ui, const ScreenContext& context, bool coverage) {
  name_cell(ui, context.tr(coverage ? "selection.coverage" : "selection.total"), ui::Color::text,
            ui::TextStyle::caption13_semibold);
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = context.engine.proposals().variant(kind);
    std::string figure = "–";
    if (variant != nullptr) {
      figure = coverage ? percent_of(context, variant->coverage)
                        : context.money(variant->totals.gross, MoneyStyle::full);
    }
    ui::table_cell(ui, figure, {.style = ui::TextStyle::caption13_semibold});
  }
}

void draw_table(ui::Ui& ui, const ScreenContext& context,
                const std::vector<ComparedCategory>& rows) {
  std::array<ui::TableColumn, kVariants.size() + 1> columns;
  columns[0] = {.title = context.tr("selection.compare.position"), .width = -0.8F};
  for (std::size_t i = 0; i < kVariants.size(); ++i) {
    columns[i + 1] = {.title = variant_title(context, kVariants[i], true), .width = -1};
  }
  ui::begin_table(
      ui, context.tr("selection.compare.title"), columns,
      {.id = "compare", .row_count = static_cast<int>(rows.size()) + 2, .row_height = 56});
  for (const int row : ui::table_rows(ui)) {
    const auto index = static_cast<std::size_t>(row);
    ui::begin_table_row(ui, row);
    if (index < rows.size()) {
      category_cells(ui, context, rows[index]);
    } else {
      figure_cells(ui, context, index == rows.size());
    }
    ui::end_table_row(ui);
  }
  ui::end_table(ui);
}

// On a phone: what each costs and does, then category by category what differs, then what does not.
void draw_list(ui::Ui& ui, const ScreenContext& context,
               const std::vector<ComparedCategory>& categories) {
  for (const proposal::VariantKind kind : kVariants) {
    if (const proposal::Proposal* variant = context.engine.proposals().variant(kind)) {
      ui::label_value(
          ui, variant_title(context, kind, true) + " · " + percent_of(context, variant->coverage),
          context.money(variant->totals.gross, MoneyStyle::full), {.label_color = ui::Color::text});
    }
  }
  for (const ComparedCategory& compared : categories) {
    if (compared.same()) continue;
    ui.spacing(4);
    ui::heading(ui, 2, ui::TextStyle::body15_semibold,
                compared.category->name.get(context.language()));
    for (std::size_t i = 0; i < kVariants.size(); ++i) {
      ui::text(ui, ui::TextStyle::caption13,
               variant_title(context, kVariants[i], true) + ": " +
                   shown_names(context, compared.names[i]));
    }
  }
  ui.spacing(4);
  ui::heading(ui, 2, ui::TextStyle::body15_semibold, context.tr("selection.compare.same"));
  for (const ComparedCategory& compared : categories) {
    if (!compared.same()) continue;
    ui::text(ui, ui::TextStyle::caption13, compared.names.front(),
             {.color = ui::Color::text_muted});
  }
}

}  // namespace

void draw_compare(ui::Ui& ui, const ScreenContext& context) {
  if (!ui::begin_dialog(ui, context.tr("selection.compare.title"),
                        context.view.selection.compare_open, {.id = "compare", .width = 1040})) {
    return;
  }
  const std::vector<ComparedCategory> rows = categories_in_use(context);
  if (ui.phone()) {
    draw_list(ui, context, rows);
  } else {
    draw_table(ui, context, rows);
  }
  ui::end_dialog(ui);
}

}  // namespace oferta::app
