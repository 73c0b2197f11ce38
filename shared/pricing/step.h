#pragma once
/// What one price rule takes off one line, frozen: enough to compute the line again without the
/// rule.
///
///   LineStep promotion{.effect = StepEffect::percent, .value = 1000, .rule = "autumn"};
///   Result<Minor> left = apply_step(promotion, 1'000'00, 4);     // 900,00
///
/// Every step is a non-decreasing function of the amount it starts from, which is what makes the
/// best combination of rules a matter of one pass (see engine.h).
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/money.h"
#include "shared/base/result.h"

namespace oferta::pricing {

/// One hundred percent in basis points.
inline constexpr std::int64_t kWholeBp = 10'000;

enum class StepEffect {
  percent,  ///< `value` basis points off
  amount,   ///< `value` minor units off each unit, not below zero
  price,    ///< a unit costs `value`, where that is less
  part,     ///< `units` of the units are `value` basis points cheaper: buy two, get the third free
};
/// "percent", "amount", "price", "part".
std::string_view effect_name(StepEffect effect);
Result<StepEffect> parse_effect(std::string_view name);

struct LineStep {
  StepEffect effect = StepEffect::percent;
  std::int64_t value = 0;
  std::int64_t units = 0;    ///< of `part`
  std::string rule{};        ///< id
  std::int64_t version = 1;  ///< of the rule
  std::string name{};        ///< as the client reads it
  friend bool operator==(const LineStep&, const LineStep&) = default;
};

/// What is left of the amount of a line of `quantity` units. invalid_argument for a value that
/// makes no sense.
Result<Minor> apply_step(const LineStep& step, Minor amount, std::int64_t quantity);

/// `amount` less `discount_bp`, half up. Precondition: 0 ≤ discount_bp ≤ kWholeBp.
Result<Minor> less_discount(Minor amount, std::int64_t discount_bp);

}  // namespace oferta::pricing
