// Pictures of products between the person's files, the workspace and the canvas. What a picture is
// the platform knows: it makes files small and turns what is kept into pixels.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/shell/commands.h"
#include "app/shell/platform.h"
#include "app/ui/context.h"

namespace oferta::app {

class PictureDesk {
 public:
  PictureDesk(Platform& platform, ui::Context& context, Commands& commands)
      : platform_(&platform), context_(&context), commands_(&commands) {}

  // After a frame: asks for the pixels of what was to be drawn.
  void ask_for_pixels();
  // A file that was chosen or dropped for a product. small_came follows.
  void make_small(std::string_view product, std::string_view file);

  // Of Platform::make_picture_small, empty where it was no picture; and of load_pixels, four bytes
  // a pixel.
  void small_came(std::string_view product, std::string_view bytes);
  void pixels_came(std::uint64_t key, int width, int height, std::string_view pixels);

 private:
  Platform* platform_;
  ui::Context* context_;
  Commands* commands_;
};

}  // namespace oferta::app
