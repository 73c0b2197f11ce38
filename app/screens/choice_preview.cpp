#include "app/screens/choice_preview.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/choosing.h"
#include "app/shell/choice_preview.h"
#include "app/shell/stand.h"
#include "app/ui/choice.h"
#include "app/ui/miniature.h"

namespace oferta::app {
namespace {

struct PreviewSize {
  const char* name;
  float width;
  float height;
  bool touch;
};
constexpr std::array<PreviewSize, 4> kSizes{{{"preview.phone", 390, 844, true},
                                             {"preview.tablet", 820, 1180, true},
                                             {"preview.laptop", 1366, 768, false},
                                             {"preview.screen", 1920, 1080, true}}};

// «Смартфон, 390 × 844»
std::string size_words(const ScreenContext& context, const PreviewSize& size) {
  return context.tr(size.name) + ", " + std::to_string(static_cast<int>(size.width)) + " × " +
         std::to_string(static_cast<int>(size.height));
}

// A stand mostly is a big screen, a link opened on a phone.
std::size_t draw_sizes(ui::Ui& ui, const ScreenContext& context, bool stand) {
  std::vector<ui::ChoiceItem> items;
  for (const PreviewSize& size : kSizes) {
    if (stand || items.size() + 1 < kSizes.size()) {
      items.push_back({.label = context.tr(size.name), .id = size.name});
    }
  }
  int& chosen = context.view.share.preview_size;
  const int last = static_cast<int>(items.size()) - 1;
  int shown = chosen < 0 ? (stand ? last : 0) : std::min(chosen, last);
  if (ui::segmented(ui, context.tr("preview.size"), items, shown)) chosen = shown;
  return static_cast<std::size_t>(shown);
}

struct PreviewPartName {
  PreviewPart part;
  std::string_view name;
};

PreviewPartName draw_parts(ui::Ui& ui, const ScreenContext& context, const PreviewedPage& page) {
  std::vector<PreviewPartName> parts;
  parts.push_back({PreviewPart::start, page.stand ? "preview.slides" : "preview.start"});
  if (page.stand && !page.stand->poll.empty()) {
    parts.push_back({PreviewPart::answers, "preview.answers"});
  }
  parts.push_back({PreviewPart::question, "preview.question"});
  const needs::Questionnaire* asked = context.workspace.questionnaire(page.questionnaire);
  if (asked == nullptr || !needs::is_survey(*asked)) {
    parts.push_back({PreviewPart::offers, "preview.offers"});
  }
  parts.push_back({PreviewPart::form, "preview.form"});
  std::vector<ui::ChoiceItem> items;
  int at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    items.push_back({.label = context.tr(parts[i].name), .id = parts[i].name});
    if (static_cast<int>(parts[i].part) == context.view.share.preview_part) {
      at = static_cast<int>(i);
    }
  }
  // Where so many do not stand side by side, one is chosen from a list.
  constexpr float kRoomForOne = 88;
  const bool narrow =
      ui.room_in(ui.available_width()) < kRoomForOne * static_cast<float>(items.size());
  if (narrow ? ui::select(ui, context.tr("preview.part"), items, at)
             : ui::segmented(ui, context.tr("preview.part"), items, at)) {
    context.view.share.preview_part = static_cast<int>(parts[static_cast<std::size_t>(at)].part);
  }
  return parts[static_cast<std::size_t>(at)];
}

void draw_page_of(ui::Ui& ui, const ScreenContext& context, ChoicePreview& preview) {
  const ScreenContext there{preview.workspace(),
                            context.strings,
                            preview.commands(),
                            preview.view(),
                            preview.route(),
                            preview.engine(),
                            context.today,
                            SaveState::saved,
                            {},
                            true,
                            context.theme,
                            {},
                            false,
                            false,
                            nullptr,
                            context.team,
                            context.conflicts,
                            context.now_ms,
                            0,
                            false,
                            preview.choosing(),
                            context.approvals};
  draw_choosing(ui, there);
}

}  // namespace

void draw_choice_preview(ui::Ui& ui, const ScreenContext& context, const PreviewedPage& page) {
  const PreviewSubject wanted{page.client, page.questionnaire, context.workspace.revision(),
                              context.language()};
  ChoicePreview* preview = context.view.share.preview.get();
  if (preview == nullptr || !(preview->subject() == wanted)) {
    context.commands.emit(PreviewChoice{page.client, page.questionnaire});
    if (preview == nullptr) return;
  }
  if (!preview->ready()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("preview.none"),
             {.color = ui::Color::text_muted});
    return;
  }
  ui::begin_group(ui, ui::Role::group, context.tr("preview.title"), "preview");
  const PreviewSize& size = kSizes.at(draw_sizes(ui, context, page.stand.has_value()));
  const PreviewPartName part = draw_parts(ui, context, page);
  preview->show({part.part, page.way, page.stand}, context.now_ms);
  ui::miniature(ui,
                {.id = "page",
                 .name = context.tr("preview.title"),
                 .description = size_words(context, size) + ". " + context.tr(part.name),
                 .width = size.width,
                 .height = size.height,
                 .max_height = std::clamp(ui.viewport().height * 0.45F, 240.0F, 560.0F),
                 .text_scale = page.stand ? stand_scale(preview->view().stand, size.width) : 1,
                 .touch = size.touch},
                [&](ui::Ui& small) { draw_page_of(small, context, *preview); });
  ui::text(ui, ui::TextStyle::caption13, size_words(context, size),
           {.color = ui::Color::text_muted, .align = ui::Align::center});
  if (part.part == PreviewPart::answers) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("preview.made_up"),
             {.color = ui::Color::text_muted, .align = ui::Align::center});
  }
  ui::end_group(ui);
}

}  // namespace oferta::app
