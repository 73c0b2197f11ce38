#include "app/screens/choosing.h"

#include <string>
#include <utility>

#include "app/screens/choosing_parts.h"
#include "app/screens/selection_compare.h"
#include "app/screens/selection_lines.h"
#include "app/screens/selection_swap.h"
#include "app/screens/selection_why_not.h"
#include "app/screens/stand.h"
#include "app/ui/brand_mark.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// In CSS pixels, of a page whose text has its usual size.
constexpr float kNarrow = 720;  // of questions and forms
constexpr float kWide = 1180;   // of variants side by side

ui::Insets page_margins(const ui::Ui& ui) {
  return ui::Insets::symmetric(ui.phone() ? 16 : 32, ui.phone() ? 16 : 28);
}

void draw_head(ui::Ui& ui, const ChoosingPage& page, const ui::Rect& rect) {
  const ScreenContext& context = page.context;
  const std::string& company = context.workspace.company().name.get(context.language());
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_bottom = true});
  ui::brand_strip(ui, rect, context.workspace.company().accent);
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "head");
  ui.begin_row({0, -1, 0}, {.gap = 10, .vertical = ui::Align::center});
  ui::avatar(ui, company, 36 * ui.text_scale());
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold, company, {.max_lines = 1});
  ui.next();
  ui.begin_inline({.gap = 8, .wrap = false});
  if (context.choosing.at_stand()) draw_stand_status(ui, page);
  const bool russian = context.language() == Language::ru;
  if (ui::button(ui, russian ? "English" : "Русский",
                 {.id = "language", .kind = ui::ButtonKind::ghost, .icon = ui::kIconLanguages})) {
    context.commands.emit(SetLanguage{russian ? Language::en : Language::ru});
  }
  ui.end_inline();
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

// A stand at which nobody is.
bool calls_out(const ChoosingPage& page) {
  return page.context.choosing.at_stand() && !page.context.view.stand.visiting;
}

// The way on from the part; `forward` is empty where there is none at the lower edge.
ChoosingFoot foot_of(const ChoosingPage& page) {
  const proposal::Proposals& proposals = page.context.engine.proposals();
  const bool chosen = proposals.variant(page.brief.variant) != nullptr;
  const bool in_file = page.context.choosing.in_file();
  switch (page.context.route.part) {
    case ChoosingPart::welcome:
      return {.forward = calls_out(page) ? page.tr("stand.begin") : std::string()};
    case ChoosingPart::sent:
      return {.forward = page.context.choosing.at_stand() ? page.tr("stand.end") : std::string()};
    case ChoosingPart::questions:
      return foot_of_question(page);
    case ChoosingPart::budget:
      return {.forward = page.tr("choose.to_offers")};
    case ChoosingPart::offers:
      return {.forward = page.tr("choose.to_contents"),
              .enabled = chosen,
              .reason = chosen ? std::string() : page.tr("choose.nothing_yet")};
    case ChoosingPart::contents:
      return {.forward = page.tr(in_file ? "choose.file.to_send" : "choose.to_send"),
              .enabled = chosen,
              .reason = chosen ? std::string() : page.tr("choose.nothing_yet")};
    case ChoosingPart::send: {
      const bool unanswered = page.survey() && page.brief.answers.empty();
      return {.forward = page.tr(in_file ? "choose.file.save" : "choose.send"),
              .enabled = !unanswered,
              .reason = unanswered ? page.tr("survey.no_answer") : std::string(),
              .icon = in_file ? ui::kIconDownload : ui::kIconArrowRight};
    }
  }
  return {};
}

void draw_foot(ui::Ui& ui, const ChoosingPage& page, const ChoosingFoot& foot,
               const ui::Rect& rect) {
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_top = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 10)});
  ui.begin_column({.max_width = kNarrow * ui.text_scale(), .align = ui::Align::center});
  ui::begin_group(ui, ui::Role::region, page.tr("choose.way"), "foot");
  const bool back = page.context.route.part != ChoosingPart::welcome &&
                    page.context.route.part != ChoosingPart::sent;
  if (back) {
    ui.begin_row({0, -1}, {.gap = 12, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1}, {.vertical = ui::Align::center});
  }
  if (back &&
      ui::button(ui, page.tr("present.back"),
                 {.id = "back", .size = ui::ControlSize::large, .icon = ui::kIconArrowLeft})) {
    go_back(page);
  }
  if (back) ui.next();
  if (ui::button(ui, foot.forward,
                 {.id = "forward",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = foot.icon,
                  .enabled = foot.enabled,
                  .full_width = true,
                  .tooltip = foot.reason,
                  .description = foot.reason})) {
    go_forward(page);
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_column();
  ui.end_area();
}

void draw_part(ui::Ui& ui, const ChoosingPage& page) {
  switch (page.context.route.part) {
    case ChoosingPart::welcome:
      return calls_out(page) ? draw_attract(ui, page) : draw_welcome(ui, page);
    case ChoosingPart::questions:
      return draw_asked_question(ui, page);
    case ChoosingPart::budget:
      return draw_choosing_budget(ui, page);
    case ChoosingPart::offers:
      return draw_choosing_offers(ui, page);
    case ChoosingPart::contents:
      return draw_choosing_contents(ui, page);
    case ChoosingPart::send:
      return draw_choosing_form(ui, page);
    case ChoosingPart::sent:
      return draw_choosing_sent(ui, page);
  }
}

bool is_about_offers(ChoosingPart part) {
  return part == ChoosingPart::budget || part == ChoosingPart::offers ||
         part == ChoosingPart::contents;
}

// What was not kept must not be lost silently: it is said, with what is safe.
void draw_trouble(ui::Ui& ui, const ScreenContext& context) {
  if (context.save_state != SaveState::failed) return;
  ui::banner(ui, ui::Tone::danger, context.tr("choose.not_kept"),
             {.id = "not-kept", .icon = ui::kIconTriangleAlert, .live = ui::Live::assertive});
}

}  // namespace

void draw_choosing(ui::Ui& ui, const ScreenContext& context) {
  const needs::Brief* brief = context.workspace.brief(kChoosersBrief);
  const needs::Questionnaire* questionnaire =
      context.workspace.questionnaire(context.choosing.package().questionnaire);
  if (brief == nullptr || questionnaire == nullptr) return;  // begin() has made sure of both
  // Once, however often the address is drawn before it is left.
  const std::string& taken = context.route.taken;
  if (std::exchange(context.view.choosing.taken, taken) != taken && !taken.empty()) {
    context.commands.emit(BringChoice{taken});
  }
  const ChoosingPage page{context, *brief, *questionnaire};
  if (page.survey() && is_about_offers(context.route.part)) return page.go(ChoosingPart::send);
  ui::Rect all = ui.viewport();
  all.height -= ui::keyboard_height(ui);
  const float scale = ui.text_scale();
  const ChoosingFoot foot = foot_of(page);
  const float top = choosing_head_height(scale);
  const float bottom = foot.forward.empty() ? 0 : 24 + 44 * scale;
  ui.set_title(context.workspace.company().name.get(context.language()));
  draw_head(ui, page, {0, 0, all.width, top});
  ui.begin_area({0, top, all.width, all.height - top - bottom});
  ui::begin_group(ui, ui::Role::main, "", "main");
  ui.push_id(format_route(context.route));
  ui::begin_scroll(ui, "part");
  const bool wide = context.route.part == ChoosingPart::offers ||
                    context.route.part == ChoosingPart::budget || calls_out(page);
  ui.begin_column({.gap = 14,
                   .padding = page_margins(ui),
                   .max_width = (wide ? kWide : kNarrow) * scale,
                   .align = ui::Align::center});
  draw_trouble(ui, context);
  draw_part(ui, page);
  ui.end_column();
  ui::end_scroll(ui);
  ui.pop_id();
  ui::end_group(ui);
  ui.end_area();
  if (!foot.forward.empty()) {
    draw_foot(ui, page, foot, {0, all.height - bottom, all.width, bottom});
  }
  draw_swap(ui, context, *brief);
  draw_line_price(ui, context, context.engine.proposals().variant(brief->variant));
  draw_compare(ui, context);
  draw_why_not_dialog(ui, context, *brief);
  if (!context.choosing.at_stand()) return;
  draw_stand_dialogs(ui, page);
  draw_stand_keyboard(ui, page);
}

}  // namespace oferta::app
