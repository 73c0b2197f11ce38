// Pictures of products: taken in the catalogue, turned into pixels once, and shown to a client.
#include <doctest/doctest.h>

#include <string>

#include "app/shell/application.h"
#include "shared/offer/product_picture.h"
#include "tests/app/support/driver.h"
#include "tests/app/support/memory_platform.h"

using namespace oferta;
using oferta::testing::Driver;
using oferta::testing::MemoryPlatform;
using ui::Role;

namespace {

using namespace std::string_literals;

constexpr const char* kPictured = "Fanvil X1SP phone";
constexpr const char* kPicturedRow = "Details: Fanvil X1SP phone";

/// A JPEG of 64 × 48 pixels (ITU-T T.81, B.1.1.3).
const std::string kSmallPhoto =
    "\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x0b\x08\0\x30\0\x40\1\1\x11\0\xff\xd9"s;

struct CatalogueScreen {
  MemoryPlatform platform;
  app::Application application{platform, testing::test_fonts()};
  Driver driver{testing::target_of(application)};
  std::string product;  ///< id

  CatalogueScreen() {
    REQUIRE(application.load_demo(testing::demo_workspace()));
    application.route_changed("/catalogue");
    driver.settle();
  }
  void open_product() {
    driver.type(Role::textbox, "Search the catalogue", kPictured);
    driver.settle();
    driver.click(Role::row, kPicturedRow);
    driver.settle();
    REQUIRE(driver.find(Role::dialog, kPictured) != nullptr);
  }
  void choose(const std::string& small) {
    application.file_received("photo.jpg", "\xff\xd8 something large");
    REQUIRE_FALSE(platform.small_pictures.empty());
    product = platform.small_pictures.back().first;
    application.pictures().small_came(product, small);
    driver.settle();
  }
  [[nodiscard]] bool shown() const { return driver.find(Role::img, kPictured) != nullptr; }
};

}  // namespace

TEST_CASE("a product's picture is made small, kept, taken back and removed") {
  CatalogueScreen desk;
  desk.open_product();
  CHECK_FALSE(desk.shown());
  desk.choose(kSmallPhoto);
  CHECK(desk.platform.small_pictures.back().second == offer::kMaxProductPictureBytes);
  CHECK(desk.shown());
  CHECK(desk.driver.find(Role::button, "Replace the picture") != nullptr);
  CHECK(desk.platform.lines().find("product_picture") != std::string::npos);
  desk.driver.activate(Role::button, "Undo");
  desk.driver.settle();
  CHECK_FALSE(desk.shown());
  desk.choose(kSmallPhoto);
  desk.driver.activate(Role::button, "Remove the picture");
  desk.driver.settle();
  CHECK_FALSE(desk.shown());
  CHECK(desk.driver.find(Role::button, "Choose a picture") != nullptr);
}

TEST_CASE("what is no picture is refused, and what was there stays") {
  CatalogueScreen desk;
  desk.open_product();
  desk.choose(kSmallPhoto);
  desk.choose("");
  CHECK(desk.shown());
  CHECK(desk.driver.shows("The file could not be read as a picture…"));
  desk.choose(kSmallPhoto);
  CHECK_FALSE(desk.driver.shows("The file could not be read as a picture…"));
}

TEST_CASE("pixels are asked for once, as long as the picture is on the screen") {
  CatalogueScreen desk;
  desk.open_product();
  desk.choose(kSmallPhoto);
  REQUIRE(desk.platform.pixels.size() == 1);
  CHECK(desk.platform.pixels.front() == offer::product_picture_of(kSmallPhoto)->key);
  for (int i = 0; i < 5; ++i) desk.driver.frame();
  CHECK(desk.platform.pixels.size() == 1);
  const std::uint64_t key = desk.platform.pixels.front();
  desk.application.pictures().pixels_came(key + 1, 2, 2, std::string(16, 'x'));  // of another
  desk.application.pictures().pixels_came(key, 2, 2, std::string(15, 'x'));      // too few
  desk.application.pictures().pixels_came(key, 2, 2, std::string(16, 'x'));
  desk.driver.settle();
  CHECK(desk.shown());
  // Out of sight it is let go of, and asked for again when it is back.
  desk.driver.activate(Role::button, "Close");
  for (int i = 0; i < 200; ++i) desk.driver.frame();
  CHECK(desk.platform.pixels.size() == 1);
  desk.driver.click(Role::row, kPicturedRow);
  desk.driver.settle();
  CHECK(desk.platform.pixels.size() == 2);
}

TEST_CASE("a file on the page of a product goes to that product alone") {
  CatalogueScreen desk;
  desk.application.file_received("photo.jpg", kSmallPhoto);  // no product is open
  desk.driver.settle();
  CHECK(desk.platform.small_pictures.empty());
}

TEST_CASE("a client at the table sees the picture of what they are offered") {
  CatalogueScreen desk;
  desk.open_product();
  desk.choose(kSmallPhoto);
  desk.application.route_changed("/offers/offer-2026-0144");
  desk.driver.settle();
  desk.driver.activate(Role::button, "Show to the client");
  desk.driver.settle();
  CHECK(desk.driver.find(Role::img, "Телефон Fanvil X1SP") == nullptr);
  desk.application.key("ArrowRight", false, false, false);
  desk.driver.settle();
  CHECK(desk.driver.find(Role::img, "Телефон Fanvil X1SP") != nullptr);
}
