// Pictures of products: what is taken, and which of them leave in what a client gets.
#include "shared/offer/product_picture.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "shared/base/json.h"
#include "shared/deals/file_order.h"
#include "shared/offer/document.h"
#include "shared/offer/sealing.h"
#include "shared/sharing/client_view.h"
#include "shared/sharing/offer_page.h"
#include "shared/sharing/ordered_page.h"
#include "tests/support/offer_samples.h"

namespace {

using namespace oferta;
using namespace oferta::offer;
using namespace std::string_literals;

/// A JPEG of so many pixels (ITU-T T.81, B.1.1.3), `more` bytes long beyond what it needs.
std::string photo_of(int width, int height, std::size_t more = 0, char mark = 'x') {
  const auto two = [](int number) {
    return std::string{static_cast<char>(number >> 8), static_cast<char>(number & 0xff)};
  };
  return "\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08"s + two(height) + two(width) +
         "\3\1\x22\0\2\x11\1\3\x11\1"s + std::string(more, mark) + "\xff\xd9"s;
}

Picture taken_picture(std::size_t more = 0, char mark = 'x') {
  const auto picture = product_picture_of(photo_of(320, 240, more, mark));
  REQUIRE(picture);
  return *picture;
}

Offer pictured_offer() {
  const auto made = compose_offer(testing::sample_input());
  REQUIRE(made);
  REQUIRE(made->lines.size() >= 2);
  return *made;
}

sharing::ClientView pictured_view(const Offer& offer, const ProductPictures& pictures) {
  const auto view = sharing::client_view({&offer}, testing::paying_issuer(), pictures);
  REQUIRE(view);
  return *view;
}

ErrorCode refused_view(const sharing::ClientView& view, const std::function<void(Json&)>& change) {
  Json json = *parse_json(sharing::write_client_view(view));
  change(json);
  const auto read = sharing::read_client_view(canonical(json) + "\n");
  REQUIRE_FALSE(read);
  return read.error().code;
}

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("a product's picture is small, and kept as it was taken") {
  const Picture picture = taken_picture();
  CHECK(picture.width == 320);
  CHECK(picture.height == 240);
  const auto same = read_product_picture(picture_fields(picture));
  REQUIRE(same);
  CHECK(*same == picture);
  CHECK(taken_picture(1).key != picture.key);
  CHECK(taken_picture(1, 'y').key != taken_picture(1).key);
  CHECK(product_picture_of(photo_of(320, 320, 15'900)));
  CHECK(product_picture_of(photo_of(321, 240)).error().code == ErrorCode::out_of_range);
  CHECK(product_picture_of(photo_of(240, 321)).error().code == ErrorCode::out_of_range);
  CHECK(product_picture_of(photo_of(320, 320, 16'100)).error().code == ErrorCode::out_of_range);
  CHECK(product_picture_of("GIF89a").error().code == ErrorCode::unsupported);
  CHECK_FALSE(product_picture_of(""));
  CHECK_FALSE(read_product_picture(Json::object()));
  CHECK_FALSE(product_picture_of_uri("https://example.com/a.jpg"));
}

TEST_CASE("a client's package has the pictures of its lines and no other") {
  Offer offer = pictured_offer();
  const std::string product = "the-company-s-own-id";
  offer.lines[1].product = product;
  const ProductPictures pictures{{product, taken_picture(10)},
                                 {"somewhere-else", taken_picture(20)}};
  const sharing::ClientView view = pictured_view(offer, pictures);
  REQUIRE(view.pictures.size() == 1);
  CHECK(view.pictures.front() == taken_picture(10));
  CHECK_FALSE(view.offers.front().lines[0].picture);
  CHECK(view.offers.front().lines[1].picture == 0);
  const std::string package = sharing::write_client_view(view);
  CHECK(package.find(taken_picture(20).uri) == std::string::npos);
  CHECK(package.find(product) == std::string::npos);  // ids of products are nobody's
  const auto read = sharing::read_client_view(package);
  REQUIRE(read);
  CHECK(*read == view);
  // Without pictures the package is what it was.
  CHECK(sharing::write_client_view(pictured_view(offer, {})).find("picture") == std::string::npos);
}

TEST_CASE("a package with a picture too many, too few or too large is refused") {
  const Offer offer = pictured_offer();
  const sharing::ClientView view =
      pictured_view(offer, {{offer.lines[0].product, taken_picture()}});
  CHECK(refused_view(view, [](Json& json) { json["pictures"].push_back(taken_picture(5).uri); }) ==
        ErrorCode::invalid_format);
  CHECK(refused_view(view, [](Json& json) { json.erase("pictures"); }) ==
        ErrorCode::invalid_format);
  CHECK(refused_view(view, [](Json& json) { json["offers"][0]["lines"][0].erase("picture"); }) ==
        ErrorCode::invalid_format);
  CHECK(refused_view(view, [](Json& json) { json["offers"][0]["lines"][0]["picture"] = 1; }) ==
        ErrorCode::invalid_format);
  CHECK(refused_view(view, [](Json& json) { json["pictures"][0] = "https://example.com/a.jpg"; }) ==
        ErrorCode::invalid_format);
  const auto large = picture_of(photo_of(900, 900));
  REQUIRE(large);
  CHECK(refused_view(view, [&](Json& json) { json["pictures"][0] = large->uri; }) ==
        ErrorCode::invalid_format);
}

TEST_CASE("pictures never make a package too large to be read") {
  Offer offer = pictured_offer();
  ProductPictures pictures;
  const OfferLine line = offer.lines.front();
  offer.lines.clear();
  for (int i = 0; i < 60; ++i) {
    offer.lines.push_back(line);
    offer.lines.back().product = "p" + std::to_string(i);
    pictures["p" + std::to_string(i)] = taken_picture(15'000 + static_cast<std::size_t>(i));
  }
  const sharing::ClientView view = pictured_view(offer, pictures);
  CHECK(view.pictures.size() > 15);
  CHECK(view.pictures.size() < 60);
  CHECK(view.offers.front().lines[0].picture == 0);
  CHECK_FALSE(view.offers.front().lines[59].picture);
  std::size_t size = 0;
  for (const Picture& picture : view.pictures) size += picture.uri.size();
  CHECK(size <= kMaxSharedPictureBytes);
  CHECK(sharing::read_client_view(sharing::write_client_view(view)));
}

TEST_CASE("the client's page shows a picture once however many lines have it") {
  Offer offer = pictured_offer();
  offer.lines.push_back(offer.lines[0]);
  const sharing::ClientView view =
      pictured_view(offer, {{offer.lines[0].product, taken_picture()}});
  const std::string html = sharing::offer_page(view, {.link = true}).html;
  CHECK(times_in(html, taken_picture().uri) == 1);
  CHECK(times_in(html, "tile photo p0\" role=\"img\" aria-label=") == 2);
  CHECK(times_in(html, "<svg viewBox") == offer.lines.size() - 2);
}

TEST_CASE("papers show pictures where the offer says so") {
  Offer offer = pictured_offer();
  const ProductPictures pictures{{offer.lines[0].product, taken_picture()},
                                 {"elsewhere", taken_picture(3)}};
  const Issuer issuer = testing::paying_issuer();
  const auto without = offer_document(offer, issuer, DocumentForm::full, pictures);
  REQUIRE(without);
  CHECK(*without == *offer_document(offer, issuer));
  const std::string hash = content_hash(offer);
  offer.pictures = true;
  CHECK(content_hash(offer) != hash);  // sealed with what was sent
  const auto with = offer_document(offer, issuer, DocumentForm::full, pictures);
  REQUIRE(with);
  CHECK(times_in(*with, taken_picture().uri) == 1);
  CHECK(with->find(taken_picture(3).uri) == std::string::npos);

  const auto order = deals::write_file_order(
      {.format = "pdf", .today = offer.date, .pictures = &pictures}, offer, issuer);
  REQUIRE(order);
  CHECK(order->find(taken_picture(3).uri) == std::string::npos);
  const auto file = deals::make_ordered_file(*order);
  REQUIRE(file);
  CHECK(file->definition == *with);
}

TEST_CASE("a page ordered as a file has the pictures of its lines") {
  Offer offer = pictured_offer();
  offer.status = Status::sent;
  const ProductPictures pictures{{offer.lines[0].product, taken_picture()},
                                 {"elsewhere", taken_picture(3)}};
  const auto order = deals::write_file_order({.paper = deals::OrderedPaper::client_page,
                                              .format = "html",
                                              .today = offer.date,
                                              .pictures = &pictures},
                                             offer, testing::paying_issuer());
  REQUIRE(order);
  const auto page = sharing::make_file(*order);
  REQUIRE(page);
  CHECK(page->definition.find(taken_picture().uri) != std::string::npos);
  CHECK(page->definition.find(taken_picture(3).uri) == std::string::npos);
}
