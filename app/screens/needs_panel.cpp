#include "app/screens/needs_panel.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/support.h"
#include "shared/proposal/explain.h"

namespace oferta::app {
namespace {

constexpr std::array<needs::Level, 4> kLevels = {needs::Level::must, needs::Level::should,
                                                 needs::Level::nice, needs::Level::off};

WeightChoice choice_of(needs::Level level) {
  switch (level) {
    case needs::Level::must:
      return WeightChoice::must;
    case needs::Level::should:
      return WeightChoice::should;
    case needs::Level::nice:
      return WeightChoice::nice;
    case needs::Level::off:
      return WeightChoice::off;
  }
  return WeightChoice::off;
}

struct Row {
  const needs::Need* need = nullptr;
  needs::Level level = needs::Level::nice;
};

// The wanted needs, then those switched off by hand, so that they can be switched on again.
std::vector<Row> rows_of(const ScreenContext& context, const needs::Brief& brief,
                         const needs::NeedProfile& profile) {
  std::vector<Row> rows;
  for (const needs::WantedNeed& wanted : profile.needs) {
    if (const needs::Need* need = context.workspace.need(wanted.need)) {
      rows.push_back({need, wanted.level});
    }
  }
  for (const auto& [id, level] : brief.weights) {
    const needs::Need* need = context.workspace.need(id);
    if (level == needs::Level::off && need != nullptr) {
      rows.push_back({need, level});
    }
  }
  return rows;
}

}  // namespace

void draw_weights(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const needs::NeedProfile& profile) {
  const std::vector<Row> rows = rows_of(context, brief, profile);
  if (rows.empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("needs.understood.empty"),
             {.color = ui::Color::text_muted});
    return;
  }
  std::array<ui::ChoiceItem, 4> items;
  for (std::size_t i = 0; i < kLevels.size(); ++i) {
    items[i] = {.label = context.tr(level_key(kLevels[i])), .id = needs::level_name(kLevels[i])};
  }
  for (const Row& row : rows) {
    ui.push_id(row.need->id);
    const std::string& name = row.need->name.get(context.language());
    ui.begin_row({-1, 168}, {.gap = 8, .vertical = ui::Align::center});
    ui::text(ui, ui::TextStyle::caption13, name,
             {.color = row.level == needs::Level::off ? ui::Color::text_muted : ui::Color::text,
              .max_lines = 2});
    ui.next();
    int index =
        static_cast<int>(std::find(kLevels.begin(), kLevels.end(), row.level) - kLevels.begin());
    if (ui::select(ui, context.strings.format("needs.level", {{"need", name}}), items, index,
                   {.id = "level", .show_label = false, .style = ui::TextStyle::caption13})) {
      context.commands.emit(
          SetWeight{brief.id, row.need->id, choice_of(kLevels[static_cast<std::size_t>(index)])});
    }
    ui.end_row();
    ui.pop_id();
  }
}

void draw_need_outcomes(ui::Ui& ui, const ScreenContext& context, const needs::NeedProfile& profile,
                        const proposal::Proposal* chosen) {
  for (const needs::WantedNeed& wanted : profile.needs) {
    const needs::Need* need = context.workspace.need(wanted.need);
    if (need == nullptr) {
      continue;
    }
    ui.push_id(need->id);
    const std::string& name = need->name.get(context.language());
    ui.begin_row({-1, 0}, {.gap = 8, .vertical = ui::Align::left});
    ui::text(ui, ui::TextStyle::caption13, name, {.max_lines = 2});
    ui.next();
    ui::badge(ui, context.tr(level_key(wanted.level)), level_tone(wanted.level));
    ui.end_row();
    if (chosen != nullptr) {
      const auto outcome =
          std::find_if(chosen->needs.begin(), chosen->needs.end(),
                       [&](const proposal::NeedOutcome& found) { return found.need == need->id; });
      const int met = outcome == chosen->needs.end() ? 0 : outcome->met;
      ui::meter_bar(ui, name, static_cast<float>(met) / 1000.0F,
                    is_met(met) ? ui::Color::accent : ui::Color::warning);
      if (outcome != chosen->needs.end() && !is_met(met) &&
          outcome->unmet != proposal::Unmet::none) {
        ui::text(ui, ui::TextStyle::caption13,
                 proposal::explain_unmet(outcome->unmet, context.language()),
                 {.color = ui::Color::warning});
      }
    }
    ui.pop_id();
  }
}

}  // namespace oferta::app
