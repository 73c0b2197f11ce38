#include "shared/clients/requisites.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

namespace oferta::clients {
namespace {

constexpr std::array<int, 11> kInnWeights = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
constexpr std::array<int, 3> kAccountWeights = {7, 1, 3};
constexpr std::size_t kAccountLength = 20;
constexpr std::size_t kBicLength = 9;
// The first five digits of accounts of the treasury (order 15н of 2020): another rule holds there.
constexpr std::string_view kTreasuryAccount = "03";
constexpr std::string_view kTreasuryCorrespondent = "40102";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
int digit(char c) {
  return c - '0';
}

RequisiteFinding finding(RequisiteIssue issue, std::size_t position = 0,
                         std::size_t expected_length = 0) {
  return RequisiteFinding{issue, position, expected_length};
}

/// Digits only, and one of the lengths (rising); an issue, or none.
RequisiteFinding check_shape(std::string_view text, std::initializer_list<std::size_t> lengths) {
  if (text.empty()) return finding(RequisiteIssue::empty);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) return finding(RequisiteIssue::not_a_digit, i);
  }
  std::size_t nearest = 0;
  for (const std::size_t length : lengths) {
    if (text.size() == length) return finding(RequisiteIssue::none);
    if (nearest == 0 || text.size() > nearest) nearest = length;
  }
  return finding(RequisiteIssue::wrong_length, text.size(), nearest);
}

/// The check digit at `position`: weights end at the digit before it.
bool inn_digit_matches(std::string_view inn, std::size_t position) {
  const std::size_t skip = kInnWeights.size() - position;
  int sum = 0;
  for (std::size_t i = 0; i < position; ++i) sum += digit(inn[i]) * kInnWeights[skip + i];
  return sum % 11 % 10 == digit(inn[position]);
}

RequisiteFinding check_account_with(std::string_view account, std::string_view prefix) {
  if (account.empty()) return finding(RequisiteIssue::empty);
  constexpr std::size_t kLetterPosition = 5;  // clearing currencies are marked by a letter
  for (std::size_t i = 0; i < account.size(); ++i) {
    if (is_digit(account[i])) continue;
    const bool letter = i == kLetterPosition && account[i] >= 'A' && account[i] <= 'Z';
    if (!letter) return finding(RequisiteIssue::not_a_digit, i);
  }
  if (account.size() != kAccountLength) {
    return finding(RequisiteIssue::wrong_length, account.size(), kAccountLength);
  }
  if (prefix.empty() || !is_digit(account[kLetterPosition])) {
    return finding(RequisiteIssue::unchecked);
  }
  const std::string joined = std::string(prefix) + std::string(account);
  int sum = 0;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    sum += digit(joined[i]) * kAccountWeights[i % kAccountWeights.size()] % 10;
  }
  if (sum % 10 != 0) return finding(RequisiteIssue::wrong_check_digit, 8);
  return finding(RequisiteIssue::none);
}

}  // namespace

RequisiteFinding check_inn(std::string_view inn) {
  const RequisiteFinding shape = check_shape(inn, {10, 12});
  if (!shape.ok()) return shape;
  // The last digit of ten; the last two of twelve.
  for (std::size_t i = inn.size() == 10 ? 9 : 10; i < inn.size(); ++i) {
    if (!inn_digit_matches(inn, i)) return finding(RequisiteIssue::wrong_check_digit, i);
  }
  return shape;
}

RequisiteFinding check_kpp(std::string_view kpp) {
  constexpr std::size_t kLength = 9;
  if (kpp.empty()) return finding(RequisiteIssue::empty);
  for (std::size_t i = 0; i < kpp.size(); ++i) {
    const bool letter = (i == 4 || i == 5) && kpp[i] >= 'A' && kpp[i] <= 'Z';
    if (!is_digit(kpp[i]) && !letter) return finding(RequisiteIssue::not_a_digit, i);
  }
  if (kpp.size() != kLength) return finding(RequisiteIssue::wrong_length, kpp.size(), kLength);
  return finding(RequisiteIssue::none);
}

RequisiteFinding check_ogrn(std::string_view ogrn) {
  const RequisiteFinding shape = check_shape(ogrn, {13, 15});
  if (!shape.ok()) return shape;
  const std::size_t last = ogrn.size() - 1;
  std::int64_t number = 0;  // at most fourteen digits
  for (const char c : ogrn.substr(0, last)) number = number * 10 + digit(c);
  const std::int64_t modulus = last == 12 ? 11 : 13;
  if (number % modulus % 10 != digit(ogrn[last])) {
    return finding(RequisiteIssue::wrong_check_digit, last);
  }
  return shape;
}

RequisiteFinding check_bic(std::string_view bic) {
  return check_shape(bic, {kBicLength});
}

RequisiteFinding check_account(std::string_view account, std::string_view bic) {
  const bool known = check_bic(bic).ok();
  const bool treasury = account.substr(0, kTreasuryAccount.size()) == kTreasuryAccount;
  return check_account_with(account, known && !treasury ? bic.substr(6) : std::string_view());
}

RequisiteFinding check_correspondent_account(std::string_view account, std::string_view bic) {
  const bool known = check_bic(bic).ok();
  const bool treasury = account.substr(0, kTreasuryCorrespondent.size()) == kTreasuryCorrespondent;
  const std::string prefix =
      known && !treasury ? "0" + std::string(bic.substr(4, 2)) : std::string();
  return check_account_with(account, prefix);
}

}  // namespace oferta::clients
