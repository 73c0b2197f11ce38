#include "shared/needs/need.h"

#include <algorithm>

#include "shared/base/money.h"

namespace oferta::needs {
namespace {

/// The level one entry gives the product; 0 when it does not match.
int level_by(const Serves& entry, const catalogue::Product& product) {
  if (!entry.product.empty() && entry.product != product.id) return 0;
  if (!entry.category.empty() && entry.category != product.category) return 0;
  if (entry.attribute.empty()) return entry.value;
  const catalogue::AttributeValue* value = product.attribute(entry.attribute);
  if (value == nullptr) return 0;
  if (entry.is) return *value == *entry.is ? entry.value : 0;
  const std::optional<std::int64_t> number = product.number(entry.attribute);
  return number ? value_of(entry.curve, *number) : 0;
}

}  // namespace

int value_of(const Curve& curve, std::int64_t x) {
  if (curve.empty()) return 0;
  if (x <= curve.front().x) return static_cast<int>(curve.front().y);
  if (x >= curve.back().x) return static_cast<int>(curve.back().y);
  const auto right =
      std::upper_bound(curve.begin(), curve.end(), x,
                       [](std::int64_t value, const CurvePoint& point) { return value < point.x; });
  const CurvePoint& a = *(right - 1);
  const CurvePoint& b = *right;
  // Attributes are within ±2^53 and levels within 0 … 1000, so the exact quotient always exists.
  const Result<Minor> rise = mul_div_half_up(b.y - a.y, x - a.x, b.x - a.x);
  return static_cast<int>(a.y + rise.value_or(0));
}

int served_level(const Need& need, const catalogue::Product& product) {
  int best = 0;
  for (const Serves& entry : need.serves) best = std::max(best, level_by(entry, product));
  return std::min(best, kFullLevel);
}

}  // namespace oferta::needs
