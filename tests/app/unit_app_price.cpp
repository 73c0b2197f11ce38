// "Why this price": a line's way from its list price to what is paid, by keyboard and in the
// mirror.
#include <doctest/doctest.h>

#include <string>

#include "app/screens/price_trace.h"
#include "shared/pricing/totals.h"
#include "tests/app/support/driver.h"

using namespace oferta;
using oferta::testing::Driver;
using ui::Role;

namespace {

/// Ten phones at 3 000.00 with a quantity break, a promotion of the line and a bundle.
app::PriceTrace phones() {
  pricing::DocumentInput document;
  pricing::LineInput line;
  line.price = 3'000'00;
  line.quantity = 10;
  line.breaks = {{10, 1000}};
  line.vat_bp = 2200;
  line.steps.push_back({.value = 500, .rule = "autumn", .name = "Осень"});
  document.lines = {line};
  document.adjustments.push_back({.value = 650'00, .rule = "set", .name = "Комплект"});
  const auto priced = pricing::price_document(document);
  REQUIRE(priced);
  const auto steps = pricing::trace_of(document, *priced, 0);
  REQUIRE(steps);
  return {"Телефон", Currency::rub(), 10, 3'000'00, *steps, priced->lines[0]};
}

struct PricePage {
  explicit PricePage(Language language) : strings(app::Strings::of(language)) {}
  const app::Strings& strings;
  app::PriceTrace trace = phones();
  bool open = false;
  Driver driver{[this](ui::Ui& page) {
    if (app::price_link(page, strings, trace.name, "25 000")) open = true;
    if (open) app::draw_price_trace(page, strings, trace, open);
  }};

  bool shows(std::string text) const {
    const std::string space = " ";
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space, at)) {
      text.replace(at, space.size(), "\u00A0");
    }
    return driver.shows(text);
  }
};

}  // namespace

TEST_CASE("a price opens its trace by keyboard; Escape closes it and gives the focus back") {
  PricePage page(Language::ru);
  const std::string link = "Почему такая цена: Телефон, 25 000";
  page.driver.focus(Role::button, link);
  page.driver.activate(Role::button, link);
  page.driver.settle();
  CHECK(page.driver.node(Role::dialog, "Почему такая цена: Телефон").modal);
  page.driver.node(Role::table, "Почему такая цена: Телефон");
  CHECK(page.driver.shows("Цена по прайсу"));
  CHECK(page.shows("30 000,00"));
  CHECK(page.driver.shows("Скидка за количество…"));
  CHECK(page.shows("−3 000,00"));
  CHECK(page.driver.shows("Осень…"));
  CHECK(page.shows("−1 350,00"));
  CHECK(page.driver.shows("Комплект"));
  CHECK(page.shows("−650,00"));
  CHECK(page.shows("20 491,80"));  // 25 000.00 without the 22 % that are in it
  CHECK(page.shows("+4 508,20"));
  CHECK(page.driver.shows("К оплате"));
  CHECK(page.shows("25 000,00"));
  page.driver.key(Role::button, "Close", "Escape");
  page.driver.settle();
  CHECK_FALSE(page.open);
  CHECK(page.driver.find(Role::dialog, "Почему такая цена: Телефон") == nullptr);
}

TEST_CASE("the trace of a price in English") {
  PricePage page(Language::en);
  page.driver.click(Role::button, "Why this price: Телефон…");
  page.driver.settle();
  for (const char* text : {"List price", "Without VAT", "To pay"}) {
    CAPTURE(text);
    CHECK(page.driver.shows(text));
  }
  CHECK(page.driver.shows("VAT 22…"));
}
