// The form that sends what was chosen, and what became of it.
#include <string>

#include "app/screens/card_form.h"
#include "app/screens/choosing_parts.h"
#include "app/screens/selection_variants.h"
#include "app/screens/stand.h"
#include "app/screens/stand_poll.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

std::string_view error_if(const ChoosingPage& page, bool wrong, const char* key) {
  return wrong ? std::string_view(page.tr(key)) : std::string_view();
}

// What is sent, in a line: the variant and its price.
void draw_summary(ui::Ui& ui, const ChoosingPage& page) {
  const proposal::Proposal* chosen = page.context.engine.proposals().variant(page.brief.variant);
  if (chosen == nullptr) return;
  ui::begin_card(ui, "summary", {.name = page.tr("choose.summary"), .flat = true});
  ui::label_value(ui, variant_title(page.context, page.brief.variant, false),
                  page.context.money(chosen->totals.gross),
                  {.style = ui::TextStyle::body15,
                   .value_style = ui::TextStyle::body15_semibold,
                   .label_color = ui::Color::text});
  ui::end_card(ui);
}

void draw_company_field(ui::Ui& ui, const ChoosingPage& page) {
  ui::text_field(ui, page.tr("choose.company"), page.context.view.choosing.company,
                 {.id = "company", .autocomplete = "organization"});
}

void draw_email_field(ui::Ui& ui, const ChoosingPage& page) {
  ui::text_field(ui, page.tr("choose.email"), page.context.view.choosing.email,
                 {.id = "email", .input_mode = "email", .autocomplete = "email"});
}

void draw_fields(ui::Ui& ui, const ChoosingPage& page) {
  ChoosingForm& form = page.context.view.choosing;
  const bool asked = form.tried && (!page.survey() || says_who(form));
  const bool no_name = asked && trim(form.name).empty();
  const bool no_way = asked && !is_reachable(form);
  draw_name_field(ui, page, error_if(page, no_name, "choose.name.missing"));
  if (page.context.choosing.at_stand()) {
    // A visitor stands: a name and one way to be reached will do.
    ui::text_field(ui, page.tr("stand.reach"), form.phone,
                   {.id = "reach",
                    .error = error_if(page, no_way, "choose.reach.missing"),
                    .input_mode = "email"});
    if (form.with_company) draw_company_field(ui, page);
    if (form.with_email) draw_email_field(ui, page);
    return;
  }
  if (!page.survey()) draw_company_field(ui, page);
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 480});
  ui::text_field(ui, page.tr("choose.phone"), form.phone,
                 {.id = "phone",
                  .error = error_if(page, no_way, "choose.reach.missing"),
                  .input_mode = "tel",
                  .autocomplete = "tel"});
  ui.next();
  draw_email_field(ui, page);
  ui.end_row();
  if (page.survey()) return;
  ui::text_field(ui, page.tr("choose.text"), form.text,
                 {.id = "text", .hint = page.tr("choose.text.hint"), .rows = 4});
}

// By itself, not ticked beforehand.
void draw_consent(ui::Ui& ui, const ChoosingPage& page) {
  ChoosingForm& form = page.context.view.choosing;
  const offer::Company& company = page.context.workspace.company();
  const Language language = page.context.language();
  const std::string& legal = company.legal_name.get(language);
  const std::string words = page.context.strings.format(
      "choose.consent.text",
      {{"company", legal.empty() ? company.name.get(language) : legal}, {"email", company.email}});
  ui::checkbox(ui, page.tr("choose.consent"), form.consent,
               {.id = "consent", .description = words});
  if (form.tried && !form.consent) {
    ui::banner(
        ui, ui::Tone::danger, page.tr("choose.consent.missing"),
        {.id = "consent-missing", .icon = ui::kIconCircleAlert, .live = ui::Live::assertive});
  }
}

void draw_sending(ui::Ui& ui, const ChoosingPage& page) {
  const Sending sending = page.context.choosing.sending();
  if (sending == Sending::under_way) {
    ui::progress(ui, page.tr("choose.sending"), -1);
  } else if (sending == Sending::waiting) {
    if (ui::banner(ui, ui::Tone::warning, page.tr("choose.waiting"),
                   {.id = "waiting",
                    .action = page.tr("choose.again"),
                    .icon = ui::kIconCloudOff,
                    .live = ui::Live::assertive})) {
      page.context.commands.emit(SendAgain{});
    }
  } else if (sending == Sending::refused) {
    ui::banner(ui, ui::Tone::danger, page.tr("choose.refused"),
               {.id = "refused", .icon = ui::kIconTriangleAlert, .live = ui::Live::assertive});
  }
}

// «… на ilya@…», or to whoever it came from where the package says no address.
std::string with_address(const ChoosingPage& page, const char* key, const char* without,
                         const std::string& file = {}) {
  const std::string address = page.context.choosing.answer_address();
  return page.context.strings.format(address.empty() ? without : key,
                                     {{"email", address}, {"file", file}});
}

// One below the other on a phone, side by side elsewhere.
void draw_ways_on(ui::Ui& ui, const ChoosingPage& page) {
  const std::string address = page.context.choosing.answer_address();
  const bool stacked = ui.phone();
  if (!stacked) ui.begin_inline({.gap = 8});
  if (!address.empty()) {
    if (ui::button(ui, page.tr("choose.file.mail"),
                   {.id = "mail",
                    .kind = ui::ButtonKind::primary,
                    .icon = ui::kIconMail,
                    .full_width = stacked})) {
      page.context.commands.emit(WriteAnswerMail{});
    }
    if (ui::button(ui, page.tr("choose.file.copy"),
                   {.id = "copy", .icon = ui::kIconCopy, .full_width = stacked})) {
      page.context.commands.emit(CopyText{address});
    }
  }
  if (ui::button(ui, page.tr("choose.file.again"),
                 {.id = "again", .icon = ui::kIconDownload, .full_width = stacked})) {
    page.context.commands.emit(SendAgain{});
  }
  if (!stacked) ui.end_inline();
}

// The answer is a file now, and where to send it is the one thing left to do.
void draw_handed_out(ui::Ui& ui, const ChoosingPage& page) {
  const auto answer = page.context.choosing.answer_in_file();
  if (!answer) return;
  const std::string file = answer_file_name(page.context.strings, *answer);
  ui.spacing(ui.phone() ? 8 : 32);
  ui::icon(ui, ui::kIconCircleCheck, ui::Color::success, 48);
  ui::heading(ui, 1, page.tr("choose.file.saved"), {.live = ui::Live::polite});
  ui::text(ui, ui::TextStyle::body15,
           with_address(page, "choose.file.next", "choose.file.next.nobody", file));
  draw_ways_on(ui, page);
  ui::text(ui, ui::TextStyle::caption13, page.tr("choose.file.back"),
           {.color = ui::Color::text_muted});
  ui.spacing(8);
  ui::separator(ui);
  draw_company_contacts(ui, page);
  ui.spacing(8);
  if (ui::button(ui, page.tr("choose.file.change"),
                 {.id = "change", .icon = ui::kIconPencil, .full_width = true})) {
    page.go(page.survey() ? ChoosingPart::questions : ChoosingPart::offers);
  }
}

}  // namespace

namespace {

// The answers are all that is sent, unless somebody wants an answer to them.
void draw_survey_end(ui::Ui& ui, const ChoosingPage& page) {
  note_play(page);
  ui::heading(ui, 1, page.tr("survey.end"));
  ui::text(ui, ui::TextStyle::body15, page.tr("survey.end.lead"), {.color = ui::Color::text_muted});
  if (page.context.choosing.at_stand()) draw_card_button(ui, page);
  draw_fields(ui, page);
  if (says_who(page.context.view.choosing)) draw_consent(ui, page);
}

}  // namespace

void draw_choosing_form(ui::Ui& ui, const ChoosingPage& page) {
  if (page.survey()) return draw_survey_end(ui, page);
  ui::heading(ui, 1, page.tr("choose.send.title"));
  ui::text(ui, ui::TextStyle::body15,
           page.context.choosing.in_file()
               ? with_address(page, "choose.file.form", "choose.file.form.nobody")
               : page.tr("choose.send.lead"),
           {.color = ui::Color::text_muted});
  draw_summary(ui, page);
  if (page.context.choosing.at_stand()) draw_card_button(ui, page);
  draw_fields(ui, page);
  draw_consent(ui, page);
}

void draw_choosing_sent(ui::Ui& ui, const ChoosingPage& page) {
  const Sending sending = page.context.choosing.sending();
  if (sending == Sending::in_file) return draw_handed_out(ui, page);
  const bool done = sending == Sending::done;
  ui.spacing(ui.phone() ? 8 : 32);
  if (done) ui::icon(ui, ui::kIconCircleCheck, ui::Color::success, 48);
  ui::heading(ui, 1, page.tr(done ? "choose.sent" : "choose.sent.not_yet"),
              {.live = ui::Live::polite});
  draw_sending(ui, page);
  if (done) {
    const bool stand = page.context.choosing.at_stand();
    ui::text(ui, ui::TextStyle::body15,
             page.tr(page.survey() ? "survey.sent"
                     : stand       ? "stand.sent"
                                   : "choose.sent.lead"));
  }
  draw_company_contacts(ui, page);
  ui.spacing(8);
  if (page.context.choosing.at_stand()) {
    draw_take_button(ui, page);
    return draw_poll_after(ui, page);
  }
  // Sent once more, answers would be counted twice.
  if (page.survey()) return;
  if (ui::button(ui, page.tr("choose.change"),
                 {.id = "change", .icon = ui::kIconPencil, .full_width = true})) {
    page.go(ChoosingPart::offers);
  }
}

}  // namespace oferta::app
