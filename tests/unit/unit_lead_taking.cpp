// Leads: what becomes of one when a manager takes it, or does not.
#include <doctest/doctest.h>

#include <string>

#include "shared/workspace/lead.h"
#include "shared/workspace/workspace.h"
#include "tests/support/lead_samples.h"

namespace {

using namespace oferta;
using testing::lead_record;
using testing::lead_with;
using testing::LeadDesk;
using testing::sound_lead;
using workspace::Lead;

TEST_CASE("lead: taking one of somebody new makes a client, a brief and a note") {
  LeadDesk desk;
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
  CHECK(client->created == LeadDesk::kToday);
  const needs::Brief* brief = desk.space.brief("new-brief");
  REQUIRE(brief != nullptr);
  needs::Brief expected = sound_lead().brief;
  expected.id = "new-brief";
  expected.client = "new-client";
  expected.created = LeadDesk::kToday;
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
  LeadDesk desk;
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
  LeadDesk desk;
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
  LeadDesk desk;
  desk.put("client", "x", {{"name", "X"}, {"phone", "доб. 12"}});
  Lead lead = sound_lead();
  lead.phone = "12";
  lead.email.clear();
  CHECK(workspace::client_of_lead(desk.space, lead).empty());
}

TEST_CASE("lead: of a client who is gone, another is made where it says of whom") {
  LeadDesk desk;
  REQUIRE(desk.take(desk.come(lead_with("client", "gone"))));
  CHECK(desk.space.client("new-client") != nullptr);
  LeadDesk other;
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
  LeadDesk desk;
  REQUIRE(desk.take(desk.come(lead_with("text", nullptr))));
  CHECK(desk.space.notes().empty());
}

TEST_CASE("lead: one is taken or dismissed once") {
  LeadDesk desk;
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

  LeadDesk second;
  const Lead waiting = second.come();
  second.person.work(
      [&](sync::Transaction& at) { REQUIRE(workspace::dismiss_lead(at, second.space, waiting)); });
  second.space.refresh(second.person.store);
  CHECK(second.space.open_leads().empty());
  CHECK(second.take(waiting).error().code == ErrorCode::conflict);
}

}  // namespace
