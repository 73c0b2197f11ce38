#include "shared/workspace/lead_report.h"

#include <algorithm>
#include <map>

#include "shared/workspace/lead_report_answers.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {
namespace {

using needs::Questionnaire;
using ReportLeads = std::vector<const Lead*>;

constexpr std::int64_t kMsPerMinute = 60'000;
constexpr std::int64_t kMsPerHour = 60 * kMsPerMinute;
constexpr std::int64_t kMsPerDay = 24 * kMsPerHour;
constexpr std::int64_t kMinutesPerDay = 1'440;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

/// The moment as the clock of the place shows it: days since 1970-01-01, and the hour.
struct LocalMoment {
  std::int64_t day = 0;
  std::size_t hour = 0;
};

LocalMoment moment_of(const Lead& lead, const LeadFilter& filter) {
  const std::int64_t offset =
      std::clamp(filter.utc_offset_minutes, -kMinutesPerDay, kMinutesPerDay);
  const std::int64_t local = lead.at_ms + offset * kMsPerMinute;
  const std::int64_t day = floor_div(local, kMsPerDay);
  return {day, static_cast<std::size_t>((local - day * kMsPerDay) / kMsPerHour)};
}

bool passes(const Lead& lead, const LeadFilter& filter) {
  if (filter.source && lead.source != *filter.source) return false;
  const std::int64_t day = moment_of(lead, filter).day;
  return (!filter.from || day >= filter.from->day_number()) &&
         (!filter.to || day <= filter.to->day_number());
}

void count_moments(LeadReport& report, const ReportLeads& leads) {
  std::map<std::int64_t, std::int64_t> by_day;
  for (const Lead* lead : leads) {
    const LocalMoment moment = moment_of(*lead, report.filter);
    ++by_day[moment.day];
    ++report.hours.at(moment.hour);
  }
  if (by_day.empty()) return;
  const std::int64_t last = by_day.rbegin()->first;
  const std::int64_t most = static_cast<std::int64_t>(kMaxReportDays);
  for (std::int64_t day = std::max(by_day.begin()->first, last - most + 1); day <= last; ++day) {
    const auto found = by_day.find(day);
    report.days.push_back({Date::from_day_number(day), found == by_day.end() ? 0 : found->second});
  }
}

/// The width of classes: 1, 2 or 5 with noughts, so that their bounds are sums people say. Not
/// below a tenth of the largest sum either: nobody means the budget to the rouble.
Minor class_width(Minor least, Minor largest) {
  constexpr std::array<Minor, 3> kRound = {1, 2, 5};
  for (Minor power = kMinorPerMajor;; power *= 10) {
    for (const Minor round : kRound) {
      const Minor width = round * power;
      const Minor classes = largest / width - least / width + 1;
      if (classes <= static_cast<Minor>(kMaxBudgetClasses) && width >= largest / 10) return width;
    }
  }
}

std::vector<BudgetClass> classes_of(const std::vector<std::int64_t>& amounts) {
  const Minor width = class_width(amounts.front(), amounts.back());
  const Minor first = amounts.front() / width;
  std::vector<BudgetClass> classes;
  for (Minor at = first; at <= amounts.back() / width; ++at) {
    classes.push_back({at * width, (at + 1) * width, 0});
  }
  for (const Minor amount : amounts) {
    ++classes[static_cast<std::size_t>(amount / width - first)].count;
  }
  return classes;
}

void count_budgets(LeadReport& report, const ReportLeads& leads) {
  std::map<Currency, std::vector<std::int64_t>> amounts;
  std::int64_t given = 0;
  for (const Lead* lead : leads) {
    if (!lead->brief.budget) continue;
    ++given;
    amounts[lead->brief.budget->currency].push_back(lead->brief.budget->amount);
  }
  report.no_budget = report.all - report.surveyed - given;
  if (given == 0) return;
  auto most = amounts.begin();
  for (auto at = amounts.begin(); at != amounts.end(); ++at) {
    if (at->second.size() > most->second.size()) most = at;
  }
  report.currency = most->first;
  report.other_currency = given - static_cast<std::int64_t>(most->second.size());
  std::sort(most->second.begin(), most->second.end());
  report.median_budget = spread_of(most->second).median;
  report.budgets = classes_of(most->second);
}

void count_questionnaires(LeadReport& report, const ReportLeads& leads,
                          const Workspace& workspace) {
  std::map<std::string_view, std::int64_t> counts;
  for (const Lead* lead : leads) ++counts[lead->brief.questionnaire];
  std::int64_t most = 0;
  for (const Questionnaire* questionnaire : workspace.questionnaires_in_order()) {
    const auto found = counts.find(questionnaire->id);
    if (found == counts.end()) continue;
    report.questionnaires.push_back({questionnaire->id, found->second});
    if (report.filter.questionnaire.empty() && found->second > most) {
      most = found->second;
      report.questionnaire = questionnaire->id;
    }
  }
  if (workspace.questionnaire(report.filter.questionnaire) != nullptr) {
    report.questionnaire = report.filter.questionnaire;
  }
}

}  // namespace

LeadReport lead_report(const Workspace& workspace, const LeadFilter& filter) {
  LeadReport report;
  report.filter = filter;
  ReportLeads leads;
  for (const auto& [id, lead] : workspace.leads()) {
    if (passes(lead, filter)) leads.push_back(&lead);
  }
  report.all = static_cast<std::int64_t>(leads.size());
  for (const Lead* lead : leads) {
    ++(lead->survey          ? report.surveyed
       : lead->open()        ? report.open
       : lead->taken.empty() ? report.dismissed
                             : report.taken);
    ++report.sources.at(static_cast<std::size_t>(lead->source));
    if (lead->source != LeadSource::stand) continue;
    report.visits += lead->visits;
    report.plays += lead->plays;
  }
  count_moments(report, leads);
  count_budgets(report, leads);
  count_questionnaires(report, leads, workspace);
  const Questionnaire* questionnaire = workspace.questionnaire(report.questionnaire);
  if (questionnaire != nullptr) count_answers(report, leads, *questionnaire);
  return report;
}

std::int64_t share_bp(std::int64_t count, std::int64_t whole) {
  constexpr std::int64_t kWholeBp = 10'000;
  return whole <= 0 ? 0 : (count * kWholeBp + whole / 2) / whole;
}

}  // namespace oferta::workspace
