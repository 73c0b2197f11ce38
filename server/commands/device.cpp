// oferta device: who may talk to this machine's server.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "server/commands/database_task.h"
#include "server/team/devices.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

constexpr const char* kActor = "command line";
constexpr int kAuditEntries = 100;

struct DeviceOptions {
  DatabaseOptions database;
  std::string role = "manager";
  std::string id;
};

using DeviceTask = ExitCode (*)(team::Devices&, const DeviceOptions&, const Console&);

ExitCode invite_device(team::Devices& devices, const DeviceOptions& options,
                       const Console& console) {
  const Result<std::string> code =
      devices.invite(team::parse_role(options.role).value_or(team::Role::manager), kActor);
  if (!code) return console.refuse(code.error());
  console.print(console.json
                    ? canonical(Json{{"invitation", *code}, {"role", options.role}})
                    : "Good for one device (" + options.role + "), once, within a day: " + *code);
  return ExitCode::done;
}

ExitCode list_devices(team::Devices& devices, const DeviceOptions& /*options*/,
                      const Console& console) {
  const Result<std::vector<team::Device>> list = devices.list();
  if (!list) return console.refuse(list.error());
  for (const team::Device& device : *list) {
    const std::string role(team::role_name(device.role));
    if (console.json) {
      console.print(canonical(Json{{"id", device.id},
                                   {"name", device.name},
                                   {"role", role},
                                   {"created", device.created_ms},
                                   {"revoked", device.revoked_ms.has_value()}}));
    } else {
      console.print(device.id + "  " + role + (device.revoked_ms ? " (revoked)" : "") + "  " +
                    device.name);
    }
  }
  if (list->empty() && !console.json) console.print("There are no devices yet.");
  return ExitCode::done;
}

ExitCode revoke_device(team::Devices& devices, const DeviceOptions& options,
                       const Console& console) {
  const Result<void> revoked = devices.revoke(options.id, kActor);
  if (!revoked) return console.refuse(revoked.error());
  console.print(console.json ? canonical(Json{{"revoked", options.id}})
                             : "Revoked: " + options.id + " is refused from its next request on.");
  return ExitCode::done;
}

ExitCode show_audit(team::Devices& devices, const DeviceOptions& /*options*/,
                    const Console& console) {
  const Result<std::vector<team::AuditEntry>> entries = devices.audit(kAuditEntries);
  if (!entries) return console.refuse(entries.error());
  for (const team::AuditEntry& entry : *entries) {
    console.print(canonical(Json{{"at", entry.at_ms},
                                 {"actor", entry.actor},
                                 {"action", entry.action},
                                 {"subject", entry.subject}}));
  }
  return ExitCode::done;
}

CLI::App* add_task(CLI::App& parent, Session& session,
                   const std::shared_ptr<DeviceOptions>& options, const char* name,
                   const char* help, DeviceTask task) {
  CLI::App* command = parent.add_subcommand(name, help);
  run_on_database(*command, session, {options, &options->database},
                  [options, task](team::Database& database, const Console& console) {
                    team::Devices devices(database);
                    return task(devices, *options, console);
                  });
  return command;
}

}  // namespace

void add_device(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("device", "Invite, list and revoke devices of this machine's server");
  command->require_subcommand(1);
  auto options = std::make_shared<DeviceOptions>();
  add_task(*command, session, options, "invite", "Make a code that lets one device in",
           invite_device)
      ->add_option("--role", options->role, "What the device may do")
      ->capture_default_str()
      ->check(CLI::IsMember({"head", "manager", "kiosk", "monitor"}));
  add_task(*command, session, options, "list", "Show all devices, revoked ones too", list_devices);
  add_task(*command, session, options, "revoke", "Refuse a device from now on", revoke_device)
      ->add_option("id", options->id, "The device, as `list` names it")
      ->required();
  add_task(*command, session, options, "audit", "Show who let in or revoked whom, newest first",
           show_audit);
}

}  // namespace oferta::server
