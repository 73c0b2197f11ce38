# Sources of libraries that are compiled with the project.
#
#   oferta_sources(<name> TITLE <text> VERSION <version> FOLDER <folder in the archive>
#                  PROBE <file that proves them> REPOSITORY <address> [SUBFOLDER <folder in either>])
#
# Where they come from, the first that is there:
#   1. -DOFERTA_<NAME>_DIR=<folder with PROBE>, a copy the user has;
#   2. the archive in the user's download cache, put there and checked by tools/fetch_source.sh;
#   3. off Debian, the release's tag in REPOSITORY.
#
# Sets <name>_sources to the folder with PROBE, or ends the configuration saying what to do.

function(oferta_sources name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "TITLE;VERSION;FOLDER;PROBE;REPOSITORY;SUBFOLDER" "")
  string(TOUPPER "OFERTA_${name}_DIR" own_copy)
  set(third_party "${CMAKE_BINARY_DIR}/third_party")
  cmake_path(APPEND third_party "${arg_FOLDER}" "${arg_SUBFOLDER}" OUTPUT_VARIABLE folder)
  if(${own_copy})
    set(folder "${${own_copy}}")
  elseif(NOT EXISTS "${folder}/${arg_PROBE}")
    execute_process(
      COMMAND "${PROJECT_SOURCE_DIR}/tools/fetch_source.sh" ${name} "${third_party}"
      OUTPUT_VARIABLE archive OUTPUT_STRIP_TRAILING_WHITESPACE
      RESULT_VARIABLE failed)
    if(NOT failed)
      file(ARCHIVE_EXTRACT INPUT "${archive}" DESTINATION "${third_party}")
    else()
      message(STATUS "${arg_TITLE}: taking the tag v${arg_VERSION} instead")
      include(FetchContent)
      FetchContent_Declare(${name} GIT_REPOSITORY ${arg_REPOSITORY} GIT_TAG v${arg_VERSION}
                           GIT_SHALLOW TRUE)
      FetchContent_Populate(${name})
      cmake_path(APPEND ${name}_SOURCE_DIR "${arg_SUBFOLDER}" OUTPUT_VARIABLE folder)
    endif()
  endif()
  if(NOT EXISTS "${folder}/${arg_PROBE}")
    message(FATAL_ERROR "${arg_TITLE} ${arg_VERSION} is not in `${folder}`. Pass "
                        "-D${own_copy}=<folder with ${arg_PROBE}> to use a copy of your own.")
  endif()
  set(${name}_sources "${folder}" PARENT_SCOPE)
endfunction()
