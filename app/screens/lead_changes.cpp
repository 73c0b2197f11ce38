#include "shared/workspace/lead_changes.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "app/screens/lead_changes.h"
#include "app/screens/support.h"

namespace oferta::app {
namespace {

using workspace::LeadChange;

// Who wants to know all takes the request on and sees it in the selection.
constexpr std::size_t kMostChanges = 4;
// A text in somebody's own words may be long.
constexpr std::size_t kMostLetters = 120;

std::string need_words(const ScreenContext& context, const LeadChange& change) {
  const std::string level =
      change.level ? context.tr("needs.level." + std::string(needs::level_name(*change.level)))
                   : context.tr("lead.change.need.answers");
  return context.strings.format("lead.change.need", {{"name", change.name}, {"level", level}});
}

std::string product_words(const ScreenContext& context, const LeadChange& change) {
  const auto say = [&](const char* key) {
    return context.strings.format(key, {{"name", change.name}});
  };
  if (!change.adjustment) return say("lead.change.free");
  if (change.adjustment->mode == needs::Adjustment::Mode::exclude) {
    return say("lead.change.without");
  }
  if (!change.adjustment->quantity) return say("lead.change.with");
  return context.strings.format(
      "lead.change.quantity",
      {{"name", change.name},
       {"quantity", format_integer(*change.adjustment->quantity, context.language())}});
}

std::string words(const ScreenContext& context, const LeadChange& change) {
  const auto or_none = [&](const std::string& text) {
    if (text.empty()) return context.tr("lead.change.none");
    if (length_utf8(text) <= kMostLetters) return text;
    return std::string(trim(prefix_utf8(text, kMostLetters))) + "…";
  };
  switch (change.subject) {
    case LeadChange::Subject::budget:
      return context.strings.format("lead.change.budget", {{"before", or_none(change.before)},
                                                           {"after", or_none(change.after)}});
    case LeadChange::Subject::question:
      return context.strings.format("lead.change.question", {{"name", change.name},
                                                             {"before", or_none(change.before)},
                                                             {"after", or_none(change.after)}});
    case LeadChange::Subject::need:
      return need_words(context, change);
    case LeadChange::Subject::product:
      return product_words(context, change);
  }
  return {};
}

// Finding the client looks through all of them: once for a request, not in every frame.
const LeadComparison& compare(const ScreenContext& context, const workspace::Lead& lead) {
  ClientsView& view = context.view.clients;
  if (view.compared_revision != context.workspace.revision() ||
      view.compared_language != context.language()) {
    view.compared.clear();
    view.compared_revision = context.workspace.revision();
    view.compared_language = context.language();
  }
  const auto [entry, added] = view.compared.try_emplace(lead.id);
  if (!added) return entry->second;
  if (const needs::Brief* before = workspace::brief_before(context.workspace, lead)) {
    entry->second = {before->date, workspace::lead_changes(context.workspace, *before, lead.brief,
                                                           context.language())};
  }
  return entry->second;
}

}  // namespace

void draw_lead_changes(ui::Ui& ui, const ScreenContext& context, const workspace::Lead& lead) {
  const auto& [before, changes] = compare(context, lead);
  if (!before) return;
  const auto say = [&ui](const std::string& line) {
    ui::text(ui, ui::TextStyle::caption13, line, {.color = ui::Color::text_muted});
  };
  const std::string date = format_date(*before, context.language());
  if (changes.empty()) {
    say(context.strings.format("lead.changes.same", {{"date", date}}));
    return;
  }
  say(context.strings.format("lead.changes", {{"date", date}}));
  // One that is left over takes the line that would say so.
  const std::size_t shown =
      changes.size() == kMostChanges + 1 ? changes.size() : std::min(changes.size(), kMostChanges);
  for (std::size_t i = 0; i < shown; ++i) say("• " + words(context, changes[i]));
  if (shown < changes.size()) {
    say(context.strings.plural("lead.changes.more",
                               static_cast<std::int64_t>(changes.size() - shown)));
  }
}

}  // namespace oferta::app
