#include "shared/deals/qr_code.h"

#include <qrcodegen.h>
#include <algorithm>
#include <cstdint>
#include <vector>

namespace oferta::deals {

Result<QrCode> qr_code(std::string_view bytes) {
  constexpr std::size_t kMost = qrcodegen_BUFFER_LEN_MAX;
  if (bytes.size() > kMost) {
    return fail(ErrorCode::out_of_range, "The text is too long for a QR code.");
  }
  std::vector<std::uint8_t> data(kMost);
  std::copy(bytes.begin(), bytes.end(), data.begin());
  std::vector<std::uint8_t> made(kMost);
  if (!qrcodegen_encodeBinary(data.data(), bytes.size(), made.data(), qrcodegen_Ecc_MEDIUM,
                              qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_AUTO,
                              true)) {
    return fail(ErrorCode::out_of_range, "The text is too long for a QR code.");
  }
  QrCode code;
  const int side = qrcodegen_getSize(made.data());
  for (int y = 0; y < side; ++y) {
    std::string row;
    for (int x = 0; x < side; ++x) row += qrcodegen_getModule(made.data(), x, y) ? '1' : '0';
    code.rows.push_back(std::move(row));
  }
  return code;
}

std::string qr_svg(const QrCode& code) {
  const std::size_t side = code.rows.size() + 2 * static_cast<std::size_t>(kQuietZone);
  const std::string size = std::to_string(side);
  std::string path;
  for (std::size_t y = 0; y < code.rows.size(); ++y) {
    const std::string& row = code.rows[y];
    for (std::size_t x = 0; x < row.size();) {
      std::size_t end = x;
      while (end < row.size() && row[end] == '1') ++end;
      if (end > x) {
        const std::string run = std::to_string(end - x);
        path += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h" +
                run + "v1h-" + run + "z";
      }
      x = end == x ? x + 1 : end;
    }
  }
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + size + "\" height=\"" + size +
         "\" viewBox=\"0 0 " + size + " " + size + "\"><rect width=\"" + size + "\" height=\"" +
         size + "\" fill=\"#ffffff\"/><path d=\"" + path + "\" fill=\"#000000\"/></svg>";
}

}  // namespace oferta::deals
