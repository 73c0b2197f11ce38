#pragma once
/// Pictures kept in records: PNG or JPEG, small. Those of a signature and a stamp stand on a
/// company's papers; those of products are smaller still (product_picture.h).
///
///   OFERTA_ASSIGN(const Picture picture, picture_of(bytes));
///   write("picture", "stamp", picture_fields(picture));
///   OFERTA_ASSIGN(const Picture same, read_picture_fields(fields));
///
/// Signature and stamp go into the papers the company makes, nowhere else: a client's package and
/// the file of an offer have no place for them.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/json.h"
#include "shared/base/result.h"

namespace oferta::offer {

/// So that its record fits into one operation.
inline constexpr std::size_t kMaxPictureBytes = 130'000;
inline constexpr int kMaxPictureSide = 4'000;  ///< pixels

struct Picture {
  std::string uri;            ///< "data:image/png;base64,…"
  int width = 0, height = 0;  ///< pixels
  bool alpha = false;         ///< parts of it can be seen through
  std::uint64_t key = 0;      ///< follows from the bytes: tells pictures apart
  friend bool operator==(const Picture&, const Picture&) = default;
};

/// What a company puts beside its signatory's name.
struct Pictures {
  std::optional<Picture> signature, stamp;
  friend bool operator==(const Pictures&, const Pictures&) = default;
};

/// out_of_range for too large a file or too many pixels; unsupported for another format, and for
/// interlaced PNG, 16 bits a channel or the four inks of a press, which papers cannot show;
/// invalid_format for a broken file.
Result<Picture> picture_of(std::string_view bytes);
/// The same from the text Picture::uri.
Result<Picture> picture_of_uri(std::string_view uri);

/// A record picture/signature or picture/stamp: the text in pieces, as texts of records are short.
Json picture_fields(const Picture& picture);
Result<Picture> read_picture_fields(const Json& fields);

}  // namespace oferta::offer
