#pragma once
/// Draws ImGui's draw lists with WebGL 2 on the page's one canvas.
///
///   Renderer renderer;
///   if (!renderer.create("#canvas")) …            // no WebGL 2 here: the page says so
///   renderer.draw(*ImGui::GetDrawData(), clear_colour);
///   renderer.forget();                            // the context was lost; create() again on
///   restore
///
/// Nothing lives in the GPU alone: after a lost context everything is made again from ImGui's own
/// copies of its textures (ImTextureData of 1.92).
#include <cstdint>
#include <string>
#include <vector>

struct ImDrawData;
struct ImDrawList;
struct ImTextureData;

namespace oferta::web {

/// A colour to clear to, each channel 0–1.
struct ClearColour {
  float red = 1.0F;
  float green = 1.0F;
  float blue = 1.0F;
};

class Renderer {
 public:
  Renderer() = default;
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;
  ~Renderer() = default;

  /// Makes the context of the canvas (a CSS selector) if there is none, and all GPU objects.
  /// False when the browser gives no WebGL 2 context or refuses the shaders.
  bool create(const std::string& canvas);
  /// The context is gone and everything in it: textures are marked to be sent again.
  void forget();
  [[nodiscard]] bool ready() const { return program_ != 0; }

  /// Sends the textures that changed, then draws. Framebuffer size and scale are the draw data's.
  void draw(ImDrawData& data, const ClearColour& clear);

 private:
  [[nodiscard]] bool compile();
  void set_up_state(const ImDrawData& data, int width, int height) const;
  void draw_list(const ImDrawList& list, const ImDrawData& data, int width, int height);
  static void update_texture(ImTextureData& texture);

  std::intptr_t context_ = 0;
  std::uint32_t program_ = 0;
  std::uint32_t vertex_array_ = 0;
  std::uint32_t vertex_buffer_ = 0;
  std::uint32_t index_buffer_ = 0;
  std::int32_t projection_ = -1;
  std::int64_t vertex_capacity_ = 0;  ///< bytes
  std::int64_t index_capacity_ = 0;   ///< bytes
};

}  // namespace oferta::web
