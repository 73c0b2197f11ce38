#include "app/ui/imgui_frame.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "imgui_internal.h"

namespace oferta::ui {
namespace {

// The event queue sets what is down; what was just pressed or released follows from the frame
// before.
void follow_mouse(ImGuiIO& io) {
  const ImVec2 before = io.MousePosPrev;
  io.MouseDelta = {0, 0};
  if (ImGui::IsMousePosValid(&io.MousePos)) {
    // Whole pixels, so that nothing follows the hand more finely than it is drawn.
    io.MousePos = {std::floor(io.MousePos.x), std::floor(io.MousePos.y)};
    if (ImGui::IsMousePosValid(&before)) {
      io.MouseDelta = {io.MousePos.x - before.x, io.MousePos.y - before.y};
    }
  }
  for (std::size_t button = 0; button < std::size(io.MouseDown); ++button) {
    const bool was_down = io.MouseDownDuration[button] >= 0;
    const bool down = io.MouseDown[button];
    io.MouseClicked[button] = down && !was_down;
    io.MouseReleased[button] = !down && was_down;
    io.MouseDownDuration[button] = !down      ? -1.0F
                                   : was_down ? io.MouseDownDuration[button] + io.DeltaTime
                                              : 0.0F;
  }
}

void follow_fonts(ImGuiContext& context) {
  ImFontAtlas* atlas = context.IO.Fonts;
  ImFontAtlasUpdateNewFrame(atlas, context.FrameCount, true);
  ImDrawListSharedData& shared = context.DrawListSharedData;
  shared.FontAtlas = atlas;
  shared.Font = atlas->Fonts[0];
  ImFontAtlasUpdateDrawListsSharedData(atlas);
  shared.ClipRectFullscreen = {0, 0, context.IO.DisplaySize.x, context.IO.DisplaySize.y};
  shared.CurveTessellationTol = context.Style.CurveTessellationTol;
  shared.SetCircleTessellationMaxError(context.Style.CircleTessellationMaxError);
  shared.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill |
                        ImDrawListFlags_AntiAliasedLinesUseTex | ImDrawListFlags_AllowVtxOffset;
}

}  // namespace

void begin_imgui_frame(ImGuiContext& context, const ImGuiFrameInput& input) {
  ImGuiIO& io = context.IO;
  io.DisplaySize = {input.width, input.height};
  io.DisplayFramebufferScale = {input.scale, input.scale};
  io.DeltaTime = std::max(input.seconds, 0.0001F);
  ++context.FrameCount;
  context.InputEventsTrail.resize(0);
  ImGui::UpdateInputEvents(true);
  follow_mouse(io);
  ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  follow_fonts(context);
  context.Viewports[0]->DrawDataP.Valid = false;
}

ImDrawData& end_imgui_frame(ImGuiContext& context) {
  ImGuiIO& io = context.IO;
  io.MousePosPrev = io.MousePos;
  io.MouseWheel = 0;
  io.MouseWheelH = 0;
  ImVector<ImTextureData*>& textures = context.PlatformIO.Textures;
  textures.resize(0);
  for (ImTextureData* texture : io.Fonts->TexList) {
    textures.push_back(texture);
  }
  ImDrawData& data = context.Viewports[0]->DrawDataP;
  data.Clear();
  data.Valid = true;
  data.DisplaySize = io.DisplaySize;
  data.FramebufferScale = io.DisplayFramebufferScale;
  data.Textures = &textures;
  return data;
}

}  // namespace oferta::ui
