// What a lead asks for otherwise than the client's last selection did.
#include "shared/workspace/lead_changes.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/support/lead_samples.h"

namespace {

using namespace oferta;
using testing::LeadDesk;
using workspace::LeadChange;
using Subject = workspace::LeadChange::Subject;

/// A desk that knows what was asked, and what Luch had decided in July and in August.
struct ChangeDesk : LeadDesk {
  ChangeDesk() {
    put("questionnaire", "office", {{"name", {{"ru", "Офис"}, {"en", "Office"}}}, {"order", 1}});
    put("question", "kinds",
        {{"questionnaire", "office"},
         {"order", 1},
         {"text", {{"ru", "Какие телефоны?"}, {"en", "Which phones?"}}},
         {"kind", "multiple"},
         {"choices",
          {{{"key", "ip"}, {"text", {{"ru", "Настольные"}, {"en", "Desk"}}}},
           {{"key", "dect"}, {"text", {{"ru", "Переносные"}, {"en", "Cordless"}}}}}}});
    put("question", "seats",
        {{"questionnaire", "office"},
         {"order", 2},
         {"text", {{"ru", "Сколько мест?"}, {"en", "How many seats?"}}},
         {"kind", "number"},
         {"unit", {{"ru", "место|места|мест"}, {"en", "seat|seats"}}},
         {"default", 25}});
    put("need", "silence", {{"name", {{"ru", "Тишина"}, {"en", "Silence"}}}, {"order", 1}});
    put("category", "phones", {{"name", {{"ru", "Телефоны"}, {"en", "Phones"}}}, {"order", 1}});
    for (const char* id : {"phone-1", "phone-2", "phone-3"}) {
      put("product", id,
          {{"category", "phones"},
           {"name", {{"ru", std::string(id)}, {"en", std::string(id)}}},
           {"price", {{"amount", 100'00}, {"currency", "RUB"}}}});
    }
    decide("july", "2026-07-01", {{"answer.seats", 3}});
    decide("august", "2026-08-01", Json::object());
  }
  void decide(const char* id, const char* date, const Json& others) {
    Json brief{{"client", "luch"},
               {"questionnaire", "office"},
               {"date", date},
               {"budget", {{"amount", 50'000'000}, {"currency", "RUB"}}}};
    brief.update(others);
    put("brief", id, brief);
  }
  /// What the lead asks for otherwise, in short.
  std::vector<std::string> changes(const Json& record, Language language = Language::en) {
    const workspace::Lead& lead = come(record);
    const needs::Brief* before = workspace::brief_before(space, lead);
    REQUIRE(before != nullptr);
    CHECK(before->id == "august");
    std::vector<std::string> lines;
    for (const LeadChange& one : workspace::lead_changes(space, *before, lead.brief, language)) {
      lines.push_back(one.name + ": " + one.before + " > " + one.after);
    }
    return lines;
  }
};

Json of_luch(const Json& others = Json::object()) {
  Json record{{"at", 0},
              {"source", "link"},
              {"client", "luch"},
              {"questionnaire", "office"},
              {"date", "2026-09-20"},
              {"budget", {{"amount", 50'000'000}, {"currency", "RUB"}}},
              {"budget_includes_vat", true},
              {"variant", "balanced"}};
  record.update(others);
  return record;
}

}  // namespace

TEST_CASE(
    "lead changes: a lead that decides the same has none, a default answered with itself too") {
  ChangeDesk desk;
  CHECK(desk.changes(of_luch()).empty());
  CHECK(desk.changes(of_luch({{"answer.seats", 25}})).empty());
}

TEST_CASE("lead changes: answers in words, in the order of the questions, after the budget") {
  ChangeDesk desk;
  const Json record = of_luch({{"budget", {{"amount", 60'000'000}, {"currency", "RUB"}}},
                               {"answer.seats", 1},
                               {"answer.kinds", {"ip", "dect"}}});
  CHECK(desk.changes(record) == std::vector<std::string>{": ₽500,000 > ₽600,000",
                                                         "Which phones?:  > Desk, Cordless",
                                                         "How many seats?: 25 seats > 1 seat"});
  CHECK(desk.changes(record, Language::ru).back() == "Сколько мест?: 25 мест > 1 место");
}

TEST_CASE("lead changes: needs and products with what they have become; what is gone is left out") {
  ChangeDesk desk;
  desk.decide("august", "2026-08-01",
              {{"adjust.phone-1", {{"mode", "exclude"}}}, {"adjust.phone-3", {{"mode", "pin"}}}});
  const workspace::Lead& lead = desk.come(of_luch({{"weight.silence", "must"},
                                                   {"weight.gone", "must"},
                                                   {"adjust.gone", {{"mode", "pin"}}},
                                                   {"adjust.phone-2", {{"mode", "exclude"}}},
                                                   {"adjust.phone-3", {{"mode", "pin"}}}}));
  const needs::Brief* before = workspace::brief_before(desk.space, lead);
  REQUIRE(before != nullptr);
  const auto changes = workspace::lead_changes(desk.space, *before, lead.brief, Language::en);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].subject == Subject::need);
  CHECK(changes[0].name == "Silence");
  CHECK(changes[0].level == needs::Level::must);
  CHECK(changes[1].subject == Subject::product);
  CHECK(changes[1].name == "phone-1");
  CHECK_FALSE(changes[1].adjustment.has_value());
  CHECK(changes[2].name == "phone-2");
  REQUIRE(changes[2].adjustment.has_value());
  CHECK(changes[2].adjustment->mode == needs::Adjustment::Mode::exclude);
}

TEST_CASE("lead changes: compared with the last selection by the same questions, not its own") {
  const auto compared_with = [](const Json& record) {
    ChangeDesk desk;
    desk.put("brief", "other",
             {{"client", "luch"}, {"questionnaire", "home"}, {"date", "2026-09-01"}});
    const needs::Brief* before = workspace::brief_before(desk.space, desk.come(record));
    return before == nullptr ? std::string() : before->id;
  };
  CHECK(compared_with(of_luch()) == "august");
  CHECK(compared_with(of_luch({{"taken", "august"}})) == "july");
  CHECK(compared_with(of_luch({{"client", "granit"}})).empty());
  // Whoever is known by a phone number is compared too.
  Json stranger = of_luch({{"phone", "+7 495 765-43-21"}, {"consent", "pd-1"}});
  stranger.erase("client");
  CHECK(compared_with(stranger) == "august");
}
