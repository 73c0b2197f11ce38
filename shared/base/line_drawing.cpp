#include "shared/base/line_drawing.h"

#include <charconv>
#include <cstddef>

namespace oferta {
namespace {

constexpr std::string_view kStepLetters = "MLQZOR";
constexpr std::array<std::size_t, 6> kStepNumbers{2, 2, 4, 0, 3, 5};

/// Reads one whole number and the spaces before it.
bool take_step_number(std::string_view& text, int& number) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// ` name="12"`
std::string svg_attribute(std::string_view name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

}  // namespace

std::vector<DrawingStep> line_drawing(std::string_view text) {
  std::vector<DrawingStep> steps;
  DrawingStep step;
  while (!text.empty()) {
    // Further points of a line have no letter of their own.
    if (const std::size_t letter = kStepLetters.find(text.front());
        letter != std::string_view::npos) {
      step.kind = text.front();
      text.remove_prefix(1);
    } else if (step.kind != 'L' || steps.empty()) {
      break;
    }
    const std::size_t count = kStepNumbers[kStepLetters.find(step.kind)];
    for (std::size_t i = 0; i < count; ++i) {
      if (!take_step_number(text, step.at[i])) return steps;
    }
    steps.push_back(step);
  }
  return steps;
}

std::string line_drawing_svg(std::string_view text) {
  std::string path;
  std::string shapes;
  for (const DrawingStep& step : line_drawing(text)) {
    const std::array<int, 5>& at = step.at;
    if (step.kind == 'O') {
      shapes += "<circle" + svg_attribute("cx", at[0]) + svg_attribute("cy", at[1]) +
                svg_attribute("r", at[2]) + "/>";
    } else if (step.kind == 'R') {
      shapes += "<rect" + svg_attribute("x", at[0]) + svg_attribute("y", at[1]) +
                svg_attribute("width", at[2]) + svg_attribute("height", at[3]) +
                svg_attribute("rx", at[4]) + "/>";
    } else {
      path += step.kind;
      for (std::size_t i = 0; i < kStepNumbers[kStepLetters.find(step.kind)]; ++i) {
        path += (i == 0 ? "" : " ") + std::to_string(at[i]);
      }
    }
  }
  return (path.empty() ? path : "<path d=\"" + path + "\"/>") + shapes;
}

}  // namespace oferta
