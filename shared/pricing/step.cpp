#include "shared/pricing/step.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace oferta::pricing {
namespace {

constexpr std::array<std::string_view, 4> kEffectNames{"percent", "amount", "price", "part"};

Result<void> check_step(const LineStep& step, std::int64_t quantity) {
  const bool percentage = step.effect == StepEffect::percent || step.effect == StepEffect::part;
  if (step.value < 0 || (percentage && step.value > kWholeBp)) {
    return fail(ErrorCode::invalid_argument, "A price rule takes off less than nothing or all.",
                "value");
  }
  if (step.effect == StepEffect::part && (step.units < 0 || step.units > quantity)) {
    return fail(ErrorCode::invalid_argument, "A price rule counts more units than there are.",
                "units");
  }
  return {};
}

}  // namespace

std::string_view effect_name(StepEffect effect) {
  return kEffectNames.at(static_cast<std::size_t>(effect));
}

Result<StepEffect> parse_effect(std::string_view name) {
  for (std::size_t i = 0; i < kEffectNames.size(); ++i) {
    if (kEffectNames.at(i) == name) return static_cast<StepEffect>(i);
  }
  return fail(ErrorCode::invalid_format,
              "\"" + std::string(name) + "\" is not what a price rule can do to a line.");
}

Result<Minor> less_discount(Minor amount, std::int64_t discount_bp) {
  return mul_div_half_up(amount, kWholeBp - discount_bp, kWholeBp);
}

Result<Minor> apply_step(const LineStep& step, Minor amount, std::int64_t quantity) {
  OFERTA_TRY(check_step(step, quantity));
  if (step.effect == StepEffect::percent) return less_discount(amount, step.value);
  if (step.effect == StepEffect::part) {
    if (quantity == 0) return amount;
    OFERTA_ASSIGN(const std::int64_t whole, checked_product(quantity, kWholeBp));
    return mul_div_half_up(amount, whole - step.units * step.value, whole);
  }
  OFERTA_ASSIGN(const Minor sum, multiply_minor(step.value, quantity));
  if (step.effect == StepEffect::price) return std::min(amount, sum);
  return std::max<Minor>(amount - sum, 0);
}

}  // namespace oferta::pricing
