#include "app/ui/camera_view.h"

#include <string>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"

namespace oferta::ui {

void camera_view(Ui& ui, std::string_view name, float height) {
  State& s = ui.state();
  const Rect rect = place_item(s, 0, height, 0);
  paint::fill(s, rect, ui.color(Color::surface_sunken), radius::kCard);
  paint::icon(s, kIconCamera, rect.x + rect.width / 2, rect.y + height / 2, 48,
              ui.color(Color::text_muted));
  SemanticNode node;
  node.id = widget_id(s, name);
  node.role = Role::img;
  node.name = std::string(name);
  node.rect = rect;
  node.camera = true;
  emit(s, std::move(node));
}

}  // namespace oferta::ui
