#pragma once
/// The package of the demo workspace that somebody chooses from, for tests of the application.
#include <string>
#include <vector>

#include "shared/sharing/choice_package.h"

namespace oferta::testing {

/// Of a questionnaire; with `stand` for a stand that begins anew after 60
/// seconds, whose staff has the PIN 4711, and which shows the answers to the questions of `poll`.
std::string demo_choice_package(bool stand = false, Language language = Language::en,
                                const std::vector<std::string>& poll = {},
                                const std::string& questionnaire = "office");

}  // namespace oferta::testing
