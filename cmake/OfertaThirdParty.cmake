# Header-only libraries that every platform compiles as they are.
#
# They lie in /usr/include between the system's own headers, which em++ must never see, so a folder
# in the build tree holds a link to each of them and nothing else.
#
# Defines oferta::third_party (nlohmann/json, doctest, tl::expected, {fmt}, CLI11, UTF8-CPP).

set(_oferta_third_party "${CMAKE_BINARY_DIR}/third_party/include")
file(MAKE_DIRECTORY "${_oferta_third_party}")

foreach(_header IN ITEMS nlohmann doctest tl fmt CLI utf8 utf8.h)
  # The tool chain confines find_* to its own sysroot, and these are meant to be the machine's.
  find_path(OFERTA_${_header}_DIR NAMES ${_header}
            HINTS /usr/include /usr/local/include /opt/homebrew/include
            NO_CMAKE_FIND_ROOT_PATH)
  if(NOT OFERTA_${_header}_DIR)
    message(FATAL_ERROR "The headers of `${_header}` were not found. On Debian "
                        "`tools/setup.sh build` installs them; elsewhere install nlohmann-json, "
                        "doctest, tl-expected, fmt 9 or later, CLI11 and utf8cpp.")
  endif()
  file(CREATE_LINK "${OFERTA_${_header}_DIR}/${_header}" "${_oferta_third_party}/${_header}" SYMBOLIC)
endforeach()

add_library(oferta_third_party INTERFACE)
add_library(oferta::third_party ALIAS oferta_third_party)
target_include_directories(oferta_third_party SYSTEM INTERFACE "${_oferta_third_party}")
target_compile_definitions(oferta_third_party INTERFACE FMT_HEADER_ONLY)
