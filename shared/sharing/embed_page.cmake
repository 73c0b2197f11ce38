# Writes page_parts.h: the client page's style and script as string literals.
#   cmake -DSTYLE=… -DSCRIPT=… -DOUTPUT=… -P embed_page.cmake
file(READ "${STYLE}" style)
file(READ "${SCRIPT}" script)
file(WRITE "${OUTPUT}.new" "#pragma once
#include <string_view>

namespace oferta::sharing {
inline constexpr std::string_view kPageStyle = R\"part(${style})part\";
inline constexpr std::string_view kPageScript = R\"part(${script})part\";
}  // namespace oferta::sharing
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
