// What stands for a product where a client looks at it: its picture, or the drawing of its
// category.
#pragma once

#include "app/screens/screen.h"
#include "app/ui/tile.h"
#include "shared/proposal/proposal.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {

// `name` has to outlive the tile.
ui::Tile tile_of(const workspace::Workspace& workspace, const catalogue::Product& product,
                 std::string_view name);
ui::Tile tile_of(const sharing::ClientView& view, const sharing::ClientLine& line);

// The tile at the left, and what follows until ui.end_row() beside it.
void begin_beside_tile(ui::Ui& ui, const ui::Tile& tile);

// What says most of a variant at a glance: the dearest line of each category, four at most.
void draw_tiles(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal& variant);
void draw_tiles(ui::Ui& ui, const sharing::ClientView& view, const sharing::ClientOffer& offer);

}  // namespace oferta::app
