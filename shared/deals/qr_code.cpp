#include "shared/deals/qr_code.h"

#include <cstdint>
#include <qrcodegen.hpp>

namespace oferta::deals {

Result<QrCode> qr_code(std::string_view bytes) {
  try {
    const std::vector<std::uint8_t> data(bytes.begin(), bytes.end());
    const qrcodegen::QrCode made =
        qrcodegen::QrCode::encodeBinary(data, qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode code;
    for (int y = 0; y < made.getSize(); ++y) {
      std::string row;
      for (int x = 0; x < made.getSize(); ++x) row += made.getModule(x, y) ? '1' : '0';
      code.rows.push_back(std::move(row));
    }
    return code;
  } catch (const qrcodegen::data_too_long&) {
    return fail(ErrorCode::out_of_range, "The text is too long for a QR code.");
  }
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
