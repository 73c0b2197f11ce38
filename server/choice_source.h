// What the command line says about a package to choose from: `oferta share`, `oferta link create`.
//
//   ChoiceSource source;
//   add_choice_source(*command, source);
//   OFERTA_ASSIGN(const sharing::ChoicePackage package, make_choice(store, workspace, source));
#pragma once

#include <string>

#include "shared/base/result.h"
#include "shared/sharing/choice_package.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace oferta::server {

struct ChoiceSource {
  std::string questionnaire, client, manager, language, date;
};

/// Adds the options; those that say more go with --questionnaire alone, which is returned.
CLI::Option* add_choice_source(CLI::App& command, ChoiceSource& source);

/// Errors: those of choice_package; not_found for a manager there is not; of a date that is none.
Result<sharing::ChoicePackage> make_choice(const sync::Store& store,
                                           const workspace::Workspace& workspace,
                                           const ChoiceSource& source);

}  // namespace oferta::server
