#include "app/screens/tiles.h"

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/sort.h"
#include "shared/catalogue/pictogram.h"

namespace oferta::app {
namespace {

constexpr float kLineTile = 40;
constexpr float kCardTile = 52;

struct Telling {
  std::string_view category;
  Minor sum = 0;
  ui::Tile tile;
};

void draw_most_telling(ui::Ui& ui, std::vector<Telling> lines) {
  sort_by(lines, [](const Telling& a, const Telling& b) { return a.sum > b.sum; });
  std::vector<ui::Tile> tiles;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool first = true;
    for (std::size_t before = 0; before < i; ++before) {
      first = first && lines[before].category != lines[i].category;
    }
    if (first) tiles.push_back(lines[i].tile);
  }
  ui::tile_row(ui, tiles, kCardTile * ui.text_scale());
  ui.spacing(ui::space::kXs);
}

void put_picture_on(ui::Tile& tile, const offer::Picture& picture, std::string_view name) {
  tile.picture = picture.uri;
  tile.key = picture.key;
  tile.name = name;
}

}  // namespace

ui::Tile tile_of(const workspace::Workspace& workspace, const catalogue::Product& product,
                 std::string_view name) {
  const catalogue::Category* category = workspace.catalogue().category(product.category);
  ui::Tile tile{.drawing = catalogue::pictogram(
                    category == nullptr ? std::string_view() : std::string_view(category->icon))};
  const auto found = workspace.product_pictures().find(product.id);
  if (found != workspace.product_pictures().end()) put_picture_on(tile, found->second, name);
  return tile;
}

ui::Tile tile_of(const sharing::ClientView& view, const sharing::ClientLine& line) {
  ui::Tile tile{.drawing = catalogue::pictogram(line.icon)};
  if (line.picture) {
    put_picture_on(tile, view.pictures[static_cast<std::size_t>(*line.picture)], line.name);
  }
  return tile;
}

void begin_beside_tile(ui::Ui& ui, const ui::Tile& tile) {
  ui.begin_row({kLineTile, -1}, {.gap = 12, .item_gap = 2});  // widths of cells grow with text
  ui::tile(ui, tile, kLineTile * ui.text_scale());
  ui.next();
}

void draw_tiles(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal& variant) {
  std::vector<Telling> lines;
  for (const proposal::ProposalLine& line : variant.lines) {
    if (const auto* product = context.workspace.catalogue().product(line.product)) {
      lines.push_back(
          {product->category, line.gross,
           tile_of(context.workspace, *product, product->name.get(context.language()))});
    }
  }
  draw_most_telling(ui, std::move(lines));
}

void draw_tiles(ui::Ui& ui, const sharing::ClientView& view, const sharing::ClientOffer& offer) {
  std::vector<Telling> lines;
  for (const sharing::ClientLine& line : offer.lines) {
    if (!line.optional) lines.push_back({line.icon, line.sum, tile_of(view, line)});
  }
  draw_most_telling(ui, std::move(lines));
}

}  // namespace oferta::app
