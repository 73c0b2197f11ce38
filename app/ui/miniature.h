#pragma once
/// A page of another size, made smaller, within this one: to show how something will look on a
/// phone, a tablet or a stand.
///
///   miniature(ui, {.name = "How it will look", .description = "On a phone: «Choose …»",
///                  .width = 390, .height = 844, .max_height = 420},
///             [&](Ui& page) { draw_choosing(page, context); });
///
/// The page is drawn by the very functions that draw it where it belongs, with a layout, sizes and
/// memory of its own, and its text is made of glyphs of the size they have here. It is a picture:
/// nothing of it can be pointed at, pressed, focused or read one by one, so it is described.
#include <functional>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct MiniatureOptions {
  std::string_view id{};
  std::string_view name{};
  std::string_view description{};  ///< the headings of the page follow by themselves
  float width = 390;               ///< of the page shown, in its own CSS pixels
  float height = 844;
  float max_height = 420;  ///< here; it is never larger than life
  float text_scale = 1;    ///< as Context::set_text_scale
  bool touch = false;      ///< for fingers
};
/// One at a time on a page.
void miniature(Ui& ui, const MiniatureOptions& options, const std::function<void(Ui&)>& draw);

}  // namespace oferta::ui
