# Fonts and icons, made from Debian's fonts and the icon font among the npm packages.
#
#   oferta_fonts           fonts of the application in OFERTA_FONTS_DIR: inter-regular and
#                          inter-semibold (.otf for the canvas, .woff2 for text fields), icons.ttf
#   oferta_document_fonts  fonts of the documents in OFERTA_DOCUMENT_FONTS_DIR: noto-sans-regular,
#                          -bold, -italic and -bold-italic (.ttf)
#   oferta::icons          lets a target include "app/ui/icons_generated.h", which has a constant for
#                          each line of assets/icons.txt: `user-plus` is oferta::ui::kIconUserPlus

set(OFERTA_NODE_MODULES "${PROJECT_SOURCE_DIR}/node_modules" CACHE PATH
    "Where `npm ci` put the packages of package-lock.json")
set(OFERTA_FONTS_DIR "${PROJECT_BINARY_DIR}/fonts")
set(OFERTA_DOCUMENT_FONTS_DIR "${PROJECT_BINARY_DIR}/documents/fonts")

# fontTools comes with the system's Python, which another Python on the PATH may hide.
find_program(OFERTA_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_program(OFERTA_PYTHON NAMES python3 REQUIRED NO_CMAKE_FIND_ROOT_PATH)

set(_make_fonts "${PROJECT_SOURCE_DIR}/tools/fonts.py")
set(_icon_font "${OFERTA_NODE_MODULES}/lucide-static/font")
set(_icon_names "${PROJECT_SOURCE_DIR}/assets/icons.txt")
set(_icon_header "${PROJECT_BINARY_DIR}/generated/app/ui/icons_generated.h")

add_custom_command(
  OUTPUT "${OFERTA_FONTS_DIR}/icons.ttf" "${_icon_header}"
  COMMAND "${OFERTA_PYTHON}" "${_make_fonts}" icons "${_icon_names}" "${_icon_font}"
          "${OFERTA_FONTS_DIR}/icons.ttf" "${_icon_header}"
  DEPENDS "${_make_fonts}" "${_icon_names}" "${_icon_font}/lucide.ttf"
  COMMENT "Choosing the icons" VERBATIM)
add_custom_target(oferta_icon_files DEPENDS "${OFERTA_FONTS_DIR}/icons.ttf" "${_icon_header}")
add_library(oferta_icons INTERFACE)
add_library(oferta::icons ALIAS oferta_icons)
add_dependencies(oferta_icons oferta_icon_files)

set(_fonts)
foreach(_name IN ITEMS inter-regular inter-semibold)
  list(APPEND _fonts "${OFERTA_FONTS_DIR}/${_name}.otf" "${OFERTA_FONTS_DIR}/${_name}.woff2")
endforeach()
add_custom_command(
  OUTPUT ${_fonts}
  COMMAND "${OFERTA_PYTHON}" "${_make_fonts}" interface "${OFERTA_FONTS_DIR}"
  DEPENDS "${_make_fonts}" COMMENT "Making the application's fonts" VERBATIM)
add_custom_target(oferta_fonts DEPENDS ${_fonts} "${OFERTA_FONTS_DIR}/icons.ttf")
add_dependencies(oferta_fonts oferta_icon_files)

set(_document_fonts)
foreach(_name IN ITEMS regular bold italic bold-italic)
  list(APPEND _document_fonts "${OFERTA_DOCUMENT_FONTS_DIR}/noto-sans-${_name}.ttf")
endforeach()
add_custom_command(
  OUTPUT ${_document_fonts}
  COMMAND "${OFERTA_PYTHON}" "${_make_fonts}" documents "${OFERTA_DOCUMENT_FONTS_DIR}"
  DEPENDS "${_make_fonts}" COMMENT "Making the documents' fonts" VERBATIM)
add_custom_target(oferta_document_fonts DEPENDS ${_document_fonts})
