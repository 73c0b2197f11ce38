// Dear ImGui's compile-time configuration. Included by imgui.h itself (IMGUI_USER_CONFIG), so that
// the library and everything that draws with it agree.
#pragma once

// The widget layer draws everything; no window of the library's own is ever shown.
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS

// The surroundings give files, clipboard and text input.
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS

// Any character a client's name may hold.
#define IMGUI_USE_WCHAR32

// The project's own fonts are the only ones.
#define IMGUI_DISABLE_DEFAULT_FONT

// A dense screen has more than 65 536 vertices.
#define ImDrawIdx unsigned int
