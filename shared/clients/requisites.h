#pragma once
/// Checks of Russian company and bank requisites while they are typed. A finding is advice to show
/// beside the field, never a reason to refuse what the client dictates.
///
///   RequisiteFinding finding = check_inn("7707083893");
///   if (finding.issue == RequisiteIssue::wrong_check_digit) …show finding.position…
///
/// Rules: ИНН – order ЕД-7-14/559@ of the tax service; ОГРН – government decree 1459 (2016-12-26);
/// КПП – the same order, annex 1; accounts – letter 515 of the Bank of Russia (1997-09-08).
#include <cstddef>
#include <string_view>

namespace oferta::clients {

enum class RequisiteIssue {
  none,               ///< nothing to say
  empty,              ///< nothing typed yet
  not_a_digit,        ///< a character that cannot be there; see position
  wrong_length,       ///< too short or too long; see expected_length
  wrong_check_digit,  ///< the check digit does not match: a slip of the pen
  unchecked,          ///< cannot be judged (the BIC is missing, a treasury account)
};

struct RequisiteFinding {
  RequisiteIssue issue = RequisiteIssue::none;
  std::size_t position = 0;         ///< of the character to look at, from 0
  std::size_t expected_length = 0;  ///< with wrong_length: the nearest right length
  bool ok() const { return issue == RequisiteIssue::none; }
  friend bool operator==(const RequisiteFinding&, const RequisiteFinding&) = default;
};

/// Tax number: 10 digits of a company (one check digit) or 12 of a person (two).
RequisiteFinding check_inn(std::string_view inn);
/// Reason code of registration: nine characters, digits but for the fifth and sixth, which may be
/// Latin capitals; there is no check digit.
RequisiteFinding check_kpp(std::string_view kpp);
/// State registration number: 13 digits of a company, 15 of an entrepreneur (ОГРНИП).
RequisiteFinding check_ogrn(std::string_view ogrn);
/// Bank identification code: nine digits.
RequisiteFinding check_bic(std::string_view bic);
/// Settlement account: 20 characters checked together with the BIC of the bank.
RequisiteFinding check_account(std::string_view account, std::string_view bic);
/// Correspondent account of the bank: likewise.
RequisiteFinding check_correspondent_account(std::string_view account, std::string_view bic);

}  // namespace oferta::clients
