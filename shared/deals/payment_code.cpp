#include "shared/deals/payment_code.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/base/text.h"
#include "shared/base/windows_1251.h"

namespace oferta::deals {
namespace {

constexpr std::size_t kLongestName = 160, kLongestBank = 45, kLongestPurpose = 160;
constexpr std::size_t kBlockBytes = 300;
constexpr std::size_t kAccountLength = 20, kBicLength = 9;
constexpr char kUtf8 = '2', kWindows1251 = '1';

using PaymentField = std::pair<std::string_view, std::string>;

/// One line, single spaces, at most `longest` characters.
std::string clean(std::string_view text, std::size_t longest) {
  std::string out;
  for (const char32_t c : decode_utf8(text)) {
    const bool space = c <= U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u007F';
    if (!space) {
      append_utf8(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(prefix_utf8(out, longest)));
}

Result<void> check(const PaymentOrder& order) {
  const auto wrong = [](const char* message, const char* field) {
    return fail(ErrorCode::invalid_argument, message, field);
  };
  if (clean(order.payee, kLongestName).empty()) return wrong("The payee has no name.", "name");
  if (clean(order.bank, kLongestBank).empty()) return wrong("The bank has no name.", "bank");
  if (order.account.size() != kAccountLength) {
    return wrong("An account has 20 characters.", "account");
  }
  if (order.bic.size() != kBicLength) return wrong("A BIC has nine digits.", "bic");
  if (!order.correspondent_account.empty() &&
      order.correspondent_account.size() != kAccountLength) {
    return wrong("An account has 20 characters.", "correspondent_account");
  }
  if (order.sum <= 0) return wrong("The sum to pay has to be above zero.", "sum");
  return {};
}

std::string two(int value) {
  return value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::vector<PaymentField> first_block(const PaymentOrder& order, std::size_t name_length) {
  return {{"Name", clean(order.payee, name_length)},
          {"PersonalAcc", order.account},
          {"BankName", clean(order.bank, kLongestBank)},
          {"BIC", order.bic},
          {"CorrespAcc", order.correspondent_account.empty() ? "0" : order.correspondent_account}};
}

std::vector<PaymentField> more_fields(const PaymentOrder& order) {
  std::vector<PaymentField> fields{{"Sum", std::to_string(order.sum)}};
  const auto add = [&fields](std::string_view key, std::string value) {
    if (!value.empty()) fields.emplace_back(key, std::move(value));
  };
  add("Purpose", clean(order.purpose, kLongestPurpose));
  add("PayeeINN", clean(order.payee_inn, kLongestName));
  add("KPP", clean(order.payee_kpp, kLongestName));
  add("DocNo", clean(order.document_number, kLongestName));
  if (order.document_date) {
    const Date& date = *order.document_date;
    add("DocDate", two(date.day) + "." + two(date.month) + "." + std::to_string(date.year));
  }
  return fields;
}

std::string joined(const std::vector<PaymentField>& fields, char separator) {
  std::string out;
  for (const auto& [key, value] : fields) {
    if (!out.empty()) out += separator;
    out.append(key).append("=").append(value);
  }
  return out;
}

/// "|" unless a value contains it; then the first sign of a list that none contains.
char separator_for(const std::vector<PaymentField>& fields) {
  constexpr std::string_view kSigns = "|~^#$*@%&!?;+_`\\{}[]<>'\"";
  for (const char sign : kSigns) {
    bool free = true;
    for (const PaymentField& field : fields) {
      free = free && field.second.find(sign) == std::string::npos;
    }
    if (free) return sign;
  }
  return '\x1F';  // cleaned values have no control characters
}

}  // namespace

Result<std::string> payment_payload(const PaymentOrder& order) {
  OFERTA_TRY(check(order));
  const std::vector<PaymentField> rest = more_fields(order);
  const auto text_of = [&](std::size_t name_length, char encoding) {
    std::vector<PaymentField> fields = first_block(order, name_length);
    fields.insert(fields.end(), rest.begin(), rest.end());
    const char separator = separator_for(fields);
    return std::string("ST0001") + encoding + separator + joined(fields, separator);
  };
  const auto block_of = [&](std::size_t name_length) {
    return joined(first_block(order, name_length), '|');
  };
  if (block_of(kLongestName).size() <= kBlockBytes) return text_of(kLongestName, kUtf8);
  const std::optional<std::string> block = encode_windows_1251(block_of(kLongestName));
  std::optional<std::string> whole = encode_windows_1251(text_of(kLongestName, kWindows1251));
  if (block && whole && block->size() <= kBlockBytes) return *std::move(whole);
  // A sign that windows-1251 lacks: the name is shortened until the block fits.
  std::size_t name_length = kLongestName;
  while (name_length > 1 && block_of(name_length).size() > kBlockBytes) --name_length;
  return text_of(name_length, kUtf8);
}

}  // namespace oferta::deals
