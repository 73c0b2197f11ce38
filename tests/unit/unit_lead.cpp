// Leads: what a record of one must have, and what becomes of it when a manager takes it.
#include "shared/workspace/lead.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>

#include "shared/workspace/check.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/workspace.h"
#include "tests/support/sync_build.h"

namespace {

using namespace oferta;
using workspace::Lead;
using workspace::LeadSource;

/// A lead of a company that came by a link, as it is kept.
Json lead_record() {
  return *parse_json(R"({"at":1790000000000,"source":"link","link":"l1",
    "contact_name":"Олег Белов","company":"ООО «Луч»","phone":"+7 (495) 123-45-67",
    "email":"Oleg@luch.example","consent":"pd-1","text":"Нужна тихая серверная",
    "total":{"amount":40100000,"currency":"RUB"},
    "questionnaire":"office","date":"2026-09-20","budget":{"amount":50000000,"currency":"RUB"},
    "budget_includes_vat":false,"variant":"best","answer.seats":25,"answer.kinds":["ip","dect"],
    "weight.silence":"must","adjust.phone-1":{"mode":"pin","quantity":3}})");
}

Json lead_with(const std::string& field, const Json& value) {
  Json record = lead_record();
  record[field] = value;
  return record;
}

Lead lead_of(const Json& record, Problems& problems) {
  return workspace::read_lead("lead-1", FieldReader(record, "", problems));
}

Lead sound_lead(const Json& record = lead_record()) {
  Problems problems;
  Lead lead = lead_of(record, problems);
  REQUIRE(problems.empty());
  return lead;
}

/// The place of the only problem; "" when there is none.
std::string lead_problem(const Json& record) {
  Problems problems;
  lead_of(record, problems);
  return problems.empty() ? "" : problems.all().front().detail;
}

/// A manager's workspace with two clients, into which leads come.
struct Desk {
  testing::Person person{"anna", 0xA1};
  workspace::Workspace space;

  Desk() {
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
  Desk desk;
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
  Desk desk;
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

TEST_CASE("lead: taking one of somebody new makes a client, a brief and a note") {
  Desk desk;
  const auto taken = desk.take(desk.come());
  REQUIRE(taken);
  CHECK(taken->new_client);
  CHECK(taken->client == "new-client");
  CHECK(taken->brief == "new-brief");
  const clients::Client* client = desk.space.client("new-client");
  REQUIRE(client != nullptr);
  CHECK(client->kind == clients::ClientKind::company);
  CHECK(client->name == "ООО «Луч»");
  CHECK(client->contact_name == "Олег Белов");
  CHECK(client->phone == "+7 (495) 123-45-67");
  CHECK(client->email == "Oleg@luch.example");
  CHECK(client->stage == clients::Stage::needs);
  CHECK(client->owner == "anna");
  CHECK(client->created == Desk::kToday);
  const needs::Brief* brief = desk.space.brief("new-brief");
  REQUIRE(brief != nullptr);
  needs::Brief expected = sound_lead().brief;
  expected.id = "new-brief";
  expected.client = "new-client";
  expected.created = Desk::kToday;
  CHECK(*brief == expected);
  const auto notes = desk.space.notes_of("new-client");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0]->brief == "new-brief");
  CHECK(notes[0]->text == "Нужна тихая серверная");
  CHECK(notes[0]->at_ms == 1'790'000'000'000);
  CHECK(desk.space.lead("lead-1")->taken == "new-brief");
  CHECK(desk.space.problems().empty());
}

TEST_CASE("lead: a person is a client by the contact's name, else by how to reach them") {
  Desk desk;
  Json record = lead_record();
  record.erase("company");
  REQUIRE(desk.take(desk.come(record)));
  const clients::Client* client = desk.space.client("new-client");
  CHECK(client->kind == clients::ClientKind::person);
  CHECK(client->name == "Олег Белов");
  CHECK(client->contact_name.empty());
  record.erase("contact_name");
  CHECK(workspace::lead_name(sound_lead(record)) == "Oleg@luch.example");
  record.erase("email");
  CHECK(workspace::lead_name(sound_lead(record)) == "+7 (495) 123-45-67");
}

TEST_CASE("lead: a client who is known is not made again") {
  Desk desk;
  std::string expected;
  Json record = lead_record();
  SUBCASE("by the e-mail address") {
    record["email"] = " Info@Granit.example ";
    expected = "granit";
  }
  SUBCASE("by the digits of the phone number") {
    record["phone"] = "+7 (495) 765-43-21";
    expected = "luch";
  }
  SUBCASE("by the e-mail address before the phone number") {
    record["email"] = "info@granit.example";
    record["phone"] = "84957654321";
    expected = "granit";
  }
  SUBCASE("by the link, whatever is typed") {
    record["client"] = "luch";
    record["email"] = "info@granit.example";
    expected = "luch";
  }
  const auto taken = desk.take(desk.come(record));
  REQUIRE(taken);
  CHECK_FALSE(taken->new_client);
  CHECK(taken->client == expected);
  CHECK(desk.space.clients().size() == 2);
  CHECK(desk.space.brief("new-brief")->client == expected);
  CHECK(desk.space.notes_of(expected).size() == 1);
}

TEST_CASE("lead: an extension is nobody's phone number, and an empty address nobody's") {
  Desk desk;
  desk.put("client", "x", {{"name", "X"}, {"phone", "доб. 12"}});
  Lead lead = sound_lead();
  lead.phone = "12";
  lead.email.clear();
  CHECK(workspace::client_of_lead(desk.space, lead).empty());
}

TEST_CASE("lead: of a client who is gone, another is made where it says of whom") {
  Desk desk;
  REQUIRE(desk.take(desk.come(lead_with("client", "gone"))));
  CHECK(desk.space.client("new-client") != nullptr);
  Desk other;
  Json nameless = lead_with("client", "gone");
  for (const char* const field : {"contact_name", "company", "phone", "email"}) {
    nameless.erase(field);
  }
  const auto refused = other.take(other.come(nameless));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::not_found);
  CHECK(other.space.briefs().empty());
}

TEST_CASE("lead: without a wish there is no note") {
  Desk desk;
  REQUIRE(desk.take(desk.come(lead_with("text", nullptr))));
  CHECK(desk.space.notes().empty());
}

TEST_CASE("lead: one is taken or dismissed once") {
  Desk desk;
  const Lead lead = desk.come();
  REQUIRE(desk.take(lead));
  const auto again = desk.take(lead);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == ErrorCode::conflict);
  sync::Transaction change(desk.person.store);
  CHECK(workspace::dismiss_lead(change, desk.space, lead).error().code == ErrorCode::conflict);
  Lead unknown = lead;
  unknown.id = "other";
  CHECK(desk.take(unknown).error().code == ErrorCode::not_found);

  Desk second;
  const Lead waiting = second.come();
  second.person.work(
      [&](sync::Transaction& at) { REQUIRE(workspace::dismiss_lead(at, second.space, waiting)); });
  second.space.refresh(second.person.store);
  CHECK(second.space.open_leads().empty());
  CHECK(second.take(waiting).error().code == ErrorCode::conflict);
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
