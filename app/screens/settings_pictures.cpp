#include "app/screens/settings_pictures.h"

#include <optional>
#include <string>

#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

void draw_picture(ui::Ui& ui, const ScreenContext& context, const char* which,
                  const std::optional<offer::Picture>& picture) {
  const std::string& name = context.tr(std::string("pictures.") + which);
  ui.push_id(which);
  ui::begin_group(ui, ui::Role::listitem, name, "picture");
  ui::label_value(ui, name,
                  picture ? picture_size(context, *picture) : context.tr("pictures.none"));
  ui.begin_inline({.gap = 8});
  if (ui::button(ui, context.tr(picture ? "pictures.other" : "pictures.pick"),
                 {.id = "pick",
                  .size = ui::ControlSize::small,
                  .icon = ui::kIconUpload,
                  .description = name})) {
    context.commands.emit(PickPicture{which});
  }
  if (picture && ui::button(ui, context.tr("pictures.remove"),
                            {.id = "remove",
                             .kind = ui::ButtonKind::ghost,
                             .size = ui::ControlSize::small,
                             .description = name})) {
    context.commands.emit(RemovePicture{which});
  }
  ui.end_inline();
  ui::end_group(ui);
  ui.pop_id();
}

}  // namespace

std::string picture_size(const ScreenContext& context, const offer::Picture& picture) {
  return context.strings.format("pictures.size", {{"width", std::to_string(picture.width)},
                                                  {"height", std::to_string(picture.height)}});
}

void draw_picture_settings(ui::Ui& ui, const ScreenContext& context) {
  const offer::Pictures& pictures = context.workspace.company().pictures;
  ui::begin_card(ui, "pictures", {.title = context.tr("pictures.title"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13, context.tr("pictures.lead"),
           {.color = ui::Color::text_muted});
  ui::begin_group(ui, ui::Role::list, context.tr("pictures.title"), "list");
  draw_picture(ui, context, "signature", pictures.signature);
  draw_picture(ui, context, "stamp", pictures.stamp);
  ui::end_group(ui);
  ui::end_card(ui);
}

}  // namespace oferta::app
