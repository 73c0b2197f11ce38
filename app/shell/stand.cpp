#include "app/shell/stand.h"

#include <algorithm>

#include "app/shell/presentation.h"
#include "shared/base/format.h"
#include "shared/workspace/lead.h"

namespace oferta::app {
namespace {

constexpr std::string_view kVisits = "stand_visits";
constexpr std::string_view kPlays = "stand_plays";
constexpr std::string_view kVisitsTold = "stand_visits_told";
constexpr std::string_view kPlaysTold = "stand_plays_told";
constexpr std::int64_t kSecond = 1000;
constexpr std::size_t kSampleChoices = 5;
// Byte mode of a QR code ends at 2331 bytes; a code that a telephone reads from a screen is
// smaller.
constexpr std::size_t kMostBytes = 1'200;

std::int64_t count_kept(const Platform& platform, std::string_view key) {
  return parse_integer(platform.preference(key)).value_or(0);
}

void keep_count(Platform& platform, std::string_view key, std::int64_t count) {
  platform.set_preference(key, std::to_string(count));
}

needs::AnswerValue sample_answer(const needs::Question& question) {
  if (question.fallback) return *question.fallback;
  switch (question.kind) {
    case needs::QuestionKind::multiple: {
      std::vector<std::string> keys;
      for (const needs::Choice& choice : question.choices) {
        if (keys.size() < kSampleChoices) keys.push_back(choice.key);
      }
      return keys;
    }
    case needs::QuestionKind::single:
      return question.choices.empty() ? std::string() : question.choices.front().key;
    case needs::QuestionKind::scale:
      return (question.min.value_or(1) + question.max.value_or(5)) / 2;
    case needs::QuestionKind::number:
    case needs::QuestionKind::money:
      return question.min.value_or(1);
    case needs::QuestionKind::text:
      return std::string();
  }
  return std::string();
}

}  // namespace

StandTime stand_time(const sharing::StandTerms& terms, const StandView& view, std::int64_t now_ms) {
  StandTime time;
  if (!view.visiting) return time;
  // A clock that was set back begins to wait anew.
  const std::int64_t idle = std::max<std::int64_t>(0, now_ms - view.touched_ms);
  const std::int64_t left = terms.idle_seconds * kSecond - idle;
  time.over = left <= 0;
  time.seconds = std::max<std::int64_t>(0, (left + kSecond - 1) / kSecond);
  time.leaving = time.seconds <= kStandCountdown;
  const std::int64_t until_countdown = left - kStandCountdown * kSecond;
  if (until_countdown > 0) time.wake_after = static_cast<float>(until_countdown) / kSecond;
  return time;
}

StandEvent watch(const sharing::StandTerms& terms, StandView& view, const StandInput& input) {
  if (input.touched || view.touched_ms == 0) view.touched_ms = input.now_ms;
  if (view.visiting) {
    return stand_time(terms, view, input.now_ms).over ? StandEvent::over : StandEvent::nothing;
  }
  if (!view.pin.open && !view.staff_open) {
    return input.pressed ? StandEvent::visit : StandEvent::nothing;
  }
  if (input.now_ms - view.touched_ms >= terms.idle_seconds * kSecond) {
    view.pin = {};
    view.staff_open = false;
  }
  return StandEvent::nothing;
}

float stand_scale(const StandView& view, float page_width) {
  constexpr float kFromAfar = 1.5F;
  // A small screen is always looked at from near, and has no room for more.
  constexpr float kSmallFromAfar = 1.1F;
  constexpr float kSmall = 600;
  const bool near = view.visiting || view.pin.open || view.staff_open;
  const float calling = page_width < kSmall ? kSmallFromAfar : kFromAfar;
  return presentation_scale(page_width) * (near ? 1.0F : calling);
}

StandCounts stand_counts(const Platform& platform) {
  return {count_kept(platform, kVisits), count_kept(platform, kPlays)};
}

void count_visit(Platform& platform) {
  keep_count(platform, kVisits, stand_counts(platform).visits + 1);
}

void count_play(Platform& platform) {
  keep_count(platform, kPlays, stand_counts(platform).plays + 1);
}

StandCounts untold_counts(const Platform& platform) {
  const StandCounts all = stand_counts(platform);
  const auto rest = [](std::int64_t count, std::int64_t told) {
    return std::clamp<std::int64_t>(count - told, 0, workspace::kMaxLeadVisits);
  };
  return {rest(all.visits, count_kept(platform, kVisitsTold)),
          rest(all.plays, count_kept(platform, kPlaysTold))};
}

void note_told(Platform& platform) {
  const StandCounts all = stand_counts(platform);
  keep_count(platform, kVisitsTold, all.visits);
  keep_count(platform, kPlaysTold, all.plays);
}

Route to_sample(std::string_view link) {
  Route sample = to_choosing(link, ChoosingPart::budget);
  sample.brief = kSampleBrief;
  return sample;
}

needs::Answers sample_answers(const needs::Questionnaire& questionnaire) {
  needs::Answers answers;
  for (const needs::Question& question : questionnaire.questions) {
    const needs::AnswerValue value = sample_answer(question);
    if (question.kind != needs::QuestionKind::money && needs::check_answer(question, value)) {
      answers.emplace(question.id, value);
    }
  }
  return answers;
}

std::string offer_to_take(const workspace::Workspace& workspace, const proposal::Proposal& chosen,
                          const Currency& currency, const std::string& manager, Language language) {
  const offer::Company& company = workspace.company();
  const offer::Manager* person = workspace.manager(manager);
  const std::string head = company.name.get(language) + "\n" +
                           format_money({chosen.totals.gross, currency}, language) + "\n";
  const std::string foot =
      "\n" + (person == nullptr
                  ? join({company.phone, company.email, company.site}, ", ")
                  : join({person->name.get(language), person->phone, person->email}, ", "));
  std::string lines;
  std::size_t shown = 0;
  for (const proposal::ProposalLine& line : chosen.lines) {
    const catalogue::Product* product = workspace.catalogue().product(line.product);
    if (product == nullptr) continue;
    const std::string next =
        "\n" + product->name.get(language) + " × " + format_integer(line.quantity, language);
    if (head.size() + lines.size() + next.size() + foot.size() + 8 > kMostBytes) break;
    lines += next;
    ++shown;
  }
  if (shown < chosen.lines.size()) lines += "\n… +" + std::to_string(chosen.lines.size() - shown);
  return head + lines + "\n" + foot;
}

}  // namespace oferta::app
