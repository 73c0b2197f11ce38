// A lead as it is kept, and a manager's desk to which it comes, for tests.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "shared/workspace/lead.h"
#include "shared/workspace/workspace.h"
#include "tests/support/sync_build.h"

namespace oferta::testing {

using workspace::Lead;

/// A lead of a company that came by a link, as it is kept.
inline Json lead_record() {
  return *parse_json(R"({"at":1790000000000,"source":"link","link":"l1",
    "contact_name":"Олег Белов","company":"ООО «Луч»","phone":"+7 (495) 123-45-67",
    "email":"Oleg@luch.example","consent":"pd-1","text":"Нужна тихая серверная",
    "total":{"amount":40100000,"currency":"RUB"},
    "questionnaire":"office","date":"2026-09-20","budget":{"amount":50000000,"currency":"RUB"},
    "budget_includes_vat":false,"variant":"best","answer.seats":25,"answer.kinds":["ip","dect"],
    "weight.silence":"must","adjust.phone-1":{"mode":"pin","quantity":3}})");
}

inline Json lead_with(const std::string& field, const Json& value) {
  Json record = lead_record();
  record[field] = value;
  return record;
}

inline Lead sound_lead(const Json& record = lead_record()) {
  Problems problems;
  Lead lead = workspace::read_lead("lead-1", FieldReader(record, "", problems));
  REQUIRE(problems.empty());
  return lead;
}

/// A manager's workspace with two clients, into which leads come.
struct LeadDesk {
  Person person{"anna", 0xA1};
  workspace::Workspace space;

  LeadDesk() {
    put("client", "granit", {{"name", "Гранит"}, {"email", "info@granit.example"}});
    put("client", "luch", {{"name", "Луч"}, {"phone", "8 495 765 43 21"}});
  }
  void put(const char* type, const char* id, const Json& fields) {
    person.work([&](sync::Transaction& change) { REQUIRE(change.set_fields(type, id, fields)); });
    space.refresh(person.store);
  }
  const Lead& come(const Json& record = lead_record()) {
    put("lead", "lead-1", record);
    REQUIRE(space.lead("lead-1") != nullptr);
    return *space.lead("lead-1");
  }
  Result<workspace::LeadTaken> take(const Lead& lead) {
    sync::Transaction change(person.store);
    auto taken = workspace::take_lead(change, space, lead,
                                      {"new-client", "new-brief", "new-note", "anna", kToday});
    if (taken) {
      const auto built = change.build({sync::Stamp(2'000'000'000'000, 0, 0xB2), 1, "anna", 1});
      REQUIRE(built);
      person.store.apply_all(*built);
      space.refresh(person.store);
    }
    return taken;
  }

  static inline const Date kToday{2026, 9, 21};
};

}  // namespace oferta::testing
