#pragma once
/// An invoice (счёт на оплату) made of an offer, with the code a bank's application pays by.
///
///   OFERTA_ASSIGN(const Invoice invoice, make_invoice(offer, issuer, {.date = today}));
///   OFERTA_ASSIGN(const std::string definition, invoice_document(invoice, issuer));   // a PDF
///   OFERTA_ASSIGN(const std::string file, write_invoice(invoice, issuer));            // JSON
///
/// The lines, discounts, VAT and total are the offer's, to the kopeck.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::deals {

inline constexpr std::string_view kInvoiceFormat = "oferta-invoice-1";
/// How long an invoice waits when nothing else is said, days.
inline constexpr std::int64_t kDaysToPay = 5;

struct Invoice {
  std::string number;
  Date date, due;
  std::string basis;  ///< «Коммерческое предложение № … от …»
  std::string
      purpose;  ///< of the payment, in the language of the offer; the code says it in Russian
  offer::Offer offer;
};

/// What may be said differently from what follows from the offer.
struct InvoiceChoices {
  std::string number{};        ///< empty: «СЧ-2026/0147» for the offer «КП-2026/0147»
  std::optional<Date> date{};  ///< absent: that of the offer
  std::optional<Date> due{};   ///< absent: kDaysToPay later
};

/// A mistake in the requisites money would be sent by.
struct RequisiteProblem {
  std::string field;    ///< of the company record: "inn", "account" …
  std::string message;  ///< one sentence in the language asked for
};

/// What is missing or has a wrong digit in the company's name, ИНН, КПП, ОГРН, bank, BIC and
/// accounts. Rules: shared/clients/requisites.h; besides, a correspondent account ends in the three
/// last digits of its bank's BIC (letter 515 of the Bank of Russia). Treasury accounts pass.
std::vector<RequisiteProblem> requisite_problems(const offer::Company& company, Language language);

/// invalid_argument with the field as detail when the requisites have a problem, the total is not
/// above zero, the currency is not the rouble, or it is due before its date; errors of pricing.
Result<Invoice> make_invoice(const offer::Offer& offer, const offer::Issuer& issuer,
                             const InvoiceChoices& choices);

/// The bytes of its payment code, see payment_code.h.
Result<std::string> invoice_payment(const Invoice& invoice, const offer::Issuer& issuer);

/// The document definition (see shared/offer/document.h).
Result<std::string> invoice_document(const Invoice& invoice, const offer::Issuer& issuer);

/// Canonical JSON with a final newline: the invoice, its parties, lines with figures, totals, and
/// the payment code as text.
Result<std::string> write_invoice(const Invoice& invoice, const offer::Issuer& issuer);

/// «Счёт на оплату № СЧ-2026/0147 от 24 ноября 2026 г.»
std::string invoice_title(const Invoice& invoice);
/// A name for the file, without characters that file systems refuse.
std::string invoice_file_name(const Invoice& invoice, std::string_view extension = "pdf");

}  // namespace oferta::deals
