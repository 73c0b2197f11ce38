#pragma once
/// What those who sent requests want: how many came, when and from where, what they would spend,
/// and how every question of the questionnaire was answered.
///
///   const LeadReport report = lead_report(workspace, {.from = week_ago, .to = today,
///                                                     .utc_offset_minutes = 180});
///   std::string table = lead_report_csv(report, workspace, Language::ru);
///
/// It may be shown to many: nothing of a person is in it, neither a contact nor a text anybody
/// wrote.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/text.h"
#include "shared/needs/questionnaire.h"
#include "shared/workspace/lead.h"

namespace oferta::workspace {

class Workspace;

inline constexpr std::size_t kLeadSourceCount = 3;
inline constexpr std::size_t kMaxReportDays = 92;     ///< a quarter
inline constexpr std::size_t kMaxBudgetClasses = 8;   ///< bars that are still told apart
inline constexpr std::int64_t kMaxScalePoints = 100;  ///< a longer scale is reported as a number

/// Which leads are counted, and by which clock.
struct LeadFilter {
  std::optional<LeadSource> source;     ///< absent: all
  std::optional<Date> from, to;         ///< both included; days of the place
  std::string questionnaire;            ///< whose questions; empty: the one most leads answered
  std::int64_t utc_offset_minutes = 0;  ///< of the place: what its clock is ahead of UTC, ±24 hours
  friend bool operator==(const LeadFilter&, const LeadFilter&) = default;
};

struct DayCount {
  Date date;
  std::int64_t count = 0;
  friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// Budgets from `from` on and below `to`, minor units.
struct BudgetClass {
  Minor from = 0;
  Minor to = 0;
  std::int64_t count = 0;
  friend bool operator==(const BudgetClass&, const BudgetClass&) = default;
};

/// Of an even count the median is the mean of the two in the middle, half up.
struct Spread {
  std::int64_t min = 0;
  std::int64_t median = 0;
  std::int64_t max = 0;
  friend bool operator==(const Spread&, const Spread&) = default;
};

struct AnswerCount {
  std::string key;  ///< of the choice; the point of a scale in digits
  std::int64_t count = 0;
  friend bool operator==(const AnswerCount&, const AnswerCount&) = default;
};

/// How one question was answered. What branching left unasked is not counted.
struct QuestionReport {
  std::string question;              ///< id
  std::int64_t answered = 0;         ///< leads with an answer, `other` ones too
  std::vector<AnswerCount> answers;  ///< every choice or point in its order, also with 0
  std::int64_t other = 0;            ///< leads whose answer the question does not have any more
  std::optional<Spread> spread;      ///< of numbers, and of amounts in minor units
  friend bool operator==(const QuestionReport&, const QuestionReport&) = default;
};

struct QuestionnaireCount {
  std::string id;
  std::int64_t leads = 0;  ///< more than 0
  friend bool operator==(const QuestionnaireCount&, const QuestionnaireCount&) = default;
};

struct LeadReport {
  LeadFilter filter;  ///< as it was asked for
  std::int64_t all = 0;
  std::int64_t taken = 0;
  std::int64_t dismissed = 0;
  std::int64_t open = 0;
  std::int64_t surveyed = 0;  ///< answers of surveys by nobody; with the three above they are `all`
  std::array<std::int64_t, kLeadSourceCount> sources{};  ///< by LeadSource
  /// Visitors of stands up to the latest of these leads, and those who came as far as the variants.
  std::int64_t visits = 0;
  std::int64_t plays = 0;
  /// Every day from the first to the last with any, empty ones too; the last kMaxReportDays of
  /// them.
  std::vector<DayCount> days;
  std::array<std::int64_t, 24> hours{};  ///< by the hour a lead came in

  Currency currency;                 ///< the one most budgets have; of as many: the first by code
  std::vector<BudgetClass> budgets;  ///< side by side, as wide as one another; in `currency`
  std::optional<Minor> median_budget;
  std::int64_t no_budget = 0;
  std::int64_t other_currency = 0;  ///< budgets that are not in `currency`

  std::vector<QuestionnaireCount> questionnaires;  ///< those with leads, in their order
  std::string questionnaire;                       ///< id of the one reported; empty: none
  std::int64_t questionnaire_leads = 0;            ///< leads that answered it
  std::vector<QuestionReport> questions;           ///< in its order
  friend bool operator==(const LeadReport&, const LeadReport&) = default;
};

/// Counts the leads that pass the filter. A questionnaire that is not there is reported as none.
LeadReport lead_report(const Workspace& workspace, const LeadFilter& filter);

/// What an answer is called: the words of the choice, or the point of a scale with what its ends
/// mean.
std::string answer_label(const needs::Question& question, const AnswerCount& answer,
                         Language language);

/// `count` of `whole` in hundredths of a percent, half up; 0 of nothing.
std::int64_t share_bp(std::int64_t count, std::int64_t whole);

/// The same figures as a table (RFC 4180, UTF-8 with a byte order mark) for a spreadsheet of the
/// language: separated by semicolons with decimal commas in Russian, by commas with points in
/// English. Texts that a spreadsheet would take for a formula begin with an apostrophe. Amounts are
/// in major units.
std::string lead_report_csv(const LeadReport& report, const Workspace& workspace,
                            Language language);

}  // namespace oferta::workspace
