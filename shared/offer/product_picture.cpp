#include "shared/offer/product_picture.h"

namespace oferta::offer {
namespace {

/// Four letters for three bytes, and what stands before them.
constexpr std::size_t kMaxText = (kMaxProductPictureBytes + 2) / 3 * 4 + 40;

Result<Picture> no_larger(Result<Picture> picture) {
  if (picture && (picture->uri.size() > kMaxText || picture->width > kMaxProductPictureSide ||
                  picture->height > kMaxProductPictureSide)) {
    return fail(ErrorCode::out_of_range,
                "The picture of a product has more than 320 pixels a side or 16 KB.", "picture");
  }
  return picture;
}

}  // namespace

Result<Picture> product_picture_of(std::string_view bytes) {
  return no_larger(picture_of(bytes));
}

Result<Picture> product_picture_of_uri(std::string_view uri) {
  return no_larger(picture_of_uri(uri));
}

Result<Picture> read_product_picture(const Json& fields) {
  return no_larger(read_picture_fields(fields));
}

}  // namespace oferta::offer
