#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/proposal/alternatives.h"
#include "shared/proposal/compose.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/explain.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/why_not.h"
#include "tests/support/proposal_world.h"

namespace {

using namespace oferta;
using namespace oferta::proposal;
using needs::Level;
using oferta::testing::ProposalWorld;

using Ids = std::vector<std::string>;

Ids products(const Proposal& proposal) {
  Ids ids;
  for (const ProposalLine& line : proposal.lines) ids.push_back(line.product);
  return ids;
}

const ProposalLine& line_of(const Proposal& proposal, const std::string& product) {
  for (const ProposalLine& line : proposal.lines) {
    if (line.product == product) return line;
  }
  FAIL("no line of ", product);
  return proposal.lines.front();
}

Unmet unmet(const Proposal& proposal, const std::string& need) {
  for (const NeedOutcome& outcome : proposal.needs) {
    if (outcome.need == need) return outcome.unmet;
  }
  FAIL("no need ", need);
  return Unmet::none;
}

/// A PBX that wants a licence from a category nobody asked for, phones by seats, a gateway.
struct Office : ProposalWorld {
  Office() {
    want("calls", Level::must);
    want("sound", Level::should);
    want("record", Level::nice);
    want("video", Level::nice);
    add_product("pbx-small", "pbx", 20'000'00, {{"calls", 600}});
    auto& big = add_product("pbx-big", "pbx", 50'000'00, {{"calls", 1000}, {"record", 1000}});
    big.requirements = {{"licence-a", "licence-b"}};
    add_product("licence-a", "licence", 9'000'00);
    add_product("licence-b", "licence", 7'000'00);
    auto& plain = add_product("phone-plain", "phone", 3'000'00, {{"sound", 400}});
    plain.breaks = {{10, 1000}};
    add_product("phone-rich", "phone", 9'000'00, {{"sound", 1000}});
    add_product("camera", "video", 15'000'00, {{"video", 1000}});
    open("pbx", 1, true);
    open("phone");
    needs::SetQuantity per_seat;
    per_seat.category = "phone";
    effect(per_seat);
    finish();
  }
};

Proposals run(ProposalEngine& engine, const ProposalWorld& world, const needs::Brief& brief) {
  REQUIRE(engine.start(world.source(), brief));
  engine.run();
  REQUIRE(engine.proposals().done);
  return engine.proposals();
}

TEST_CASE(
    "proposal: the best meets most, the economy variant costs least, requirements come along") {
  Office world;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(200'000'00, 10));
  REQUIRE(found.variant(VariantKind::best) != nullptr);
  const Proposal& best = *found.variant(VariantKind::best);
  CHECK(products(best) == Ids{"licence-b", "pbx-big", "phone-rich"});
  CHECK(best.totals.cost == (50'000'00 + 7'000'00 + 10 * 9'000'00));
  CHECK(best.totals.gross == best.totals.cost);
  CHECK(best.totals.net + best.totals.vat == best.totals.gross);
  CHECK(best.proven);
  CHECK(best.gap == 0);
  // must 611 + should 278 + nice 111 of 611 + 278 + 2 · 111: all but the video.
  CHECK(best.coverage == 900);
  CHECK(unmet(best, "video") == Unmet::not_open);
  CHECK(unmet(best, "calls") == Unmet::none);

  const Proposal& economy = *found.variant(VariantKind::economy);
  CHECK(economy.totals.cost <= found.variant(VariantKind::balanced)->totals.cost);
  CHECK(found.variant(VariantKind::balanced)->totals.cost <= best.totals.cost);
  CHECK(economy.coverage * 10 >= best.coverage * 6);
}

TEST_CASE("proposal: a break and the quantity of the answer are in the price") {
  Office world;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(50'000'00, 10));
  const Proposal& best = *found.variant(VariantKind::best);
  // 10 plain phones at 10 % off: 27 000; with the small PBX 47 000. Anything better costs more.
  const ProposalLine& phones = line_of(best, "phone-plain");
  CHECK(phones.quantity == 10);
  CHECK(phones.list == 30'000'00);
  CHECK(phones.break_bp == 1000);
  CHECK(phones.total == 27'000'00);
  CHECK(best.totals.cost == 47'000'00);
  CHECK(unmet(best, "sound") == Unmet::over_budget);
  CHECK(unmet(best, "calls") == Unmet::partly);
}

TEST_CASE("proposal: the budget may be without VAT") {
  Office world;
  ProposalEngine engine;
  needs::Brief brief = world.brief(50'000'00, 1);
  brief.budget_includes_vat = false;
  const Proposals found = run(engine, world, brief);
  const Proposal& best = *found.variant(VariantKind::best);
  CHECK(best.totals.cost == best.totals.net);
  CHECK(best.totals.net <= 50'000'00);
  // 57 000 with VAT is 46 721,31 without: only so the big one fits.
  CHECK(products(best) == Ids{"licence-b", "pbx-big", "phone-plain"});
}

TEST_CASE("proposal: pins, exclusions and quantities by hand") {
  Office world;
  ProposalEngine engine;
  needs::Brief brief = world.brief(300'000'00, 10);
  using Mode = needs::Adjustment::Mode;
  brief.adjustments["licence-a"] = {Mode::pin, std::nullopt};
  brief.adjustments["phone-rich"] = {Mode::exclude, std::nullopt};
  brief.adjustments["phone-plain"] = {Mode::pin, 3};
  brief.adjustments["camera"] = {Mode::pin, std::nullopt};
  brief.adjustments["nothing"] = {Mode::pin, std::nullopt};
  const Proposals found = run(engine, world, brief);
  const Proposal& best = *found.variant(VariantKind::best);
  CHECK(products(best) == Ids{"licence-a", "pbx-big", "phone-plain", "camera"});
  CHECK(line_of(best, "phone-plain").quantity == 3);
  CHECK(line_of(best, "phone-plain").pinned);
  CHECK(found.dropped == std::vector<Dropped>{{Dropped::Kind::pin, "nothing"}});

  brief.adjustments = {{"camera", {Mode::exclude, std::nullopt}},
                       {"phone-rich", {Mode::exclude, std::nullopt}},
                       {"phone-plain", {Mode::exclude, std::nullopt}}};
  const Proposals without = run(engine, world, brief);
  CHECK(unmet(*without.variant(VariantKind::best), "video") == Unmet::excluded);
  CHECK(unmet(*without.variant(VariantKind::best), "sound") == Unmet::excluded);
}

TEST_CASE("proposal: too small a budget says what it takes") {
  Office world;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(19'999'99, 1));
  CHECK(found.variant(VariantKind::best) == nullptr);
  REQUIRE(found.impossible);
  CHECK(found.impossible->needed_budget == 20'000'00);
  const auto words = explain_impossible(world.source(), found, Language::en);
  REQUIRE(words.size() == 3);
  CHECK(words[0].find("20,000.00") != std::string::npos);
  CHECK(words[0].find("0.01") != std::string::npos);
  CHECK(words[0].find("more than the budget") != std::string::npos);
  CHECK(found.impossible->complete);
  // The category is obligatory as well: without the need nothing becomes cheaper.
  CHECK(found.impossible->reliefs.empty());
  CHECK(words[2] == "Dropping a single demand is not enough.");

  // One kopeck more, without building anything anew.
  const Proposals enough = run(engine, world, world.brief(20'000'00, 1));
  CHECK_FALSE(enough.impossible);
  CHECK(products(*enough.variant(VariantKind::best)) == Ids{"pbx-small"});
}

TEST_CASE("proposal: contradictions are named, impossible musts are dropped and told") {
  ProposalWorld world;
  world.want("a", Level::must);
  world.want("b", Level::must);
  world.want("c", Level::must);
  auto& one = world.add_product("one", "x", 100, {{"a", 1000}});
  one.excludes = {"two"};
  world.add_product("two", "y", 100, {{"b", 1000}});
  world.add_product("three", "y", 100, {{"c", 400}});
  world.open("x");
  world.open("y");
  world.open("z", 1, true);
  world.finish();
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(1000));
  REQUIRE(found.impossible);
  CHECK_FALSE(found.impossible->needed_budget);
  CHECK(found.impossible->needs == Ids{"a", "b"});
  CHECK(found.dropped == std::vector<Dropped>{{Dropped::Kind::must_need, "c"},
                                              {Dropped::Kind::required_category, "z"}});
  REQUIRE(found.impossible->reliefs.size() == 2);
  CHECK(found.impossible->reliefs[0].enough);
  const Ids words = explain_impossible(world.source(), found, Language::ru);
  REQUIRE(words.size() == 4);
  CHECK(words[0] == "Вместе выполнить нельзя: «Нужда a», «Нужда b».");
  CHECK(words[1] == "«Товар one» не сочетается с «Товар two».");
  CHECK(words[2] == "Без «Нужда b» бюджета хватит: потребности закрываются на 46\u00A0%.");
}

TEST_CASE("proposal: the cheapest wish to drop, and the rules in the way") {
  ProposalWorld world;
  world.want("a", Level::must);
  world.want("b", Level::must);
  world.want("c", Level::nice);
  world.add_product("a1", "x", 600, {{"a", 1000}}).attributes["size"] = std::int64_t{1};
  world.add_product("b1", "y", 500, {{"b", 1000}}).attributes["size"] = std::int64_t{2};
  world.add_product("c1", "z", 300, {{"c", 1000}});
  world.open("x");
  world.open("y");
  world.open("z");
  world.finish();
  ProposalEngine engine;
  const Proposals dear = run(engine, world, world.brief(800));
  REQUIRE(dear.impossible);
  CHECK(dear.impossible->needed_budget == 1100);
  CHECK(dear.impossible->needs == Ids{"a", "b"});
  // Without b there is no money for c beside a; without a there is for b and c.
  const std::vector<Relief> expected = {{{Dropped::Kind::must_need, "a"}, 500, true, 542},
                                        {{Dropped::Kind::must_need, "b"}, 600, true, 458}};
  CHECK(dear.impossible->reliefs == expected);

  catalogue::CompatibilityRule rule;
  rule.id = "sizes";
  rule.first = {"x", "size"};
  rule.second = {"y", "size"};
  rule.message = {"Размеры разные.", "The sizes differ."};
  world.catalogue.put(rule);
  world.finish();
  const Proposals clash = run(engine, world, world.brief(8000));
  REQUIRE(clash.impossible);
  CHECK_FALSE(clash.impossible->needed_budget);
  CHECK(clash.impossible->rules == Ids{"sizes"});
  const Ids words = explain_impossible(world.source(), clash, Language::en);
  CHECK(std::count(words.begin(), words.end(), "The sizes differ.") == 1);
  // A budget of kopecks is explained in as many steps as it takes.
  ProposalEngine patient;
  REQUIRE(patient.start(world.source(), world.brief(8000)));
  int steps = 0;
  while (patient.step(1)) REQUIRE(++steps < 1'000'000);
  CHECK(patient.proposals().impossible->rules == Ids{"sizes"});
}

TEST_CASE("proposal: what products themselves exclude or require is named where it is in the way") {
  ProposalWorld world;
  world.want("a", Level::must);
  world.want("b", Level::must);
  catalogue::Product& first = world.add_product("a1", "x", 600, {{"a", 1000}});
  first.excludes = {"b1"};
  world.add_product("b1", "y", 500, {{"b", 1000}});
  world.open("x");
  world.open("y");
  world.open("z");
  world.finish();
  ProposalEngine engine;
  const Proposals clash = run(engine, world, world.brief(8000));
  REQUIRE(clash.impossible);
  CHECK(clash.impossible->ties == std::vector<Tie>{{Tie::Kind::excludes, "a1", {"b1"}}});
  const Ids words = explain_impossible(world.source(), clash, Language::ru);
  CHECK(std::count(words.begin(), words.end(), "«Товар a1» не сочетается с «Товар b1».") == 1);

  // What a1 only comes with does not go with b1: both cards are named, and only they.
  first.excludes.clear();
  first.requirements = {{"c1", "c2"}};
  for (const char* id : {"c1", "c2"}) {
    world.add_product(id, "z", 100, {}).excludes = {"b1"};
  }
  world.finish();
  const Proposals chain = run(engine, world, world.brief(8000));
  REQUIRE(chain.impossible);
  const std::vector<Tie> expected{{Tie::Kind::excludes, "c1", {"b1"}},
                                  {Tie::Kind::excludes, "c2", {"b1"}},
                                  {Tie::Kind::only_with, "a1", {"c1", "c2"}}};
  CHECK(chain.impossible->ties == expected);
  const Ids said = explain_impossible(world.source(), chain, Language::en);
  CHECK(std::count(said.begin(), said.end(),
                   "“Product a1” only comes with “Product c1” or “Product c2”.") == 1);
}

TEST_CASE("proposal: compatibility by attribute is kept") {
  ProposalWorld world;
  world.want("speed", Level::must);
  for (const auto& [id, socket, level] : std::vector<std::tuple<std::string, std::string, int>>{
           {"cpu-1", "s1", 1000}, {"cpu-2", "s2", 900}, {"cpu-3", "s3", 800}}) {
    world.add_product(id, "cpu", 100, {{"speed", level}}).attributes["socket"] = socket;
  }
  world.add_product("board-2", "board", 50).attributes["socket"] = std::string("s2");
  world.add_product("board-3", "board", 40).attributes["socket"] = std::string("s3");
  world.open("cpu", 1, true);
  world.open("board", 1, true);
  world.catalogue.put(catalogue::CompatibilityRule{
      "socket", {"cpu", "socket"}, {"board", "socket"}, catalogue::CompatibilityKind::equal, {}});
  world.finish();
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(1000));
  CHECK(products(*found.variant(VariantKind::best)) == Ids{"board-2", "cpu-2"});
}

TEST_CASE("proposal: limits in answers rule products out") {
  Office world;
  needs::LimitAttribute limit;
  limit.category = "pbx";
  limit.attribute = "serves_calls";
  limit.value = std::int64_t{700};
  world.effect(limit);
  ++world.revision;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(30'000'00));
  REQUIRE(found.impossible);
  CHECK(found.impossible->needed_budget == 57'000'00);
}

TEST_CASE("proposal: nothing wanted, nothing sold") {
  ProposalWorld world;
  world.add_product("rack", "rack", 100);
  world.open("rack");
  world.finish();
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(1000));
  CHECK(found.variant(VariantKind::best)->lines.empty());
  CHECK(found.variant(VariantKind::best)->coverage == 1000);
}

TEST_CASE("proposal: the curve rises and the addition says what more money buys") {
  Office world;
  ProposalEngine engine;
  needs::Brief brief = world.brief(47'000'00, 10);
  brief.variant = VariantKind::best;
  const Proposals found = run(engine, world, brief);
  REQUIRE(found.frontier_complete);
  REQUIRE(found.frontier.size() >= 3);
  CHECK(found.frontier.front().cost == 20'000'00);
  CHECK(found.frontier.back().cost == 147'000'00);
  CHECK(found.frontier.back().coverage == 900);
  CHECK(found.frontier.back().products.size() > found.frontier.front().products.size());
  for (std::size_t i = 1; i < found.frontier.size(); ++i) {
    CHECK(found.frontier[i].cost > found.frontier[i - 1].cost);
    CHECK(found.frontier[i].coverage >= found.frontier[i - 1].coverage);
  }
  // From 47 000 (small PBX, plain phones) the cheapest gain worth naming is the big PBX with its
  // licence for 57 000: 722 instead of 477,8 of 1111.
  REQUIRE(found.addition);
  CHECK(found.addition->extra_cost == 10'000'00);
  CHECK(found.addition->added == Ids{"licence-b", "pbx-big"});
  CHECK(found.addition->removed == Ids{"pbx-small", "phone-plain"});
  CHECK(found.addition->coverage_gain == 220);
  // 10 000 less leave 37 000: proven by a solve of that budget.
  REQUIRE(found.saving);
  CHECK(found.saving->saved_cost >= 10'000'00);
  brief.budget->amount = found.variant(VariantKind::best)->totals.cost - 10'000'00;
  ProposalEngine cheaper;
  const Proposals less = run(cheaper, world, brief);
  const Proposal& before = *found.variant(VariantKind::best);
  const Proposal& after = *less.variant(VariantKind::best);
  CHECK(found.saving->saved_cost == before.totals.cost - after.totals.cost);
  CHECK(found.saving->coverage_loss == before.coverage - after.coverage);
  CHECK(found.saving->coverage_loss > 0);
}

TEST_CASE("proposal: nothing is said to be saved where nothing cheaper will do") {
  Office world;
  ProposalEngine engine;
  needs::Brief brief = world.brief(20'000'00, 10);
  brief.variant = VariantKind::best;
  const Proposals found = run(engine, world, brief);
  REQUIRE(found.variant(VariantKind::best));
  CHECK(!found.saving);
}

TEST_CASE("proposal: only the budget moves, warm and cold agree") {
  Office world;
  ProposalEngine warm;
  for (const Minor budget : {300'000'00, 20'000'00, 90'000'00, 47'000'00, 10'00, 150'000'00}) {
    const Proposals after = run(warm, world, world.brief(budget, 10));
    ProposalEngine cold;
    const Proposals fresh = run(cold, world, world.brief(budget, 10));
    CHECK(after.impossible.has_value() == fresh.impossible.has_value());
    for (const VariantKind kind :
         {VariantKind::economy, VariantKind::balanced, VariantKind::best}) {
      REQUIRE((after.variant(kind) == nullptr) == (fresh.variant(kind) == nullptr));
      if (fresh.variant(kind) == nullptr) continue;
      CHECK(products(*after.variant(kind)) == products(*fresh.variant(kind)));
      CHECK(after.variant(kind)->totals.cost == fresh.variant(kind)->totals.cost);
    }
    CHECK(after.frontier == fresh.frontier);
  }
}

TEST_CASE("proposal: small steps lead to the same place") {
  Office world;
  ProposalEngine engine;
  REQUIRE(engine.start(world.source(), world.brief(90'000'00, 10)));
  int steps = 0;
  while (engine.step(1) && steps < 1'000'000) ++steps;
  CHECK(engine.proposals().done);
  ProposalEngine whole;
  const Proposals found = run(whole, world, world.brief(90'000'00, 10));
  CHECK(products(*engine.proposals().variant(VariantKind::balanced)) ==
        products(*found.variant(VariantKind::balanced)));
  CHECK(engine.proposals().frontier == found.frontier);
}

TEST_CASE("proposal: reasons are told in both languages") {
  Office world;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(300'000'00, 1));
  const Proposal& best = *found.variant(VariantKind::best);
  const Source source = world.source();
  CHECK(explain_line(source, line_of(best, "pbx-big"), Language::ru) ==
        "закрывает: польза calls; польза record");
  CHECK(explain_line(source, line_of(best, "pbx-big"), Language::en) ==
        "gives: benefit calls; benefit record");
  CHECK(explain_line(source, line_of(best, "licence-b"), Language::ru) ==
        "нужно для: Товар pbx-big");
  CHECK(line_of(best, "licence-b").reasons ==
        std::vector<LineReason>{{LineReason::Kind::required_by, "pbx-big", 0}});
  for (int i = 1; i <= static_cast<int>(Unmet::excluded); ++i) {
    CHECK_FALSE(explain_unmet(static_cast<Unmet>(i), Language::ru).empty());
    CHECK_FALSE(explain_unmet(static_cast<Unmet>(i), Language::en).empty());
  }
}

TEST_CASE("why not: in the client's words") {
  Office world;
  ProposalEngine engine;
  needs::Brief brief = world.brief(130'000'00, 10);
  brief.adjustments["camera"] = {needs::Adjustment::Mode::exclude, std::nullopt};
  const Proposals found = run(engine, world, brief);
  const Proposal& best = *found.variant(VariantKind::best);
  REQUIRE(products(best) == Ids{"licence-b", "pbx-big", "phone-plain"});
  const auto words = [&](const std::string& product, const Proposal& proposal, Language language) {
    auto search = WhyNotSearch::begin(world.source(), brief, proposal, product);
    REQUIRE(search);
    search->run();
    return explain_why_not(world.source(), search->answer(), Currency::rub(), language);
  };
  CHECK(words("pbx-big", best, Language::en) == Ids{"It is in the proposal."});
  CHECK(words("camera", best, Language::en) == Ids{"Excluded by hand."});
  CHECK(words("nothing", best, Language::en) == Ids{"The catalogue has no such product."});
  CHECK(words("licence-a", best, Language::ru) ==
        Ids{"Сам по себе не закрывает ни одной потребности.",
            "Его место занимает «Товар licence-b»: потребности закрыты так же и на "
            "2\u00A0000,00\u00A0₽ дешевле."});
  const Ids rich = words("phone-rich", best, Language::en);
  REQUIRE(rich.size() == 2);
  CHECK(rich[0] ==
        "Its place is taken by “Product phone-plain”, “Product licence-b”, “Product pbx-big”: "
        "with it the same money meets the needs to 58% instead of 75%.");
  CHECK(rich[1] ==
        "Met less: “Need calls” – 60% instead of 100%; “Need record” – 0% instead of 100%.");
  // The cheapest with a rich phone for each of ten seats is 110 000.
  const Proposal& economy = *found.variant(VariantKind::economy);
  CHECK(economy.totals.cost < 110'000'00);
  const Ids dear = words("phone-rich", economy, Language::en);
  REQUIRE(dear.size() == 1);
  CHECK(dear[0].find("Dearer than this variant") == 0);

  needs::Brief closed = world.brief(130'000'00, 20);
  const Proposals poor = run(engine, world, closed);
  auto search =
      WhyNotSearch::begin(world.source(), closed, *poor.variant(VariantKind::best), "phone-rich");
  REQUIRE(search);
  int steps = 0;
  while (search->step(1)) REQUIRE(++steps < 1'000'000);
  CHECK(search->answer().kind == WhyNot::Kind::over_budget);
  CHECK(search->answer().needed_budget == 200'000'00);
  CHECK(search->answer().short_by == 70'000'00);
}

TEST_CASE("why not: what it needs, what it does not go with, what it contradicts") {
  ProposalWorld world;
  world.want("a", Level::must);
  world.want("b", Level::nice);
  world.add_product("a1", "x", 500, {{"a", 1000}}).attributes["size"] = std::int64_t{1};
  world.add_product("b1", "y", 300, {{"b", 900}}).attributes["size"] = std::int64_t{1};
  auto& other = world.add_product("b2", "y", 200, {{"b", 1000}});
  other.attributes["size"] = std::int64_t{2};
  world.add_product("b3", "y", 200, {{"b", 1000}}).requirements = {{"part"}};
  world.add_product("b4", "y", 100, {{"b", 1000}}).requirements = {{"gone"}};
  world.add_product("part", "parts", 200);
  world.add_product("gone", "parts", 0).price.reset();
  world.add_product("far", "elsewhere", 10);
  world.open("x");
  world.open("y");
  world.catalogue.put(catalogue::CompatibilityRule{"sizes",
                                                   {"x", "size"},
                                                   {"y", "size"},
                                                   catalogue::CompatibilityKind::equal,
                                                   {"Размеры разные.", "The sizes differ."}});
  world.finish();
  ProposalEngine engine;
  const needs::Brief brief = world.brief(800);
  const Proposals found = run(engine, world, brief);
  const Proposal& best = *found.variant(VariantKind::best);
  REQUIRE(products(best) == Ids{"a1", "b1"});
  const auto words = [&](const std::string& product) {
    auto search = WhyNotSearch::begin(world.source(), brief, best, product);
    REQUIRE(search);
    search->run();
    return explain_why_not(world.source(), search->answer(), Currency::rub(), Language::en);
  };
  CHECK(words("b2") ==
        Ids{"With it these must-haves cannot be met: “Need a”.", "The sizes differ."});
  const Ids needy = words("b3");
  REQUIRE(needy.size() == 2);
  CHECK(needy[1] == "It also needs: “Product part”.");
  CHECK(needy[0].find("Does not fit the budget: with it the must-haves take at least") == 0);
  CHECK(words("b4") == Ids{"It requires “Product gone”, which cannot be offered."});
  CHECK(words("far") == Ids{"The client's answers do not ask for “Category elsewhere”."});
}

TEST_CASE("alternatives: the useful first, with differences and conflicts") {
  Office world;
  ProposalEngine engine;
  const Proposals found = run(engine, world, world.brief(50'000'00, 10));
  const Proposal& best = *found.variant(VariantKind::best);
  const auto phones = alternatives(*engine.problem(), best, "phone-plain", found.budget, 10);
  REQUIRE(phones.size() == 1);
  CHECK(phones[0].product == "phone-rich");
  CHECK(phones[0].quantity == 10);
  CHECK(phones[0].cost_difference == 63'000'00);
  CHECK(phones[0].coverage_difference == 150);  // 278 · 600 / 1 111 000
  CHECK_FALSE(phones[0].within_budget);
  CHECK(phones[0].fits());
  const auto exchanges = alternatives(*engine.problem(), best, "pbx-small", found.budget, 10);
  REQUIRE(exchanges.size() == 1);
  CHECK(exchanges[0].needs_more);
  CHECK_FALSE(exchanges[0].fits());
  CHECK(alternatives(*engine.problem(), best, "unknown", found.budget, 10).empty());
}

TEST_CASE("proposal: errors of the start") {
  Office world;
  ProposalEngine engine;
  Source source = world.source();
  source.questionnaire = nullptr;
  CHECK(engine.start(source, world.brief(1)).error().code == ErrorCode::not_found);
  needs::Brief dollars = world.brief(1);
  dollars.budget->currency = *Currency::parse("USD");
  CHECK(engine.start(world.source(), dollars).error().code == ErrorCode::invalid_argument);
  needs::Brief ancient = world.brief(1);
  ancient.date = Date{1999, 1, 1};
  CHECK(engine.start(world.source(), ancient).error().code == ErrorCode::not_found);
  CHECK(engine.problem() == nullptr);
  CHECK(engine.step(1) == false);
}

TEST_CASE("proposal: amounts beyond what can be reckoned exactly are refused, not wrapped") {
  constexpr Minor kHuge = 6'000'000'000'000'000;  // two of them are more than 2^53
  for (const bool sum : {false, true}) {
    ProposalWorld world;
    world.want("a", Level::must);
    world.add_product("one", "x", kHuge, {{"a", 1000}});
    world.add_product("two", sum ? "y" : "x", sum ? kHuge : 1, {{"a", 500}});
    world.open("x");
    world.open("y");
    needs::SetQuantity set;
    set.category = "x";
    if (!sum) world.effect(set);
    world.finish();
    ProposalEngine engine;
    const auto started = engine.start(world.source(), world.brief(1000, 1'000'000));
    REQUIRE_FALSE(started);
    CHECK(started.error().code == ErrorCode::out_of_range);
  }
}

}  // namespace
