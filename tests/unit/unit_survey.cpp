// A survey: questions that open nothing. Its answers need no name, hold nothing of a person, and
// are counted in the report without waiting for a manager.
#include <doctest/doctest.h>

#include <string>

#include "shared/needs/questionnaire.h"
#include "shared/sharing/choice_answer.h"
#include "shared/sharing/choice_package.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/lead.h"
#include "shared/workspace/lead_report.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/test_data.h"

namespace {

using namespace oferta;

constexpr const char* kSurvey = "choosing-survey";

/// The demo workspace, and what people send who were asked by it.
struct SurveyDesk {
  sync::Store store;
  workspace::Workspace space;

  SurveyDesk() {
    const auto file =
        workspace::read_workspace_file(testing::read_repository("assets/demo/workspace.json"));
    REQUIRE(file);
    store.apply_all(*workspace::operations_of(*file));
    space.refresh(store);
  }
  sharing::ChoicePackage package(const char* questionnaire) const {
    const auto made = sharing::choice_package(
        store, space,
        {.questionnaire = questionnaire, .manager = "vorontsov", .date = {2026, 11, 24}});
    REQUIRE(made);
    return *made;
  }
};

workspace::Lead nameless(const char* questionnaire = kSurvey) {
  workspace::Lead lead;
  lead.id = "lead-1";
  lead.at_ms = 1'790'000'000'000;
  lead.survey = true;
  lead.brief.id = lead.id;
  lead.brief.questionnaire = questionnaire;
  lead.brief.date = {2026, 11, 24};
  lead.brief.answers["survey_whom"] = std::string("advised");
  return lead;
}

}  // namespace

TEST_CASE("a questionnaire is a survey when no answer opens anything") {
  const SurveyDesk desk;
  CHECK(needs::is_survey(*desk.space.questionnaire(kSurvey)));
  CHECK_FALSE(needs::is_survey(*desk.space.questionnaire("office")));
}

TEST_CASE("a client's needs are never asked by a survey, whatever the order of questionnaires") {
  SurveyDesk desk;
  sync::Transaction change(desk.store);
  REQUIRE(change.set("questionnaire", kSurvey, "order", 1));
  const auto built = change.build({sync::Stamp(2'000'000'000'000, 0, 0xB2), 1, "anna", 1});
  REQUIRE(built);
  desk.store.apply_all(*built);
  desk.space.refresh(desk.store);
  REQUIRE(desk.space.questionnaires_in_order().front()->id == kSurvey);
  REQUIRE(desk.space.questionnaires_to_choose_by().size() == 1);
  CHECK(desk.space.questionnaires_to_choose_by().front()->id == "office");
}

TEST_CASE("a survey leads to no product, and its package is small") {
  const SurveyDesk desk;
  for (const workspace::FileRecord& record : desk.package(kSurvey).records) {
    CHECK(record.type != "product");
    CHECK(record.type != "category");
    CHECK(record.type != "need");
  }
}

TEST_CASE("answers of a survey hold nothing of a person") {
  CHECK(workspace::check_lead(nameless()));
  const auto refused = [](auto&& change) {
    workspace::Lead lead = nameless();
    change(lead);
    const Result<void> sound = workspace::check_lead(lead);
    return sound ? std::string("accepted") : sound.error().detail;
  };
  CHECK(refused([](auto& lead) { lead.contact_name = "Zoya"; }) == "contact_name");
  CHECK(refused([](auto& lead) { lead.company = "Luch"; }) == "company");
  CHECK(refused([](auto& lead) { lead.phone = "+7 900"; }) == "phone");
  CHECK(refused([](auto& lead) { lead.email = "a@b.example"; }) == "email");
  CHECK(refused([](auto& lead) { lead.client = "granit"; }) == "client");
  CHECK(refused([](auto& lead) { lead.consent = "pd-1"; }) == "consent");
  CHECK(refused([](auto& lead) { lead.text = "Call me"; }) == "text");
  CHECK(refused([](auto& lead) { lead.total = Money{1, {}}; }) == "total");
  CHECK(refused([](auto& lead) { lead.brief.answers.clear(); }) == "survey");
}

TEST_CASE("answers without a name come home from a survey, and from nothing else") {
  const SurveyDesk desk;
  const sharing::ChoicePackage survey = desk.package(kSurvey);
  const auto came =
      sharing::read_choice_answer(survey, sharing::write_choice_answer(survey, nameless()));
  REQUIRE(came);
  CHECK(*came == nameless());

  const sharing::ChoicePackage office = desk.package("office");
  workspace::Lead sly = nameless("office");
  sly.brief.answers = {{"deadline", std::string("month")}};
  const auto refused =
      sharing::read_choice_answer(office, sharing::write_choice_answer(office, sly));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail == "lead.survey");
  const auto in_file = sharing::read_choice_file(
      desk.space, sharing::write_choice_answer(office, sly), {2026, 11, 25});
  CHECK_FALSE(in_file);
  CHECK(sharing::read_choice_file(desk.space, sharing::write_choice_answer(survey, nameless()),
                                  {2026, 11, 25}));
}

TEST_CASE("a link of one client takes no answers without a name") {
  const SurveyDesk desk;
  const sharing::ChoicePackage survey = desk.package(kSurvey);
  const auto refused = sharing::read_choice_answer(
      survey, sharing::write_choice_answer(survey, nameless()), "severnye-linii");
  REQUIRE_FALSE(refused);
}

TEST_CASE("answers of a survey are counted, and wait for nobody") {
  SurveyDesk desk;
  sync::Transaction change(desk.store);
  workspace::Lead lead = nameless();
  for (int i = 0; i < 3; ++i) {
    lead.id = "lead-" + std::to_string(i);
    REQUIRE(change.set_fields("lead", lead.id, workspace::lead_fields(lead)));
  }
  const auto built = change.build({sync::Stamp(2'000'000'000'000, 0, 0xB2), 1, "anna", 1});
  REQUIRE(built);
  desk.store.apply_all(*built);
  desk.space.refresh(desk.store);

  const workspace::Lead* kept = desk.space.lead("lead-0");
  REQUIRE(kept != nullptr);
  CHECK(kept->survey);
  CHECK_FALSE(kept->open());
  sync::Transaction taking(desk.store);
  CHECK_FALSE(
      workspace::take_lead(taking, desk.space, *kept, {"c", "b", "n", "anna", {2026, 11, 25}}));

  const workspace::LeadReport report =
      workspace::lead_report(desk.space, {.questionnaire = kSurvey});
  CHECK(report.all == report.open + report.taken + report.dismissed + report.surveyed);
  CHECK(report.surveyed == 3);
  const std::string csv = workspace::lead_report_csv(report, desk.space, Language::en);
  CHECK(csv.find("Without a name,3,") != std::string::npos);
  CHECK(report.questionnaire_leads == 3);
  for (const workspace::QuestionReport& question : report.questions) {
    if (question.question != "survey_whom") continue;
    CHECK(question.answered == 3);
    CHECK(question.answers.at(1).count == 3);
  }
  // Nobody of them said a sum, and nobody was asked for one.
  CHECK(report.no_budget + report.surveyed <= report.all);
}
