#pragma once
/// What no client's screen may depend on.
///
///   others.load(with_other_secrets());
///   CHECK(told(ours.driver.tree()) == told(others.driver.tree()));
#include <string>
#include <vector>

#include "app/ui/semantics.h"

namespace oferta::testing {

/// The demo workspace with other costs, notes and competitors, and other names of all clients but
/// those who are shown something: bely-bereg and severnye-linii.
std::string with_other_secrets();

/// All that can be seen, heard or pressed, and the title of the window.
std::vector<std::string> told(const ui::SemanticTree& tree);

}  // namespace oferta::testing
