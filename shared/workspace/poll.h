#pragma once
/// A poll: how often each answer to a few questions was given, and nothing of who gave it.
///
///   Poll poll = read_poll(kept, questionnaire, {"tasks", "downtime"});
///   count_in(poll, brief, questionnaire);
///   kept = write_poll(poll);
///   for (const QuestionReport& question : poll.questions) if (may_be_shown(question)) …
///
/// Counts are all there is: answers of one person are not kept beside each other, and no order or
/// time of them.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/needs/brief.h"
#include "shared/needs/questionnaire.h"
#include "shared/workspace/lead_report.h"

namespace oferta::workspace {

/// With fewer answers one could be told from the others.
inline constexpr std::int64_t kLeastAnswersShown = 5;

struct Poll {
  std::int64_t people = 0;                ///< whose answers were counted
  std::vector<QuestionReport> questions;  ///< in the order of the questionnaire
  friend bool operator==(const Poll&, const Poll&) = default;
};

/// Whether answers to the question can be counted one by one: choices, and scales of few points.
bool can_be_polled(const needs::Question& question);

/// What write_poll() wrote, of those of the questions that can be counted. Anything in it that is
/// no count of theirs is left out: an empty or broken text gives a poll nobody has answered.
Poll read_poll(std::string_view text, const needs::Questionnaire& questionnaire,
               const std::vector<std::string>& questions);
std::string write_poll(const Poll& poll);

/// Counts the answers of one person. What branching left unasked is not counted.
void count_in(Poll& poll, const needs::Brief& brief, const needs::Questionnaire& questionnaire);

/// Whether there are kLeastAnswersShown.
bool may_be_shown(const QuestionReport& question);

}  // namespace oferta::workspace
