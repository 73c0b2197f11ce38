# Dear ImGui, compiled with the project's own configuration (app/ui/imconfig.h).
#
# Defines oferta::imgui, and for the browser oferta::imgui_gl3 with the OpenGL ES 3 renderer.
include(OfertaSources)

oferta_sources(imgui TITLE "Dear ImGui" VERSION 1.92.2b FOLDER imgui-1.92.2b PROBE imgui.cpp
               REPOSITORY https://github.com/ocornut/imgui.git)

add_library(oferta_imgui STATIC
  "${imgui_sources}/imgui.cpp" "${imgui_sources}/imgui_draw.cpp" "${imgui_sources}/imgui_tables.cpp"
  "${imgui_sources}/imgui_widgets.cpp")
add_library(oferta::imgui ALIAS oferta_imgui)
target_link_libraries(oferta_imgui PRIVATE oferta::codegen)
target_include_directories(oferta_imgui SYSTEM PUBLIC "${imgui_sources}" PRIVATE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(oferta_imgui PUBLIC IMGUI_USER_CONFIG="app/ui/imconfig.h")
# Every target that draws compiles the configuration too, and finds it from the repository's root.
target_include_directories(oferta_imgui INTERFACE "${PROJECT_SOURCE_DIR}")
set_target_properties(oferta_imgui PROPERTIES EXCLUDE_FROM_ALL ON)

if(EMSCRIPTEN)
  add_library(oferta_imgui_gl3 STATIC "${imgui_sources}/backends/imgui_impl_opengl3.cpp")
  add_library(oferta::imgui_gl3 ALIAS oferta_imgui_gl3)
  target_link_libraries(oferta_imgui_gl3 PUBLIC oferta::imgui PRIVATE oferta::codegen)
  target_include_directories(oferta_imgui_gl3 SYSTEM PUBLIC "${imgui_sources}/backends")
  set_target_properties(oferta_imgui_gl3 PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
