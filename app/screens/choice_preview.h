// How what is being set up – a link to choose by, a stand, a file – will look: the page itself, at
// the sizes of the devices it may be opened on.
#pragma once

#include <optional>

#include "app/screens/screen.h"
#include "app/ui/ui.h"
#include "shared/sharing/choice_package.h"

namespace oferta::app {

struct PreviewedPage {
  std::string client;  // id; empty: anybody
  std::string questionnaire;
  ChoosingWay way = ChoosingWay::link;
  std::optional<sharing::StandTerms> stand{};
};
void draw_choice_preview(ui::Ui& ui, const ScreenContext& context, const PreviewedPage& page);

}  // namespace oferta::app
