#include "app/shell/stand.h"

#include <algorithm>

#include "app/shell/presentation.h"
#include "shared/base/format.h"

namespace oferta::app {
namespace {

constexpr std::string_view kVisits = "stand_visits";
constexpr std::int64_t kSecond = 1000;
constexpr std::size_t kSampleChoices = 5;
// Byte mode of a QR code ends at 2331 bytes; a code that a telephone reads from a screen is
// smaller.
constexpr std::size_t kMostBytes = 1'200;

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
  const bool near = view.visiting || view.pin.open || view.staff_open;
  return presentation_scale(page_width) * (near ? 1.0F : kFromAfar);
}

std::int64_t stand_visits(const Platform& platform) {
  return parse_integer(platform.preference(kVisits)).value_or(0);
}

void count_visit(Platform& platform) {
  platform.set_preference(kVisits, std::to_string(stand_visits(platform) + 1));
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
