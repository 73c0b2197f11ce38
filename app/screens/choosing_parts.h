// The parts of the way through choosing; internal to choosing*.cpp.
#pragma once

#include <string>

#include "app/screens/screen.h"
#include "app/ui/icons_generated.h"
#include "app/ui/ui.h"
#include "shared/needs/brief.h"
#include "shared/needs/questionnaire.h"

namespace oferta::app {

// What a part draws from, together.
struct ChoosingPage {
  const ScreenContext& context;
  const needs::Brief& brief;
  const needs::Questionnaire& questionnaire;

  [[nodiscard]] const std::string& tr(std::string_view key) const { return context.tr(key); }
  // Only questions: no budget, no variants, and a name only for who wants an answer.
  [[nodiscard]] bool survey() const { return context.choosing.is_survey(); }
  void go(ChoosingPart part, std::string_view question = {}) const {
    context.go(to_choosing(context.choosing.link(), part, question));
  }
};

// What stands at the lower edge of the page: the way back and the way on.
struct ChoosingFoot {
  std::string forward;  // empty: there is no foot
  bool enabled = true;
  std::string reason{};  // why it is not enabled, read with the button and shown beside it
  bool busy = false;
  std::string_view icon = ui::kIconArrowRight;
};

void draw_welcome(ui::Ui& ui, const ChoosingPage& page);
void draw_asked_question(ui::Ui& ui, const ChoosingPage& page);
void draw_choosing_budget(ui::Ui& ui, const ChoosingPage& page);
void draw_choosing_offers(ui::Ui& ui, const ChoosingPage& page);
void draw_choosing_contents(ui::Ui& ui, const ChoosingPage& page);
void draw_choosing_form(ui::Ui& ui, const ChoosingPage& page);
void draw_choosing_sent(ui::Ui& ui, const ChoosingPage& page);

// The way on from the part on the screen, and where both lead.
ChoosingFoot foot_of_question(const ChoosingPage& page);
void go_forward(const ChoosingPage& page);
void go_back(const ChoosingPage& page);

// A visitor of a stand has come as far as there is something to see: counted once a visit.
void note_play(const ChoosingPage& page);

// The company and whoever of it answers; nothing where the package names nobody.
void draw_company_contacts(ui::Ui& ui, const ChoosingPage& page);

}  // namespace oferta::app
