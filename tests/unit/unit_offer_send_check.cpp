// The list of what is wrong with an offer before it goes out.
#include "shared/offer/send_check.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;
using Kind = SendProblemKind;

namespace {

/// A catalogue, prices and a company by which the sample offer is ready to go.
struct Desk {
  catalogue::Catalogue catalogue;
  pricing::PriceBook prices;
  pricing::VatRates rates = testing::sample_vat_rates();
  Issuer issuer = testing::sample_issuer();
  pricing::MarginPolicy margins;
  Date today{2026, 11, 25};
  Offer offer;
  Authority authority{.limit_bp = 700, .below_floor = false};

  Desk() {
    issuer.company.inn = "7707083893";
    issuer.company.ogrn = "1027700132195";
    const Result<Offer> made = compose_offer(testing::sample_input());
    REQUIRE(made);
    offer = *made;
    put("A", 12'490'00, 9'000'00, "general");
    put("B", 990'50, 500'00, "reduced");
  }

  void put(const char* id, Minor price, Minor cost, const char* vat_kind) {
    catalogue::Product product;
    product.id = id;
    product.category = "phones";
    product.price = Money{price, Currency::rub()};
    product.cost = Money{cost, Currency::rub()};
    product.stock = 10;
    product.lead_days = 14;
    product.vat_kind = vat_kind;
    catalogue.put(std::move(product));
  }

  template <class Change>
  void change(const char* id, Change change) {
    catalogue::Product product = *catalogue.product(id);
    change(product);
    catalogue.put(std::move(product));
  }

  std::vector<SendProblem> check() const {
    return check_before_sending(offer,
                                {catalogue, prices, rates, {}, margins, issuer, today, authority});
  }

  /// The one problem there is.
  SendProblem only() const {
    const std::vector<SendProblem> found = check();
    REQUIRE(found.size() == 1);
    return found[0];
  }
};

}  // namespace

TEST_CASE("an offer in order has no problems") {
  CHECK(Desk().check().empty());
}

TEST_CASE("an offer whose last day is over must not go; on the last day it may") {
  Desk desk;
  desk.today = Date{2026, 12, 24};
  CHECK(desk.check().empty());
  desk.today = Date{2026, 12, 25};
  CHECK(desk.only().kind == Kind::validity_passed);
  CHECK(has_blocking(desk.check()));
}

TEST_CASE("a price that is another one today is named with both") {
  Desk desk;
  desk.change("A", [](auto& product) { product.price->amount = 12'990'00; });
  const SendProblem problem = desk.only();
  CHECK(problem.kind == Kind::price_changed);
  CHECK(problem.line == 0);
  CHECK(problem.was == 12'490'00);
  CHECK(problem.is == 12'990'00);
  CHECK_FALSE(has_blocking(desk.check()));
}

TEST_CASE("a price list that has run out since is a changed price") {
  Desk desk;
  pricing::PriceList autumn;
  autumn.id = "autumn";
  autumn.to = Date{2026, 11, 30};
  desk.prices = pricing::PriceBook({autumn}, {{"autumn", "A", {}, Money{12'490'00}, {}}}, {}, {});
  desk.change("A", [](auto& product) { product.price->amount = 13'000'00; });
  CHECK(desk.check().empty());
  desk.today = Date{2026, 12, 1};
  CHECK(desk.only().kind == Kind::price_changed);
  CHECK(desk.only().is == 13'000'00);
}

TEST_CASE("too few of what is needed one for each is named, and does not forbid sending") {
  Desk desk;
  desk.change("A", [](auto& product) { product.requirements = {{"B"}}; });
  desk.change("B", [](auto& product) { product.one_for_each = true; });
  const std::int64_t phones = desk.offer.lines[0].quantity;
  desk.offer.lines[1].quantity = phones;
  CHECK(desk.check().empty());
  desk.offer.lines[1].quantity = phones - 1;
  const SendProblem problem = desk.only();
  CHECK(problem.kind == Kind::too_few);
  CHECK(problem.line == 1);
  CHECK(problem.was == phones);
  CHECK(problem.is == phones - 1);
  CHECK_FALSE(has_blocking(desk.check()));
  // What is offered besides does not count.
  desk.offer.lines[0].optional = true;
  for (const SendProblem& found : desk.check()) CHECK(found.kind != Kind::too_few);
}

TEST_CASE("a product that is gone or has no price is not on sale") {
  Desk desk;
  desk.catalogue.remove_product("A");
  CHECK(desk.only().kind == Kind::not_on_sale);
  desk = Desk();
  desk.change("B", [](auto& product) { product.price.reset(); });
  CHECK(desk.only().kind == Kind::not_on_sale);
  CHECK(desk.only().line == 1);
}

TEST_CASE("less in stock than offered is said with the days to delivery; a service has no stock") {
  Desk desk;
  desk.change("A", [](auto& product) { product.stock = 9; });
  const SendProblem problem = desk.only();
  CHECK(problem.kind == Kind::no_stock);
  CHECK(problem.was == 10);
  CHECK(problem.is == 9);
  CHECK(problem.days == 14);
  desk.change("A", [](auto& product) { product.stock.reset(); });
  CHECK(desk.check().empty());
}

TEST_CASE("a line below its floor blocks, with what it would have to be") {
  Desk desk;
  // 10 × 12 490.00 less 5 % and 1 %: 117 468.45, with VAT as the cost is.
  desk.change("A", [](auto& product) { product.cost->amount = 11'746'85; });
  const SendProblem problem = desk.only();
  CHECK(problem.kind == Kind::below_floor);
  CHECK(problem.line == 0);
  CHECK(problem.is < problem.was);
  CHECK(has_blocking(desk.check()));
  desk.change("A", [](auto& product) { product.cost->amount = 11'746'84; });
  CHECK(desk.check().empty());
  desk.margins.floor_bp = 1;
  CHECK(desk.only().kind == Kind::below_floor);
}

TEST_CASE("VAT of another date than the offer's blocks") {
  Desk desk;
  desk.offer.date = Date{2025, 12, 31};
  const SendProblem problem = desk.only();
  CHECK(problem.kind == Kind::vat_rate);
  CHECK(problem.was == 2200);
  CHECK(problem.is == 2000);
  desk = Desk();
  desk.issuer.company.charges_vat = false;
  CHECK(desk.check().size() == 2);
}

TEST_CASE("the company's requisites: what is missing or has a slip blocks, each by name") {
  Desk desk;
  desk.issuer.company.legal_name = {};
  desk.issuer.company.inn = "7707083894";
  desk.issuer.company.kpp = "77";
  desk.issuer.company.ogrn = "1027700132196";
  desk.issuer.company.address = {};
  desk.issuer.company.signatory_name = {};
  std::set<std::string> fields;
  for (const SendProblem& problem : desk.check()) {
    CHECK(problem.kind == Kind::requisite);
    fields.insert(problem.field);
  }
  CHECK(fields ==
        std::set<std::string>{"legal_name", "inn", "kpp", "ogrn", "address", "signatory_name"});
  CHECK(has_blocking(desk.check()));
}

TEST_CASE("a slip in the client's tax number is advice; none at all is nothing") {
  Desk desk;
  desk.offer.addressee.inn = "7707083894";
  CHECK(desk.only().kind == Kind::client_requisite);
  CHECK_FALSE(has_blocking(desk.check()));
  desk.offer.addressee.inn = "";
  CHECK(desk.check().empty());
}

TEST_CASE("gaps nobody filled in block, wherever they stand") {
  Desk desk;
  desk.offer.next_step = "Позвоню {дата}";
  CHECK(desk.only().kind == Kind::placeholder);
  CHECK(desk.only().text == "{дата}");
  CHECK(desk.only().field == "next_step");
  desk = Desk();
  desk.offer.lines[1].description = "Гарантия ____ месяцев";
  CHECK(desk.only().line == 1);
  CHECK(has_blocking(desk.check()));
}

TEST_CASE("placeholders of the document template that are not filled block") {
  Desk desk;
  DocumentTemplate layout = standard_template(DocumentForm::full);
  *layout.text_of(Block::introduction) = {"Уважаемый {contact}! Всего {total}.", "Dear {nobody}"};
  desk.issuer.company.templates = {layout, layout};
  CHECK(desk.check().empty());
  desk.offer.addressee.contact_name = "";
  CHECK(desk.only() == SendProblem{.kind = Kind::placeholder,
                                   .field = "template.introduction",
                                   .text = "{contact}"});
  CHECK(has_blocking(desk.check()));
  // A block that is not shown says nothing; the short form still does, and differs.
  desk.issuer.company.templates.full->blocks[1].shown = false;
  CHECK(desk.only().text == "{contact}");
  *desk.issuer.company.templates.brief->text_of(Block::introduction) = {"{sum}", ""};
  CHECK(desk.only().text == "{sum}");
  desk.issuer.company.templates.brief->blocks[1].shown = false;
  CHECK(desk.check().empty());
}

TEST_CASE("characters of the document template that the font lacks are said") {
  Desk desk;
  DocumentTemplate layout = standard_template(DocumentForm::full);
  *layout.text_of(Block::closing) = {"До встречи\nу нас \U0001F600", ""};
  desk.issuer.company.templates.full = layout;
  CHECK(desk.only().kind == Kind::glyph);
  CHECK(desk.only().text == "\U0001F600");
}

TEST_CASE("what looks like a gap and what does not") {
  CHECK(placeholder_in("до {date}") == "{date}");
  CHECK(placeholder_in("<имя>, добрый день") == "<имя>");
  CHECK(placeholder_in("срок ___ дней") == "___");
  CHECK(placeholder_in("{}") == "{}");
  for (const char* text :
       {"", "a < b > c", "5 <10 дней", "__init__", "скобка { без пары", "[PoE]"}) {
    CAPTURE(text);
    CHECK(placeholder_in(text).empty());
  }
}

TEST_CASE("an empty term is advice") {
  Desk desk;
  desk.offer.terms.warranty = " ";
  CHECK(desk.only().kind == Kind::no_terms);
  CHECK(desk.only().field == "warranty");
}

TEST_CASE("a discount by hand above the limit is said with both, and blocks until approved") {
  Desk desk;
  desk.authority.limit_bp = 300;
  const SendProblem problem = desk.only();  // B: 3 % on the line and 1 % on the document
  CHECK(problem.kind == Kind::above_limit);
  CHECK(problem.line == 1);
  CHECK(problem.was == 300);
  CHECK(problem.is == 397);
  CHECK(has_blocking(desk.check()));
  const auto priced = price_offer(desk.offer);
  REQUIRE(priced);
  const pricing::LineToApprove line = line_to_approve(desk.offer.lines[1], priced->lines[1]);
  desk.authority.granted = {{.lines = {line}, .limit_bp = 396}};
  CHECK(has_blocking(desk.check()));  // whoever approved it may not give that much either
  desk.authority.granted[0].limit_bp = 397;
  CHECK_FALSE(has_blocking(desk.check()));
  CHECK(desk.only().allowed);
  desk.authority.granted[0].lines[0].amount += 1;
  CHECK(has_blocking(desk.check()));  // cheaper than what was approved
}

TEST_CASE("whoever has nobody above them is reminded of a limit and not held back") {
  Desk desk;
  desk.authority.limit_bp = 300;
  desk.authority.held = false;
  CHECK(desk.only().kind == Kind::above_limit);
  CHECK_FALSE(has_blocking(desk.check()));
}

TEST_CASE("a head may sell below the floor, and is told so") {
  Desk desk;
  desk.margins.floor_bp = 4'000;
  CHECK(has_blocking(desk.check()));
  desk.authority.below_floor = true;
  CHECK_FALSE(desk.check().empty());
  CHECK_FALSE(has_blocking(desk.check()));
}

TEST_CASE("characters the document cannot draw are shown") {
  Desk desk;
  desk.offer.lines[0].name += " 😀";
  CHECK(desk.only().kind == Kind::glyph);
  CHECK(desk.only().text == "😀");
}

TEST_CASE(
    "what blocks comes first; an offer without lines or addressee, or without figures, blocks") {
  Desk desk;
  desk.offer.terms.payment = "";
  desk.offer.addressee.name = " ";
  desk.offer.lines.clear();
  const std::vector<SendProblem> found = desk.check();
  REQUIRE(found.size() == 3);
  CHECK(found[0].kind == Kind::no_lines);
  CHECK(found[1].kind == Kind::no_addressee);
  CHECK(found[2].kind == Kind::no_terms);
  desk = Desk();
  desk.offer.rounding = "future-3";
  CHECK(desk.only().kind == Kind::unpriced);
}

TEST_CASE("problems have names, each its own") {
  std::set<std::string_view> names;
  for (int i = 0; i < kSendProblemKinds; ++i) names.insert(problem_name(static_cast<Kind>(i)));
  CHECK(names.size() == kSendProblemKinds);
}
