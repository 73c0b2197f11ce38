// What visitors of a stand have answered, as charts: on the stand while it calls out and after
// somebody sent their own, and for the staff. Whoever makes the stand's link says whether, and
// which questions.
#pragma once

#include <vector>

#include "app/screens/choosing_parts.h"
#include "shared/workspace/poll.h"

namespace oferta::app {

// The questions that enough visitors have answered.
std::vector<const workspace::QuestionReport*> shown_poll(const ChoosingPage& page);

// One of them, to be read from afar.
void draw_poll_slide(ui::Ui& ui, const ChoosingPage& page,
                     const workspace::QuestionReport& answered);
// All of them, under the thanks.
void draw_poll_after(ui::Ui& ui, const ChoosingPage& page);
// On the staff's page: how many were counted, and the way to begin anew.
void draw_poll_counts(ui::Ui& ui, const ChoosingPage& page);

// In the dialog that makes the link: whether answers are shown, and to which questions.
void draw_poll_choice(ui::Ui& ui, const ScreenContext& context,
                      const needs::Questionnaire& questionnaire);
// Ids of the questions that was said yes to; empty: nothing is shown.
std::vector<std::string> poll_asked(const ShareView& share,
                                    const needs::Questionnaire& questionnaire);

}  // namespace oferta::app
