#pragma once
/// Parts of lead_report.h: what was answered, and the figures of many numbers.
///
///   count_answers(report, leads, questionnaire);
///   report.median_budget = spread_of(sorted_amounts).median;
#include <cstdint>
#include <vector>

#include "shared/needs/questionnaire.h"
#include "shared/workspace/lead_report.h"

namespace oferta::workspace {

/// Fills `questions` and `questionnaire_leads` from the leads that answered the questionnaire.
void count_answers(LeadReport& report, const std::vector<const Lead*>& leads,
                   const needs::Questionnaire& questionnaire);

/// The answers to a question that are counted one by one – its choices, or the points of a scale
/// that has few – with no count yet; none for other kinds.
std::vector<AnswerCount> answers_to_count(const needs::Question& question);

/// Precondition: `values` in rising order, at least one.
Spread spread_of(const std::vector<std::int64_t>& values);

}  // namespace oferta::workspace
