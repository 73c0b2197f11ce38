#include "shared/deals/invoice.h"

#include <utility>

#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/base/windows_1251.h"
#include "shared/deals/paper.h"
#include "shared/deals/payment_code.h"
#include "shared/offer/document.h"
#include "shared/offer/numbering.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/options.h"

namespace oferta::deals {
namespace {

/// The offer's number with the prefix of invoices, so that both are seen to belong together.
std::string number_like(const offer::Offer& offer) {
  const Words prefix{"СЧ", "INV"};
  std::optional<offer::OfferNumber> number = offer::parse_number(offer.number);
  if (!number) return prefix.in(offer.language) + "-" + offer.number;
  number->prefix = prefix.in(offer.language);
  return offer::format_number(*number);
}

std::string numbered(std::string_view title, const std::string& number, const Date& date,
                     Language language) {
  const offer::DocumentTexts& texts = offer::document_texts(language);
  return std::string(title) + " " + std::string(texts.number_sign) + number + " " +
         std::string(texts.dated) + format_date(date, language, DateStyle::full);
}

/// «Оплата по счёту № 7 от 24.11.2026, в том числе НДС 22 % – 1 000,00 руб.»
std::string purpose_of(const Invoice& invoice, const pricing::Totals& totals, Language language) {
  const Words start{"Оплата по счёту № ", "Payment of invoice No. "};
  const Words dated{" от ", " dated "};
  std::string out = start.in(language) + invoice.number + dated.in(language) +
                    format_date(invoice.date, language);
  if (totals.vat == 0) return out + Words{", без НДС", ", VAT not charged"}.in(language);
  out += Words{", в том числе НДС", ", including VAT"}.in(language);
  std::size_t charged = 0;
  for (const pricing::VatSum& sum : totals.vat_sums) charged += sum.rate_bp ? 1U : 0U;
  if (charged == 1) out += " " + format_percent(*totals.vat_sums.front().rate_bp, language);
  const Money vat{totals.vat, invoice.offer.currency};
  out += Words{" – ", ": "}.in(language) + format_money(vat, language, MoneyStyle::bare);
  return out + Words{" руб.", " RUB"}.in(language);
}

}  // namespace

Result<Invoice> make_invoice(const offer::Offer& offer, const offer::Issuer& issuer,
                             const InvoiceChoices& choices) {
  const std::vector<RequisiteProblem> problems = requisite_problems(issuer.company, Language::en);
  if (!problems.empty()) {
    return fail(ErrorCode::invalid_argument,
                "The company's requisites are not fit for an invoice. " + problems.front().message,
                "company." + problems.front().field);
  }
  if (offer.currency != Currency::rub()) {
    return fail(ErrorCode::unsupported, "Invoices are made in roubles.", "offer.currency");
  }
  const offer::Offer ordered = offer::without_options(offer);
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(ordered));
  if (priced.totals.gross <= 0) {
    return fail(ErrorCode::invalid_argument, "There is nothing to pay.", "offer.lines");
  }
  Invoice invoice;
  invoice.offer = ordered;
  invoice.number = choices.number.empty() ? number_like(offer) : choices.number;
  invoice.date = choices.date.value_or(offer.date);
  invoice.due = choices.due.value_or(invoice.date.add_days(kDaysToPay));
  if (invoice.due < invoice.date) {
    return fail(ErrorCode::invalid_argument, "The invoice is due before its date.", "due");
  }
  const offer::DocumentTexts& texts = offer::document_texts(offer.language);
  invoice.basis = numbered(texts.title, offer.number, offer.date, offer.language);
  invoice.purpose = purpose_of(invoice, priced.totals, offer.language);
  return invoice;
}

Result<std::string> invoice_payment(const Invoice& invoice, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(invoice.offer));
  const offer::Company& company = issuer.company;
  // Banks want Russian texts, whatever the language of the invoice.
  PaymentOrder order;
  order.payee = company.legal_name.get(Language::ru);
  order.account = company.account;
  order.bank = company.bank.get(Language::ru);
  order.bic = company.bic;
  order.correspondent_account = company.correspondent_account;
  order.sum = priced.totals.gross;
  order.purpose = purpose_of(invoice, priced.totals, Language::ru);
  order.payee_inn = company.inn;
  order.payee_kpp = company.kpp;
  order.document_number = invoice.number;
  order.document_date = invoice.date;
  return payment_payload(order);
}

Result<std::string> write_invoice(const Invoice& invoice, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const std::string offer_text, offer::write_offer(invoice.offer, issuer));
  OFERTA_ASSIGN(Json offer_file, parse_json(offer_text));
  OFERTA_ASSIGN(const std::string payment, invoice_payment(invoice, issuer));
  Json file{{"format", std::string(kInvoiceFormat)}};
  file["invoice"] = Json{{"number", invoice.number},
                         {"date", invoice.date.to_iso()},
                         {"due", invoice.due.to_iso()},
                         {"basis", invoice.basis},
                         {"purpose", invoice.purpose}};
  // The header names the encoding of the code itself; here it is UTF-8 like everything.
  const bool eight_bit = payment.substr(0, 7) == "ST00011";
  file["payment"] = eight_bit ? decode_windows_1251(payment) : payment;
  file["offer"] = std::move(offer_file);
  return canonical(file) + "\n";
}

std::string invoice_title(const Invoice& invoice) {
  const Language language = invoice.offer.language;
  return numbered(Words{"Счёт на оплату", "Invoice"}.in(language), invoice.number, invoice.date,
                  language);
}

std::string invoice_file_name(const Invoice& invoice, std::string_view extension) {
  offer::Offer named = invoice.offer;
  named.number = invoice.number;
  return offer::document_file_name(named, extension);
}

}  // namespace oferta::deals
