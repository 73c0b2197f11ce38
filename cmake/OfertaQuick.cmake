# Compiling all of the project quickly, from nothing: OFERTA_UNITY.
#
#   oferta_quick(<owner> <library>...)
#     compiles up to 30 sources of each library at once, and the headers of other libraries – the
#     standard one, JSON, {fmt}, expected – once for all of them. Of the processor's time for four
#     libraries, measured beside the batches of 11 without such headers, it takes less than half.
#
# The first library owns the compiled headers. All of a group are compiled with the same options;
# names in unnamed namespaces have to differ within a library. tests/ has headers of its own.

function(oferta_quick owner)
  if(NOT OFERTA_UNITY OR NOT TARGET ${owner})
    return()
  endif()
  target_precompile_headers(${owner} PRIVATE
    <algorithm> <array> <chrono> <cmath> <cstddef> <cstdint> <functional> <limits> <map> <memory>
    <optional> <set> <span> <string> <string_view> <tuple> <unordered_map> <utility> <vector>
    <fmt/format.h> <nlohmann/json.hpp> <tl/expected.hpp>)
  foreach(library IN ITEMS ${owner} ${ARGN})
    if(TARGET ${library})
      set_target_properties(${library} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 30)
      if(NOT library STREQUAL owner)
        target_precompile_headers(${library} REUSE_FROM ${owner})
      endif()
    endif()
  endforeach()
endfunction()

# Adds compiler options to those of the libraries that are there: oferta_options("<libraries>" <option>...)
function(oferta_options libraries)
  foreach(library IN LISTS libraries)
    if(TARGET ${library})
      target_compile_options(${library} PRIVATE ${ARGN})
    endif()
  endforeach()
endfunction()
