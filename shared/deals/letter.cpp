#include "shared/deals/letter.h"

#include <utility>

#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/deals/paper.h"
#include "shared/offer/document.h"

namespace oferta::deals {
namespace {

std::string greeting(const offer::Offer& offer) {
  const std::string& name = offer.addressee.contact_name;
  if (name.empty()) return Words{"Здравствуйте!", "Hello,"}.in(offer.language);
  return Words{"Здравствуйте, ", "Dear "}.in(offer.language) + name +
         Words{"!", ","}.in(offer.language);
}

std::string closing_lines(const offer::Issuer& issuer, Language language) {
  const offer::Manager& manager = issuer.manager;
  std::string out = Words{"С уважением,", "Best regards,"}.in(language);
  for (const std::string& line :
       {manager.name.get(language), manager.post.get(language), issuer.company.name.get(language),
        manager.phone.empty() ? issuer.company.phone : manager.phone,
        manager.email.empty() ? issuer.company.email : manager.email, issuer.company.site}) {
    if (!line.empty()) out += "\n" + line;
  }
  return out + "\n";
}

std::string in_lower(const std::string& title) {
  std::u32string letters = decode_utf8(title);
  if (!letters.empty()) letters.front() = to_lower(letters.front());
  return encode_utf8(letters);
}

std::string sentence_end(std::string text) {
  if (!text.empty() && text.back() != '.') text += ".";
  return text;
}

Json who(const std::string& name, const std::string& address) {
  return Json{{"name", name}, {"address", address}};
}

std::string mail_of(const Letter& letter, const offer::Offer& offer, const offer::Issuer& issuer,
                    const std::string& file_name, Json definition) {
  const offer::Manager& manager = issuer.manager;
  const bool own = !manager.email.empty();
  Json mail{{"subject", letter.subject}, {"text", letter.text}, {"date", offer.date.to_iso()}};
  mail["from"] =
      who(own ? manager.name.get(offer.language) : issuer.company.name.get(offer.language),
          own ? manager.email : issuer.company.email);
  const std::string& contact = offer.addressee.contact_name;
  mail["to"] = who(contact.empty() ? offer.addressee.name : contact, offer.addressee.email);
  constexpr std::size_t kIdDigits = 24;
  mail["id"] = sha256_hex(letter.subject + "\n" + letter.text).substr(0, kIdDigits);
  Json attachment{{"name", file_name}, {"definition", std::move(definition)}};
  return canonical(
      Json{{"mail", std::move(mail)}, {"attachments", Json::array({std::move(attachment)})}});
}

/// A definition made by this module, as a value.
Result<Json> as_value(const std::string& definition) {
  return parse_json(definition, {.max_depth = 64, .allow_floats = true});
}

}  // namespace

Result<Letter> offer_letter(const offer::Offer& offer, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  const Language language = offer.language;
  const offer::DocumentTexts& texts = offer::document_texts(language);
  const std::string title =
      std::string(texts.title) + " " + std::string(texts.number_sign) + offer.number;
  Letter letter;
  letter.subject = title + ", " + issuer.company.name.get(language);
  std::string& text = letter.text;
  text = greeting(offer) + "\n\n";
  text += Words{"Направляем вам ", "Please find attached our "}.in(language) + in_lower(title) +
          " " + std::string(texts.dated) +
          sentence_end(format_date(offer.date, language, DateStyle::full));
  text += "\n\n";
  text += Words{"Стоимость решения – ", "The price of the solution is "}.in(language) +
          format_money({priced.totals.gross, offer.currency}, language);
  text += priced.totals.vat == 0 ? Words{", без НДС.", ", VAT not charged."}.in(language)
                                 : Words{", с НДС.", ", including VAT."}.in(language);
  text += Words{" Цены действуют до ", " Prices are valid until "}.in(language) +
          sentence_end(format_date(offer.valid_until, language, DateStyle::full)) + "\n\n";
  if (!offer.next_step.empty()) text += offer.next_step + "\n\n";
  text += closing_lines(issuer, language);
  return letter;
}

Result<Letter> invoice_letter(const Invoice& invoice, const offer::Issuer& issuer) {
  const offer::Offer& offer = invoice.offer;
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  const Language language = offer.language;
  Letter letter;
  letter.subject = invoice_title(invoice) + ", " + issuer.company.name.get(language);
  std::string& text = letter.text;
  text = greeting(offer) + "\n\n";
  text += Words{"Направляем вам ", "Please find attached our "}.in(language) +
          sentence_end(in_lower(invoice_title(invoice))) + "\n\n";
  text += Words{"К оплате – ", "The amount to pay is "}.in(language) +
          format_money({priced.totals.gross, offer.currency}, language) +
          Words{", просим оплатить до ", ", to be paid by "}.in(language) +
          sentence_end(format_date(invoice.due, language, DateStyle::full));
  text += Words{" В счёте есть QR-код для оплаты в приложении банка.",
                " The invoice has a QR code for your bank's application."}
              .in(language);
  text += "\n\n" + closing_lines(issuer, language);
  return letter;
}

Result<std::string> offer_mail(const offer::Offer& offer, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const Letter letter, offer_letter(offer, issuer));
  OFERTA_ASSIGN(const std::string definition, offer::offer_document(offer, issuer));
  OFERTA_ASSIGN(Json value, as_value(definition));
  return mail_of(letter, offer, issuer, offer::document_file_name(offer), std::move(value));
}

Result<std::string> invoice_mail(const Invoice& invoice, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const Letter letter, invoice_letter(invoice, issuer));
  OFERTA_ASSIGN(const std::string definition, invoice_document(invoice, issuer));
  OFERTA_ASSIGN(Json value, as_value(definition));
  return mail_of(letter, invoice.offer, issuer, invoice_file_name(invoice), std::move(value));
}

}  // namespace oferta::deals
