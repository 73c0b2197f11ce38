// Files ordered of the document module: the order is the offer's file and what is wanted of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "shared/base/json.h"
#include "shared/deals/file_order.h"
#include "shared/deals/invoice.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using oferta::deals::FileOrder;
using oferta::deals::OrderedPaper;

namespace {

constexpr Date kOrderDay{2026, 12, 1};

offer::Offer paid_offer() {
  offer::ComposeInput input = testing::sample_input();
  input.issuer = testing::paying_issuer();
  return *offer::compose_offer(input);
}

Result<deals::OrderedFile> order_file(OrderedPaper paper, const std::string& format) {
  const auto order =
      deals::write_file_order({paper, format, kOrderDay}, paid_offer(), testing::paying_issuer());
  REQUIRE(order);
  return deals::make_ordered_file(*order);
}

}  // namespace

TEST_CASE("an ordered offer is the document of the offer itself, byte for byte") {
  const auto file = order_file(OrderedPaper::offer, "pdf");
  REQUIRE(file);
  const offer::Offer offer = paid_offer();
  // Who issued it travels in the offer's language.
  const auto travelled = offer::read_offer(*offer::write_offer(offer, testing::paying_issuer()));
  REQUIRE(travelled);
  CHECK(file->definition == *offer::offer_document(offer, testing::paying_issuer(), {}));
  CHECK(file->definition == *offer::offer_document(travelled->offer, travelled->issuer, {}));
  CHECK(file->name == offer::document_file_name(offer, "pdf"));
}

TEST_CASE("an invoice bears the day it is ordered on, or the offer's where that is later") {
  const offer::Offer offer = paid_offer();
  const auto made = deals::make_invoice(offer, testing::paying_issuer(),
                                        {.date = std::max(offer.date, kOrderDay)});
  REQUIRE(made);
  const auto file = order_file(OrderedPaper::invoice, "docx");
  REQUIRE(file);
  CHECK(file->name == deals::invoice_file_name(*made, "docx"));
  CHECK(file->definition == *deals::invoice_document(*made, testing::paying_issuer()));
}

TEST_CASE("every paper comes in its formats and in no other") {
  for (int i = 0; i <= static_cast<int>(OrderedPaper::price_list); ++i) {
    const auto paper = static_cast<OrderedPaper>(i);
    CAPTURE(std::string(deals::ordered_paper_name(paper)));
    const bool is_offer = paper == OrderedPaper::offer || paper == OrderedPaper::short_offer;
    CHECK(order_file(paper, "pdf").has_value());
    CHECK(order_file(paper, "docx").has_value());
    CHECK(order_file(paper, "xlsx").has_value() == is_offer);
    CHECK(order_file(paper, "eml").has_value() == (is_offer || paper == OrderedPaper::invoice));
    CHECK(order_file(paper, "exe").error().code == ErrorCode::unsupported);
  }
}

TEST_CASE("what is no order is refused with the member that is missing or wrong") {
  const std::string order = *deals::write_file_order({OrderedPaper::act, "pdf", kOrderDay},
                                                     paid_offer(), testing::paying_issuer());
  for (const char* member : {"paper", "format", "today", "offer"}) {
    Json without = *parse_json(order);
    without.erase(member);
    const auto file = deals::make_ordered_file(canonical(without));
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::invalid_format);
    CHECK(file.error().detail == member);
  }
  Json other = *parse_json(order);
  other["paper"] = "love-letter";
  CHECK(deals::make_ordered_file(canonical(other)).error().code == ErrorCode::unsupported);
  Json forged = *parse_json(order);
  Json offer = *parse_json(forged["offer"].get<std::string>());
  offer["totals"]["gross"] = 1;
  forged["offer"] = canonical(offer);
  CHECK(deals::make_ordered_file(canonical(forged)).error().code == ErrorCode::conflict);
  CHECK(deals::make_ordered_file("{").error().code == ErrorCode::invalid_json);
}
