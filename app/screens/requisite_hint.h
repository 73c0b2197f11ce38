// What to say beside a requisite while it is typed. Advice only: what the client dictates is kept.
#pragma once

#include <string>

#include "app/screens/screen.h"
#include "shared/clients/requisites.h"

namespace oferta::app {

// The sentence for a finding, or "" when there is nothing to say (yet). `wrong_key` names the text
// for a failed check digit, `length_key` the one for a wrong length.
std::string requisite_hint(const ScreenContext& context, const clients::RequisiteFinding& finding,
                           std::string_view wrong_key, std::string_view length_key);

// The same for a tax number.
std::string inn_hint(const ScreenContext& context, std::string_view inn);

}  // namespace oferta::app
