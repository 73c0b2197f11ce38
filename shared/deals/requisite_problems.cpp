#include <string>

#include "shared/clients/requisites.h"
#include "shared/deals/invoice.h"
#include "shared/deals/paper.h"

namespace oferta::deals {
namespace {

using clients::RequisiteFinding;
using clients::RequisiteIssue;

/// The finding in words; empty for what is right or cannot be judged.
std::string in_words(const RequisiteFinding& finding, const std::string& label, Language language) {
  const std::string start = label + ": ";
  const std::string place = std::to_string(finding.position + 1);
  switch (finding.issue) {
    case RequisiteIssue::none:
    case RequisiteIssue::unchecked:
      return "";
    case RequisiteIssue::empty:
      return start + Words{"не указан.", "not given."}.in(language);
    case RequisiteIssue::not_a_digit:
      return start + Words{"неверный знак на месте ", "a wrong character at place "}.in(language) +
             place + ".";
    case RequisiteIssue::wrong_length:
      return start + Words{"нужно знаков: ", "the number of characters has to be "}.in(language) +
             std::to_string(finding.expected_length) + ".";
    case RequisiteIssue::wrong_check_digit:
      return start + Words{"контрольная цифра не сходится, в номере ошибка.",
                           "the check digit does not match, so there is a mistake in the number."}
                         .in(language);
  }
  return "";
}

bool is_treasury(const offer::Company& company) {
  return company.account.substr(0, 2) == "03";
}

bool is_entrepreneur(const offer::Company& company) {
  return company.inn.size() == 12;
}

}  // namespace

std::vector<RequisiteProblem> requisite_problems(const offer::Company& company, Language language) {
  std::vector<RequisiteProblem> problems;
  const auto add = [&problems](const char* field, const std::string& message) {
    if (!message.empty()) problems.push_back({field, message});
  };
  const auto check = [&](const char* field, const RequisiteFinding& finding, Words label) {
    add(field, in_words(finding, label.in(language), language));
  };
  const auto check_if_given = [&](const char* field, const RequisiteFinding& finding, Words label) {
    if (finding.issue != RequisiteIssue::empty) check(field, finding, label);
  };
  const Words no_name{"Получатель: нет названия.", "Payee: there is no name."};
  const Words no_bank{"Банк: нет названия.", "Bank: there is no name."};
  if (company.legal_name.empty()) add("legal_name", no_name.in(language));
  check("inn", clients::check_inn(company.inn), {"ИНН", "INN"});
  if (!is_entrepreneur(company)) {
    check_if_given("kpp", clients::check_kpp(company.kpp), {"КПП", "KPP"});
  }
  check_if_given("ogrn", clients::check_ogrn(company.ogrn), {"ОГРН", "OGRN"});
  if (company.bank.empty()) add("bank", no_bank.in(language));
  check("bic", clients::check_bic(company.bic), {"БИК", "BIC"});
  check("account", clients::check_account(company.account, company.bic),
        {"Расчётный счёт", "Account"});
  const std::string& correspondent = company.correspondent_account;
  const RequisiteFinding finding = clients::check_correspondent_account(correspondent, company.bic);
  check_if_given("correspondent_account", finding, {"Корр. счёт", "Correspondent account"});
  constexpr std::size_t kLastDigits = 3;
  const bool comparable = finding.ok() && clients::check_bic(company.bic).ok() &&
                          !is_treasury(company) && correspondent.substr(0, 3) == "301";
  if (comparable && correspondent.substr(correspondent.size() - kLastDigits) !=
                        company.bic.substr(company.bic.size() - kLastDigits)) {
    const Words apart{"Корр. счёт: последние три цифры должны быть как у БИК.",
                      "Correspondent account: the last three digits have to be those of the BIC."};
    add("correspondent_account", apart.in(language));
  }
  return problems;
}

}  // namespace oferta::deals
