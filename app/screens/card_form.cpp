#include "app/screens/card_form.h"

#include <algorithm>
#include <string>
#include <utility>

#include "shared/clients/business_card.h"

namespace oferta::app {
namespace {

// A scanner types a card line by line, with Enter behind each; a MECARD is one line.
void follow_typing(const ChoosingPage& page, const ui::FieldResult& did) {
  ChoosingForm& form = page.context.view.choosing;
  if (!did.focused) form.typed_card.clear();
  const bool begun = !form.typed_card.empty() || clients::begins_as_card(form.name);
  const bool line = did.committed && did.focused;
  if (!begun || (!line && !clients::is_whole_card(form.name))) return;
  form.typed_card += std::exchange(form.name, {}) + "\n";
  if (clients::is_whole_card(form.typed_card) || form.typed_card.size() > clients::kMaxCardBytes) {
    page.context.commands.emit(TakeCard{std::exchange(form.typed_card, {})});
  }
}

// Key of what is wrong with the camera; empty: nothing is.
std::string_view trouble_of(const CardCamera& camera) {
  if (camera.state == "refused") return "card.camera.refused";
  if (camera.state == "absent") return "card.camera.absent";
  if (camera.state == "failed") return "card.camera.failed";
  return camera.other ? std::string_view("card.camera.other") : std::string_view();
}

}  // namespace

void draw_card_button(ui::Ui& ui, const ChoosingPage& page) {
  if (ui::button(ui, page.tr("card.read"),
                 {.id = "card", .icon = ui::kIconCamera, .full_width = true})) {
    page.context.commands.emit(OpenCardCamera{});
  }
}

void draw_name_field(ui::Ui& ui, const ChoosingPage& page, std::string_view error) {
  ChoosingForm& form = page.context.view.choosing;
  const std::string& message = form.card_message;
  if (!message.empty()) {
    const bool taken = message == "card.taken";
    ui::banner(ui, taken ? ui::Tone::success : ui::Tone::warning, page.tr(message),
               {.id = message,
                .icon = taken ? ui::kIconCircleCheck : ui::kIconCircleAlert,
                .live = ui::Live::polite});
  }
  const ui::FieldResult did = ui::text_field(ui, page.tr("choose.name"), form.name,
                                             {.id = "name",
                                              .error = error,
                                              .required = !page.survey(),
                                              .takes_cards = true,
                                              .autocomplete = "name"});
  follow_typing(page, did);
  if (!did.pasted.empty()) page.context.commands.emit(TakeCard{did.pasted});
}

void draw_card_camera(ui::Ui& ui, const ChoosingPage& page) {
  CardCamera& camera = page.context.view.stand.camera;
  if (!ui::begin_dialog(ui, page.tr("card.read"), camera.open,
                        {.id = "card", .width = 520, .text = page.tr("card.camera.lead")})) {
    return;
  }
  const std::string_view trouble = trouble_of(camera);
  const bool sees = camera.state.empty() || camera.state == "on";
  if (sees) {
    const float high = ui.viewport().height - ui::keyboard_height(ui);
    ui::camera_view(ui, page.tr("card.camera.view"),
                    std::clamp(high * 0.45F, 160.0F, ui.available_width() * 0.75F));
  }
  if (!trouble.empty()) {
    ui::banner(ui, ui::Tone::warning, page.tr(trouble),
               {.id = trouble, .icon = ui::kIconCircleAlert, .live = ui::Live::assertive});
  }
  ui::begin_dialog_actions(ui);
  if (!sees &&
      ui::button(ui, page.tr("card.camera.again"), {.id = "again", .icon = ui::kIconRotateCcw})) {
    page.context.commands.emit(OpenCardCamera{});
  }
  if (ui::button(ui, page.tr("card.camera.by_hand"),
                 {.id = "by-hand", .kind = ui::ButtonKind::primary})) {
    camera.open = false;
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace oferta::app
