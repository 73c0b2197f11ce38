#include "shared/sharing/offer_page.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "page_parts.h"
#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/base/line_drawing.h"
#include "shared/base/sha256.h"
#include "shared/base/text.h"
#include "shared/catalogue/pictogram.h"
#include "shared/needs/level.h"
#include "shared/offer/amount_in_words.h"
#include "shared/sharing/page_parts_internal.h"

namespace oferta::sharing {

std::string html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string filled(std::string_view text, std::string_view key, std::string_view value) {
  return replace_all(text, "{" + std::string(key) + "}", value);
}

std::string PageContext::money(const ClientOffer& offer, Minor amount) const {
  return format_money({amount, offer.currency}, view.language);
}

bool PageContext::can_answer(const ClientOffer& offer) const {
  const auto found = state.standing.find(offer.id);
  if (found == state.standing.end()) return true;
  return found->second != offer::Status::accepted && found->second != offer::Status::declined;
}

bool PageContext::can_accept(const ClientOffer& offer) const {
  const auto found = state.standing.find(offer.id);
  return can_answer(offer) &&
         (found == state.standing.end() ||
          (found->second != offer::Status::expired && found->second != offer::Status::superseded));
}

std::string PageContext::label(const ClientOffer& offer) const {
  const std::string_view variant = texts.variant(offer.variant);
  std::size_t alike = 0;
  for (const ClientOffer& other : view.offers) alike += other.variant == offer.variant ? 1 : 0;
  const std::string number = std::string(texts.number) + offer.number;
  if (variant.empty()) return number;
  return alike == 1 ? std::string(variant) : std::string(variant) + ", " + number;
}

namespace {

std::string base64(const Sha256Digest& digest) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const std::uint8_t byte : digest) {
    bits = (bits << 8u) | byte;
    count += 8;
    while (count >= 6) {
      count -= 6;
      out += kLetters[(bits >> static_cast<unsigned>(count)) & 63u];
    }
  }
  if (count > 0) out += kLetters[(bits << static_cast<unsigned>(6 - count)) & 63u];
  while (out.size() % 4 != 0) out += '=';
  return out;
}

std::string hash_source(std::string_view text) {
  return "'sha256-" + base64(sha256(text)) + "'";
}

std::string paragraph(const std::string& text, const char* kind = "") {
  if (text.empty()) return "";
  return (*kind == '\0' ? "<p>" : "<p class=\"" + std::string(kind) + "\">") + html(text) + "</p>";
}

std::string entry(std::string_view label, const std::string& value) {
  if (value.empty()) return "";
  return "<dt>" + html(label) + "</dt><dd>" + html(value) + "</dd>";
}

/// A number to call, a letter to write; other characters of a number stay out of the address.
std::string phone_entry(std::string_view label, const std::string& value) {
  if (value.empty()) return "";
  std::string digits;
  for (const char c : value) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  }
  return "<dt>" + html(label) + "</dt><dd><a href=\"tel:" + digits + "\">" + html(value) +
         "</a></dd>";
}

std::string mail_entry(std::string_view label, const std::string& value) {
  if (value.empty()) return "";
  return "<dt>" + html(label) + "</dt><dd><a href=\"mailto:" + html(value) + "\">" + html(value) +
         "</a></dd>";
}

std::string header(const PageContext& context) {
  const Supplier& supplier = context.view.supplier;
  const ClientOffer& first = context.view.offers.front();
  const PageTexts& texts = context.texts;
  std::string out = "<header><div class=\"brand\">";
  if (!supplier.mark.empty()) {
    out += R"(<span class="mark" aria-hidden="true">)" + html(supplier.mark) + "</span>";
  }
  out += "<div><b>" + html(supplier.name) + "</b>";
  if (supplier.legal_name != supplier.name) out += "<span>" + html(supplier.legal_name) + "</span>";
  out += "</div></div><h1>" + html(texts.title);
  if (context.view.offers.size() == 1) {
    out += " " + html(texts.number) + html(first.number);
    if (first.version > 1) {
      out += ", " + html(texts.version) + " " + std::to_string(first.version);
    }
  }
  out += "</h1>";
  out += paragraph(std::string(texts.to) + first.addressee.name, "muted");
  return out + "</header>";
}

std::string total_card(const PageContext& context, const ClientOffer& offer) {
  const PageTexts& texts = context.texts;
  std::string out = R"(<div class="card sum"><strong class="number">)" +
                    html(context.money(offer, offer.totals.gross)) + "</strong>";
  out += paragraph(offer.totals.vat == 0
                       ? std::string(texts.without_vat)
                       : std::string(texts.with_vat) + context.money(offer, offer.totals.vat),
                   "muted");
  out += paragraph(std::string(texts.valid_until) +
                   format_date(offer.valid_until, context.view.language, DateStyle::full));
  if (offer.budget) {
    out += paragraph(std::string(texts.budget) + context.money(offer, *offer.budget), "muted");
  }
  return out + "</div>";
}

std::string needs_card(const PageContext& context, const ClientOffer& offer,
                       const std::string& id) {
  if (offer.needs.empty()) return "";
  const PageTexts& texts = context.texts;
  std::string out = R"(<section class="card" aria-labelledby="needs-)" + id +
                    R"("><h3 id="needs-)" + id + "\">" + html(texts.needs) +
                    "</h3><ul class=\"plain\">";
  for (const ClientNeed& need : offer.needs) {
    std::string met;
    if (need.met >= needs::kMetInFull) {
      met = "<span class=\"met\">" + html(texts.met_fully) + "</span>";
    } else if (need.met <= 0) {
      met = "<span class=\"unmet\">" + html(texts.not_met) + "</span>";
    } else {
      // Rounded down, so that nothing short of full says 100 %.
      met = "<span>" + html(format_percent(need.met / 10 * 100, context.view.language)) + "</span>";
    }
    out += "<li><div class=\"row\"><span>" + html(capitalise(need.name)) +
           " <span class=\"tag\">(" + html(texts.level(need.level)) + ")</span></span>" + met +
           "</div>";
    if (!need.benefit.empty()) out += "<div class=\"muted\">" + html(need.benefit) + "</div>";
    out += "</li>";
  }
  return out + "</ul></section>";
}

/// What a line looks like; without a picture what it is about, which is said beside it.
std::string tile(const ClientLine& line) {
  if (line.picture) {
    return "<span class=\"tile photo p" + std::to_string(*line.picture) +
           R"(" role="img" aria-label=")" + html(line.name) + "\"></span>";
  }
  const std::string side = std::to_string(kDrawingSide);
  return R"(<span class="tile" aria-hidden="true"><svg viewBox="0 0 )" + side + " " + side + "\">" +
         line_drawing_svg(catalogue::pictogram(line.icon)) + "</svg></span>";
}

std::string line_item(const PageContext& context, const ClientOffer& offer, std::size_t index) {
  const ClientLine& line = offer.lines[index];
  const Language language = context.view.language;
  std::string out = "<li class=\"line\">" + tile(line) + "<div><div class=\"row\"><h4>" +
                    html(line.name) + "</h4>";
  std::string amount = format_integer(line.quantity, language) + "\u00A0" + line.unit;
  if (!line.bare) {
    out += "<b class=\"number\">" + html(context.money(offer, line.sum)) + "</b>";
    amount += " × " + context.money(offer, line.price);
  }
  out += "</div>";
  out += "<div class=\"muted number\">" + html(amount);
  if (line.sum != line.list) {
    out += " <span class=\"old\">" + html(context.money(offer, line.list)) + "</span>";
  }
  out += "</div>";
  if (!line.choice.empty()) {
    out += "<div class=\"tag\">" + html(context.texts.choice) + html(line.choice) + "</div>";
  }
  if (line.optional) out += "<div class=\"tag\">" + html(context.texts.not_counted) + "</div>";
  if (!line.sku.empty())
    out += "<div class=\"tag\">" + html(context.texts.sku) + html(line.sku) + "</div>";
  if (!line.description.empty()) out += "<div class=\"muted\">" + html(line.description) + "</div>";
  if (!line.why.empty()) out += "<div class=\"why\">" + html(capitalise(line.why)) + "</div>";
  return out + line_question(context, offer, index + 1) + "</div></li>";
}

/// Lines under their headings, each with its sub-total. Numbers of questions are the offer's own.
std::string lines_list(const PageContext& context, const ClientOffer& offer) {
  const auto list_of = [&](std::string_view section) {
    std::string items;
    for (std::size_t i = 0; i < offer.lines.size(); ++i) {
      if (offer.lines[i].section == section) items += line_item(context, offer, i);
    }
    return items.empty() ? items : "<ol class=\"plain\">" + items + "</ol>";
  };
  std::string out;
  for (const ClientSection& section : offer.sections) {
    out += "<div class=\"row\"><strong>" + html(section.name) +
           "</strong><strong class=\"number\">" + html(context.money(offer, section.sum)) +
           "</strong></div>" + list_of(section.name);
  }
  const std::string rest = list_of("");
  if (!out.empty() && !rest.empty()) {
    out += "<div class=\"row\"><strong>" + html(context.texts.lines_rest) + "</strong></div>";
  }
  return out + rest;
}

std::string total_row(std::string_view label, const std::string& amount, bool last = false) {
  return std::string(last ? "<tr class=\"total\">" : "<tr>") + "<th scope=\"row\">" + html(label) +
         "</th><td>" + html(amount) + "</td></tr>";
}

std::string totals_table(const PageContext& context, const ClientOffer& offer) {
  const PageTexts& texts = context.texts;
  const ClientTotals& totals = offer.totals;
  const auto money = [&](Minor amount) { return context.money(offer, amount); };
  const bool reduced =
      totals.line_discounts != 0 || totals.document_discount != 0 || !totals.adjustments.empty();
  std::string out = "<table><tbody>";
  if (reduced) out += total_row(texts.list_sum, money(totals.list));
  if (totals.line_discounts != 0) {
    out += total_row(texts.line_discounts, money(-totals.line_discounts));
  }
  if (totals.document_discount != 0) {
    out += total_row(texts.document_discount, money(-totals.document_discount));
  }
  for (const ClientAdjustment& adjustment : totals.adjustments) {
    out += total_row(adjustment.name, money(-adjustment.amount));
  }
  if (totals.vat != 0) {
    out += total_row(texts.net_sum, money(totals.net)) + total_row(texts.vat, money(totals.vat));
  }
  out += total_row(texts.total_to_pay, money(totals.gross), true) + "</tbody></table>";
  return out +
         paragraph(offer::amount_in_words({totals.gross, offer.currency}, context.view.language),
                   "muted");
}

std::string terms_card(const PageContext& context, const ClientOffer& offer,
                       const std::string& id) {
  const PageTexts& texts = context.texts;
  const std::string terms =
      entry(texts.payment, offer.terms.payment) + entry(texts.delivery, offer.terms.delivery) +
      entry(texts.warranty, offer.terms.warranty) + entry(texts.next_step, offer.next_step);
  if (terms.empty()) return "";
  return R"(<section class="card" aria-labelledby="terms-)" + id + R"("><h3 id="terms-)" + id +
         "\">" + html(texts.terms) + "</h3><dl>" + terms + "</dl></section>";
}

std::string standing_notice(const PageContext& context, const ClientOffer& offer) {
  const auto found = context.state.standing.find(offer.id);
  if (found == context.state.standing.end()) return "";
  const PageTexts& texts = context.texts;
  switch (found->second) {
    case offer::Status::accepted:
      return "<p class=\"card notice\">" + html(texts.accepted) + "</p>";
    case offer::Status::declined:
      return "<p class=\"card notice warn\">" + html(texts.declined) + "</p>";
    case offer::Status::expired:
      return "<p class=\"card notice warn\">" + html(texts.expired) + "</p>";
    case offer::Status::superseded:
      return "<p class=\"card notice warn\">" + html(texts.superseded) + "</p>";
    default:
      return "";
  }
}

std::string offer_section(const PageContext& context, const ClientOffer& offer,
                          std::size_t number) {
  const PageTexts& texts = context.texts;
  const std::string id = std::to_string(number);
  std::string out = "<article id=\"offer-" + id + "\" aria-labelledby=\"offer-title-" + id + "\">";
  out += "<h2 id=\"offer-title-" + id + "\">";
  out += context.view.offers.size() > 1 ? html(context.label(offer)) : html(texts.total);
  out += "</h2>" + standing_notice(context, offer) + total_card(context, offer);
  if (context.view.offers.size() > 1) {
    out += paragraph(std::string(texts.number) + offer.number + ", " + std::string(texts.dated) +
                         format_date(offer.date, context.view.language),
                     "muted");
  }
  out += needs_card(context, offer, id);
  out += R"(<section class="card" aria-labelledby="lines-)" + id + R"("><h3 id="lines-)" + id +
         "\">" + html(texts.lines) + "</h3>" + lines_list(context, offer);
  out += R"(</section><section class="card" aria-labelledby="totals-)" + id +
         R"("><h3 id="totals-)" + id + "\">" + html(texts.lines_total) + "</h3>" +
         totals_table(context, offer) + "</section>" + terms_card(context, offer, id);
  return out + "</article>";
}

std::string variants_card(const PageContext& context) {
  if (context.view.offers.size() < 2) return "";
  std::string out = R"(<nav class="card no-print" aria-labelledby="variants"><h2 id="variants">)" +
                    html(context.texts.variants) + "</h2><ul class=\"plain\">";
  for (std::size_t i = 0; i < context.view.offers.size(); ++i) {
    const ClientOffer& offer = context.view.offers[i];
    out += "<li><div class=\"row\"><b>" + html(context.label(offer)) + "</b><b class=\"number\">" +
           html(context.money(offer, offer.totals.gross)) + "</b></div><a href=\"#offer-" +
           std::to_string(i + 1) + "\">" + html(context.texts.to_variant) + ": " +
           html(context.label(offer)) + "</a></li>";
  }
  return out + "</ul></nav>";
}

std::string manager_card(const PageContext& context) {
  const Supplier& supplier = context.view.supplier;
  const PageTexts& texts = context.texts;
  std::string out = R"(<section class="card" aria-labelledby="manager"><h2 id="manager">)" +
                    html(texts.manager) + "</h2>";
  if (!supplier.manager_name.empty())
    out +=
        "<p><b>" + html(supplier.manager_name) + "</b><br>" + html(supplier.manager_post) + "</p>";
  out += "<dl>" + phone_entry(texts.phone, supplier.manager_phone) +
         mail_entry(texts.email, supplier.manager_email) + "</dl>";
  if (!supplier.about.empty()) {
    out += "<details><summary>" + html(texts.about) + "</summary><p class=\"text\">" +
           html(supplier.about) + "</p></details>";
  }
  out += "<details class=\"print\"><summary>" + html(texts.requisites) + "</summary><dl>" +
         entry(texts.inn, supplier.inn) + entry(texts.kpp, supplier.kpp) +
         entry(texts.ogrn, supplier.ogrn) + entry(texts.address, supplier.address) +
         phone_entry(texts.phone, supplier.phone) + mail_entry(texts.email, supplier.email) +
         entry(texts.site, supplier.site) + entry(texts.bank, supplier.bank) +
         entry(texts.bic, supplier.bic) + entry(texts.account, supplier.account) +
         entry(texts.correspondent_account, supplier.correspondent_account);
  std::string signatory = supplier.signatory_post;
  if (!signatory.empty() && !supplier.signatory_name.empty()) signatory += ", ";
  out += entry(texts.signatory, signatory + supplier.signatory_name);
  return out + "</dl></details></section>";
}

std::string_view notice_text(const PageTexts& texts, PageNotice notice) {
  switch (notice) {
    case PageNotice::thanks:
      return texts.thanks;
    case PageNotice::not_legal:
      return texts.not_legal;
    case PageNotice::unclear:
      return texts.unclear;
    case PageNotice::too_many:
      return texts.too_many;
    case PageNotice::none:
      return "";
  }
  return "";
}

/// The package for the script, in a form no sequence of which ends the element around it.
std::string package_element(const ClientView& view, const PageTexts& texts) {
  const std::string bytes = write_client_view(view);
  const Json words{{"remove", texts.remove},        {"copied", texts.file_copied},
                   {"expired", texts.expired},      {"accept", texts.sent_accept},
                   {"decline", texts.sent_decline}, {"question", texts.sent_question},
                   {"wish", texts.sent_wish},       {"line", texts.about_line}};
  const auto safe = [](const std::string& text) { return replace_all(text, "<", "\\u003c"); };
  return R"(<script type="application/json" id="package" data-hash=")" + sha256_hex(bytes) + "\">" +
         safe(bytes) + R"(</script><script type="application/json" id="words">)" +
         safe(canonical(words)) + "</script>";
}

/// In the style, so that each is there once however many lines show it.
std::string picture_rules(const ClientView& view) {
  std::string out;
  for (std::size_t i = 0; i < view.pictures.size(); ++i) {
    out +=
        "\n.photo.p" + std::to_string(i) + "{background-image:url(" + view.pictures[i].uri + ")}";
  }
  return out;
}

struct Shell {
  Language language = Language::ru;
  std::string title;
  std::string accent = "#0b6bb8";
  bool file = false;
  std::string images;   ///< sources of pictures, as the policy names them
  std::string rules{};  ///< of style, besides
};

Page finished(const Shell& shell, const std::string& body) {
  const std::string style =
      ":root{--accent:" + shell.accent + "}\n" + std::string(kPageStyle) + shell.rules;
  Page page;
  page.policy = "default-src 'none'; style-src " + hash_source(style) + "; ";
  if (shell.file) page.policy += "script-src " + hash_source(kPageScript) + "; ";
  page.policy += "img-src " + shell.images + "; base-uri 'none'; form-action " +
                 (shell.file ? "'none'" : "'self'");
  page.html = "<!doctype html>\n<html lang=\"" + std::string(language_code(shell.language)) + "\"" +
              (shell.file ? " class=\"file\"" : "") + "><head><meta charset=\"utf-8\">";
  if (shell.file) {
    page.html +=
        R"(<meta http-equiv="Content-Security-Policy" content=")" + html(page.policy) + "\">";
  }
  page.html +=
      R"(<meta name="viewport" content="width=device-width,initial-scale=1">)"
      R"(<meta name="robots" content="noindex,nofollow"><meta name="referrer" content="no-referrer">)"
      // Nothing to ask the server for.
      R"(<link rel="icon" href="data:,">)"
      "<title>" +
      html(shell.title) + "</title><style>" + style + "</style></head><body>" + body;
  if (shell.file) page.html += "<script>" + std::string(kPageScript) + "</script>";
  page.html += "</body></html>\n";
  // Framing cannot be refused from within a page.
  if (!shell.file) page.policy += "; frame-ancestors 'none'";
  return page;
}

}  // namespace

Page offer_page(const ClientView& view, const PageState& state) {
  const PageTexts& texts = page_texts(view.language);
  const PageContext context{view, state, texts};
  std::string body = R"(<a class="skip no-print" href="#answer">)" + html(texts.skip) + "</a>" +
                     header(context) + "<main>";
  if (state.notice != PageNotice::none) {
    const bool good = state.notice == PageNotice::thanks;
    body += std::string("<p class=\"card notice") + (good ? "" : " warn") + "\" role=\"" +
            (good ? "status" : "alert") + "\">" + html(notice_text(texts, state.notice)) + "</p>";
  }
  body += paragraph(std::string(view.offers.size() > 1 ? texts.intro_variants : texts.intro),
                    "no-print");
  body += R"(<p class="card notice warn" id="expired" hidden>)" + html(texts.expired) + "</p>";
  body += variants_card(context);
  for (std::size_t i = 0; i < view.offers.size(); ++i) {
    body += offer_section(context, view.offers[i], i + 1);
  }
  body += answers_section(context) + manager_card(context) + "</main><footer><p>" +
          html(texts.note) + "</p>";
  if (!state.copy.empty()) {
    body += "<p class=\"no-print\"><a download=\"" + html(page_file_name(view)) + "\" href=\"" +
            html(state.copy) + "\">" + html(texts.keep_copy) + "</a></p>";
  }
  if (!state.seen.empty()) {
    body +=
        R"(<img class="no-print" src=")" + html(state.seen) + R"(" alt="" width="1" height="1">)";
  }
  body += "</footer>";
  if (!state.link) body += package_element(view, texts);
  Shell shell;
  shell.language = view.language;
  shell.title = std::string(texts.title) + " " + std::string(texts.number) +
                view.offers.front().number + " – " + view.supplier.name;
  shell.accent = view.supplier.accent;
  shell.file = !state.link;
  shell.images = state.link ? "'self' data:" : "data:";
  shell.rules = picture_rules(view);
  return finished(shell, body);
}

Page code_page(Language language, CodeTrouble trouble) {
  const PageTexts& texts = page_texts(language);
  std::string body = "<main><h1>" + html(texts.pin_title) + "</h1><div class=\"card\">";
  if (trouble != CodeTrouble::none) {
    body += "<p role=\"alert\">" +
            html(trouble == CodeTrouble::wrong ? texts.pin_wrong : texts.pin_locked) + "</p>";
  }
  body +=
      R"(<form method="post"><input type="hidden" name="kind" value="pin"><label for="pin">)" +
      html(texts.pin_label) +
      R"(</label><input type="password" id="pin" name="pin" inputmode="numeric" maxlength="12" )"
      R"(required autocomplete="one-time-code"><button type="submit">)" +
      html(texts.pin_send) + "</button></form></div></main>";
  return finished({language, std::string(texts.pin_title), "#0b6bb8", false, "data:"}, body);
}

Page gone_page() {
  std::string body = "<main>";
  for (const Language language : {Language::ru, Language::en}) {
    const PageTexts& texts = page_texts(language);
    const bool first = language == Language::ru;
    body += "<section lang=\"" + std::string(language_code(language)) + "\">" +
            (first ? "<h1>" : "<h2>") + html(texts.gone_title) + (first ? "</h1>" : "</h2>") +
            paragraph(std::string(texts.gone_text)) + "</section>";
  }
  return finished(
      {Language::ru, std::string(page_texts(Language::ru).gone_title), "#0b6bb8", false, "data:"},
      body + "</main>");
}

std::string page_file_name(const ClientView& view) {
  const ClientOffer& offer = view.offers.front();
  std::string name = offer.number + " " + view.supplier.name;
  for (char& c : name) {
    // What file systems refuse, in either of them.
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '-';
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return name + ".html";
}

}  // namespace oferta::sharing
