// A survey by a link and at a stand: questions, and a name only for who wants an answer.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "shared/sharing/choice_answer.h"
#include "tests/app/support/stand_device.h"

using namespace oferta;
using oferta::testing::demo_choice_package;
using oferta::testing::StandDevice;
using ui::Role;

namespace {

constexpr const char* kSurveyId = "choosing-survey";
constexpr std::string_view kWhom = "Whom did you choose last time?";

const std::string& survey_by_link() {
  static const std::string bytes = demo_choice_package(false, Language::en, {}, kSurveyId);
  return bytes;
}
const std::string& survey_at_stand() {
  static const std::string bytes =
      demo_choice_package(true, Language::en, {"survey_matters", "survey_whom"}, kSurveyId);
  return bytes;
}

void answer_survey(StandDevice& device) {
  device.driver.activate(Role::checkbox, "Time");
  device.settle();
  device.press("Next");
  device.driver.activate(Role::radio, "Whoever explained best");
  device.settle();
  device.press("Next");
  device.press("Skip");
  device.press("Skip");
}

/// Sends what there is; the server takes it. Gives what it was sent.
workspace::Lead send_survey(StandDevice& device, const std::string& package) {
  device.application.act(
      {device.driver.node(Role::button, "Send").id, ui::SemanticAction::Kind::activate, {}});
  device.driver.frame();
  device.driver.frame();
  device.application.choice_answered(201);
  device.settle();
  REQUIRE_FALSE(device.platform.calls.empty());
  const auto lead = sharing::read_choice_answer(*sharing::read_choice_package(package),
                                                device.platform.calls.back().body);
  REQUIRE(lead);
  return *lead;
}

}  // namespace

TEST_CASE("a survey by a link: questions, and the answers go without a name") {
  StandDevice device(survey_by_link());
  CHECK(device.driver.find(Role::heading, "How you choose a supplier") != nullptr);
  CHECK(device.driver.shows("No name or phone number is needed"));
  CHECK_FALSE(device.driver.shows("Three variants with prices, at once, for your sum"));
  device.press("Begin");
  answer_survey(device);
  CHECK(device.at("/send"));
  CHECK(device.driver.find(Role::checkbox, "Consent to the processing of personal data") ==
        nullptr);
  const workspace::Lead lead = send_survey(device, survey_by_link());
  CHECK(lead.survey);
  CHECK(lead.brief.answers.size() == 2);
  CHECK(device.at("/sent"));
  CHECK(device.driver.shows("Your answers have been counted."));
  // Once is enough.
  CHECK(device.driver.find(Role::button, "Change and send again") == nullptr);
}

TEST_CASE("whoever wants an answer to a survey leaves a contact, with the consent to it") {
  StandDevice device(survey_by_link());
  device.press("Begin");
  answer_survey(device);
  device.driver.type(Role::textbox, "Your name", "Zoya");
  device.settle();
  device.press("Send");
  CHECK(device.at("/send"));
  CHECK(device.driver.find(Role::checkbox, "Consent to the processing of personal data") !=
        nullptr);
  device.driver.type(Role::textbox, "Phone", "+7 900 000-00-00");
  device.driver.activate(Role::checkbox, "Consent to the processing of personal data");
  device.settle();
  const workspace::Lead lead = send_survey(device, survey_by_link());
  CHECK_FALSE(lead.survey);
  CHECK(lead.contact_name == "Zoya");
  CHECK(lead.open());
}

TEST_CASE("a survey without an answer is not sent, and offers have no place in it") {
  StandDevice device(survey_by_link());
  device.go("/offers");
  CHECK(device.at("/send"));
  CHECK(device.driver.node(Role::button, "Send").disabled);
  CHECK(device.driver.node(Role::button, "Send").description == "Answer at least one question");
  device.press("Back");
  CHECK(device.driver.find(Role::heading, "How content are you with your office IT?") != nullptr);
}

TEST_CASE("a survey at a stand calls out, counts, and shows how visitors answered") {
  StandDevice device(survey_at_stand());
  CHECK(device.driver.find(Role::heading, "Which office is yours?") != nullptr);
  CHECK(device.driver.shows("4"));
  CHECK(device.driver.shows("questions"));
  for (int visitor = 0; visitor < 5; ++visitor) {
    device.press("Touch to begin");
    answer_survey(device);
    CHECK(send_survey(device, survey_at_stand()).survey);
    CHECK(device.driver.find(Role::button, "Take it along") == nullptr);
    device.press("Finish");
  }
  bool shown = false;
  for (int slide = 0; slide < 4 && !shown; ++slide) {
    shown = device.driver.find(Role::list, kWhom) != nullptr;
    device.wait(9);
  }
  CHECK(shown);
}
