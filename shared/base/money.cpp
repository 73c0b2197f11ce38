#include "shared/base/money.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>

namespace oferta {
namespace {

// A language extension both compilers have; -Wpedantic wants to be told.
__extension__ using Wide = __int128;

Result<Minor> narrow(Wide value) {
  if (value > kMaxMinor || value < -kMaxMinor) {
    return fail(ErrorCode::out_of_range, "The amount is larger than can be handled.");
  }
  return static_cast<Minor>(value);
}

Result<void> same_currency(const Money& a, const Money& b) {
  if (a.currency != b.currency) {
    return fail(ErrorCode::invalid_argument, "Amounts in different currencies cannot be combined.",
                a.currency.code() + " and " + b.currency.code());
  }
  return {};
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
  const bool letters =
      std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (code.size() != 3 || !letters) {
    return fail(ErrorCode::invalid_format, "A currency is three capital Latin letters.");
  }
  Currency currency;
  std::copy(code.begin(), code.end(), currency.code_.begin());
  return currency;
}

Result<Minor> add_minor(Minor a, Minor b) {
  return narrow(Wide{a} + b);
}

Result<Minor> subtract_minor(Minor a, Minor b) {
  return narrow(Wide{a} - b);
}

Result<Minor> multiply_minor(Minor amount, std::int64_t count) {
  return narrow(Wide{amount} * count);
}

Result<Money> add(const Money& a, const Money& b) {
  OFERTA_TRY(same_currency(a, b));
  OFERTA_ASSIGN(const Minor sum, add_minor(a.amount, b.amount));
  return Money{sum, a.currency};
}

Result<Money> subtract(const Money& a, const Money& b) {
  OFERTA_TRY(same_currency(a, b));
  OFERTA_ASSIGN(const Minor difference, subtract_minor(a.amount, b.amount));
  return Money{difference, a.currency};
}

Result<Money> multiply(const Money& money, std::int64_t count) {
  OFERTA_ASSIGN(const Minor product, multiply_minor(money.amount, count));
  return Money{product, money.currency};
}

Result<Minor> mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c) {
  if (c == 0) return fail(ErrorCode::invalid_argument, "Division by zero.");
  const Wide product = Wide{a} * b;
  const bool negative = (product < 0) != (c < 0);
  const Wide numerator = product < 0 ? -product : product;
  const Wide denominator = c < 0 ? -Wide{c} : Wide{c};
  // Comparing the remainder with the rest of the divisor avoids doubling the product, which might
  // overflow where both factors are near their limits.
  const Wide remainder = numerator % denominator;
  Wide quotient = numerator / denominator;
  if (remainder >= denominator - remainder) ++quotient;
  return narrow(negative ? -quotient : quotient);
}

Result<std::int64_t> checked_product(std::int64_t a, std::int64_t b) {
  const Wide product = Wide{a} * b;
  if (product > std::numeric_limits<std::int64_t>::max() ||
      product < std::numeric_limits<std::int64_t>::min()) {
    return fail(ErrorCode::out_of_range, "The product is larger than can be handled.");
  }
  return static_cast<std::int64_t>(product);
}

Result<std::vector<Minor>> allocate(Minor total, const std::vector<std::int64_t>& weights) {
  if (!in_money_range(total)) {
    return fail(ErrorCode::out_of_range, "The amount is larger than can be handled.");
  }
  if (weights.empty() && total != 0) {
    return fail(ErrorCode::invalid_argument, "There is nothing to share the amount among.");
  }
  Wide weight_sum = 0;
  for (const std::int64_t weight : weights) {
    if (weight < 0) return fail(ErrorCode::invalid_argument, "A share's weight is negative.");
    weight_sum += weight;
  }
  const bool even = weight_sum == 0;
  if (even) weight_sum = static_cast<Wide>(weights.size());

  const Wide magnitude = total < 0 ? -Wide{total} : Wide{total};
  std::vector<Minor> parts(weights.size());
  std::vector<Wide> remainders(weights.size());
  Wide left = magnitude;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide product = magnitude * (even ? 1 : weights[i]);
    parts[i] = static_cast<Minor>(product / weight_sum);
    remainders[i] = product % weight_sum;
    left -= parts[i];
  }
  // `left` is smaller than the number of parts: one unit each to the largest remainders.
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&remainders](std::size_t a, std::size_t b) {
    return remainders[a] > remainders[b];
  });
  for (std::size_t i = 0; i < order.size() && left > 0; ++i, --left) ++parts[order[i]];
  if (total < 0) {
    for (Minor& part : parts) part = -part;
  }
  return parts;
}

}  // namespace oferta
