#include "server/choice_source.h"

#include <CLI/CLI.hpp>

#include "server/workspace_io.h"

namespace oferta::server {

CLI::Option* add_choice_source(CLI::App& command, ChoiceSource& source) {
  CLI::Option* questionnaire =
      command.add_option("--questionnaire", source.questionnaire,
                         "Instead: the id of a questionnaire by which a client chooses alone");
  command.add_option("--client", source.client, "The id of the client it is for: at their prices")
      ->needs(questionnaire);
  command.add_option("--manager", source.manager, "The id of the manager it names")
      ->needs(questionnaire);
  command.add_option("--lang", source.language, "Its language: ru, en; ru")
      ->check(CLI::IsMember({"ru", "en"}))
      ->needs(questionnaire);
  command.add_option("--date", source.date, "The day of its prices, YYYY-MM-DD; today")
      ->needs(questionnaire);
  return questionnaire;
}

Result<sharing::ChoicePackage> make_choice(const sync::Store& store,
                                           const workspace::Workspace& workspace,
                                           const ChoiceSource& source) {
  sharing::ChoiceTerms terms{.questionnaire = source.questionnaire,
                             .client = source.client,
                             .manager = source.manager,
                             .date = today()};
  if (!source.language.empty()) {
    OFERTA_ASSIGN(terms.language, parse_language(source.language));
  }
  if (!source.date.empty()) {
    OFERTA_ASSIGN(terms.date, Date::parse(source.date));
  }
  if (!source.manager.empty() && workspace.manager(source.manager) == nullptr) {
    return fail(ErrorCode::not_found, "There is no such manager.", source.manager);
  }
  return sharing::choice_package(store, workspace, terms);
}

}  // namespace oferta::server
