// Price lists and price rules as records, and one price from the proposal to the offer.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/random.h"
#include "shared/offer/compose.h"
#include "shared/proposal/candidates.h"
#include "shared/proposal/compose.h"
#include "shared/proposal/engine.h"
#include "shared/sync/store.h"
#include "shared/workspace/check.h"
#include "shared/workspace/price_records.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/offer_samples.h"
#include "tests/support/proposal_world.h"

using namespace oferta;
using namespace oferta::workspace;

namespace {

constexpr const char* kPriceRecords = R"({"format":"oferta-workspace-1",
"stamp":"18cc251f400-0000-000000000000000f","author":"anna","records":[
{"t":"company","id":"own","f":{"name":{"ru":"Дом","en":"Home"},"vat":"none"}},
{"t":"category","id":"phones","f":{"name":{"ru":"Телефоны","en":"Phones"}}},
{"t":"product","id":"t1","f":{"name":{"ru":"А","en":"A"},"category":"phones",
  "price":{"amount":100000,"currency":"RUB"}}},
{"t":"product","id":"t2","f":{"name":{"ru":"Б","en":"B"},"category":"phones",
  "price":{"amount":50000,"currency":"RUB"}}},
{"t":"client","id":"granit","f":{"name":"Гранит","groups":["partners"],"tier":"gold","points":500}},
{"t":"price_list","id":"partner","f":{"name":{"ru":"Партнёры","en":"Partners"},"discount":1000,
  "groups":["partners"]}},
{"t":"price","id":"partner-t1","f":{"list":"partner","product":"t1",
  "price":{"amount":1000,"currency":"USD"},"breaks":[{"from":10,"discount":300}]}},
{"t":"exchange_rate","id":"usd-1","f":{"currency":"USD","base":"RUB","from":"2026-11-01",
  "rate":974321}},
{"t":"price_rule","id":"set","f":{"name":{"ru":"Набор","en":"Set"},"kind":"bundle","discount":500,
  "items":[{"product":"t1"},{"product":"t2","quantity":2}]}}]})";

Json price_file() {
  return *parse_json(kPriceRecords);
}

/// The file with a value of a record's fields changed; `index` is that of the record.
std::string changed_record(std::size_t index, const char* pointer, const Json& value) {
  Json file = price_file();
  file["records"][index]["f"][Json::json_pointer(pointer)] = value;
  return file.dump();
}

bool has_error_at(const std::string& text, const std::string& place) {
  for (const Finding& finding : check_workspace(text)) {
    if (finding.severity == Severity::error && finding.place.find(place) != std::string::npos) {
      return true;
    }
  }
  return false;
}

Workspace priced_workspace() {
  const auto file = read_workspace_file(kPriceRecords);
  REQUIRE(file.has_value());
  sync::Store store;
  store.apply_all(*operations_of(*file));
  Workspace workspace;
  workspace.refresh(store);
  REQUIRE(workspace.problems().empty());
  return workspace;
}

}  // namespace

TEST_CASE("price lists, rates and rules are read from their records") {
  const Workspace workspace = priced_workspace();
  needs::Brief brief;
  brief.client = "granit";
  brief.date = Date{2026, 11, 24};
  const proposal::Source source = workspace.source(brief);
  CHECK(source.buyer == pricing::Buyer{"granit", "", {"partners"}, "gold", 500});
  const auto price = [&](const char* product) {
    return proposal::list_price(source, brief, *workspace.catalogue().product(product));
  };
  CHECK(price("t1")->price == 974'32);
  CHECK(price("t1")->breaks == std::vector<pricing::QuantityBreak>{{10, 300}});
  CHECK(price("t2")->price == 450'00);
  REQUIRE(workspace.price_book().rules().size() == 1);
  const pricing::PriceRule& rule = workspace.price_book().rules().front();
  CHECK(rule.items == std::vector<pricing::BundleItem>{{"t1", 1}, {"t2", 2}});
  Problems problems;
  const Json fields = price_rule_fields(rule);
  CHECK(read_price_rule("set", FieldReader(fields, "", problems)) == rule);
  CHECK(problems.empty());
}

TEST_CASE("a client's new tier changes prices, a new telephone does not") {
  const auto file = read_workspace_file(kPriceRecords);
  sync::Store store;
  store.apply_all(*operations_of(*file));
  Workspace workspace;
  workspace.refresh(store);
  needs::Brief brief;
  brief.client = "granit";
  const auto change = [&](const char* field, const char* value, std::int64_t sequence) {
    sync::Operation operation;
    operation.node = 9;
    operation.sequence = sequence;
    operation.stamp = sync::Stamp(static_cast<std::uint64_t>(1'900'000'000'000 + sequence), 0, 9);
    operation.type = "client";
    operation.id = "granit";
    operation.fields = {{field, canonical(Json(value))}};
    store.apply(operation);
    workspace.refresh(store, {{"client", "granit"}});
    return workspace.source(brief).revision;
  };
  const std::uint64_t before = workspace.source(brief).revision;
  CHECK(change("phone", "+7", 1) == before);
  CHECK(change("tier", "silver", 2) > before);
}

TEST_CASE("the check finds prices and rules that lead nowhere") {
  CHECK(check_workspace(kPriceRecords).empty());
  CHECK(has_error_at(changed_record(5, "/parent", "none"), "price_list/partner: f.parent"));
  CHECK(has_error_at(changed_record(5, "/parent", "partner"), "price_list/partner: f.parent"));
  CHECK(has_error_at(changed_record(6, "/list", "none"), "price/partner-t1: f.list"));
  CHECK(has_error_at(changed_record(6, "/product", "none"), "price/partner-t1: f.product"));
  CHECK(has_error_at(changed_record(6, "/price/amount", -1), "price/partner-t1: f.price"));
  CHECK(has_error_at(changed_record(7, "/currency", "usd"), "exchange_rate/usd-1: f.currency"));
  CHECK(has_error_at(changed_record(8, "/kind", "gift"), "price_rule/set: f.kind"));
  CHECK(has_error_at(changed_record(8, "/items/1/product", "x"), "f.items[1].product"));
  CHECK(has_error_at(changed_record(8, "/items", Json::array()), "price_rule/set: f.items"));
  CHECK(has_error_at(changed_record(8, "/categories", Json{"x"}), "f.categories[0]"));
  CHECK(has_error_at(changed_record(8, "/amount", Json{{"amount", 1}, {"currency", "USD"}}),
                     "price_rule/set: f.amount.currency"));
}

TEST_CASE("a proposal costs what the offer made of it costs, whatever the rules of lines") {
  Random random(19);
  for (int round = 0; round < 40; ++round) {
    oferta::testing::ProposalWorld world;
    for (int i = 0; i < 6; ++i) {
      const std::string id = "p" + std::to_string(i);
      auto& product = world.add_product(id, i < 3 ? "phones" : "phones-more",
                                        random.between(1'000'00, 9'000'00),
                                        {{"calls", static_cast<int>(random.between(100, 1000))}});
      if (random.one_in(2)) product.breaks = {{1, random.between(0, 900)}};
    }
    world.open("phones", 2);
    world.open("phones-more", 2);
    world.want("calls", needs::Level::should);
    world.finish();
    std::vector<pricing::PriceRule> rules;
    for (int i = 0; i < 4; ++i) {
      pricing::PriceRule rule;
      rule.id = "rule-" + std::to_string(i);
      rule.discount_bp = random.between(100, 3000);
      rule.priority = random.between(0, 1);
      if (random.one_in(2)) rule.group = random.one_in(2) ? "season" : "quantity";
      if (random.one_in(2)) rule.categories = {"phones"};
      if (random.one_in(3)) {
        rule.kind = pricing::RuleKind::amount;
        rule.amount = Money{random.between(1, 500'00)};
      }
      rules.push_back(std::move(rule));
    }
    pricing::PriceList list{.id = "all", .discount_bp = random.between(-500, 1500)};
    const pricing::PriceBook book({list}, {}, {}, rules);
    world.prices_include_vat = random.one_in(2);
    proposal::Source source = world.source();
    source.prices = &book;
    const needs::Brief brief = world.brief(12'000'00);
    proposal::ProposalEngine engine({.frontier_points = 0, .money_step = 0});
    REQUIRE(engine.start(source, brief).has_value());
    engine.run();
    const proposal::Proposal* chosen = engine.proposals().variant(needs::VariantKind::best);
    REQUIRE(chosen != nullptr);
    if (chosen->lines.empty()) continue;
    offer::ComposeInput input = proposal::compose_input(source, brief, *chosen, Language::ru);
    input.issuer = oferta::testing::sample_issuer();
    input.issuer.company.prices_include_vat = world.prices_include_vat;
    input.addressee.name = "Гранит";
    input.number = "1";
    const auto offer = offer::compose_offer(input);
    REQUIRE_MESSAGE(offer.has_value(), describe(offer.error()));
    const auto priced = offer::price_offer(*offer);
    REQUIRE(priced.has_value());
    CHECK(priced->totals.gross == chosen->totals.gross);
    CHECK(priced->totals.list == chosen->totals.list);
  }
}
