#include "tests/app/support/choice_samples.h"

#include <doctest/doctest.h>

#include "shared/base/sha256.h"
#include "shared/sync/store.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"
#include "tests/app/support/driver.h"

namespace oferta::testing {

std::string demo_choice_package(bool stand, Language language, const std::vector<std::string>& poll,
                                const std::string& questionnaire) {
  const auto file = workspace::read_workspace_file(demo_workspace());
  REQUIRE(file);
  sync::Store store;
  store.apply_all(*workspace::operations_of(*file));
  workspace::Workspace workspace;
  workspace.refresh(store);
  sharing::ChoiceTerms terms{
      .questionnaire = questionnaire, .client = {}, .manager = "vorontsov", .date = {2026, 9, 21}};
  terms.language = language;
  if (stand) {
    terms.stand = {"Which office is yours?", 60, "12:" + sha256_hex("12:4711"), {}, poll};
  }
  const auto package = sharing::choice_package(store, workspace, terms);
  REQUIRE(package);
  return sharing::write_choice_package(*package);
}

}  // namespace oferta::testing
