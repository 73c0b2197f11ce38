// A poll: counts of answers, without whose they are.
#include <doctest/doctest.h>

#include "shared/workspace/poll.h"
#include "tests/support/report_desk.h"

namespace {

using namespace oferta;
using testing::report::ReportDesk;
using workspace::AnswerCount;
using workspace::Poll;

struct PollDesk : ReportDesk {
  const needs::Questionnaire& questionnaire() const { return *space.questionnaire("office"); }
  Poll poll(std::string_view text, const std::vector<std::string>& questions) const {
    return workspace::read_poll(text, questionnaire(), questions);
  }
  static needs::Brief brief(needs::Answers answers) {
    needs::Brief brief;
    brief.questionnaire = "office";
    brief.answers = std::move(answers);
    return brief;
  }
};

TEST_CASE("poll: choices and short scales are counted, in the order of the questionnaire") {
  const PollDesk desk;
  Poll poll = desk.poll("", {"pain", "kinds", "seats", "wishes", "spend", "none"});
  REQUIRE(poll.questions.size() == 2);
  CHECK(poll.questions[0].question == "kinds");
  CHECK(poll.questions[1].question == "pain");
  const std::vector<std::string> both{"ip", "dect"};
  for (int i = 0; i < 4; ++i) {
    workspace::count_in(poll, PollDesk::brief({{"kinds", both}, {"pain", std::int64_t{3}}}),
                        desk.questionnaire());
  }
  workspace::count_in(poll, PollDesk::brief({{"kinds", std::vector<std::string>{"dect"}}}),
                      desk.questionnaire());
  CHECK(poll.people == 5);
  CHECK(poll.questions[0].answered == 5);
  CHECK(poll.questions[0].answers == std::vector<AnswerCount>{{"ip", 4}, {"dect", 5}});
  CHECK(poll.questions[1].answers == std::vector<AnswerCount>{{"1", 0}, {"2", 0}, {"3", 4}});
  // Four could be told apart.
  CHECK(workspace::may_be_shown(poll.questions[0]));
  CHECK_FALSE(workspace::may_be_shown(poll.questions[1]));
}

TEST_CASE("poll: what branching left unasked is not counted") {
  const PollDesk desk;
  Poll poll = desk.poll("", {"place"});
  workspace::count_in(poll, PollDesk::brief({{"place", std::string("own")}}), desk.questionnaire());
  CHECK(poll.people == 1);
  CHECK(poll.questions[0].answered == 0);
}

TEST_CASE("poll: what is kept holds counts alone and comes back as it was") {
  const PollDesk desk;
  Poll poll = desk.poll("", {"kinds", "pain"});
  const needs::Brief brief = PollDesk::brief(
      {{"kinds", std::vector<std::string>{"ip"}}, {"wishes", std::string("Secret wish")}});
  workspace::count_in(poll, brief, desk.questionnaire());
  const std::string kept = workspace::write_poll(poll);
  CHECK(kept == R"({"people":1,"questions":{"kinds":{"answered":1,"answers":{"ip":1}},)"
                R"("pain":{"answered":0,"answers":{}}}})");
  CHECK(desk.poll(kept, {"kinds", "pain"}) == poll);
}

TEST_CASE("poll: what is broken or foreign counts for nothing") {
  const PollDesk desk;
  const Poll empty = desk.poll("", {"kinds"});
  CHECK(empty.people == 0);
  for (const char* text :
       {"{", "7", "[]", R"({"questions":[1]})", R"({"people":"x","questions":{"kinds":7}})",
        R"({"questions":{"kinds":{"answered":-4,"answers":{"ip":-1,"fax":9}}}})",
        R"({"questions":{"other":{"answered":9,"answers":{"ip":9}}}})"}) {
    CHECK_MESSAGE(desk.poll(text, {"kinds"}) == empty, text);
  }
}

}  // namespace
