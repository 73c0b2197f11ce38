# Dear ImGui, compiled with the project's own configuration (app/ui/imconfig.h).
#
# Where its sources come from, the first that is there:
#   1. -DOFERTA_IMGUI_DIR=<folder>, a copy the user has;
#   2. the archive in the user's download cache, put there and checked by tools/fetch_source.sh;
#   3. off Debian, the release's tag.
#
# Defines oferta::imgui, and for the browser oferta::imgui_gl3 with the OpenGL ES 3 renderer.

set(_oferta_imgui_version 1.92.2b)

if(OFERTA_IMGUI_DIR)
  set(_imgui "${OFERTA_IMGUI_DIR}")
else()
  set(_imgui "${CMAKE_BINARY_DIR}/third_party/imgui-${_oferta_imgui_version}")
  if(NOT EXISTS "${_imgui}/imgui.cpp")
    execute_process(
      COMMAND "${PROJECT_SOURCE_DIR}/tools/fetch_source.sh" imgui "${CMAKE_BINARY_DIR}/third_party"
      OUTPUT_VARIABLE _imgui_archive OUTPUT_STRIP_TRAILING_WHITESPACE
      RESULT_VARIABLE _imgui_failed)
    if(NOT _imgui_failed)
      file(ARCHIVE_EXTRACT INPUT "${_imgui_archive}"
           DESTINATION "${CMAKE_BINARY_DIR}/third_party")
    else()
      message(STATUS "Dear ImGui: taking the tag v${_oferta_imgui_version} instead")
      include(FetchContent)
      FetchContent_Declare(imgui GIT_REPOSITORY https://github.com/ocornut/imgui.git
                           GIT_TAG v${_oferta_imgui_version} GIT_SHALLOW TRUE)
      FetchContent_Populate(imgui)
      set(_imgui "${imgui_SOURCE_DIR}")
    endif()
  endif()
endif()
if(NOT EXISTS "${_imgui}/imgui.cpp")
  message(FATAL_ERROR "Dear ImGui ${_oferta_imgui_version} is not in `${_imgui}`. Pass "
                      "-DOFERTA_IMGUI_DIR=<folder with imgui.cpp> to use a copy of your own.")
endif()

add_library(oferta_imgui STATIC
  "${_imgui}/imgui.cpp" "${_imgui}/imgui_draw.cpp" "${_imgui}/imgui_tables.cpp"
  "${_imgui}/imgui_widgets.cpp")
add_library(oferta::imgui ALIAS oferta_imgui)
target_link_libraries(oferta_imgui PRIVATE oferta::codegen)
target_include_directories(oferta_imgui SYSTEM PUBLIC "${_imgui}" PRIVATE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(oferta_imgui PUBLIC IMGUI_USER_CONFIG="app/ui/imconfig.h")
# Every target that draws compiles the configuration too, and finds it from the repository's root.
target_include_directories(oferta_imgui INTERFACE "${PROJECT_SOURCE_DIR}")
set_target_properties(oferta_imgui PROPERTIES EXCLUDE_FROM_ALL ON)

if(EMSCRIPTEN)
  add_library(oferta_imgui_gl3 STATIC "${_imgui}/backends/imgui_impl_opengl3.cpp")
  add_library(oferta::imgui_gl3 ALIAS oferta_imgui_gl3)
  target_link_libraries(oferta_imgui_gl3 PUBLIC oferta::imgui PRIVATE oferta::codegen)
  target_include_directories(oferta_imgui_gl3 SYSTEM PUBLIC "${_imgui}/backends")
  set_target_properties(oferta_imgui_gl3 PROPERTIES EXCLUDE_FROM_ALL ON)
endif()
