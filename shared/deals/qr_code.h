#pragma once
/// A QR code (ISO/IEC 18004) as one matrix, for the screen, for documents and for pictures.
///
///   OFERTA_ASSIGN(const QrCode code, qr_code(bytes));
///   std::string picture = qr_svg(code);          // with the quiet zone of four modules around it
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta::deals {

/// Modules of white that have to surround a code.
inline constexpr int kQuietZone = 4;

struct QrCode {
  /// As many rows as columns, '1' is dark.
  std::vector<std::string> rows;
};

/// What the largest code holds in byte mode with error correction M.
inline constexpr std::size_t kMostQrBytes = 2'331;

/// Byte mode, error correction M or better without a larger code. out_of_range above kMostQrBytes.
Result<QrCode> qr_code(std::string_view bytes);

/// An SVG picture, quiet zone included: black on white, one unit a module.
std::string qr_svg(const QrCode& code);

}  // namespace oferta::deals
