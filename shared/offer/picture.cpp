#include "shared/offer/picture.h"

#include <algorithm>
#include <cstdint>

#include "shared/base/base64url.h"

namespace oferta::offer {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPngSign = "\x89PNG\r\n\x1a\n"sv;
constexpr std::string_view kJpegSign = "\xff\xd8\xff"sv;
constexpr std::string_view kPngUri = "data:image/png;base64,";
constexpr std::string_view kJpegUri = "data:image/jpeg;base64,";
constexpr std::size_t kPieceLength = 60'000;
constexpr std::uint32_t kByteSteps = 256;
constexpr std::uint32_t kOverlong = 2 * kMaxPictureSide;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + length && i < bytes.size(); ++i) {
    number = number * kByteSteps + static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

tl::unexpected<Error> broken() {
  return fail(ErrorCode::invalid_format, "The picture is broken.", "picture");
}

/// ISO/IEC 15948, annex D, bit by bit: pictures are small.
std::uint32_t png_checksum(std::string_view bytes) {
  constexpr std::uint32_t kPolynomial = 0xedb88320;
  std::uint32_t rest = ~std::uint32_t{0};
  for (const char byte : bytes) {
    rest ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) rest = (rest >> 1) ^ ((rest & 1) != 0 ? kPolynomial : 0);
  }
  return ~rest;
}

/// ISO/IEC 15948, 11.2.2.
Result<Picture> read_png_header(std::string_view header) {
  constexpr std::size_t kLength = 13, kHeightAt = 4, kDepthAt = 8, kColourAt = 9, kInterlaceAt = 12;
  constexpr std::uint32_t kDeep = 16, kGreyAlpha = 4, kColourAlpha = 6;
  if (header.size() != kLength) return broken();
  if (number_at(header, kDepthAt, 1) == kDeep || number_at(header, kInterlaceAt, 1) != 0) {
    return fail(ErrorCode::unsupported,
                "A PNG file is without interlacing and has at most 8 bits a channel.", "picture");
  }
  Picture picture;
  // What is above the limit by far is no negative number either.
  picture.width = static_cast<int>(std::min(number_at(header, 0, 4), kOverlong));
  picture.height = static_cast<int>(std::min(number_at(header, kHeightAt, 4), kOverlong));
  const std::uint32_t colour = number_at(header, kColourAt, 1);
  picture.alpha = colour == kGreyAlpha || colour == kColourAlpha;
  return picture;
}

/// Portable Network Graphics, 2nd edition (ISO/IEC 15948), 5.3: every chunk is its length, its
/// name, what it holds, and a checksum of the latter two. A damaged one would end the making of
/// papers.
Result<Picture> read_png(std::string_view bytes) {
  constexpr std::size_t kFrame = 12, kNameAt = 4, kHeldAt = 8, kColourAt = 9;
  constexpr std::uint32_t kByPalette = 3;
  Picture picture;
  bool drawn = false;
  bool needs_palette = false;
  for (std::size_t at = kPngSign.size(); bytes.size() >= at + kFrame;) {
    const std::size_t length = number_at(bytes, at, 4);
    if (length > bytes.size() - at - kFrame) return broken();
    const std::string_view name = bytes.substr(at + kNameAt, 4);
    const std::string_view held = bytes.substr(at + kHeldAt, length);
    if (png_checksum(bytes.substr(at + kNameAt, 4 + length)) !=
            number_at(bytes, at + kHeldAt + length, 4) ||
        (name == "IHDR") != (at == kPngSign.size())) {
      return broken();
    }
    if (name == "IHDR") {
      OFERTA_ASSIGN(picture, read_png_header(held));
      needs_palette = number_at(held, kColourAt, 1) == kByPalette;
    } else if (name == "PLTE") {
      needs_palette = false;
    } else if (name == "tRNS") {
      picture.alpha = true;
    } else if (name == "IDAT") {
      drawn = true;
    } else if (name == "IEND") {
      if (!drawn || needs_palette) return broken();
      return picture;
    }
    at += kFrame + length;
  }
  return broken();
}

/// JPEG (ITU-T T.81), B.1.1.3 and B.2.2: the frame header has the size.
Result<Picture> read_jpeg(std::string_view bytes) {
  constexpr std::uint32_t kMark = 0xff, kFirstFrame = 0xc0, kLastFrame = 0xcf, kHuffman = 0xc4,
                          kExtension = 0xc8, kArithmetic = 0xcc;
  constexpr std::uint32_t kDepth = 8, kGrey = 1, kColour = 3;
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (number_at(bytes, at, 1) != kMark) return broken();
    const std::uint32_t mark = number_at(bytes, at + 1, 1);
    if (mark == kMark) {
      ++at;  // filling
      continue;
    }
    const bool frame = mark >= kFirstFrame && mark <= kLastFrame && mark != kHuffman &&
                       mark != kExtension && mark != kArithmetic;
    if (frame) {
      const std::uint32_t channels = number_at(bytes, at + 9, 1);
      if (number_at(bytes, at + 4, 1) != kDepth || (channels != kGrey && channels != kColour)) {
        return fail(ErrorCode::unsupported, "A JPEG file is grey or in colours of a screen.",
                    "picture");
      }
      Picture picture;
      picture.height = static_cast<int>(number_at(bytes, at + 5, 2));
      picture.width = static_cast<int>(number_at(bytes, at + 7, 2));
      return picture;
    }
    at += 2 + number_at(bytes, at + 2, 2);
  }
  return broken();
}

/// FNV-1a, 64 bits, of which a number in JSON holds as many as these.
std::uint64_t key_of(std::string_view bytes) {
  constexpr std::uint64_t kStart = 0xcbf29ce484222325, kPrime = 0x100000001b3;
  constexpr std::uint64_t kKept = (std::uint64_t{1} << 48) - 1;
  std::uint64_t key = kStart;
  for (const char byte : bytes) key = (key ^ static_cast<unsigned char>(byte)) * kPrime;
  return key & kKept;
}

/// As a data URI has it (RFC 4648, section 4).
std::string standard_base64(std::string_view bytes) {
  std::string text = base64url(bytes);
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

Result<Picture> picture_of(std::string_view bytes) {
  if (bytes.size() > kMaxPictureBytes) {
    return fail(ErrorCode::out_of_range, "The picture has more than 130 KB.", "picture");
  }
  const bool png = bytes.starts_with(kPngSign);
  if (!png && !bytes.starts_with(kJpegSign)) {
    return fail(ErrorCode::unsupported, "The picture is neither PNG nor JPEG.", "picture");
  }
  OFERTA_ASSIGN(Picture picture, png ? read_png(bytes) : read_jpeg(bytes));
  if (picture.width <= 0 || picture.height <= 0) return broken();
  if (picture.width > kMaxPictureSide || picture.height > kMaxPictureSide) {
    return fail(ErrorCode::out_of_range, "The picture has more than 4000 pixels a side.",
                "picture");
  }
  picture.key = key_of(bytes);
  picture.uri = std::string(png ? kPngUri : kJpegUri) + standard_base64(bytes);
  return picture;
}

Result<Picture> picture_of_uri(std::string_view uri) {
  for (const std::string_view prefix : {kPngUri, kJpegUri}) {
    if (!uri.starts_with(prefix)) continue;
    std::string text(uri.substr(prefix.size()));
    while (text.ends_with('=')) text.pop_back();
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    OFERTA_ASSIGN(const std::string bytes, parse_base64url(text));
    OFERTA_ASSIGN(Picture picture, picture_of(bytes));
    if (picture.uri != uri) return broken();
    return picture;
  }
  return broken();
}

Json picture_fields(const Picture& picture) {
  Json pieces = Json::array();
  for (std::size_t at = 0; at < picture.uri.size(); at += kPieceLength) {
    pieces.push_back(picture.uri.substr(at, kPieceLength));
  }
  return Json{{"data", std::move(pieces)}};
}

Result<Picture> read_picture_fields(const Json& fields) {
  const auto data = fields.find("data");
  if (data == fields.end() || !data->is_array()) return broken();
  std::string uri;
  for (const Json& piece : *data) {
    if (!piece.is_string()) return broken();
    uri += piece.get_ref<const std::string&>();
    if (uri.size() > 2 * kMaxPictureBytes) return broken();
  }
  return picture_of_uri(uri);
}

}  // namespace oferta::offer
