// oferta invite, oferta person: the people of this machine's server.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>

#include "server/commands/database_task.h"
#include "server/team/people.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

constexpr const char* kPersonActor = "command line";

struct PersonOptions {
  DatabaseOptions database;
  std::string role = "manager";
  std::int64_t days = team::kDefaultCodeDays;
  std::string address;
  std::string who;
};

using PersonTask = ExitCode (*)(team::People&, const PersonOptions&, const Console&);

/// Where the code is opened: a link to click or to make a QR code of.
std::string link_with(const std::string& address, const std::string& code) {
  if (address.empty()) return "#/join/" + code;
  return address + (address.ends_with('/') ? "#/join/" : "/#/join/") + code;
}

ExitCode say_link(const PersonOptions& options, const std::string& code, const std::string& words,
                  const Console& console) {
  const std::string link = link_with(options.address, code);
  console.print(console.json ? canonical(Json{{"invitation", code}, {"link", link}})
                             : words + " " + link);
  if (!console.json && options.address.empty()) {
    console.print("Put the server's address before it; with --address it is whole.");
  }
  return ExitCode::done;
}

ExitCode invite_person(team::People& people, const PersonOptions& options, const Console& console) {
  const Result<std::string> code = people.invite(
      team::parse_role(options.role).value_or(team::Role::manager), options.days, kPersonActor);
  if (!code) return console.refuse(code.error());
  return say_link(options, *code,
                  "For one person (" + options.role + "), once, within " +
                      std::to_string(options.days) + " days:",
                  console);
}

/// A person by name or by id.
Result<std::string> id_of(team::People& people, const std::string& who) {
  OFERTA_ASSIGN(const std::vector<team::Person> list, people.list());
  const auto found = std::find_if(list.begin(), list.end(), [&](const team::Person& person) {
    return person.id == who || team::people_key(person.name) == team::people_key(who);
  });
  if (found == list.end()) return fail(ErrorCode::not_found, "There is no such person", who);
  return found->id;
}

ExitCode list_people(team::People& people, const PersonOptions& /*options*/,
                     const Console& console) {
  const Result<std::vector<team::Person>> list = people.list();
  if (!list) return console.refuse(list.error());
  for (const team::Person& person : *list) {
    const std::string role(team::role_name(person.role));
    console.print(console.json
                      ? canonical(Json{{"id", person.id},
                                       {"name", person.name},
                                       {"role", role},
                                       {"created", person.created_ms},
                                       {"seen", person.seen_ms},
                                       {"disabled", person.disabled_ms.has_value()}})
                      : person.id + "  " + role + (person.disabled_ms ? " (disabled)" : "") + "  " +
                            person.name);
  }
  if (list->empty() && !console.json) console.print("There are no people yet.");
  return ExitCode::done;
}

ExitCode reset_person(team::People& people, const PersonOptions& options, const Console& console) {
  const Result<std::string> id = id_of(people, options.who);
  if (!id) return console.refuse(id.error());
  const Result<std::string> code = people.reset(*id, kPersonActor);
  if (!code) return console.refuse(code.error());
  return say_link(options, *code,
                  "Another password for " + options.who + ", once, within a day:", console);
}

ExitCode disable_person(team::People& people, const PersonOptions& options,
                        const Console& console) {
  const Result<std::string> id = id_of(people, options.who);
  if (!id) return console.refuse(id.error());
  const Result<void> disabled = people.disable(*id, kPersonActor);
  if (!disabled) return console.refuse(disabled.error());
  console.print(console.json ? canonical(Json{{"disabled", *id}})
                             : "Disabled: " + options.who + " and their devices are refused.");
  return ExitCode::done;
}

void run_with_people(CLI::App& command, Session& session,
                     const std::shared_ptr<PersonOptions>& options, PersonTask task) {
  run_on_database(command, session, {options, &options->database},
                  [options, task](team::Database& database, const Console& console) {
                    team::People people(database);
                    return task(people, *options, console);
                  });
}

void add_address(CLI::App& command, PersonOptions& options) {
  command.add_option("--address", options.address,
                     "Where people reach the server: https://oferta.example.org");
}

CLI::App* add_person_task(CLI::App& parent, Session& session,
                          const std::shared_ptr<PersonOptions>& options, const char* name,
                          const char* help, PersonTask task) {
  CLI::App* command = parent.add_subcommand(name, help);
  run_with_people(*command, session, options, task);
  return command;
}

}  // namespace

void add_invite(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("invite", "Make a link that lets one person in");
  auto options = std::make_shared<PersonOptions>();
  run_with_people(*command, session, options, invite_person);
  command->add_option("--role", options->role, "What the person may do")
      ->capture_default_str()
      ->check(CLI::IsMember({"head", "manager", "kiosk"}));
  command->add_option("--days", options->days, "How long the link is good")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{1}, team::kMaxCodeDays));
  add_address(*command, *options);
}

void add_person(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("person", "List people, let them choose another password, disable them");
  command->require_subcommand(1);
  auto options = std::make_shared<PersonOptions>();
  add_person_task(*command, session, options, "list", "Show all people, disabled ones too",
                  list_people);
  CLI::App* reset =
      add_person_task(*command, session, options, "reset",
                      "Make a link by which somebody chooses another password", reset_person);
  reset->add_option("who", options->who, "Name or id")->required();
  add_address(*reset, *options);
  add_person_task(*command, session, options, "disable", "Refuse a person and their devices",
                  disable_person)
      ->add_option("who", options->who, "Name or id")
      ->required();
}

}  // namespace oferta::server
