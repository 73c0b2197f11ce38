// The `oferta` command: reads the command line, runs one subcommand, gives its exit code.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <string>
#include <string_view>

#include "server/commands/commands.h"
#include "server/team/postgresql_address.h"

namespace {

using oferta::server::ExitCode;
using oferta::server::Session;

// The parser stops at the first mistake, perhaps before it has seen the flag.
bool asks_for_json(int argument_count, char** arguments) {
  return std::any_of(arguments + 1, arguments + argument_count,
                     [](const char* argument) { return std::string_view(argument) == "--json"; });
}

std::string help_hint(const CLI::App& app) {
  std::string hint = "; see `oferta";
  for (const CLI::App* command : app.get_subcommands()) {
    hint += " " + command->get_name();
  }
  return hint + " --help`";
}

// The parser itself would only say that a command is missing.
bool names_no_command(const CLI::App& app, int argument_count, char** arguments) {
  if (argument_count < 2 || arguments[1][0] == '-') {
    return false;
  }
  const std::string_view name = arguments[1];
  const auto is_named = [name](const CLI::App* command) { return command->get_name() == name; };
  return app.get_subcommands(is_named).empty();
}

ExitCode run(int argument_count, char** arguments) {
  CLI::App app("From a client's needs to a commercial offer.", "oferta");
  app.require_subcommand(1);
  app.footer("Exit codes: 0 done, 1 the input was refused, 2 wrong usage.");
  Session session;
  oferta::server::add_offer(app, session);
  oferta::server::add_invoice(app, session);
  oferta::server::add_paper(app, session);
  oferta::server::add_share(app, session);
  oferta::server::add_answer(app, session);
  oferta::server::add_approve(app, session);
  oferta::server::add_check(app, session);
  oferta::server::add_import(app, session);
  oferta::server::add_price(app, session);
  oferta::server::add_verify(app, session);
  oferta::server::add_compare(app, session);
  oferta::server::add_solve(app, session);
  oferta::server::add_serve(app, session);
  oferta::server::add_invite(app, session);
  oferta::server::add_person(app, session);
  oferta::server::add_device(app, session);
  oferta::server::add_link(app, session);
  oferta::server::add_backup(app, session);
  oferta::server::add_restore(app, session);
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {
      app.exit(error);  // Prints the help that was asked for.
      return ExitCode::done;
    }
    session.console.json = asks_for_json(argument_count, arguments);
    std::string message = error.what();
    if (names_no_command(app, argument_count, arguments)) {
      message = std::string("There is no command `") + arguments[1] + "`";
    }
    std::replace(message.begin(), message.end(), '\n', ' ');
    // What was mistyped is quoted, and may have a database's password in it.
    message = oferta::server::team::without_address(message);
    return session.console.wrong_usage(message + help_hint(app));
  }
  return session.exit_code;
}

}  // namespace

int main(int argument_count, char** arguments) {
  try {
    return static_cast<int>(run(argument_count, arguments));
  } catch (const std::exception& error) {
    // Out of memory, or our own mistake; the core itself throws nothing.
    const oferta::server::Console console;
    return static_cast<int>(console.refuse(
        {oferta::ErrorCode::internal, "The command failed unexpectedly", error.what()}));
  }
}
