#pragma once
/// Pictures of products: one each at most, so small that many fit into what a client gets.
///
///   OFERTA_ASSIGN(const Picture picture, product_picture_of(bytes));
///   write("product_picture", product.id, picture_fields(picture));
///   OFERTA_ASSIGN(const Picture same, read_product_picture(fields));
///
/// They are made that small where they are chosen (web/page/pictures.js). Offers keep none: a
/// client and a paper are shown what a product looks like now.
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "shared/offer/picture.h"

namespace oferta::offer {

inline constexpr std::size_t kMaxProductPictureBytes = 16'000;
inline constexpr int kMaxProductPictureSide = 320;  ///< pixels
/// Of all pictures in one package for a client, as text: the rest of it is some 100 KB as a rule.
inline constexpr std::size_t kMaxSharedPictureBytes = 400'000;

using ProductPictures = std::map<std::string, Picture, std::less<>>;  ///< by id of the product

/// The errors of picture_of; out_of_range for one larger than a product's may be.
Result<Picture> product_picture_of(std::string_view bytes);
/// The same from the text Picture::uri.
Result<Picture> product_picture_of_uri(std::string_view uri);
/// The same from a record product_picture/<id of the product>, written by picture_fields.
Result<Picture> read_product_picture(const Json& fields);

}  // namespace oferta::offer
