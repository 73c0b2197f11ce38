#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "shared/base/format.h"
#include "shared/workspace/lead_report.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {
namespace {

using needs::Question;
using needs::QuestionKind;

struct ReportWords {
  std::string_view ru, en;
};

namespace words {
constexpr ReportWords kSection{"Раздел", "Section"};
constexpr ReportWords kItem{"Показатель", "Item"};
constexpr ReportWords kValue{"Значение", "Value"};
constexpr ReportWords kShare{"Доля, %", "Share, %"};
constexpr ReportWords kReport{"Отчёт", "Report"};
constexpr ReportWords kFrom{"С", "From"};
constexpr ReportWords kTo{"По", "To"};
constexpr ReportWords kQuestionnaire{"Анкета", "Questionnaire"};
constexpr ReportWords kRequests{"Заявки", "Requests"};
constexpr ReportWords kAll{"Всего", "All"};
constexpr ReportWords kTaken{"Взято в работу", "Taken on"};
constexpr ReportWords kDismissed{"Отклонено", "Dismissed"};
constexpr ReportWords kOpen{"Ждут", "Waiting"};
constexpr ReportWords kSurveyed{"Ответы без имени", "Without a name"};
constexpr ReportWords kSource{"Откуда", "From where"};
constexpr std::array<ReportWords, kLeadSourceCount> kSources{
    {{"По ссылке", "By link"}, {"Файлом", "By file"}, {"Со стенда", "From the stand"}}};
constexpr ReportWords kStand{"На стенде", "At the stand"};
constexpr ReportWords kVisits{"Посетителей", "Visitors"};
constexpr ReportWords kPlays{"Дошли до вариантов", "Came to the variants"};
constexpr ReportWords kLeft{"Оставили заявку", "Left a request"};
constexpr ReportWords kDays{"По дням", "By day"};
constexpr ReportWords kHours{"По часам", "By hour"};
constexpr ReportWords kBudget{"Бюджет", "Budget"};
constexpr ReportWords kNoBudget{"Не указан", "Not given"};
constexpr ReportWords kOtherCurrency{"В другой валюте", "In another currency"};
constexpr ReportWords kAnswered{"Ответили", "Answered"};
constexpr ReportWords kOther{"Другое", "Other"};
constexpr ReportWords kLeast{"Наименьшее", "Least"};
constexpr ReportWords kMedian{"Медиана", "Median"};
constexpr ReportWords kLargest{"Наибольшее", "Largest"};
}  // namespace words

/// A text that a spreadsheet would calculate or run becomes one that it shows.
std::string defused(std::string_view text) {
  constexpr std::string_view kBegins = "=+-@";
  const bool risky =
      !text.empty() && (kBegins.find(text.front()) != std::string_view::npos ||
                        static_cast<unsigned char>(text.front()) < 0x20 || text.front() == 0x7F);
  return (risky ? "'" : "") + std::string(text);
}

/// Rows of section, item, value and share.
class ReportTable {
 public:
  explicit ReportTable(Language language) : russian_(language == Language::ru) {
    out_ = "\xEF\xBB\xBF";
    row(say(words::kSection), say(words::kItem), quoted(defused(say(words::kValue))),
        quoted(defused(say(words::kShare))));
  }

  std::string_view say(const ReportWords& words) const { return russian_ ? words.ru : words.en; }

  /// Section that the following rows belong to.
  void section(std::string_view name) { section_ = name; }
  void text(const ReportWords& item, std::string_view value) {
    row(section_, say(item), quoted(defused(value)), {});
  }
  void number(std::string_view item, std::int64_t value) {
    row(section_, item, std::to_string(value), {});
  }
  void amount(std::string_view item, Minor value) { row(section_, item, hundredths(value), {}); }
  void share(std::string_view item, std::int64_t count, std::int64_t whole) {
    row(section_, item, std::to_string(count), hundredths(share_bp(count, whole)));
  }

  std::string finish() { return std::move(out_); }

 private:
  /// What stands for itself unless a sign of the format is in it.
  std::string quoted(const std::string& cell) const {
    if (cell.find_first_of("\",;\r\n") == std::string::npos) return cell;
    return '"' + replace_all(cell, "\"", "\"\"") + '"';
  }

  std::string hundredths(std::int64_t value) const {
    const std::string rest = std::to_string(std::abs(value % kMinorPerMajor));
    std::string cell = std::string(value < 0 ? "-" : "") +
                       std::to_string(std::abs(value / kMinorPerMajor)) + (russian_ ? "," : ".") +
                       (rest.size() < 2 ? "0" : "") + rest;
    return quoted(cell);
  }

  /// `value` and `share` as they stand in the file.
  void row(std::string_view section, std::string_view item, std::string_view value,
           std::string_view share) {
    const char separator = russian_ ? ';' : ',';
    out_ += quoted(defused(section)) + separator + quoted(defused(item)) + separator;
    out_ += std::string(value) + separator + std::string(share) + "\r\n";
  }

  bool russian_;
  std::string section_;
  std::string out_;
};

void add_filter(ReportTable& table, const LeadReport& report, const Workspace& workspace,
                Language language) {
  table.section(table.say(words::kReport));
  if (report.filter.from) table.text(words::kFrom, report.filter.from->to_iso());
  if (report.filter.to) table.text(words::kTo, report.filter.to->to_iso());
  if (report.filter.source) {
    table.text(words::kSource,
               table.say(words::kSources.at(static_cast<std::size_t>(*report.filter.source))));
  }
  if (const auto* questionnaire = workspace.questionnaire(report.questionnaire)) {
    table.text(words::kQuestionnaire, questionnaire->name.get(language));
  }
}

void add_totals(ReportTable& table, const LeadReport& report) {
  table.section(table.say(words::kRequests));
  table.number(table.say(words::kAll), report.all);
  table.share(table.say(words::kTaken), report.taken, report.all);
  table.share(table.say(words::kDismissed), report.dismissed, report.all);
  table.share(table.say(words::kOpen), report.open, report.all);
  if (report.surveyed > 0) {
    table.share(table.say(words::kSurveyed), report.surveyed, report.all);
  }
  table.section(table.say(words::kSource));
  for (std::size_t i = 0; i < kLeadSourceCount; ++i) {
    table.share(table.say(words::kSources.at(i)), report.sources.at(i), report.all);
  }
  if (report.visits == 0) return;
  table.section(table.say(words::kStand));
  table.number(table.say(words::kVisits), report.visits);
  table.share(table.say(words::kPlays), report.plays, report.visits);
  table.share(table.say(words::kLeft),
              report.sources.at(static_cast<std::size_t>(LeadSource::stand)), report.visits);
}

void add_moments(ReportTable& table, const LeadReport& report) {
  table.section(table.say(words::kDays));
  for (const DayCount& day : report.days) table.number(day.date.to_iso(), day.count);
  table.section(table.say(words::kHours));
  for (std::size_t hour = 0; hour < report.hours.size(); ++hour) {
    table.number((hour < 10 ? "0" : "") + std::to_string(hour) + ":00", report.hours.at(hour));
  }
}

void add_budgets(ReportTable& table, const LeadReport& report, Language language) {
  table.section(std::string(table.say(words::kBudget)) + ", " + report.currency.code());
  if (report.median_budget) table.amount(table.say(words::kMedian), *report.median_budget);
  std::int64_t counted = 0;
  for (const BudgetClass& budget : report.budgets) counted += budget.count;
  const auto bare = [&](Minor amount) {
    return format_money({amount, report.currency}, language, MoneyStyle::bare_whole);
  };
  for (const BudgetClass& budget : report.budgets) {
    table.share(bare(budget.from) + " – " + bare(budget.to), budget.count, counted);
  }
  table.number(table.say(words::kNoBudget), report.no_budget);
  if (report.other_currency > 0)
    table.number(table.say(words::kOtherCurrency), report.other_currency);
}

void add_question(ReportTable& table, const QuestionReport& report, const LeadReport& whole,
                  const Question& question, Language language) {
  table.section(question.text.get(language));
  table.share(table.say(words::kAnswered), report.answered, whole.questionnaire_leads);
  for (const AnswerCount& answer : report.answers) {
    table.share(answer_label(question, answer, language), answer.count, report.answered);
  }
  if (report.other > 0) table.share(table.say(words::kOther), report.other, report.answered);
  if (!report.spread) return;
  const std::array<std::pair<ReportWords, std::int64_t>, 3> figures{
      {{words::kLeast, report.spread->min},
       {words::kMedian, report.spread->median},
       {words::kLargest, report.spread->max}}};
  for (const auto& [words, figure] : figures) {
    if (question.kind == QuestionKind::money) {
      table.amount(table.say(words), figure);
    } else {
      table.number(table.say(words), figure);
    }
  }
}

}  // namespace

std::string lead_report_csv(const LeadReport& report, const Workspace& workspace,
                            Language language) {
  ReportTable table(language);
  add_filter(table, report, workspace, language);
  add_totals(table, report);
  add_moments(table, report);
  add_budgets(table, report, language);
  const needs::Questionnaire* questionnaire = workspace.questionnaire(report.questionnaire);
  if (questionnaire == nullptr) return table.finish();
  for (const QuestionReport& answered : report.questions) {
    if (const Question* question = questionnaire->question(answered.question)) {
      add_question(table, answered, report, *question, language);
    }
  }
  return table.finish();
}

}  // namespace oferta::workspace
