// The forms of the client's page. Without a server a script takes what they would send.
#include <algorithm>
#include <cstddef>
#include <string>

#include "shared/base/date.h"
#include "shared/base/format.h"
#include "shared/base/text.h"
#include "shared/sharing/page_parts_internal.h"

namespace oferta::sharing {
namespace {

std::string hidden(std::string_view name, std::string_view value) {
  return "<input type=\"hidden\" name=\"" + html(name) + "\" value=\"" + html(value) + "\">";
}

std::string open_form(offer::AnswerKind kind) {
  return "<form method=\"post\">" + hidden("kind", offer::answer_name(kind));
}

std::string button(std::string_view text) {
  return "<button type=\"submit\">" + html(text) + "</button></form>";
}

std::string text_area(const std::string& id, std::string_view label, bool required) {
  return "<label for=\"" + id + "\">" + html(label) + "</label><textarea id=\"" + id +
         R"(" name="text" maxlength="1900")" + (required ? " required" : "") + "></textarea>";
}

std::string disclosure(std::string_view title, const std::string& inside, bool open = false) {
  return std::string("<details") + (open ? " open" : "") + "><summary>" + html(title) +
         "</summary>" + inside + "</details>";
}

/// The offer a form is about: a choice where there are several.
std::string offer_choice(const PageContext& context, bool to_accept) {
  std::string out;
  std::string only;
  std::size_t count = 0;
  for (const ClientOffer& offer : context.view.offers) {
    if (to_accept ? !context.can_accept(offer) : !context.can_answer(offer)) continue;
    ++count;
    only = offer.id;
    out += R"(<label class="choice"><input type="radio" name="offer" required value=")" +
           html(offer.id) + "\"><span>" + html(context.label(offer)) +
           " – <span class=\"number\">" + html(context.money(offer, offer.totals.gross)) +
           "</span></span></label>";
  }
  if (count == 1) return hidden("offer", only);
  return "<fieldset><legend>" + html(context.texts.accept_variant) + "</legend>" + out +
         "</fieldset>";
}

std::string acceptance(const PageContext& context) {
  const PageTexts& texts = context.texts;
  std::string what;
  for (const ClientOffer& offer : context.view.offers) {
    if (context.view.offers.size() > 1) break;
    what = "<p>" +
           html(filled(filled(texts.accept_what, "number", offer.number), "total",
                       context.money(offer, offer.totals.gross))) +
           "</p>";
  }
  const std::string& company = context.view.supplier.legal_name.empty()
                                   ? context.view.supplier.name
                                   : context.view.supplier.legal_name;
  return open_form(offer::AnswerKind::accept) + what + offer_choice(context, true) +
         "<label for=\"accept-name\">" + html(texts.accept_name) +
         R"(</label><input type="text" id="accept-name" name="name" maxlength="90" required )"
         R"(autocomplete="name">)"
         R"(<label class="choice"><input type="checkbox" name="consent" required value=")" +
         html(offer::kConsentVersion) + "\"><span>" +
         html(filled(texts.consent, "company", company)) + "</span></label>" +
         button(texts.accept_send);
}

std::string decline(const PageContext& context) {
  const PageTexts& texts = context.texts;
  std::string out = open_form(offer::AnswerKind::decline) + offer_choice(context, false) +
                    "<fieldset><legend>" + html(texts.decline_why) + "</legend>";
  for (int i = 0; i < offer::kDeclineReasons; ++i) {
    const auto reason = static_cast<offer::DeclineReason>(i);
    out += R"(<label class="choice"><input type="radio" name="reason" required value=")" +
           html(offer::reason_name(reason)) + "\"><span>" + html(texts.reason(reason)) +
           "</span></label>";
  }
  return out + "</fieldset>" + text_area("decline-text", texts.decline_note, false) +
         button(texts.decline_send);
}

std::string words(const PageContext& context, offer::AnswerKind kind, const std::string& id,
                  std::string_view label, std::string_view send) {
  return open_form(kind) + offer_choice(context, false) + text_area(id, label, true) + button(send);
}

std::string_view sent_kind(const PageTexts& texts, offer::AnswerKind kind) {
  switch (kind) {
    case offer::AnswerKind::accept:
      return texts.sent_accept;
    case offer::AnswerKind::decline:
      return texts.sent_decline;
    case offer::AnswerKind::question:
      return texts.sent_question;
    case offer::AnswerKind::wish:
      return texts.sent_wish;
  }
  return texts.sent_question;
}

std::string sent_item(const PageContext& context, const offer::ClientAnswer& answer) {
  const ClientOffer* offer = context.view.offer(answer.offer);
  std::string out = "<li><b>" + html(sent_kind(context.texts, answer.kind)) + "</b> ";
  if (answer.line > 0) {
    out += html(context.texts.about_line) + std::to_string(answer.line) + " ";
  }
  if (context.view.offers.size() > 1 && offer != nullptr) out += html(context.label(*offer)) + " ";
  out += "<span class=\"muted\">" +
         html(format_date(date_of_unix_ms(answer.at_ms), context.view.language)) + "</span>";
  if (!answer.name.empty()) out += "<div>" + html(answer.name) + "</div>";
  if (answer.kind == offer::AnswerKind::decline) {
    out += "<div>" + html(context.texts.reason(answer.reason)) + "</div>";
  }
  if (!answer.text.empty()) out += "<div class=\"text\">" + html(answer.text) + "</div>";
  return out + "</li>";
}

/// What a client without a server does with the answers; the script fills it.
std::string hand_over(const PageContext& context) {
  const PageTexts& texts = context.texts;
  const std::string& address = context.view.supplier.manager_email;
  // The script puts the answer's text into the letter.
  const std::string mail = address.empty() ? ""
                                           : R"( <a id="mail" href="mailto:)" + html(address) +
                                                 "\">" + html(texts.file_mail) + "</a>";
  return R"(<section class="card notice no-print" id="hand-over" aria-labelledby="hand-over-title" )"
         R"(tabindex="-1" hidden><h2 id="hand-over-title">)" +
         html(texts.file_heading) + "</h2><p>" + html(texts.file_hint) +
         R"(</p><ul class="plain" id="given"></ul><p><a class="button" id="save" download href="#">)" +
         html(texts.file_save) + R"(</a> <button type="button" class="plain-button" id="copy">)" +
         html(texts.file_copy) + "</button>" + mail +
         R"(</p><p id="copied" role="status"></p></section>)";
}

std::string contact(const PageContext& context) {
  const Supplier& supplier = context.view.supplier;
  std::string out = "<p class=\"no-script\">" + html(context.texts.file_no_script);
  for (const std::string& text :
       {supplier.manager_name, supplier.manager_phone, supplier.manager_email}) {
    if (!text.empty()) out += " " + html(text);
  }
  return out + "</p>";
}

}  // namespace

std::string line_question(const PageContext& context, const ClientOffer& offer, std::size_t line) {
  if (!context.can_answer(offer)) return "";
  const std::size_t which = static_cast<std::size_t>(&offer - context.view.offers.data());
  const std::string id = "ask-" + std::to_string(which + 1) + "-" + std::to_string(line);
  return R"(<details class="ask needs-script"><summary>)" + html(context.texts.ask_line) +
         "</summary>" + open_form(offer::AnswerKind::question) + hidden("offer", offer.id) +
         hidden("line", std::to_string(line)) + text_area(id, context.texts.ask_label, true) +
         button(context.texts.ask_send) + "</details>";
}

std::string answers_section(const PageContext& context) {
  const PageTexts& texts = context.texts;
  const auto& offers = context.view.offers;
  const bool acceptable = std::any_of(offers.begin(), offers.end(),
                                      [&](const auto& o) { return context.can_accept(o); });
  const bool open = std::any_of(offers.begin(), offers.end(),
                                [&](const auto& o) { return context.can_answer(o); });
  std::string out;
  if (!context.state.answers.empty()) {
    out += R"(<section class="card no-print" aria-labelledby="sent"><h2 id="sent">)" +
           html(texts.sent_heading) + "</h2><ul class=\"plain\">";
    for (const offer::ClientAnswer& answer : context.state.answers) {
      out += sent_item(context, answer);
    }
    out += "</ul></section>";
  }
  if (open) {
    out += R"(<section class="card answers" id="answer" aria-labelledby="answer-title">)"
           R"(<h2 id="answer-title">)" +
           html(texts.answers) + "</h2>";
    if (context.state.link) {
      out += "<p class=\"muted\">" + html(texts.answers_hint) + "</p>";
    } else {
      out += contact(context) + "<div class=\"needs-script\">";
    }
    if (acceptable) out += disclosure(texts.accept, acceptance(context), true);
    out += disclosure(texts.ask, words(context, offer::AnswerKind::question, "ask-text",
                                       texts.ask_general, texts.ask_send));
    out += disclosure(texts.wish, words(context, offer::AnswerKind::wish, "wish-text",
                                        texts.wish_label, texts.wish_send));
    out += disclosure(texts.decline, decline(context));
    out += (context.state.link ? "" : "</div>") + std::string("</section>");
  }
  if (!context.state.link) out += hand_over(context);
  return out;
}

}  // namespace oferta::sharing
