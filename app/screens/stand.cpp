#include "app/screens/stand.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/screens/card_form.h"
#include "app/screens/pin_dialog.h"
#include "app/screens/stand_poll.h"
#include "app/screens/tiles.h"
#include "app/shell/stand.h"
#include "app/ui/chart.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "app/ui/qr_picture.h"
#include "shared/base/sort.h"
#include "shared/deals/qr_code.h"

namespace oferta::app {
namespace {

constexpr std::int64_t kDrawMs = 4'000;        // the curve draws itself in
constexpr std::size_t kMostLinkBytes = 1'200;  // a larger code is hard to read from a screen
constexpr std::size_t kManyPictures = 8;
constexpr std::size_t kFewPictures = 4;  // on a phone

const sharing::StandTerms& terms_of(const ChoosingPage& page) {
  return *page.context.choosing.package().stand;
}

std::int64_t calling_ms(const ChoosingPage& page) {
  return std::max<std::int64_t>(0, page.context.now_ms - page.context.view.stand.touched_ms);
}

// ---- what calls out

void draw_figure(ui::Ui& ui, const std::string& number, const std::string& words) {
  ui::begin_card(ui, words, {.name = words, .gap = 2, .fill_height = true});
  ui::text(ui, ui::TextStyle::display24, number, {.color = ui::Color::accent_text});
  ui::text(ui, ui::TextStyle::body15, words, {.color = ui::Color::text_muted});
  ui::end_card(ui);
}

using Figure = std::pair<std::string, std::string>;  // the number and its words

void draw_three(ui::Ui& ui, const std::array<Figure, 3>& figures) {
  ui.begin_row({-1, -1, -1}, {.gap = 14, .stack_below = 440});
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (i > 0) ui.next();
    draw_figure(ui, figures[i].first, figures[i].second);
  }
  ui.end_row();
}

void draw_figures(ui::Ui& ui, const ChoosingPage& page) {
  const auto products =
      static_cast<std::int64_t>(page.context.workspace.catalogue().products().size());
  draw_three(ui, {Figure{format_integer(products, page.context.language()),
                         page.context.strings.plural("stand.products", products)},
                  Figure{"3", page.tr("stand.variants")},
                  Figure{page.tr("stand.minute"), page.tr("stand.time")}});
}

void draw_way_through(ui::Ui& ui, const ChoosingPage& page) {
  draw_three(ui,
             {Figure{"1", page.tr("stand.way.questions")}, Figure{"2", page.tr("stand.way.budget")},
              Figure{"3", page.tr("stand.way.take")}});
}

// The product a category is shown by: one with a picture, else any; nullptr where it has none.
const catalogue::Product* told_by(const workspace::Workspace& workspace,
                                  const catalogue::Category& category) {
  const std::vector<const catalogue::Product*>& all =
      workspace.catalogue().products_of(category.id);
  for (const catalogue::Product* product : all) {
    if (workspace.product_pictures().count(product->id) > 0) return product;
  }
  return all.empty() ? nullptr : all.front();
}

// Of each category a product with a picture, where there is one; else the category's drawing.
void draw_pictures(ui::Ui& ui, const ChoosingPage& page) {
  const workspace::Workspace& workspace = page.context.workspace;
  const float side = std::clamp(ui.viewport().height * 0.1F, 64.0F, 132.0F);
  const float width = side * 1.5F / ui.text_scale();  // cells grow with text, tiles do not
  const std::size_t most = ui.phone() ? kFewPictures : kManyPictures;
  std::vector<std::pair<const catalogue::Category*, ui::Tile>> shown;
  for (const catalogue::Category* category : workspace.catalogue().categories()) {
    const std::string& name = category->name.get(page.context.language());
    const catalogue::Product* product = told_by(workspace, *category);
    if (product != nullptr) shown.emplace_back(category, tile_of(workspace, *product, name));
  }
  // Photographs say more than drawings.
  sort_by(shown, [](const auto& a, const auto& b) {
    return !a.second.picture.empty() && b.second.picture.empty();
  });
  if (shown.size() > most) shown.resize(most);
  ui::begin_group(ui, ui::Role::list, page.tr("stand.pictures"), "pictures");
  ui.begin_grid({.min_cell_width = width, .max_columns = 4, .gap = 14});
  for (const auto& [category, tile] : shown) {
    if (category != shown.front().first) ui.next();
    const std::string& name = category->name.get(page.context.language());
    ui.push_id(category->id);
    ui::begin_group(ui, ui::Role::listitem, name, "category");
    ui.begin_column({.gap = 6, .max_width = side, .align = ui::Align::center});
    ui::tile(ui, tile, side);
    ui.end_column();
    ui::text(ui, ui::TextStyle::caption13, name, {.align = ui::Align::center, .max_lines = 2});
    ui::end_group(ui);
    ui.pop_id();
  }
  ui.end_grid();
  ui::end_group(ui);
}

// The curve of the sample, as far as it has been drawn.
void draw_live_curve(ui::Ui& ui, const ChoosingPage& page, std::int64_t since_ms) {
  const proposal::Proposals& proposals = page.context.engine.proposals();
  const std::vector<proposal::FrontierPoint>& all = proposals.frontier;
  if (!proposals.frontier_complete || all.empty()) return;
  const bool moves = !ui.reduced_motion() && since_ms < kDrawMs;
  const std::size_t shown =
      moves ? std::max<std::size_t>(1, all.size() * static_cast<std::size_t>(since_ms) /
                                           static_cast<std::size_t>(kDrawMs))
            : all.size();
  std::vector<ui::FrontierPoint> points;
  for (std::size_t i = 0; i < shown; ++i) points.push_back({all[i].cost, all[i].coverage});
  const std::string description = page.context.strings.format(
      "stand.curve.words", {{"least", page.context.money(all.front().cost)},
                            {"most", page.context.money(all.back().cost)}});
  ui::frontier_chart(ui, {.name = page.tr("stand.curve"),
                          .description = description,
                          .points = points,
                          .min = 0,
                          .max = all.back().cost / 10 * 11,
                          .budget = points.back().price,
                          .height = std::clamp(ui.viewport().height * 0.28F, 140.0F, 320.0F)});
  if (moves) ui.request_frame();
}

void draw_survey_figures(ui::Ui& ui, const ChoosingPage& page) {
  const auto questions = static_cast<std::int64_t>(page.questionnaire.questions.size());
  draw_three(ui, {Figure{format_integer(questions, page.context.language()),
                         page.context.strings.plural("survey.questions", questions)},
                  Figure{page.tr("stand.minute"), page.tr("survey.time")},
                  Figure{"0", page.tr("survey.personal")}});
}

// One of those there are whatever visitors answer.
void draw_own_slide(ui::Ui& ui, const ChoosingPage& page, std::size_t slide,
                    std::int64_t since_ms) {
  if (page.survey()) return draw_survey_figures(ui, page);
  switch (slide) {
    case 0:
      return draw_figures(ui, page);
    case 1:
      return draw_way_through(ui, page);
    case 2:
      ui::heading(ui, 2, page.tr("stand.curve"), {.align = ui::Align::center});
      return draw_live_curve(ui, page, since_ms);
    default:
      ui::heading(ui, 2, page.tr("stand.pictures"), {.align = ui::Align::center});
      draw_pictures(ui, page);
  }
}

}  // namespace

void draw_attract(ui::Ui& ui, const ChoosingPage& page) {
  const std::int64_t calling = calling_ms(page);
  const std::vector<const workspace::QuestionReport*> poll = shown_poll(page);
  const std::size_t own = stand_slides(page.survey());
  const std::size_t slide = static_cast<std::size_t>(calling / kStandSlideMs) % (own + poll.size());
  // A chart wants the room of the words that lead on.
  const bool chart = slide >= own;
  ui.spacing(ui.viewport().height * (chart ? 0.02F : 0.08F));
  ui::heading(ui, 1, terms_of(page).headline, {.align = ui::Align::center});
  if (!chart) {
    ui::text(ui, ui::TextStyle::title18, page.tr(page.survey() ? "survey.intro" : "stand.lead"),
             {.color = ui::Color::text_muted, .align = ui::Align::center});
  }
  ui.spacing(ui.viewport().height * (chart ? 0.02F : 0.04F));
  ui.push_id(static_cast<std::int64_t>(slide));
  if (chart) {
    draw_poll_slide(ui, page, *poll[slide - own]);
  } else {
    draw_own_slide(ui, page, slide, calling % kStandSlideMs);
  }
  ui.pop_id();
}

void draw_stand_status(ui::Ui& ui, const ChoosingPage& page) {
  const std::int64_t waiting = page.context.choosing.waiting();
  if (waiting > 0) {
    ui::badge(ui, page.context.strings.plural("stand.waiting", waiting), ui::Tone::warning,
              ui::kIconCloudOff);
  }
  if (ui::icon_button(ui, ui::kIconLock, page.tr("stand.staff"),
                      {.id = "staff", .kind = ui::ButtonKind::ghost})) {
    page.context.commands.emit(OpenStaffPage{});
  }
}

void note_play(const ChoosingPage& page) {
  if (page.context.choosing.at_stand() && !page.context.view.stand.play_counted) {
    page.context.commands.emit(CountPlay{});
  }
}

void draw_take_button(ui::Ui& ui, const ChoosingPage& page) {
  if (!page.survey() && page.context.engine.proposals().variant(page.brief.variant) != nullptr &&
      ui::button(ui, page.tr("stand.take"),
                 {.id = "take", .icon = ui::kIconDownload, .full_width = true})) {
    page.context.view.stand.take_open = true;
  }
}

namespace {

// The link, where the stand has a network and an address a telephone can reach; else the offer in
// words, which need neither.
std::string taken_along(ui::Ui& ui, const ChoosingPage& page, const proposal::Proposal& chosen) {
  const ScreenContext& context = page.context;
  const std::string link =
      context.online ? context.choosing.address_at_home(page.brief) : std::string();
  const bool by_link = !link.empty() && link.size() <= kMostLinkBytes;
  int& way = context.view.stand.take_way;
  if (by_link) {
    const std::array<ui::ChoiceItem, 2> ways = {
        ui::ChoiceItem{.label = page.tr("stand.take.link"), .id = "link"},
        ui::ChoiceItem{.label = page.tr("stand.take.text"), .id = "text"}};
    ui::segmented(ui, page.tr("stand.take.way"), ways, way, {.show_label = false});
  }
  const bool words = !by_link || way == 1;
  ui::text(ui, ui::TextStyle::body15, page.tr(words ? "stand.take.lead" : "stand.take.link.lead"),
           {.color = ui::Color::text_muted});
  return words ? offer_to_take(context.workspace, chosen, context.engine.proposals().currency,
                               context.choosing.package().manager, context.language())
               : link;
}

void draw_take(ui::Ui& ui, const ChoosingPage& page) {
  bool& open = page.context.view.stand.take_open;
  if (!ui::begin_dialog(ui, page.tr("stand.take"), open, {.id = "take", .width = 460})) return;
  const proposal::Proposals& proposals = page.context.engine.proposals();
  if (const proposal::Proposal* chosen = proposals.variant(page.brief.variant)) {
    const auto code = deals::qr_code(taken_along(ui, page, *chosen));
    if (code) {
      const float side =
          std::min({400 * ui.text_scale(), ui.available_width(), ui.viewport().height * 0.5F});
      ui.begin_column({.max_width = side, .align = ui::Align::center});
      ui::qr_picture(ui, page.tr("stand.take.code"), code->rows, side);
      ui.end_column();
    }
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, page.tr("ui.close"), {.id = "close", .kind = ui::ButtonKind::primary})) {
    open = false;
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

void draw_countdown(ui::Ui& ui, const ChoosingPage& page) {
  const StandTime time = stand_time(terms_of(page), page.context.view.stand, page.context.now_ms);
  bool open = time.leaving;
  if (!ui::begin_dialog(ui, page.tr("stand.still_here"), open,
                        {.id = "leaving",
                         .width = 420,
                         .text = page.tr("stand.still_here.lead"),
                         .dismissable = false})) {
    return;
  }
  ui::text(ui, ui::TextStyle::display24, std::to_string(time.seconds),
           {.align = ui::Align::center});
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, page.tr("stand.end"), {.id = "end"})) {
    page.context.commands.emit(EndVisit{});
  }
  // Any touch will do; this is the one that is looked for.
  ui::button(ui, page.tr("stand.here"), {.id = "here", .kind = ui::ButtonKind::primary});
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

void draw_staff(ui::Ui& ui, const ChoosingPage& page) {
  StandView& stand = page.context.view.stand;
  if (!ui::begin_dialog(ui, page.tr("stand.staff"), stand.staff_open,
                        {.id = "staff", .width = 520})) {
    return;
  }
  const std::int64_t waiting = page.context.choosing.waiting();
  const Language language = page.context.language();
  ui::label_value(ui, page.tr("stand.staff.visits"), format_integer(stand.visits, language));
  ui::label_value(ui, page.tr("stand.staff.plays"), format_integer(stand.plays, language));
  ui::label_value(ui, page.tr("stand.staff.waiting"), format_integer(waiting, language));
  ui::label_value(ui, page.tr("stand.staff.network"),
                  page.tr(page.context.online ? "stand.staff.online" : "stand.staff.offline"));
  if (waiting > 0) {
    ui.begin_inline({.gap = 8});
    if (ui::button(ui, page.tr("choose.again"), {.id = "again", .icon = ui::kIconCloudUpload})) {
      page.context.commands.emit(SendAgain{});
    }
    if (ui::button(ui, page.tr("stand.staff.save"), {.id = "save", .icon = ui::kIconDownload})) {
      page.context.commands.emit(SaveStandLeads{});
    }
    ui.end_inline();
    ui::text(ui, ui::TextStyle::caption13, page.tr("stand.staff.save.lead"),
             {.color = ui::Color::text_muted});
  }
  draw_poll_counts(ui, page);
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, page.tr("stand.staff.leave"),
                 {.id = "leave", .kind = ui::ButtonKind::danger, .icon = ui::kIconLogOut})) {
    page.context.commands.emit(LeaveStand{});
  }
  if (ui::button(ui, page.tr("ui.close"), {.id = "close", .kind = ui::ButtonKind::primary})) {
    stand.staff_open = false;
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace

void draw_stand_dialogs(ui::Ui& ui, const ChoosingPage& page) {
  draw_take(ui, page);
  draw_card_camera(ui, page);
  if (draw_pin_dialog(
          ui, page.context.strings, page.context.view.stand.pin,
          {page.tr("stand.staff"), page.tr("stand.staff.lead"), page.tr("stand.staff.open")})) {
    page.context.commands.emit(OpenStaffPage{});
  }
  draw_staff(ui, page);
  draw_countdown(ui, page);
}

void draw_stand_keyboard(ui::Ui& ui, const ChoosingPage& page) {
  const ui::KeyboardUse use = [&] {
    switch (terms_of(page).keyboard) {
      case sharing::StandKeyboard::always:
        return ui::KeyboardUse::always;
      case sharing::StandKeyboard::never:
        return ui::KeyboardUse::never;
      case sharing::StandKeyboard::automatic:
        break;
    }
    return ui::KeyboardUse::automatic;
  }();
  if (std::string key = ui::docked_keyboard(ui, use); !key.empty()) {
    page.context.commands.emit(PressKey{std::move(key)});
  }
}

}  // namespace oferta::app
