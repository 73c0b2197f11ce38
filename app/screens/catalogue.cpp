// The catalogue: search, categories, products with price and stock, one product in a dialog.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/screens/tiles.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

bool matches(const catalogue::Product& product, const std::string& folded) {
  if (folded.empty()) {
    return true;
  }
  const std::string all =
      product.name.ru + "\n" + product.name.en + "\n" + product.sku + "\n" + product.brand;
  return fold_case(all).find(folded) != std::string::npos;
}

std::vector<const catalogue::Product*> search_products(const catalogue::Catalogue& catalogue,
                                                       const std::string& category,
                                                       const std::string& folded) {
  std::vector<const catalogue::Product*> found;
  for (const catalogue::Category* each : catalogue.categories()) {
    if (!category.empty() && each->id != category) {
      continue;
    }
    for (const catalogue::Product* product : catalogue.products_of(each->id)) {
      if (matches(*product, folded)) {
        found.push_back(product);
      }
    }
  }
  return found;
}

// Searched anew only when the words, the category or the catalogue changed.
const std::vector<const catalogue::Product*>& found_products(const ScreenContext& context) {
  CatalogueView& view = context.view.catalogue;
  const catalogue::Catalogue& catalogue = context.workspace.catalogue();
  std::string folded = fold_case(trim(view.search));
  if (view.found_revision != catalogue.revision() || view.found_for != folded ||
      view.found_category != context.route.category) {
    view.found = search_products(catalogue, context.route.category, folded);
    view.found_for = std::move(folded);
    view.found_category = context.route.category;
    view.found_revision = catalogue.revision();
  }
  return view.found;
}

std::string stock_of(const ScreenContext& context, const catalogue::Product& product) {
  if (product.kind == catalogue::ProductKind::service) {
    return context.tr("catalogue.stock.service");
  }
  if (product.stock && *product.stock > 0) {
    return format_integer(*product.stock, context.language()) + "\u00A0" +
           product.unit_for(*product.stock, context.language());
  }
  return product.lead_days > 0
             ? context.strings.format("catalogue.stock.days",
                                      {{"days", std::to_string(product.lead_days)}})
             : context.tr("catalogue.stock.none");
}

std::string price_of(const ScreenContext& context, const catalogue::Product& product) {
  return product.price ? format_money(*product.price, context.language())
                       : context.tr("catalogue.no_price");
}

void draw_filters(ui::Ui& ui, const ScreenContext& context) {
  std::vector<ui::ChoiceItem> items{{.label = context.tr("catalogue.all"), .id = "all"}};
  std::vector<std::string> ids{""};
  int index = 0;
  for (const catalogue::Category* category : context.workspace.catalogue().categories()) {
    if (category->id == context.route.category) {
      index = static_cast<int>(items.size());
    }
    items.push_back({.label = category->name.get(context.language()), .id = category->id});
    ids.push_back(category->id);
  }
  ui.begin_row({-1, 300}, {.gap = 12, .vertical = ui::Align::center, .stack_below = 620});
  ui::text_field(ui, context.tr("catalogue.search"), context.view.catalogue.search,
                 {.id = "search",
                  .placeholder = context.tr("catalogue.search.hint"),
                  .icon = ui::kIconSearch,
                  .show_label = false,
                  .clearable = true,
                  .input_mode = "search"});
  ui.next();
  if (ui::select(ui, context.tr("catalogue.category"), items, index,
                 {.id = "category", .show_label = false})) {
    context.go(to_catalogue(ids[static_cast<std::size_t>(index)]));
  }
  ui.end_row();
}

void draw_row(ui::Ui& ui, const ScreenContext& context, const catalogue::Product& product,
              int row) {
  const std::string& name = product.name.get(context.language());
  ui::begin_table_row(
      ui, row,
      {.id = product.id, .name = context.strings.format("catalogue.open", {{"name", name}})});
  ui::table_cell(ui, name,
                 {.style = ui::TextStyle::caption13_semibold,
                  .second_line = product.description.get(context.language())});
  ui::table_cell(ui, product.brand, {.color = ui::Color::text_muted});
  ui::table_cell(ui, stock_of(context, product), {.color = ui::Color::text_muted});
  ui::table_cell(ui, price_of(context, product));
  if (ui::end_table_row(ui)) {
    context.view.catalogue.open_product = product.id;
  }
}

void draw_table(ui::Ui& ui, const ScreenContext& context,
                const std::vector<const catalogue::Product*>& found) {
  const std::array<ui::TableColumn, 4> columns = {
      ui::TableColumn{.title = context.tr("catalogue.column.name"), .width = -1},
      ui::TableColumn{
          .title = context.tr("catalogue.column.brand"), .width = 130, .hide_below = 640},
      ui::TableColumn{
          .title = context.tr("catalogue.column.stock"), .width = 176, .hide_on_phone = true},
      ui::TableColumn{
          .title = context.tr("catalogue.column.price"), .width = 140, .align = ui::Align::right}};
  ui::begin_table(ui, context.tr("catalogue.title"), columns,
                  {.id = "products",
                   .row_count = static_cast<int>(found.size()),
                   .row_height = 52,
                   .height = std::max(240.0F, ui.available_height() - 32),
                   .clickable = true});
  for (const int row : ui::table_rows(ui)) {
    draw_row(ui, context, *found[static_cast<std::size_t>(row)], row);
  }
  ui::end_table(ui);
}

void draw_product_facts(ui::Ui& ui, const ScreenContext& context,
                        const catalogue::Product& product) {
  const Language language = context.language();
  ui::text(ui, ui::TextStyle::display24, price_of(context, product));
  for (const catalogue::QuantityBreak& quantity_break : product.breaks) {
    ui::text(
        ui, ui::TextStyle::caption13,
        context.strings.format("catalogue.price.break",
                               {{"count", format_integer(quantity_break.from, language)},
                                {"percent", format_percent(quantity_break.discount_bp, language)}}),
        {.color = ui::Color::success});
  }
  ui::label_value(ui, context.tr("catalogue.article"), product.sku);
  ui::label_value(ui, context.tr("catalogue.column.brand"), product.brand);
  ui::label_value(ui, context.tr("catalogue.column.stock"), stock_of(context, product));
  if (product.warranty_months > 0) {
    ui::label_value(ui, context.tr("catalogue.warranty"),
                    context.strings.plural("catalogue.months", product.warranty_months));
  }
  ui::separator(ui);
  const catalogue::Category* category = context.workspace.catalogue().category(product.category);
  if (category == nullptr) {
    return;
  }
  for (const catalogue::AttributeDefinition& definition : category->attributes) {
    if (const catalogue::AttributeValue* value = product.attribute(definition.key)) {
      ui::label_value(ui, definition.name.get(language),
                      catalogue::attribute_display(definition, *value, language));
    }
  }
}

// What clients see of it; a file that is dropped while the dialog is open is taken as well.
void draw_product_picture(ui::Ui& ui, const ScreenContext& context,
                          const catalogue::Product& product) {
  constexpr float kPreview = 112;
  const std::string& name = product.name.get(context.language());
  const bool known = context.workspace.product_pictures().count(product.id) > 0;
  ui.begin_row({kPreview, -1}, {.gap = 16, .vertical = ui::Align::center});
  ui::tile(ui, tile_of(context.workspace, product, name), kPreview);
  ui.next();
  ui::text(ui, ui::TextStyle::caption13, context.tr("catalogue.picture.lead"),
           {.color = ui::Color::text_muted});
  ui.begin_inline({.gap = 8});
  if (ui::button(ui, context.tr(known ? "catalogue.picture.other" : "catalogue.picture.pick"),
                 {.id = "pick-picture", .size = ui::ControlSize::small, .icon = ui::kIconUpload})) {
    context.commands.emit(PickPicture{product.id, true});
  }
  if (known && ui::button(ui, context.tr("catalogue.picture.remove"),
                          {.id = "remove-picture",
                           .kind = ui::ButtonKind::ghost,
                           .size = ui::ControlSize::small})) {
    context.commands.emit(RemovePicture{product.id, true});
  }
  ui.end_inline();
  if (context.view.catalogue.refused_for == product.id) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("catalogue.picture.refused"),
             {.color = ui::Color::danger, .live = ui::Live::assertive});
  }
  ui.end_row();
}

void draw_product(ui::Ui& ui, const ScreenContext& context) {
  const catalogue::Product* product =
      context.workspace.catalogue().product(context.view.catalogue.open_product);
  if (product == nullptr) {
    return;
  }
  bool open = true;
  if (ui::begin_dialog(
          ui, product->name.get(context.language()), open,
          {.id = "product", .width = 520, .text = product->description.get(context.language())})) {
    draw_product_picture(ui, context, *product);
    draw_product_facts(ui, context, *product);
    ui::end_dialog(ui);
  }
  if (!open) {
    context.view.catalogue.open_product.clear();
    context.view.catalogue.refused_for.clear();
  }
}

}  // namespace

void draw_catalogue(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("catalogue.title"));
  const std::vector<const catalogue::Product*>& found = found_products(context);
  ui.begin_column({.gap = 12,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 4, .vertical = ui::Align::center});
  ui::heading(ui, 1, context.tr("catalogue.title"));
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.plural("catalogue.count", static_cast<std::int64_t>(found.size())),
           {.color = ui::Color::text_muted, .live = ui::Live::polite});
  ui.next();
  ui.begin_inline({.align = ui::Align::right, .wrap = false});
  if (ui::button(ui, context.tr("price_list.pick"),
                 {.id = "price-list",
                  .icon = ui::kIconUpload,
                  .tooltip = context.tr("price_list.empty.text")})) {
    context.commands.emit(PickPriceList{});
  }
  ui.end_inline();
  ui.end_row();
  draw_filters(ui, context);
  if (found.empty()) {
    ui::empty_state(ui, context.tr("catalogue.empty.title"),
                    {.icon = ui::kIconPackage, .text = context.tr("catalogue.empty.text")});
  } else {
    ui::begin_card(ui, "products-card", {.name = context.tr("catalogue.title"), .padding = 4});
    draw_table(ui, context, found);
    ui::end_card(ui);
  }
  ui.end_column();
  draw_product(ui, context);
}

}  // namespace oferta::app
