# Finds the Emscripten tool chain: Debian's, or the one of an active emsdk.
set(_oferta_emscripten_files
    "$ENV{EMSDK}/upstream/emscripten/cmake/Modules/Platform/Emscripten.cmake"
    "$ENV{EMSCRIPTEN}/cmake/Modules/Platform/Emscripten.cmake"
    "/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake")
foreach(_oferta_file IN LISTS _oferta_emscripten_files)
  if(EXISTS "${_oferta_file}")
    include("${_oferta_file}")
    set(_oferta_emscripten_found TRUE)
    break()
  endif()
endforeach()
if(NOT _oferta_emscripten_found)
  message(FATAL_ERROR "Emscripten was not found. On Debian `tools/setup.sh build` installs it; "
                      "elsewhere activate an emsdk so that EMSDK is set, and configure again.")
endif()

# Debian keeps acorn, which emcc needs from -O2 on, where only Debian's own node looks for it.
# The variable has to be there when the link runs, whoever started the build.
if(EXISTS "/usr/share/nodejs/acorn")
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "env NODE_PATH=/usr/share/nodejs")
endif()
