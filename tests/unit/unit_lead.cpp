// Leads: what a record of one must have, and how a workspace lists them.
#include "shared/workspace/lead.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "shared/workspace/check.h"
#include "shared/workspace/workspace.h"
#include "tests/support/lead_samples.h"

namespace {

using namespace oferta;
using testing::lead_record;
using testing::lead_with;
using testing::LeadDesk;
using testing::sound_lead;
using workspace::Lead;
using workspace::LeadSource;

/// The place of the first problem; "" when there is none.
std::string lead_problem(const Json& record) {
  Problems problems;
  workspace::read_lead("lead-1", FieldReader(record, "", problems));
  return problems.empty() ? "" : problems.all().front().detail;
}

TEST_CASE("lead: the record is read with the decisions of a brief") {
  const Lead lead = sound_lead();
  CHECK(lead.at_ms == 1'790'000'000'000);
  CHECK(lead.source == LeadSource::link);
  CHECK(lead.link == "l1");
  CHECK(lead.total == Money{40'100'000});
  CHECK(lead.open());
  CHECK(workspace::lead_name(lead) == "ООО «Луч»");
  CHECK(lead.brief.questionnaire == "office");
  CHECK(lead.brief.date == Date{2026, 9, 20});
  CHECK(lead.brief.budget == Money{50'000'000});
  CHECK_FALSE(lead.brief.budget_includes_vat);
  CHECK(lead.brief.variant == needs::VariantKind::best);
  CHECK(lead.brief.answers.size() == 2);
  CHECK(lead.brief.weights.at("silence") == needs::Level::must);
  CHECK(lead.brief.adjustments.at("phone-1").quantity == 3);
}

TEST_CASE("lead: what is written is read again, and what is absent is not written") {
  CHECK(workspace::lead_fields(sound_lead()) == lead_record());
  const Json least = *parse_json(R"({"at":0,"source":"stand","client":"granit",
    "questionnaire":"office","date":"2026-09-20","budget_includes_vat":true,
    "variant":"balanced"})");
  CHECK(workspace::lead_fields(sound_lead(least)) == least);
  for (const char* const source : {"link", "file", "stand"}) {
    CHECK(workspace::lead_source_name(sound_lead(lead_with("source", source)).source) == source);
  }
  Json decided = lead_record();
  decided["taken"] = "brief-1";
  decided["dismissed"] = true;
  CHECK(workspace::lead_fields(sound_lead(decided)) == decided);
  CHECK_FALSE(sound_lead(lead_with("taken", "brief-1")).open());
  CHECK_FALSE(sound_lead(lead_with("dismissed", true)).open());
}

TEST_CASE("lead: nobody can grant themselves a discount") {
  Json greedy = lead_record();
  greedy["discount"] = 9000;
  greedy["discount.phone-1"] = 9000;
  CHECK(sound_lead(greedy).brief.discount_bp == 0);
  CHECK(workspace::lead_fields(sound_lead(greedy)) == lead_record());
  Lead lead = sound_lead();
  lead.brief.discount_bp = 9000;
  lead.brief.line_discounts["phone-1"] = 9000;
  CHECK(workspace::lead_fields(lead) == lead_record());
}

TEST_CASE("lead: what cannot be one is refused with its field") {
  CHECK(lead_problem(lead_record()).empty());
  CHECK(lead_problem(lead_with("at", nullptr)) == "at");
  CHECK(lead_problem(lead_with("at", -1)) == "at");
  CHECK(lead_problem(lead_with("source", "pigeon")) == "source");
  CHECK(lead_problem(lead_with("link", "no id")) == "link");
  CHECK(lead_problem(lead_with("consent", nullptr)) == "consent");
  CHECK(lead_problem(lead_with("consent", "  ")) == "consent");
  CHECK(lead_problem(lead_with("company", std::string(200, 'a'))).empty());
  CHECK(lead_problem(lead_with("company", std::string(201, 'a'))) == "company");
  CHECK(lead_problem(lead_with("email", std::string(201, 'a'))) == "email");
  CHECK(lead_problem(lead_with("text", std::string(4000, 'a'))).empty());
  CHECK(lead_problem(lead_with("text", std::string(4001, 'a'))) == "text");
  CHECK(lead_problem(lead_with("total", {{"amount", -1}, {"currency", "RUB"}})) == "total");
  CHECK(lead_problem(lead_with("budget", {{"amount", -1}, {"currency", "RUB"}})) == "budget");
  CHECK(lead_problem(lead_with("questionnaire", nullptr)) == "questionnaire");
  CHECK(lead_problem(lead_with("date", nullptr)) == "date");
}

TEST_CASE("lead: there is a way to answer, or the client is known by the link") {
  Json mute = lead_record();
  mute.erase("phone");
  CHECK(lead_problem(mute).empty());
  mute["email"] = " ";
  CHECK(lead_problem(mute) == "phone");
  mute["client"] = "granit";
  CHECK(lead_problem(mute).empty());
  for (const char* const field : {"email", "contact_name", "consent"}) mute.erase(field);
  CHECK(lead_problem(mute).empty());  // nothing of a person in it
}

TEST_CASE("lead: a workspace lists those that wait, the latest first") {
  LeadDesk desk;
  desk.put("lead", "b", lead_with("at", 20));
  desk.put("lead", "a", lead_with("at", 20));
  desk.put("lead", "c", lead_with("at", 30));
  desk.put("lead", "d", lead_with("dismissed", true));
  desk.put("lead", "e", lead_with("taken", "brief-1"));
  desk.put("lead", "f", lead_with("consent", nullptr));
  CHECK(desk.space.leads().size() == 5);
  REQUIRE(desk.space.problems().size() == 1);
  CHECK(desk.space.problems()[0].detail == "lead/f: consent");
  std::string order;
  for (const Lead* lead : desk.space.open_leads()) order += lead->id;
  CHECK(order == "cab");
}

TEST_CASE("lead: proposals stay as they are when one comes, changes or goes") {
  LeadDesk desk;
  const auto revision = [&] { return desk.space.source(needs::Brief()).revision; };
  const auto change = [&](const std::function<void(sync::Transaction&)>& work) {
    desk.person.work(work);
    desk.space.refresh(desk.person.store, {{"lead", "lead-1"}});
  };
  const std::uint64_t before = revision();
  change([](sync::Transaction& at) { REQUIRE(at.set_fields("lead", "lead-1", lead_record())); });
  CHECK(desk.space.open_leads().size() == 1);
  change([](sync::Transaction& at) { REQUIRE(at.set("lead", "lead-1", "dismissed", true)); });
  CHECK(desk.space.open_leads().empty());
  change([](sync::Transaction& at) { REQUIRE(at.remove("lead", "lead-1")); });
  CHECK(desk.space.leads().empty());
  CHECK(revision() == before);
}

TEST_CASE("lead: the check of a file reads leads") {
  const auto findings = [](const Json& fields) {
    const Json file = {{"format", "oferta-workspace-1"},
                       {"stamp", "01a20b49a00-0000-00000000000000a1"},
                       {"author", "anna"},
                       {"records", Json::array({{{"t", "lead"}, {"id", "l"}, {"f", fields}}})}};
    std::string of_lead;
    for (const auto& finding : workspace::check_workspace(file.dump())) {
      if (finding.place.find("lead/l") != std::string::npos) of_lead += finding.place + ";";
    }
    return of_lead;
  };
  CHECK(findings(lead_record()).empty());
  CHECK(findings(lead_with("consent", nullptr)) == "records[0] lead/l: f.consent;");
}

}  // namespace
