// Counts with names as a chart of bars, and the answers to a question as such.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/screen.h"
#include "app/ui/charts.h"
#include "shared/workspace/lead_report.h"

namespace oferta::app {

// Named counts that stay where they are while a chart points into them.
class CountBars {
 public:
  void add(std::string label, std::int64_t count, std::string text);
  [[nodiscard]] bool empty() const { return counts_.empty(); }
  [[nodiscard]] std::vector<ui::ChartItem> items() const;
  // The highest bar in words; nothing where all are empty.
  [[nodiscard]] std::string most(const ScreenContext& context) const;

 private:
  std::vector<std::string> labels_;
  std::vector<std::string> texts_;
  std::vector<std::int64_t> counts_;
};

// «12»
std::string count_text(const ScreenContext& context, std::int64_t count);
// «12 · 40 %», whole percents.
std::string with_share(const ScreenContext& context, std::int64_t count, std::int64_t whole);

void draw_bars(ui::Ui& ui, const ScreenContext& context, const std::string& name,
               const CountBars& bars);

// One bar for each answer the question has, with its share of those who answered.
CountBars answer_bars(const ScreenContext& context, const workspace::QuestionReport& answered,
                      const needs::Question& question);

}  // namespace oferta::app
