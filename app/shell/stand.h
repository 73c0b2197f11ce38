// A stand at an exhibition: the page of a link to choose by that runs by itself. It calls out to
// those who pass by, a touch begins a visit, and when nobody has touched it for a while it counts
// down and begins anew. What a visitor decides never reaches the disk; what they send is kept until
// the server has it, and removed then.
//
//   if (watch(terms, view.stand, {now, touched, pressed}) == StandEvent::over) …EndVisit…
//   const StandTime time = stand_time(terms, view.stand, now);
//   if (time.leaving) …show time.seconds…
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/shell/platform.h"
#include "app/shell/route.h"
#include "app/shell/view_state.h"
#include "shared/proposal/proposal.h"
#include "shared/sharing/choice_package.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// So many seconds before the end it is said that it comes.
constexpr std::int64_t kStandCountdown = 10;

// While it calls out, each slide is shown for so long; those of a poll come behind so many others.
constexpr std::int64_t kStandSlideMs = 9'000;
constexpr std::size_t kStandSlides = 4;
// A survey has neither products nor a curve to show.
constexpr std::size_t kSurveySlides = 1;
constexpr std::size_t stand_slides(bool survey) {
  return survey ? kSurveySlides : kStandSlides;
}

struct StandTime {
  bool leaving = false;      // the countdown runs
  std::int64_t seconds = 0;  // until the visit ends
  bool over = false;
  float wake_after = 1;  // seconds until any of this changes
};
StandTime stand_time(const sharing::StandTerms& terms, const StandView& view, std::int64_t now_ms);

// Of two times in seconds the one that comes first; below 0 is never.
inline float sooner(float one, float other) {
  if (one < 0 || other < 0) return one < 0 ? other : one;
  return one < other ? one : other;
}

// What somebody did in the frame before.
struct StandInput {
  std::int64_t now_ms = 0;
  bool touched = false;  // anything at all
  bool pressed = false;  // the screen
};
enum class StandEvent {
  nothing,
  visit,  // a touch begins one
  over,   // the visit has ended
};
// Notes what was done: the visitor is there as long as somebody does something. What the staff left
// open is closed as a visit is.
StandEvent watch(const sharing::StandTerms& terms, StandView& view, const StandInput& input);

// What is counted on this device: visitors who began, and those of them who came as far as the
// variants.
struct StandCounts {
  std::int64_t visits = 0;
  std::int64_t plays = 0;
};
StandCounts stand_counts(const Platform& platform);
void count_visit(Platform& platform);
void count_play(Platform& platform);
// Those no request has taken home yet; they go along with the next one, which note_told() says.
StandCounts untold_counts(const Platform& platform);
void note_told(Platform& platform);

// How much bigger than usual everything is written: it is read from near while somebody chooses,
// and from afar while it calls out.
float stand_scale(const StandView& view, float page_width);

// The brief whose curve the stand draws while it calls out.
inline constexpr std::string_view kSampleBrief = "sample";
// Where its proposals are worked out for.
Route to_sample(std::string_view link);
// As many answers as there are questions, so that there is something to draw.
needs::Answers sample_answers(const needs::Questionnaire& questionnaire);

// The offer in a few lines, for a QR code that needs no network: who offers, what, for how much.
std::string offer_to_take(const workspace::Workspace& workspace, const proposal::Proposal& chosen,
                          const Currency& currency, const std::string& manager, Language language);

}  // namespace oferta::app
