#pragma once
/// What of Dear ImGui's frame the canvas needs: its queue of input, its fonts and their textures,
/// and the data a renderer draws. The widget layer draws everything itself, so NewFrame() and
/// Render() would only keep an empty window alive; without them the library's windows, tables and
/// navigation are not linked, which makes the program a tenth smaller as it is
/// sent.
///
///   begin_imgui_frame(context, {.width = 1366, .height = 768, .scale = 1});
///   … draw into lists made with ImGui::GetDrawListSharedData() …
///   ImDrawData& data = end_imgui_frame(context);
///   data.AddDrawList(&list);   // what ImGui::GetDrawData() gives from now on
#include "imgui.h"

namespace oferta::ui {

/// Sizes in CSS pixels; `scale` is device pixels per CSS pixel, `seconds` since the last frame.
struct ImGuiFrameInput {
  float width = 0;
  float height = 0;
  float scale = 1;
  float seconds = 0;
};

/// Takes queued events (a press and its release never in one frame, as the library promises), lets
/// glyphs no longer used go, and makes the draw lists' common data that of this frame. The fonts
/// are those of the context's own atlas, which must have at least one.
void begin_imgui_frame(ImGuiContext& context, const ImGuiFrameInput& input);

/// Draw data without lists, with the textures that are to be sent.
ImDrawData& end_imgui_frame(ImGuiContext& context);

}  // namespace oferta::ui
