// A manager's desk with a questionnaire that has a question of every kind, for tests of the report
// of requests.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/workspace/lead_report.h"
#include "tests/support/lead_samples.h"

namespace oferta::testing::report {

inline constexpr std::int64_t kHourMs = 3'600'000;
inline constexpr std::int64_t kDayMs = 24 * kHourMs;
// 2026-09-21T00:00Z.
inline constexpr std::int64_t kMidnight = 20'717 * kDayMs;

inline Json money_of(Minor amount, const char* currency = "RUB") {
  return {{"amount", amount}, {"currency", currency}};
}

inline Json local(const char* ru, const char* en) {
  return {{"ru", ru}, {"en", en}};
}

inline Json choices_of(const std::vector<std::string>& keys) {
  Json list = Json::array();
  for (const std::string& key : keys) {
    list.push_back({{"key", key}, {"text", local(("Да: " + key).c_str(), key.c_str())}});
  }
  return list;
}

/// A questionnaire with a question of every kind, and leads that answer it.
struct ReportDesk : LeadDesk {
  ReportDesk() {
    put("questionnaire", "office", {{"name", local("Офис", "Office")}, {"order", 1}});
    ask("kinds", 1, "multiple", {{"choices", choices_of({"ip", "dect"})}});
    ask("place", 2, "single",
        {{"choices", choices_of({"own", "cloud"})},
         {"ask_if", {{"question", "kinds"}, {"has", "ip"}}}});
    ask("pain", 3, "scale",
        {{"min", 1},
         {"max", 3},
         {"low", local("мало", "little")},
         {"high", local("=1+1", "=1+1")}});
    ask("seats", 4, "number", {{"min", -5}, {"max", 1000}});
    ask("spend", 5, "money");
    ask("wishes", 6, "text");
  }
  void ask(const std::string& id, int order, const char* kind, const Json& more = Json::object()) {
    Json fields{{"questionnaire", "office"},
                {"order", order},
                {"kind", kind},
                {"text", local(("Вопрос; " + id).c_str(), ("@" + id).c_str())}};
    fields.update(more);
    put("question", id.c_str(), fields);
  }
  void lead(const std::string& id, std::int64_t at_ms, const Json& more = Json::object()) {
    Json fields{{"at", at_ms},
                {"source", "stand"},
                {"phone", "+79990001122"},
                {"contact_name", "Секретный Человек"},
                {"consent", "pd-1"},
                {"questionnaire", "office"},
                {"date", "2026-09-20"},
                {"text", "Личное пожелание"}};
    fields.update(more);
    put("lead", id.c_str(), fields);
  }
  workspace::LeadReport report(const workspace::LeadFilter& filter = {}) const {
    return workspace::lead_report(space, filter);
  }
  workspace::QuestionReport question(const char* id) const {
    const workspace::LeadReport all = report();
    for (const workspace::QuestionReport& question : all.questions) {
      if (question.question == id) return question;
    }
    FAIL("no question ", id);
    return {};
  }
};

}  // namespace oferta::testing::report
