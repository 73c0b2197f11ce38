// 66,778 real computer parts, kept beside the repository: a computer whose parts fit each other at
// any budget. Passes without the data, and where it would take minutes (sanitized, as wasm).
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <string>

#include "shared/importing/csv.h"
#include "shared/importing/table_import.h"
#include "shared/importing/table_rules.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/explain.h"
#include "shared/proposal/why_not.h"
#include "shared/sync/store.h"
#include "shared/workspace/brief_file.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/rounds.h"
#include "tests/support/test_data.h"

#if !defined(__EMSCRIPTEN__)

namespace {

using namespace oferta;
using needs::VariantKind;

/// The catalogue as `oferta import` makes it; false without the data.
bool load_parts(workspace::Workspace& workspace) {
  const auto rules =
      importing::read_import_rules(testing::read_repository("assets/import/pc-parts.json"));
  REQUIRE(rules);
  workspace::WorkspaceFile file;
  file.stamp = {1, 0, 1};
  file.author = "import";
  file.records = rules->records;
  for (const importing::TableRules& table_rules : rules->tables) {
    const auto text = testing::read_shared_data("pc-parts/" + table_rules.file);
    if (!text) return false;
    const auto table = importing::read_csv(*text);
    REQUIRE(table);
    auto imported = importing::import_table(*table, table_rules, rules->currency);
    REQUIRE(imported);
    for (workspace::FileRecord& record : imported->records) {
      file.records.push_back(std::move(record));
    }
  }
  const auto operations = workspace::operations_of(file);
  REQUIRE(operations);
  sync::Store store;
  store.apply_all(*operations);
  workspace.refresh(store);
  return true;
}

/// The parts fit each other, judged by their own attributes, and the answers are kept.
void check_computer(const workspace::Workspace& workspace, const std::string& job,
                    const proposal::Proposal& computer) {
  std::map<std::string, const catalogue::Product*> parts;
  for (const proposal::ProposalLine& line : computer.lines) {
    CHECK(line.quantity == 1);
    const auto [known, fresh] =
        parts.emplace(line.category, workspace.catalogue().product(line.product));
    CHECK(fresh);
    REQUIRE(known->second != nullptr);
  }
  for (const char* category : {"cpu", "motherboard", "memory", "storage", "case", "power"}) {
    CAPTURE(category);
    REQUIRE(parts.count(category) == 1);
  }
  const auto value = [&](const char* category, const char* attribute) {
    const catalogue::AttributeValue* found = parts[category]->attribute(attribute);
    REQUIRE(found != nullptr);
    return *found;
  };
  CHECK(value("cpu", "socket") == value("motherboard", "socket"));
  CHECK(value("memory", "ddr") == value("motherboard", "ddr"));
  CHECK(value("memory", "capacity") <= value("motherboard", "memory"));
  CHECK(value("memory", "modules") <= value("motherboard", "slots"));
  CHECK(value("motherboard", "form") == catalogue::AttributeValue(std::string("atx")));
  if (job == "games") CHECK(std::get<std::int64_t>(value("power", "power")) >= 750);
}

TEST_CASE("computer parts: a computer that fits together at any budget, or what it takes") {
  workspace::Workspace workspace;
  if (testing::kSanitized) return;
  if (!load_parts(workspace)) {
    MESSAGE("the data is not here");
    return;
  }
  CHECK(workspace.catalogue().products().size() > 30'000);
  const auto file =
      workspace::read_brief_file(testing::read_repository("assets/import/pc-brief.json"));
  REQUIRE(file);
  for (const char* job : {"games", "office"}) {
    CAPTURE(job);
    needs::Brief brief = file->brief;
    brief.answers["job"] = std::string(job);
    const proposal::Source source = workspace.source(brief);
    proposal::ProposalEngine engine({.frontier_points = 0, .money_step = 0});
    const auto run_at = [&](Minor budget) {
      brief.budget->amount = budget;
      REQUIRE(engine.start(source, brief));
      engine.run();
    };
    run_at(1);
    REQUIRE(engine.proposals().impossible);
    REQUIRE(engine.proposals().impossible->needed_budget);
    const Minor least = *engine.proposals().impossible->needed_budget;
    run_at(least - 1);
    CHECK(engine.proposals().variant(VariantKind::best) == nullptr);
    int coverage = 0;
    for (Minor budget = least; budget < 2'000'000; budget += budget / 8) {
      CAPTURE(budget);
      run_at(budget);
      for (const auto& variant : engine.proposals().variants) {
        REQUIRE(variant);
        CHECK(variant->proven);
        CHECK(variant->totals.cost <= budget);
        check_computer(workspace, job, *variant);
      }
      const proposal::Proposal& best = *engine.proposals().variant(VariantKind::best);
      CHECK(best.coverage >= coverage);
      coverage = best.coverage;
    }
    // A part left out is answered for among tens of thousands as well.
    const proposal::Proposal& best = *engine.proposals().variant(VariantKind::best);
    std::size_t asked = 0;
    for (const catalogue::Product* product : workspace.catalogue().products_of("cpu")) {
      if (++asked % 400 != 0) continue;
      auto search = proposal::WhyNotSearch::begin(source, brief, best, product->id);
      REQUIRE(search);
      search->run();
      CHECK_FALSE(proposal::explain_why_not(source, search->answer(), source.currency, Language::en)
                      .empty());
    }
  }
}

}  // namespace

#endif
