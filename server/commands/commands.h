// The subcommands of `oferta`. Each adds itself with its options to the command line; when it is
// the one called, it runs and stores its exit code.
#pragma once

#include "server/console.h"

namespace CLI {
class App;
}

namespace oferta::server {

/// What one call of the program shares.
struct Session {
  Console console;
  ExitCode exit_code = ExitCode::done;
};

void add_answer(CLI::App& app, Session& session);
void add_approve(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_check(CLI::App& app, Session& session);
void add_compare(CLI::App& app, Session& session);
void add_device(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_invite(CLI::App& app, Session& session);
void add_invoice(CLI::App& app, Session& session);
void add_link(CLI::App& app, Session& session);
void add_offer(CLI::App& app, Session& session);
void add_paper(CLI::App& app, Session& session);
void add_person(CLI::App& app, Session& session);
void add_price(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);
void add_share(CLI::App& app, Session& session);
void add_solve(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);

}  // namespace oferta::server
