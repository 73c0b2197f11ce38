// Pictures of signature and stamp: what is taken, how they are kept, and the papers they stand on.
#include "shared/offer/picture.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "shared/base/json.h"
#include "shared/deals/file_order.h"
#include "shared/deals/invoice.h"
#include "shared/deals/papers.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/sealing.h"
#include "shared/sharing/client_view.h"
#include "shared/sharing/offer_page.h"
#include "tests/support/offer_samples.h"

namespace {

using namespace oferta;
using namespace oferta::offer;
using namespace std::string_literals;

std::string four_bytes(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xffU);
  return bytes;
}

/// With the checksum by the definition, as a remainder of polynomials with reflected bits.
std::string chunk(const std::string& name, const std::string& held) {
  std::uint32_t rest = 0xffffffffU;
  for (const char byte : name + held) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      const bool out = ((rest ^ (static_cast<unsigned char>(byte) >> bit)) & 1U) != 0;
      rest = rest >> 1 ^ (out ? 0xedb88320U : 0U);
    }
  }
  return four_bytes(static_cast<std::uint32_t>(held.size())) + name + held + four_bytes(~rest);
}

/// The parts of a PNG that are looked at; 6 is a colour with transparency, 2 without.
std::string png(unsigned width, unsigned height, char colour, char depth = 8, char interlace = 0,
                const std::string& more = "") {
  return "\x89PNG\r\n\x1a\n"s +
         chunk("IHDR",
               four_bytes(width) + four_bytes(height) + depth + colour + "\0\0"s + interlace) +
         more + chunk("IDAT", "") + chunk("IEND", "");
}

std::string jpeg(char height, char width, char channels = 1) {
  return "\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x0b\x08\0"s + height + "\0"s + width + channels +
         "\1\x11\0\xff\xd9"s;
}

Issuer issuer_with(bool signature, bool stamp) {
  Issuer issuer = testing::paying_issuer();
  if (signature) issuer.company.pictures.signature = *picture_of(jpeg(60, 100));
  if (stamp) issuer.company.pictures.stamp = *picture_of(png(200, 200, 6));
  return issuer;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++times;
  return times;
}

}  // namespace

TEST_CASE("PNG and JPEG are taken with their size; what papers cannot show is refused") {
  const auto stamp = picture_of(png(200, 180, 6));
  REQUIRE(stamp);
  CHECK(stamp->width == 200);
  CHECK(stamp->height == 180);
  CHECK(stamp->alpha);
  CHECK(stamp->uri.starts_with("data:image/png;base64,iVBORw0KGgo"));
  CHECK_FALSE(picture_of(png(200, 180, 2))->alpha);
  const std::string palette = chunk("PLTE", "rgb");
  CHECK_FALSE(picture_of(png(9, 9, 3, 8, 0, palette))->alpha);
  CHECK(picture_of(png(9, 9, 3, 8, 0, palette + chunk("tRNS", "x")))->alpha);
  CHECK(picture_of(png(9, 9, 3)).error().code == ErrorCode::invalid_format);
  const auto scan = picture_of(jpeg(60, 100));
  REQUIRE(scan);
  CHECK(scan->width == 100);
  CHECK(scan->height == 60);
  CHECK_FALSE(scan->alpha);
  CHECK(picture_of("GIF89a").error().code == ErrorCode::unsupported);
  CHECK(picture_of(png(9, 9, 6, 16)).error().code == ErrorCode::unsupported);
  CHECK(picture_of(png(9, 9, 6, 8, 1)).error().code == ErrorCode::unsupported);
  CHECK(picture_of(png(0, 9, 6)).error().code == ErrorCode::invalid_format);
  CHECK(picture_of(png(4001, 9, 6)).error().code == ErrorCode::out_of_range);
  CHECK(picture_of(png(0xffffffffU, 9, 6)).error().code == ErrorCode::out_of_range);
  const std::string whole = png(9, 9, 6);
  for (std::size_t at = 8; at < whole.size(); ++at) {
    CAPTURE(at);
    CHECK(picture_of(whole.substr(0, at)).error().code == ErrorCode::invalid_format);
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
    CHECK(picture_of(damaged).error().code == ErrorCode::invalid_format);
  }
  CHECK(picture_of("\xff\xd8\xff\xe0\0\x40"s).error().code == ErrorCode::invalid_format);
  CHECK(picture_of(jpeg(60, 100, 4)).error().code == ErrorCode::unsupported);
  CHECK(picture_of(png(9, 9, 6) + std::string(kMaxPictureBytes, 'x')).error().code ==
        ErrorCode::out_of_range);
}

TEST_CASE("a picture is kept in pieces and read back; a changed one is none") {
  const Picture large = *picture_of(png(9, 9, 6) + std::string(100'000, 'x'));
  const Json fields = picture_fields(large);
  CHECK(fields["data"].size() == 3);
  for (const Json& piece : fields["data"]) CHECK(piece.get<std::string>().size() <= 65'536);
  CHECK(*read_picture_fields(fields) == large);
  for (const char* wrong :
       {R"({})", R"({"data":"x"})", R"({"data":[1]})", R"({"data":["data:image/png;base64,AAAA"]})",
        R"({"data":["https://example.org/stamp.png"]})"}) {
    CAPTURE(wrong);
    CHECK_FALSE(read_picture_fields(*parse_json(wrong)));
  }
}

TEST_CASE("papers have the pictures that are set, and without any nothing changes") {
  const auto made = compose_offer(testing::sample_input());
  REQUIRE(made);
  const auto images = [&](const Issuer& issuer) {
    const auto document = offer_document(*made, issuer);
    REQUIRE(document);
    return count(*document, "\"image\":");
  };
  CHECK(images(issuer_with(false, false)) == 0);
  CHECK(images(issuer_with(true, false)) == 1);
  CHECK(images(issuer_with(true, true)) == 2);
  const Issuer both = issuer_with(true, true);
  // A paper for two parties: only the company's side bears them.
  const auto contract =
      deals::paper_document(deals::Paper::contract, {.offer = *made, .issuer = both});
  REQUIRE(contract);
  CHECK(count(*contract, "\"image\":") % 2 == 0);
  CHECK(count(*contract, "\"image\":") >= 2);
  Issuer counted = both;
  counted.company.accountant_name = {"И. Сотникова", "I. Sotnikova"};
  const auto invoice = deals::make_invoice(*made, counted, {});
  REQUIRE(invoice);
  const auto paper = deals::invoice_document(*invoice, counted);
  REQUIRE(paper);
  CHECK(count(*paper, "\"image\":") == 2);  // not on the accountant's line
}

TEST_CASE(
    "an order carries the pictures to the papers; a client's page and an offer's file do not") {
  const auto made = compose_offer(testing::sample_input());
  REQUIRE(made);
  const Issuer both = issuer_with(true, true);
  const auto order = deals::write_file_order({.today = {2026, 11, 24}}, *made, both);
  REQUIRE(order);
  const auto file = deals::make_ordered_file(*order);
  REQUIRE(file);
  CHECK(count(file->definition, "\"image\":") == 2);
  const auto page_order = deals::write_file_order(
      {.paper = deals::OrderedPaper::client_page, .format = "html", .today = {2026, 11, 24}}, *made,
      both);
  REQUIRE(page_order);
  const auto view = sharing::client_view({&*made}, both);
  REQUIRE(view);
  const Offer sealed = sealed_offer(*made, both);
  CHECK(sealed.issuer->company.pictures == Pictures{});
  for (const std::string& text :
       {*page_order, *write_offer(*made, both), sharing::write_client_view(*view),
        sharing::offer_page(*view, {}).html}) {
    CHECK(text.find("base64,iVBOR") == std::string::npos);
    CHECK(text.find("base64,/9j/") == std::string::npos);
  }
}
