#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/pricing/engine.h"
#include "shared/pricing/guidance.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/target_total.h"
#include "shared/pricing/trace.h"

using namespace oferta;
using namespace oferta::pricing;

namespace {

const Date kToday{2026, 11, 24};

const VatRates& vat_today() {
  static const VatRates rates({{"general", Date{2026, 1, 1}, 2200}});
  return rates;
}

RequestLine bought(const char* product, Minor price, std::int64_t quantity) {
  RequestLine line;
  line.subject = {product, "phones", "Yealink"};
  line.line.price = price;
  line.line.quantity = quantity;
  line.line.vat_bp = 2200;
  return line;
}

PriceRequest shop(std::vector<RequestLine> lines) {
  PriceRequest request;
  request.date = kToday;
  request.buyer = {"granit", "office", {"partners"}, "gold", 0};
  request.lines = std::move(lines);
  request.vat_rates = &vat_today();
  return request;
}

PriceRule rule_of(const char* id, RuleKind kind, std::int64_t discount_bp = 0) {
  PriceRule rule;
  rule.id = id;
  rule.name = {std::string("Правило ") + id, std::string("Rule ") + id};
  rule.kind = kind;
  rule.discount_bp = discount_bp;
  return rule;
}

RuledDocument ruled_by(const PriceRequest& request, const std::vector<PriceRule>& rules) {
  const PriceBook book({}, {}, {}, rules);
  Result<RuledDocument> ruled = apply_rules(request, book.rules());
  REQUIRE(ruled.has_value());
  return *std::move(ruled);
}

Minor paid(const PriceRequest& request, const std::vector<PriceRule>& rules) {
  return ruled_by(request, rules).priced.totals.gross;
}

}  // namespace

TEST_CASE("a promotion applies on its days, to its buyers, to its goods") {
  PriceRule autumn = rule_of("autumn", RuleKind::percent, 1000);
  const PriceRequest request = shop({bought("t1", 1'000'00, 3)});
  CHECK(paid(request, {autumn}) == 2'700'00);
  autumn.to = Date{2026, 11, 23};
  CHECK(paid(request, {autumn}) == 3'000'00);
  autumn.to = kToday;
  autumn.from = kToday;
  CHECK(paid(request, {autumn}) == 2'700'00);
  autumn.from = Date{2026, 11, 25};
  CHECK(paid(request, {autumn}) == 3'000'00);

  PriceRule for_some = rule_of("some", RuleKind::percent, 1000);
  for_some.segments = {"retail"};
  CHECK(paid(request, {for_some}) == 3'000'00);
  for_some.groups = {"partners"};
  CHECK(paid(request, {for_some}) == 2'700'00);
  for_some.groups = {};
  for_some.clients = {"granit"};
  CHECK(paid(request, {for_some}) == 2'700'00);
  for_some.tiers = {"silver"};
  CHECK(paid(request, {for_some}) == 3'000'00);

  PriceRule on_some = rule_of("goods", RuleKind::percent, 1000);
  on_some.categories = {"phones"};
  on_some.brands = {"Yealink"};
  CHECK(paid(request, {on_some}) == 2'700'00);
  on_some.products = {"t2"};
  CHECK(paid(request, {on_some}) == 3'000'00);
  on_some.products = {"t1"};
  on_some.min_quantity = 4;
  CHECK(paid(request, {on_some}) == 3'000'00);
}

TEST_CASE("a coupon works when it is shown, in any case of letters") {
  PriceRule coupon = rule_of("spring", RuleKind::percent, 500);
  coupon.coupon = "ВЕСНА-2026";
  PriceRequest request = shop({bought("t1", 1'000'00, 1)});
  CHECK(paid(request, {coupon}) == 1'000'00);
  request.coupons = {" весна-2026"};
  CHECK(paid(request, {coupon}) == 950'00);
}

TEST_CASE("amount, price and the second item") {
  PriceRule amount = rule_of("amount", RuleKind::amount);
  amount.amount = Money{150'00};
  CHECK(paid(shop({bought("t1", 1'000'00, 3)}), {amount}) == 2'550'00);
  CHECK(paid(shop({bought("t1", 100'00, 3)}), {amount}) == 0);
  amount.amount->currency = *Currency::parse("USD");
  CHECK(paid(shop({bought("t1", 1'000'00, 3)}), {amount}) == 3'000'00);

  PriceRule price = rule_of("price", RuleKind::price);
  price.amount = Money{900'00};
  CHECK(paid(shop({bought("t1", 1'000'00, 3)}), {price}) == 2'700'00);
  CHECK(paid(shop({bought("t1", 800'00, 3)}), {price}) == 2'400'00);

  PriceRule second = rule_of("second", RuleKind::buy_get, 5000);
  CHECK(paid(shop({bought("t1", 1'000'00, 1)}), {second}) == 1'000'00);
  CHECK(paid(shop({bought("t1", 1'000'00, 2)}), {second}) == 1'500'00);
  CHECK(paid(shop({bought("t1", 1'000'00, 3)}), {second}) == 2'500'00);
  PriceRule third_free = rule_of("third", RuleKind::buy_get, kWholeBp);
  third_free.buy = 2;
  CHECK(paid(shop({bought("t1", 1'000'00, 7)}), {third_free}) == 5'000'00);
}

TEST_CASE("the second item over all goods is the cheapest") {
  PriceRule second = rule_of("second", RuleKind::buy_get, 5000);
  second.together = true;
  const PriceRequest request = shop({bought("t1", 1'000'00, 1), bought("t2", 600'00, 2)});
  const RuledDocument ruled = ruled_by(request, {second});
  CHECK(ruled.priced.totals.gross == 1'000'00 + 600'00 + 300'00);
  CHECK(ruled.priced.lines[0].after_adjustments == 1'000'00);
}

TEST_CASE("of one group one rule applies: by priority, then the better for the client") {
  PriceRule five = rule_of("five", RuleKind::percent, 500);
  PriceRule ten = rule_of("ten", RuleKind::percent, 1000);
  five.group = ten.group = "season";
  const PriceRequest request = shop({bought("t1", 1'000'00, 1)});
  RuledDocument ruled = ruled_by(request, {five, ten});
  CHECK(ruled.priced.totals.gross == 900'00);
  REQUIRE(ruled.passed.size() == 1);
  CHECK(ruled.passed[0] == Passed{"five", Passed::Why::other_of_group, 0});
  five.priority = 1;
  ruled = ruled_by(request, {five, ten});
  CHECK(ruled.priced.totals.gross == 950'00);
  ten.group = "other";
  CHECK(paid(request, {five, ten}) == 855'00);
}

TEST_CASE("a rule that stands alone does so where that is cheaper") {
  PriceRule five = rule_of("five", RuleKind::percent, 500);
  PriceRule alone = rule_of("alone", RuleKind::percent, 1200);
  alone.alone = true;
  const PriceRequest request = shop({bought("t1", 1'000'00, 1)});
  CHECK(paid(request, {five, alone}) == 880'00);
  five.discount_bp = 1300;
  const RuledDocument ruled = ruled_by(request, {five, alone});
  CHECK(ruled.priced.totals.gross == 870'00);
  REQUIRE(ruled.passed.size() == 1);
  CHECK(ruled.passed[0].why == Passed::Why::stands_alone);
}

TEST_CASE("a rule of the quantity group replaces the quantity break where it is better") {
  RequestLine line = bought("t1", 1'000'00, 10);
  line.line.breaks = {{10, 700}};
  PriceRule promotion = rule_of("promotion", RuleKind::percent, 500);
  CHECK(paid(shop({line}), {promotion}) == 8'835'00);
  promotion.group = std::string(kBreakGroup);
  CHECK(paid(shop({line}), {promotion}) == 9'300'00);
  promotion.discount_bp = 800;
  const RuledDocument ruled = ruled_by(shop({line}), {promotion});
  CHECK(ruled.priced.totals.gross == 9'200'00);
  CHECK(ruled.priced.lines[0].break_bp == 0);
}

TEST_CASE("a bundle costs its price, as many times as it is complete") {
  PriceRule bundle = rule_of("bundle", RuleKind::bundle);
  bundle.amount = Money{1'300'00};
  bundle.items = {{"t1", 1}, {"t2", 1}};
  CHECK(paid(shop({bought("t1", 1'000'00, 2), bought("t2", 500'00, 1)}), {bundle}) == 2'300'00);
  CHECK(paid(shop({bought("t1", 1'000'00, 2), bought("t2", 500'00, 2)}), {bundle}) == 2'600'00);
  CHECK(paid(shop({bought("t1", 1'000'00, 2)}), {bundle}) == 2'000'00);
  const RuledDocument ruled =
      ruled_by(shop({bought("t1", 1'000'00, 1), bought("t2", 500'00, 1)}), {bundle});
  // 200 roubles in proportion 2 : 1.
  CHECK(ruled.priced.shares[0] == std::vector<Minor>{133'33, 66'67});
}

TEST_CASE("a threshold counts what is left after lines' rules, and says what is missing") {
  PriceRule big = rule_of("big", RuleKind::total_percent, 300);
  big.from_total = Money{10'000'00};
  CHECK(paid(shop({bought("t1", 1'000'00, 10)}), {big}) == 9'700'00);
  const RuledDocument ruled = ruled_by(shop({bought("t1", 999'00, 10)}), {big});
  CHECK(ruled.priced.totals.gross == 9'990'00);
  REQUIRE(ruled.passed.size() == 1);
  CHECK(ruled.passed[0] == Passed{"big", Passed::Why::below_threshold, 10'00});
  const PriceRule ten = rule_of("ten", RuleKind::percent, 1000);
  CHECK(paid(shop({bought("t1", 1'000'00, 10)}), {big, ten}) == 9'000'00);
  PriceRule amount = rule_of("amount", RuleKind::total_amount);
  amount.amount = Money{500'00};
  CHECK(paid(shop({bought("t1", 1'000'00, 10)}), {amount}) == 9'500'00);
  CHECK(paid(shop({bought("t1", 100'00, 1)}), {amount}) == 0);
}

TEST_CASE("points pay within balance and rules, and are earned on what is paid") {
  PriceRule points = rule_of("points", RuleKind::points, 200);
  points.limit_bp = 3000;
  PriceRequest request = shop({bought("t1", 1'000'00, 1)});
  request.buyer.points = 500'00;
  RuledDocument ruled = ruled_by(request, {points});
  CHECK(ruled.points_used == 0);
  CHECK(ruled.points_earned == 20'00);
  request.redeem_points = 1'000'00;
  ruled = ruled_by(request, {points});
  CHECK(ruled.points_used == 300'00);
  CHECK(ruled.priced.totals.gross == 700'00);
  CHECK(ruled.points_earned == 14'00);
  request.buyer.points = 100'00;
  CHECK(ruled_by(request, {points}).points_used == 100'00);
  CHECK(ruled_by(request, {}).points_used == 0);
}

TEST_CASE("delivery is a line of its own, free from a sum on, and no discount touches it") {
  PriceRule delivery = rule_of("delivery", RuleKind::charge);
  delivery.amount = Money{1'500'00};
  delivery.from_total = Money{50'000'00};
  const PriceRule ten = rule_of("ten", RuleKind::total_percent, 1000);
  PriceRequest request = shop({bought("t1", 1'000'00, 10)});
  request.with_charges = true;
  request.terms.discount_bp = 500;
  const RuledDocument ruled = ruled_by(request, {delivery, ten});
  REQUIRE(ruled.charges.size() == 1);
  CHECK(ruled.charges[0] == Charge{"delivery", "Правило delivery", 1});
  CHECK(ruled.priced.lines[1].gross == 1'500'00);
  CHECK(ruled.priced.lines[1].vat == 270'49);
  CHECK(ruled.priced.totals.gross == 8'550'00 + 1'500'00);
  request.lines[0].line.quantity = 100;
  CHECK(ruled_by(request, {delivery, ten}).charges.empty());
}

TEST_CASE("make the total 500 000: the discount lies on the lines to the kopeck") {
  PriceRequest request = shop({bought("t1", 123'456'78, 3), bought("t2", 33'333'33, 5)});
  request.total = 500'000'00;
  const RuledDocument ruled = ruled_by(request, {});
  CHECK(ruled.priced.totals.gross == 500'000'00);
  CHECK(ruled.document.adjustments.back().name == "Согласованная сумма");
  request.total = 600'000'00;
  CHECK(ruled_by(request, {}).priced.totals.gross == 600'000'00);
}

TEST_CASE("a total that breaks a floor says where") {
  DocumentInput document;
  document.lines = {bought("t1", 1'000'00, 1).line, bought("t2", 1'000'00, 1).line};
  const auto held = spread_total(document, 1'700'00, {900'00, std::nullopt});
  REQUIRE(held.has_value());
  CHECK(held->adjustment.shares == std::vector<Minor>{100'00, 200'00});
  CHECK(held->below_floor.empty());
  const auto broken = spread_total(document, 1'700'00, {900'00, 900'00});
  REQUIRE(broken.has_value());
  CHECK(broken->adjustment.shares == std::vector<Minor>{150'00, 150'00});
  CHECK(broken->below_floor == std::vector<BelowFloor>{{0, 50'00}, {1, 50'00}});
  CHECK_FALSE(spread_total(document, -1, {}).has_value());
  CHECK_FALSE(spread_total({}, 100, {}).has_value());
}

TEST_CASE("the trace tells the way from list price to gross") {
  RequestLine line = bought("t1", 1'000'00, 10);
  line.line.breaks = {{10, 500}};
  line.line.discount_bp = 200;
  PriceRequest request = shop({line});
  request.terms = {.discount_bp = 100, .prices_include_vat = false};
  const PriceRule autumn = rule_of("autumn", RuleKind::percent, 1000);
  const PriceRule big = rule_of("big", RuleKind::total_percent, 300);
  const RuledDocument ruled = ruled_by(request, {autumn, big});
  const auto trace = trace_of(ruled.document, ruled.priced, 0);
  REQUIRE(trace.has_value());
  std::vector<std::string> kinds;
  std::vector<Minor> after;
  for (const TraceStep& step : *trace) {
    kinds.emplace_back(trace_kind_name(step.kind));
    after.push_back(step.after);
  }
  CHECK(kinds == std::vector<std::string>{"list", "break", "rule", "line_discount",
                                          "document_discount", "adjustment", "vat_on_top"});
  CHECK(after ==
        std::vector<Minor>{10'000'00, 9'500'00, 8'550'00, 8'379'00, 8'295'21, 8'046'36, 9'816'56});
  CHECK((*trace)[2].name == "Правило autumn");
}

TEST_CASE("the closest price list decides: contract, group, segment, everybody, parents") {
  const Currency rub = Currency::rub();
  PriceList retail{.id = "retail"};
  PriceList partner{.id = "partner", .parent = "retail", .discount_bp = 1000};
  partner.groups = {"partners"};
  PriceList contract{.id = "contract", .from = Date{2026, 1, 1}, .to = Date{2026, 12, 31}};
  contract.clients = {"granit"};
  const std::vector<PriceEntry> entries = {
      {"retail", "t1", {}, Money{1'000'00}, {}},
      {"retail", "t1", Date{2026, 11, 1}, Money{1'100'00}, {{10, 300}}},
      {"contract", "t2", {}, Money{700'00}, {}}};
  const PriceBook book({retail, partner, contract}, entries, {}, {});
  const Buyer buyer{"granit", "office", {"partners"}, "", 0};
  const auto price = [&](const char* product, const Buyer& who, const Date& date) {
    const auto found = book.price_of({product, Money{2'000'00}, {{5, 100}}}, who, date, rub);
    REQUIRE(found.has_value());
    return *found;
  };
  CHECK(price("t2", buyer, kToday).price == 700'00);
  CHECK(price("t2", buyer, kToday).list == "contract");
  CHECK(price("t2", buyer, Date{2027, 1, 1}).price == 1'800'00);
  CHECK(price("t1", buyer, kToday).price == 990'00);
  CHECK(price("t1", buyer, kToday).list == "partner");
  CHECK(price("t1", buyer, kToday).breaks == std::vector<QuantityBreak>{{10, 300}});
  CHECK(price("t1", Buyer{}, kToday).price == 1'100'00);
  CHECK(price("t1", Buyer{}, Date{2026, 10, 31}).price == 1'000'00);
  CHECK(price("t3", Buyer{}, kToday).price == 2'000'00);
  CHECK(price("t3", Buyer{}, kToday).list.empty());
  CHECK(book.price_of({"t3", {}, {}}, Buyer{}, kToday, rub).error().code == ErrorCode::not_found);
  PriceList a{.id = "a", .parent = "b"};
  PriceList b{.id = "b", .parent = "a"};
  const PriceBook loop({a, b}, {}, {}, {});
  CHECK(loop.price_of({"t3", {}, {}}, Buyer{}, kToday, rub).error().code == ErrorCode::conflict);
}

TEST_CASE("a price in another currency is turned over at the rate of the day, which is kept") {
  const Currency usd = *Currency::parse("USD");
  const Currency rub = Currency::rub();
  const PriceBook book(
      {}, {}, {{usd, rub, Date{2026, 11, 1}, 974'321}, {usd, rub, Date{2026, 12, 1}, 980'000}}, {});
  const auto found = book.price_of({"t1", Money{199'99, usd}, {}}, {}, kToday, rub);
  REQUIRE(found.has_value());
  CHECK(found->price == 19'485'45);  // 199,99 × 97,4321 = 19 485,445…
  CHECK(found->rate == 974'321);
  CHECK(found->foreign == Money{199'99, usd});
  CHECK_FALSE(book.price_of({"t1", Money{1, usd}, {}}, {}, Date{2026, 10, 1}, rub).has_value());
}

TEST_CASE("margins light the way, and approvals are not asked for twice") {
  const MarginPolicy policy{3000, 2000, 1000};
  const auto light = [&](Minor net, Minor cost) {
    LineFigures figures;
    figures.net = net;
    return guide_line(figures, cost, policy).light;
  };
  CHECK(light(100'00, 70'00) == Light::target);
  CHECK(light(100'00, 70'01) == Light::normal);
  CHECK(light(100'00, 90'00) == Light::floor);
  CHECK(light(100'00, 90'01) == Light::below_floor);
  CHECK(guide_line({}, std::nullopt, policy).light == Light::unknown);
  LineFigures thin;
  thin.net = 100'00;
  CHECK(guide_line(thin, 95'00, {.floor_bp = 1000}).light == Light::below_floor);

  const std::vector<LineToApprove> lines = {{"t1", 2, 90'00}, {"t2", 1, 50'00}};
  const std::vector<std::int64_t> by_hand = {1000, 400};
  CHECK(lines_to_approve(lines, by_hand, {}, 500, {}) == std::vector<std::size_t>{0});
  CHECK(lines_to_approve(lines, by_hand, {}, 500, {{"t1", 2, 90'00}}).empty());
  CHECK(lines_to_approve(lines, by_hand, {}, 500, {{"t1", 2, 91'00}}).size() == 1);
  CHECK(lines_to_approve(lines, by_hand, {}, 500, {{"t1", 3, 90'00}}).size() == 1);
  LineFigures figures;
  figures.after_rules = 100'00;
  figures.after_document_discount = 95'00;
  CHECK(hand_discount_bp(figures, 0) == 500);
  CHECK(hand_discount_bp(figures, 1) == 501);
}

TEST_CASE("rules that contradict themselves are named") {
  CHECK(check_rule(rule_of("p", RuleKind::percent, 100)).has_value());
  CHECK_FALSE(check_rule(rule_of("p", RuleKind::percent)).has_value());
  CHECK_FALSE(check_rule(rule_of("a", RuleKind::amount)).has_value());
  CHECK_FALSE(check_rule(rule_of("b", RuleKind::bundle, 100)).has_value());
  PriceRule backwards = rule_of("d", RuleKind::percent, 100);
  backwards.from = Date{2026, 2, 1};
  backwards.to = Date{2026, 1, 1};
  CHECK(check_rule(backwards).error().detail == "to");
}

TEST_CASE("adjustments that do not fit their document are refused") {
  DocumentInput document;
  document.lines = {bought("t1", 100'00, 1).line};
  document.adjustments = {{.value = 10'00, .lines = {1}}};
  CHECK(price_document(document).error().detail == "adjustments[0].lines");
  document.adjustments = {{.value = 10'00, .lines = {0}, .shares = {9'00}}};
  CHECK(price_document(document).error().detail == "adjustments[0].shares");
  document.adjustments = {{.value = 200'00, .lines = {0}, .shares = {200'00}}};
  CHECK(price_document(document).error().detail == "adjustments[0].shares");
  document.adjustments = {{.value = 200'00}};
  CHECK(price_document(document)->totals.gross == 0);
}
