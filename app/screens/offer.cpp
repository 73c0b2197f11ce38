// A commercial offer on the screen: the document as the client will read it, and beside it what can
// be done with it.
#include <array>
#include <string>

#include "app/screens/client_window.h"
#include "app/screens/edit_field.h"
#include "app/screens/history.h"
#include "app/screens/inbox.h"
#include "app/screens/offer_approval.h"
#include "app/screens/offer_line_dialog.h"
#include "app/screens/offer_margin.h"
#include "app/screens/offer_share.h"
#include "app/screens/offer_sheet.h"
#include "app/screens/offer_status.h"
#include "app/screens/offer_total.h"
#include "app/screens/offer_versions.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "app/ui/popup.h"

namespace oferta::app {
namespace {

// Every other paper and kind of file, in the order they are needed in a deal.
void draw_documents_menu(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                         bool busy) {
  struct Entry {
    const char* label;
    std::string_view icon;
    OfferPaper paper;
    const char* format;
  };
  static constexpr std::array<Entry, 13> kEntries{{
      {"offer.documents.client", ui::kIconSend, OfferPaper::client_page, "html"},
      {"offer.documents.short", ui::kIconFileText, OfferPaper::short_offer, "pdf"},
      {"offer.documents.docx", ui::kIconFileText, OfferPaper::offer, "docx"},
      {"offer.documents.xlsx", ui::kIconTable, OfferPaper::offer, "xlsx"},
      {"offer.documents.mail", ui::kIconMail, OfferPaper::offer, "eml"},
      {"offer.documents.invoice", ui::kIconReceipt, OfferPaper::invoice, "pdf"},
      {"offer.documents.invoice.docx", ui::kIconFileText, OfferPaper::invoice, "docx"},
      {"offer.documents.invoice.mail", ui::kIconMail, OfferPaper::invoice, "eml"},
      {"offer.documents.contract", ui::kIconFileText, OfferPaper::contract, "docx"},
      {"offer.documents.assignment", ui::kIconFileText, OfferPaper::assignment, "pdf"},
      {"offer.documents.act", ui::kIconFileText, OfferPaper::act, "pdf"},
      {"offer.documents.price_list", ui::kIconFileText, OfferPaper::price_list, "pdf"},
      {"offer.documents.next_step", ui::kIconCalendar, OfferPaper::offer, "ics"},
  }};
  const clients::Client* client = context.workspace.client(offer.client);
  const bool dated = client != nullptr && client->next_step && client->next_step->date;
  const bool sent = offer.status != offer::Status::draft;  // a draft may still change
  std::array<ui::MenuItem, kEntries.size()> items;
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    const bool is_step = i + 1 == kEntries.size();
    const bool ready = is_step ? dated : kEntries[i].paper != OfferPaper::client_page || sent;
    // What cannot be had yet says when it can.
    const std::string_view later =
        is_step ? "offer.documents.next_step.later" : "offer.documents.client.later";
    items[i] = {.label = context.tr(ready ? kEntries[i].label : later),
                .icon = kEntries[i].icon,
                .enabled = ready};
  }
  const int chosen =
      ui::menu_button(ui, ui::kIconFiles, context.tr("offer.documents"), items,
                      {.id = "documents", .enabled = !busy, .full_width = true}, true);
  if (chosen < 0) {
    return;
  }
  const Entry& entry = kEntries[static_cast<std::size_t>(chosen)];
  if (static_cast<std::size_t>(chosen) + 1 == kEntries.size()) {
    context.commands.emit(SaveNextStep{offer.client});
  } else {
    context.commands.emit(
        MakeOfferDocument{offer.id, OfferOutput::download, entry.paper, entry.format});
  }
}

void draw_document_buttons(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const bool busy = context.view.document.request != 0;
  if (ui::button(ui, context.tr(busy ? "offer.pdf.working" : "offer.pdf"),
                 {.id = "pdf",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .icon = ui::kIconDownload,
                  .full_width = true,
                  .busy = busy,
                  .shortcut = "Alt+Enter"})) {
    context.commands.emit(MakeOfferDocument{offer.id, OfferOutput::download});
  }
  if (ui::button(
          ui, context.tr("present.start"),
          {.id = "present", .icon = ui::kIconMonitor, .full_width = true, .shortcut = "Alt+P"})) {
    context.commands.emit(Present{to_offer(offer.id)});
  }
  if (can_open_client_window(ui) && ui::button(ui, context.tr("present.window.open"),
                                               {.id = "client-window",
                                                .icon = ui::kIconScreenShare,
                                                .full_width = true,
                                                .shortcut = "Alt+Shift+P"})) {
    context.commands.emit(OpenClientWindow{to_offer(offer.id)});
  }
  draw_documents_menu(ui, context, offer, busy);
  if (ui::button(
          ui, context.tr("offer.pdf.preview"),
          {.id = "pdf-preview", .icon = ui::kIconEye, .enabled = !busy, .full_width = true})) {
    context.commands.emit(MakeOfferDocument{offer.id, OfferOutput::preview});
  }
}

// A text of the draft; `field` as SetOfferText names it.
void draw_draft_text(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                     const char* field, std::string_view label, const std::string& current) {
  const std::string key = "offer/" + offer.id + "/" + field;
  if (const auto text = edit_field(ui, context, key, context.tr(label), current, {.rows = 3})) {
    context.commands.emit(SetOfferText{offer.id, field, *text});
  }
}

void draw_details(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  ui::begin_card(ui, "details", {.title = context.tr("offer.details"), .gap = 12});
  const bool draft = offer.status == offer::Status::draft;
  if (draft) {
    std::optional<Date> valid_until = offer.valid_until;
    if (ui::date_field(ui, context.tr("offer.details.valid"), valid_until, context.today,
                       {.id = "valid-until"}, {.min = offer.date})
            .changed &&
        valid_until) {
      context.commands.emit(SetOfferText{offer.id, "valid_until", valid_until->to_iso()});
    }
    if (context.workspace.brief(offer.brief) != nullptr) {
      bool shown = offer.budget.has_value();
      if (ui::switch_toggle(ui, context.tr("offer.details.budget"), shown, {.id = "budget"})) {
        context.commands.emit(ShowOfferBudget{offer.id, shown});
      }
    }
    bool pictures = offer.pictures;
    if (ui::switch_toggle(ui, context.tr("offer.details.pictures"), pictures, {.id = "pictures"})) {
      context.commands.emit(SetOfferText{offer.id, "pictures", pictures ? "on" : ""});
    }
    draw_draft_text(ui, context, offer, "next_step", "offer.next", offer.next_step);
    draw_draft_text(ui, context, offer, "payment", "offer.terms.payment", offer.terms.payment);
    draw_draft_text(ui, context, offer, "delivery", "offer.terms.delivery", offer.terms.delivery);
    draw_draft_text(ui, context, offer, "warranty", "offer.terms.warranty", offer.terms.warranty);
  } else {
    ui::text(ui, ui::TextStyle::caption13, context.tr("offer.details.sealed"),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

void draw_ways(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const needs::Brief* brief = context.workspace.brief(offer.brief);
  const offer::Versions versions = versions_in(context.workspace, offer);
  const bool remakes = offer.status == offer::Status::draft ||
                       offer::check_step(offer::Step::revise, offer, versions, context.today);
  if (brief != nullptr && remakes &&
      ui::button(
          ui, context.tr("offer.remake"),
          {.id = "remake", .icon = ui::kIconReplace, .full_width = true, .role = ui::Role::link})) {
    context.view.remade_offer = offer.id;
    context.go(to_selection(brief->client, brief->id));
  }
  if (brief != nullptr &&
      ui::button(
          ui, context.tr("offer.back"),
          {.id = "back", .icon = ui::kIconArrowLeft, .full_width = true, .role = ui::Role::link})) {
    context.go(to_selection(brief->client, brief->id));
  }
  if (const clients::Client* client = context.workspace.client(offer.client)) {
    if (ui::button(ui, client->name,
                   {.id = "client",
                    .kind = ui::ButtonKind::ghost,
                    .icon = ui::kIconUser,
                    .full_width = true,
                    .role = ui::Role::link})) {
      context.go(to_client(client->id));
    }
  }
}

// What can be done with the offer, below its documents and its status.
void draw_desk(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  if (offer.status == offer::Status::draft) {
    draw_offer_total(ui, context, offer);
    draw_offer_margin(ui, context, offer);
  }
  draw_offer_versions(ui, context, offer);
  draw_details(ui, context, offer);
  draw_ways(ui, context, offer);
  draw_record_actions(ui, context, {"offer", offer.id}, version_name(context.strings, offer));
}

}  // namespace

void draw_offer(ui::Ui& ui, const ScreenContext& context) {
  const offer::Offer* offer = context.workspace.offer(context.route.offer);
  if (offer == nullptr) {
    return draw_missing(ui, context, "offer.missing", to_offers());
  }
  OfferView& view = context.view.offer;
  if (view.offer != offer->id) {
    view = OfferView{};
    view.offer = offer->id;
  }
  ui.set_title(
      context.strings.format("offer.title", {{"number", version_name(context.strings, *offer)}}));
  ui.push_id(offer->id);
  const bool wide = ui.viewport().width >= 1000;
  if (wide) {
    ui.begin_row({-1, 340}, {.gap = 12});
    ui::begin_scroll(ui, "sheet");
    ui.begin_column({.padding = page_padding(ui), .max_width = 940, .align = ui::Align::center});
    draw_offer_sheet(ui, context, *offer);
    ui.end_column();
    ui::end_scroll(ui);
    ui.next();
    ui::begin_scroll(ui, "side", 0, {.padding = {0, 16, 20, 16}, .gap = 12});
    draw_document_buttons(ui, context, *offer);
    draw_offer_status(ui, context, *offer);
    draw_offer_approval(ui, context, *offer);
    draw_offer_share(ui, context, *offer);
    draw_answers(ui, context, *offer);
    draw_desk(ui, context, *offer);
    ui::end_scroll(ui);
    ui.end_row();
  } else {
    ui::begin_scroll(ui, "sheet");
    ui.begin_column({.gap = 14, .padding = page_padding(ui)});
    draw_document_buttons(ui, context, *offer);
    draw_offer_status(ui, context, *offer);
    draw_offer_approval(ui, context, *offer);
    draw_offer_share(ui, context, *offer);
    draw_answers(ui, context, *offer);
    draw_offer_sheet(ui, context, *offer);
    draw_desk(ui, context, *offer);
    ui.end_column();
    ui::end_scroll(ui);
  }
  draw_offer_step_dialogs(ui, context, *offer);
  draw_share_dialog(ui, context, *offer);
  draw_version_dialog(ui, context, *offer);
  draw_offer_line_dialog(ui, context, *offer);
  draw_answers_dialog(ui, context);
  ui.pop_id();
}

}  // namespace oferta::app
