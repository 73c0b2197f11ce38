#pragma once
/// The text of a payment QR code, by ГОСТ Р 56042-2014: a bank's application fills its order with
/// it.
///
///   PaymentOrder order{.payee = "ООО «Линия»", .account = "40702…", …, .sum = 125000000};
///   OFERTA_ASSIGN(const std::string bytes, payment_payload(order));   // "ST00012|Name=ООО «Ли…"
///
/// The text is UTF-8 (ST00012). The standard gives the first five fields 300 bytes at most, so
/// where Cyrillic letters of two bytes do not fit the encoding is windows-1251 (ST00011), and what
/// still does not fit is shortened. The separator is "|", or, where a value has that, another sign.
#include <optional>
#include <string>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"

namespace oferta::deals {

struct PaymentOrder {
  std::string payee;                  ///< Name, up to 160 characters
  std::string account;                ///< PersonalAcc, 20 characters
  std::string bank;                   ///< BankName, up to 45 characters
  std::string bic;                    ///< nine digits
  std::string correspondent_account;  ///< CorrespAcc, 20 characters; empty: the bank has none
  Minor sum = 0;                      ///< kopecks, above 0
  std::string purpose;                ///< up to 160 characters; longer ones are shortened
  std::string payee_inn, payee_kpp;   ///< may be empty
  std::string document_number;        ///< DocNo; may be empty
  std::optional<Date> document_date;  ///< DocDate
};

/// The bytes to put into the code. invalid_argument, with the field's name as detail, for a missing
/// payee or bank, an account or BIC of the wrong length, a sum that is not positive.
Result<std::string> payment_payload(const PaymentOrder& order);

}  // namespace oferta::deals
