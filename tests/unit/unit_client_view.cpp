// The package for a client: what is in it, what it refuses, and the page made of it.
#include "shared/sharing/client_view.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/offer/sealing.h"
#include "shared/sharing/offer_page.h"
#include "shared/sharing/ordered_page.h"
#include "tests/support/offer_samples.h"

namespace {

using namespace oferta;
using sharing::ClientView;

offer::Offer made_offer(const char* variant = "balanced", const char* id = "offer-1") {
  offer::ComposeInput input = testing::sample_input();
  input.variant = variant;
  input.id = id;
  const auto made = offer::compose_offer(input);
  REQUIRE(made);
  return *made;
}

ClientView view_of(const offer::Offer& offer) {
  const auto view = sharing::client_view({&offer}, testing::paying_issuer());
  REQUIRE(view);
  return *view;
}

/// The package with one change.
std::string altered(const ClientView& view, const std::function<void(Json&)>& change) {
  const auto json = parse_json(sharing::write_client_view(view));
  REQUIRE(json);
  Json copy = *json;
  change(copy);
  return canonical(copy) + "\n";
}

ErrorCode code_of(const std::string& text) {
  const auto refused = sharing::read_client_view(text);
  REQUIRE_FALSE(refused);
  return refused.error().code;
}

}  // namespace

TEST_CASE("a package reads as it was written, and its figures are those of the offer") {
  const offer::Offer offer = made_offer();
  const ClientView view = view_of(offer);
  const auto same = sharing::read_client_view(sharing::write_client_view(view));
  REQUIRE(same);
  CHECK(*same == view);
  const auto priced = offer::price_offer(offer);
  REQUIRE(priced);
  const sharing::ClientOffer& shared = view.offers.front();
  CHECK(shared.totals.gross == priced->totals.gross);
  CHECK(shared.lines.size() == offer.lines.size());
  CHECK(shared.lines[0].sum == priced->lines[0].after_discount);
  CHECK(shared.content_hash == offer::content_hash(offer));
  Minor sum = 0;
  for (const sharing::ClientLine& line : shared.lines) sum += line.sum;
  CHECK(sum == shared.totals.list - shared.totals.line_discounts);
}

TEST_CASE("whatever has no place in a package refuses it") {
  const ClientView view = view_of(made_offer());
  CHECK(code_of(altered(view, [](Json& json) { json["cost"] = 1; })) == ErrorCode::invalid_format);
  const auto foreign = sharing::read_client_view(
      altered(view, [](Json& json) { json["offers"][0]["lines"][1]["margin"] = 12; }));
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().detail == "offers[0].lines[1].margin");
  CHECK(code_of(altered(view, [](Json& json) { json["supplier"]["discount_limit"] = 5; })) ==
        ErrorCode::invalid_format);
  CHECK(code_of(altered(view, [](Json& json) { json["offers"][0]["needs"][0]["met"] = 1001; })) ==
        ErrorCode::out_of_range);
  CHECK(code_of(altered(view, [](Json& json) { json["offers"] = Json::array(); })) ==
        ErrorCode::invalid_format);
  CHECK(code_of(altered(view, [](Json& json) { json["offers"].push_back(json["offers"][0]); })) ==
        ErrorCode::invalid_format);
  CHECK(code_of(altered(view, [](Json& json) { json["supplier"]["accent"] = "red;}</style>"; })) ==
        ErrorCode::invalid_format);
  CHECK(code_of(altered(view, [](Json& json) { json["format"] = "oferta-client-2"; })) ==
        ErrorCode::unsupported);
  CHECK(code_of(" " + sharing::write_client_view(view)) == ErrorCode::invalid_format);
  CHECK(code_of("null") == ErrorCode::invalid_format);
  CHECK(code_of(std::string(sharing::kMaxClientViewBytes + 1, ' ')) == ErrorCode::out_of_range);
}

TEST_CASE("a package is of one client") {
  const offer::Offer offer = made_offer("best", "offer-1");
  offer::Offer other = made_offer("economy", "offer-2");
  CHECK(sharing::client_view({&offer, &other}, testing::sample_issuer()));
  CHECK_FALSE(sharing::client_view({&offer, &offer}, testing::sample_issuer()));
  CHECK_FALSE(sharing::client_view({}, testing::sample_issuer()));
  other.addressee.name = "АО «Сланец»";
  const auto refused = sharing::client_view({&offer, &other}, testing::sample_issuer());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalid_argument);
}

TEST_CASE("texts of an offer stay texts on the page") {
  offer::Offer offer = made_offer();
  offer.lines[0].name = "<script>alert(1)</script>";
  offer.lines[0].why = "\"><img src=x onerror=alert(2)>";
  offer.terms.payment = "</script><script>alert(3)</script>";
  offer.addressee.name = "'><b>";
  const ClientView view = view_of(offer);
  for (const bool link : {false, true}) {
    sharing::PageState state;
    state.link = link;
    const std::string page = sharing::offer_page(view, state).html;
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("<img src=x") == std::string::npos);
    CHECK(page.find("'><b>") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
  }
}

TEST_CASE("a link's page has no script, a file's page loads nothing") {
  const ClientView view = view_of(made_offer());
  sharing::PageState state;
  state.link = true;
  const sharing::Page link = sharing::offer_page(view, state);
  CHECK(link.html.find("<script") == std::string::npos);
  CHECK(link.policy.find("script-src") == std::string::npos);
  CHECK(link.policy.find("default-src 'none'") == 0);
  const sharing::Page file = sharing::offer_page(view, {});
  for (const char* outside : {"http:", "https:", "src=", "@import", "url("}) {
    CHECK_MESSAGE(file.html.find(outside) == std::string::npos, outside);
  }
  CHECK(file.html.find(sharing::view_hash(view)) != std::string::npos);
}

TEST_CASE("the page offers what can be answered, and no more") {
  const offer::Offer first = made_offer("best", "offer-1");
  const offer::Offer second = made_offer("economy", "offer-2");
  const auto view = sharing::client_view({&first, &second}, testing::sample_issuer());
  REQUIRE(view);
  const auto count = [&](const sharing::PageState& state, const std::string& part) {
    const std::string page = sharing::offer_page(*view, state).html;
    std::size_t found = 0;
    for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
    return found;
  };
  const std::string accept = "name=\"kind\" value=\"accept\"";
  const std::string choice = R"(<input type="radio" name="offer")";
  sharing::PageState state;
  state.link = true;
  CHECK(count(state, accept) == 1);
  CHECK(count(state, choice) == 8);  // two offers in each of four forms
  state.standing["offer-1"] = offer::Status::expired;
  CHECK(count(state, accept) == 1);
  CHECK(count(state, choice) == 6);
  state.standing["offer-2"] = offer::Status::superseded;
  CHECK(count(state, accept) == 0);
  CHECK(count(state, "name=\"kind\" value=\"wish\"") == 1);
  state.standing = {{"offer-1", offer::Status::accepted}, {"offer-2", offer::Status::declined}};
  CHECK(count(state, "<form") == 0);
  // The consent is asked for apart and never ticked beforehand.
  state.standing.clear();
  CHECK(count(state, "type=\"checkbox\" name=\"consent\" required") == 1);
  CHECK(count(state, "checked") == 0);
}

TEST_CASE("the client's page is ordered like a paper, a draft's is not, and papers pass through") {
  offer::Offer offer = made_offer();
  const auto order = [&](deals::OrderedPaper paper, const char* format) {
    const auto text = deals::write_file_order({paper, format, Date{2026, 12, 1}}, offer,
                                              testing::paying_issuer());
    REQUIRE(text);
    return *text;
  };
  const auto draft = sharing::make_file(order(deals::OrderedPaper::client_page, "html"));
  REQUIRE_FALSE(draft);
  CHECK(draft.error().code == ErrorCode::conflict);
  offer.status = offer::Status::sent;
  const auto page = sharing::make_file(order(deals::OrderedPaper::client_page, "html"));
  REQUIRE(page);
  CHECK(page->name == "КП-2026-0147 Линия связи.html");
  CHECK(page->definition == sharing::offer_page(view_of(offer), {}).html);
  const std::string paper = order(deals::OrderedPaper::offer, "pdf");
  const auto passed = sharing::make_file(paper);
  const auto made = deals::make_ordered_file(paper);
  REQUIRE((passed && made));
  CHECK(passed->definition == made->definition);
  CHECK_FALSE(deals::make_ordered_file(order(deals::OrderedPaper::client_page, "html")));
  CHECK_FALSE(sharing::make_file("{}"));
  CHECK_FALSE(sharing::make_file("not json"));
}
