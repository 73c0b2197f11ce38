#include "app/ui/miniature.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/passes.h"

namespace oferta::ui {
namespace {

// Where the small page lies: its origin, and its size by that of the page it shows.
struct Placing {
  Rect rect;
  float scale = 1;
  [[nodiscard]] ImVec2 at(float x, float y) const {
    return {rect.x + x * scale, rect.y + y * scale};
  }
};

ImU32 faded(ImU32 color, float alpha) {
  const auto opacity = static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFFU) * alpha;
  return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(opacity) << IM_COL32_A_SHIFT);
}

// The page's own memory; begun anew when it was not on the screen the frame before.
State& page_of(State& s) {
  if (!s.miniature || s.miniature_seen + 1 < s.frame) {
    s.miniature = std::make_unique<State>();
    s.miniature->fonts = s.fonts;
    s.miniature->textures = s.textures;
    s.miniature->lists.push_back(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData()));
  }
  s.miniature_seen = s.frame;
  return *s.miniature;
}

void draw_page(State& s, const MiniatureOptions& options, float scale,
               const std::function<void(Ui&)>& draw) {
  State& page = page_of(s);
  page.frame = s.frame;  // by which the pictures drawn are counted
  page.strings = s.strings;
  page.language = s.language;
  page.scheme = s.scheme;
  page.text_scale = options.text_scale;
  FrameInput input = s.input;
  input.width = options.width;
  input.height = options.height;
  input.scale = s.input.scale * scale;
  input.delta_seconds = s.first_pass ? s.input.delta_seconds : 0;
  input.touch = options.touch;
  input.typed = false;
  // Glyphs of the size they will have here, not larger ones made smaller.
  const auto rasterise_for = [&s](float density) {
    for (ImFont* font : {s.fonts.regular, s.fonts.semibold, s.fonts.icons}) {
      font->CurrentRasterizerDensity = density;
    }
  };
  rasterise_for(input.scale);
  begin_page(page, input);
  draw_settled(page, draw);
  rasterise_for(s.input.scale);
  s.frame_requested = s.frame_requested || page.frame_requested;
  if (page.wake_after >= 0) {
    s.wake_after = s.wake_after < 0 ? page.wake_after : std::min(s.wake_after, page.wake_after);
  }
}

// The triangles of one command, moved and made smaller.
void copy_triangles(ImDrawList& to, const ImDrawList& from, const ImDrawCmd& command,
                    const Placing& placing, float alpha) {
  const ImDrawIdx* indices = from.IdxBuffer.Data + command.IdxOffset;
  const auto [least, most] = std::minmax_element(indices, indices + command.ElemCount);
  const ImDrawVert* vertices = from.VtxBuffer.Data + command.VtxOffset;
  const int first = static_cast<int>(*least);
  const int count = static_cast<int>(*most) - first + 1;
  to.PrimReserve(static_cast<int>(command.ElemCount), count);
  const auto moved = static_cast<int>(to._VtxCurrentIdx) - first;
  for (unsigned i = 0; i < command.ElemCount; ++i) {
    to.PrimWriteIdx(static_cast<ImDrawIdx>(static_cast<int>(indices[i]) + moved));
  }
  for (int i = 0; i < count; ++i) {
    const ImDrawVert& vertex = vertices[first + i];
    to.PrimWriteVtx(placing.at(vertex.pos.x, vertex.pos.y), vertex.uv, faded(vertex.col, alpha));
  }
}

void copy_list(State& s, const ImDrawList& from, const Placing& placing) {
  ImDrawList& to = s.list();
  for (const ImDrawCmd& command : from.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    const ImVec2 low = placing.at(command.ClipRect.x, command.ClipRect.y);
    const ImVec2 high = placing.at(command.ClipRect.z, command.ClipRect.w);
    to.PushClipRect(low, high, true);
    to.PushTexture(command.TexRef);
    copy_triangles(to, from, command, placing, s.alpha);
    to.PopTexture();
    to.PopClipRect();
  }
}

// Its headings, which say where on the way it is.
std::string headings_of(const State& page) {
  std::string all;
  for (const SemanticNode& node : page.tree.nodes) {
    if (node.role == Role::heading) all += ". " + node.name;
  }
  return all;
}

}  // namespace

void miniature(Ui& ui, const MiniatureOptions& options, const std::function<void(Ui&)>& draw) {
  State& s = ui.state();
  const float scale =
      std::min({1.0F, ui.available_width() / options.width, options.max_height / options.height});
  const float width = std::floor(options.width * scale);
  const float height = std::floor(options.height * scale);
  const Rect place = place_item(s, 0, height, width);
  const Rect rect{paint::snap(s, place.x + (place.width - width) / 2), paint::snap(s, place.y),
                  width, height};
  draw_page(s, options, scale, draw);
  paint::fill(s, inset(rect, -1), ui.color(Color::border_strong), 0);
  push_clip(s, rect);
  for (int i = 0; i < s.miniature->layers_used; ++i) {
    copy_list(s, *s.miniature->lists[static_cast<std::size_t>(i)], {rect, scale});
  }
  pop_clip(s);
  SemanticNode node;
  node.id = widget_id(s, options.id.empty() ? options.name : options.id);
  node.role = Role::img;
  node.name = std::string(options.name);
  node.description = std::string(options.description) + headings_of(*s.miniature);
  node.rect = rect;
  emit(s, std::move(node));
}

}  // namespace oferta::ui
