# Writes strings_data.h: the interface texts as string literals, in pieces of whole lines, since a
# compiler need not take a literal of more than 65536 bytes.
#   cmake -DRU=… -DEN=… -DOUTPUT=… -P embed_strings.cmake
function(literals file out)
  set(most 60000)
  file(READ "${file}" rest)
  set(pieces "")
  string(LENGTH "${rest}" length)
  while(length GREATER ${most})
    string(SUBSTRING "${rest}" 0 ${most} piece)
    string(FIND "${piece}" "\n" last REVERSE)
    math(EXPR end "${last} + 1")
    string(SUBSTRING "${rest}" 0 ${end} piece)
    string(APPEND pieces "R\"strings(${piece})strings\", ")
    string(SUBSTRING "${rest}" ${end} -1 rest)
    string(LENGTH "${rest}" length)
  endwhile()
  set(${out} "{${pieces}R\"strings(${rest})strings\"}" PARENT_SCOPE)
endfunction()

literals("${RU}" ru)
literals("${EN}" en)
file(WRITE "${OUTPUT}.new" "#pragma once
#include <string_view>

namespace oferta::app {
inline constexpr std::string_view kStringsRu[] = ${ru};
inline constexpr std::string_view kStringsEn[] = ${en};
}  // namespace oferta::app
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
