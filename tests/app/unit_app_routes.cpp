#include <doctest/doctest.h>

#include "app/shell/route.h"

using namespace oferta::app;

TEST_CASE("every place has an address that leads back to it") {
  for (const Route& route : {to_clients(),
                             to_client("c1"),
                             to_needs("c1", "b1"),
                             to_selection("c1", "b1"),
                             to_selection("c1", "b1", "best"),
                             to_offer("o1"),
                             to_offers(),
                             to_catalogue(),
                             to_catalogue("phones"),
                             to_price_list(),
                             to_requests(),
                             to_settings(),
                             to_document_template(),
                             to_data(),
                             to_join("ofi_1"),
                             to_file(),
                             to_gallery(),
                             to_choosing("77aa"),
                             to_choosing("77aa", ChoosingPart::questions, "q1"),
                             to_choosing("77aa", ChoosingPart::offers)}) {
    CAPTURE(format_route(route));
    CHECK(parse_route(format_route(route)) == route);
  }
}

TEST_CASE("an address nobody knows leads to the client list") {
  for (const char* address :
       {"", "/", "/nowhere", "/clients/<script>", "clients", "///", "/offers/ "}) {
    CAPTURE(address);
    CHECK(parse_route(address) == to_clients());
  }
}

TEST_CASE("an unfinished address leads to the nearest place") {
  CHECK(parse_route("/clients/c1/briefs/b1") == to_client("c1"));
  CHECK(parse_route("/clients/c1/briefs/b1/unknown") == to_client("c1"));
  CHECK(parse_route("/clients/c1/briefs/b1/selection/dearest") == to_selection("c1", "b1"));
}

TEST_CASE("a selection without a variant is the place of any variant") {
  CHECK(same_place(to_selection("c1", "b1"), to_selection("c1", "b1", "best")));
  CHECK_FALSE(same_place(to_selection("c1", "b1", "economy"), to_selection("c1", "b1", "best")));
  CHECK_FALSE(same_place(to_selection("c1", "b2"), to_selection("c1", "b1", "best")));
  CHECK_FALSE(same_place(to_needs("c1", "b1"), to_selection("c1", "b1")));
}
