#include "app/screens/count_bars.h"

#include <algorithm>
#include <utility>

namespace oferta::app {

void CountBars::add(std::string label, std::int64_t count, std::string text) {
  labels_.push_back(std::move(label));
  texts_.push_back(std::move(text));
  counts_.push_back(count);
}

std::vector<ui::ChartItem> CountBars::items() const {
  std::vector<ui::ChartItem> items;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    items.push_back({.label = labels_[i], .value = counts_[i], .text = texts_[i]});
  }
  return items;
}

std::string CountBars::most(const ScreenContext& context) const {
  const auto highest = std::max_element(counts_.begin(), counts_.end());
  if (highest == counts_.end() || *highest == 0) return {};
  const auto at = static_cast<std::size_t>(highest - counts_.begin());
  return context.strings.format("report.most", {{"when", labels_[at]}, {"count", texts_[at]}});
}

std::string count_text(const ScreenContext& context, std::int64_t count) {
  return format_integer(count, context.language());
}

std::string with_share(const ScreenContext& context, std::int64_t count, std::int64_t whole) {
  constexpr std::int64_t kOnePercent = 100;
  const std::int64_t bp =
      (workspace::share_bp(count, whole) + kOnePercent / 2) / kOnePercent * kOnePercent;
  return count_text(context, count) + " · " + format_percent(bp, context.language());
}

void draw_bars(ui::Ui& ui, const ScreenContext& context, const std::string& name,
               const CountBars& bars) {
  ui::bar_chart(ui, name, bars.items(), {.description = bars.most(context)});
}

CountBars answer_bars(const ScreenContext& context, const workspace::QuestionReport& answered,
                      const needs::Question& question) {
  CountBars bars;
  for (const workspace::AnswerCount& answer : answered.answers) {
    bars.add(workspace::answer_label(question, answer, context.language()), answer.count,
             with_share(context, answer.count, answered.answered));
  }
  return bars;
}

}  // namespace oferta::app
