#pragma once
/// Pictures on the canvas, as textures. Each is there while it is drawn, and is forgotten soon
/// after it was drawn last; the renderer makes what is listed by add_to, and makes it again after a
/// lost context. For app/ui.
#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "app/ui/context.h"
#include "imgui.h"

namespace oferta::ui {

class Textures {
 public:
  /// Null while the pixels are not here, which are asked for once.
  ImTextureData* find(std::uint64_t key, std::string_view uri, std::uint64_t frame);
  /// Four bytes a pixel: red, green, blue, alpha. Nothing of the right size: it cannot be shown.
  void put(std::uint64_t key, int width, int height, std::string_view pixels);
  std::vector<WantedPicture> take_wanted();
  /// At the end of a frame: lets go of those that were not drawn for a while, lists the others.
  void add_to(ImVector<ImTextureData*>& all, std::uint64_t frame);

 private:
  struct Entry {
    std::unique_ptr<ImTextureData> data;
    std::uint64_t drawn = 0;  ///< in which frame
  };
  std::map<std::uint64_t, Entry> entries_;
  std::vector<WantedPicture> wanted_;
};

}  // namespace oferta::ui
