# Writes strings_data.h: the interface texts as string literals.
#   cmake -DRU=… -DEN=… -DOUTPUT=… -P embed_strings.cmake
file(READ "${RU}" ru)
file(READ "${EN}" en)
file(WRITE "${OUTPUT}.new" "#pragma once
#include <string_view>

namespace oferta::app {
inline constexpr std::string_view kStringsRu = R\"strings(${ru})strings\";
inline constexpr std::string_view kStringsEn = R\"strings(${en})strings\";
}  // namespace oferta::app
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
