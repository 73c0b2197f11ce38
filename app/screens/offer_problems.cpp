#include "app/screens/offer_problems.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/screens/support.h"
#include "app/shell/refusal.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

using offer::SendProblem;
using SendKind = offer::SendProblemKind;

// What forbids sending comes first; the rest waits until it is asked for.
constexpr std::size_t kShownAtOnce = 5;

// A figure of the problem as its kind means it.
std::string figure(const ScreenContext& context, const offer::Offer& offer, SendKind kind,
                   std::int64_t value) {
  switch (kind) {
    case SendKind::vat_rate:
    case SendKind::above_limit:
      return format_percent(value, context.language());
    case SendKind::no_stock:
    case SendKind::too_few:
      return format_integer(value, context.language());
    default:
      return format_money({value, offer.currency}, context.language());
  }
}

struct ProblemWords {
  std::string what;
  std::string todo;
};

ProblemWords words_of(const ScreenContext& context, const offer::Offer& offer,
                      const SendProblem& problem) {
  const std::string key = "offer.problem." + std::string(offer::problem_name(problem.kind));
  const std::string line = problem.line ? offer.lines[*problem.line].name : std::string();
  const std::string field =
      problem.field.empty() ? std::string() : context.tr("offer.field." + problem.field);
  const std::string was = figure(context, offer, problem.kind, problem.was);
  const std::string is = figure(context, offer, problem.kind, problem.is);
  const std::string days = format_integer(problem.days, context.language());
  const Result<pricing::PricedDocument>& priced = offer_figures(context, offer).priced;
  const std::string text = problem.kind == SendKind::unpriced && !priced
                               ? refusal_text(context.strings, priced.error())
                               : problem.text;
  const auto filled = [&](const std::string& text_key) {
    return context.strings.format(text_key, {{"line", line},
                                             {"field", field},
                                             {"text", text},
                                             {"was", was},
                                             {"is", is},
                                             {"days", days}});
  };
  std::string todo = problem.allowed ? ".allowed" : ".do";
  if (problem.field.starts_with("template.")) todo = ".template.do";
  ProblemWords words{filled(key), filled(key + todo)};
  // Where a gap is: in a line's text, or in a text of the whole offer.
  if (problem.kind == SendKind::placeholder && problem.line) {
    words.what = line + ": " + words.what;
  }
  return words;
}

void draw_problem(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                  const SendProblem& problem, std::size_t number) {
  const ProblemWords words = words_of(context, offer, problem);
  const bool blocking = offer::blocks(problem);
  const std::string& weight =
      context.tr(blocking ? "offer.problems.blocks" : "offer.problems.advice");
  ui::begin_group(ui, ui::Role::listitem, weight + ": " + words.what,
                  "problem-" + std::to_string(number));
  ui.begin_row({20, -1}, {.gap = 8, .item_gap = 2});
  ui::icon(ui, blocking ? ui::kIconCircleX : ui::kIconTriangleAlert,
           blocking ? ui::Color::danger : ui::Color::warning, 18, weight);
  ui.next();
  ui::text(ui, ui::TextStyle::caption13_semibold, words.what);
  ui::text(ui, ui::TextStyle::caption13, words.todo, {.color = ui::Color::text_muted});
  ui.end_row();
  ui::end_group(ui);
}

}  // namespace

bool draw_offer_problems(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const std::vector<SendProblem>& problems = offer_figures(context, offer).problems;
  if (problems.empty()) {
    ui::check_line(ui, context.tr("offer.problems.none"), ui::Check::met,
                   context.tr("selection.met"));
    return false;
  }
  ui::heading(ui, 3,
              context.strings.plural("offer.problems", static_cast<std::int64_t>(problems.size())));
  ui::begin_group(ui, ui::Role::list, context.tr("offer.problems.title"), "problems");
  bool& all = context.view.offer.all_problems;
  const std::size_t shown = all ? problems.size() : std::min(kShownAtOnce, problems.size());
  for (std::size_t i = 0; i < shown; ++i) {
    draw_problem(ui, context, offer, problems[i], i);
  }
  ui::end_group(ui);
  if (shown < problems.size() &&
      ui::button(ui,
                 context.strings.plural("offer.problems.more",
                                        static_cast<std::int64_t>(problems.size() - shown)),
                 {.id = "all-problems",
                  .kind = ui::ButtonKind::ghost,
                  .size = ui::ControlSize::small,
                  .icon = ui::kIconChevronDown})) {
    all = true;
  }
  return offer::has_blocking(problems);
}

}  // namespace oferta::app
