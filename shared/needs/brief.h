#pragma once
/// A brief: what one client answered, wants, may spend, and what the manager decided by hand.
///
///   Brief brief;
///   brief.answers["employees"] = std::int64_t{25};
///   brief.weights["reliability"] = Level::must;
///   brief.adjustments["pbx-yeastar-p560"] = {Adjustment::Mode::pin, std::nullopt};
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/needs/level.h"

namespace oferta::needs {

/// A number, scale value or amount of money in minor units; a choice key or a text; choice keys.
using AnswerValue = std::variant<std::int64_t, std::string, std::vector<std::string>>;
/// By question id.
using Answers = std::map<std::string, AnswerValue, std::less<>>;

/// A decision by hand about one product.
struct Adjustment {
  enum class Mode { pin, exclude };
  Mode mode = Mode::pin;
  std::optional<std::int64_t> quantity;  ///< with pin: exactly so many
  friend bool operator==(const Adjustment&, const Adjustment&) = default;
};

/// Which of the three proposals is meant.
enum class VariantKind { economy, balanced, best };

/// "economy", "balanced", "best".
std::string_view variant_name(VariantKind kind);
Result<VariantKind> parse_variant(std::string_view name);

struct Brief {
  std::string id;
  std::string client;
  std::string title;
  std::string questionnaire;
  std::optional<Date> created;
  Date date;  ///< the prices and the VAT rate of this day
  std::optional<Money> budget;
  bool budget_includes_vat = true;
  Answers answers;
  std::map<std::string, Level, std::less<>> weights;           ///< by need id; override the answers
  std::map<std::string, Adjustment, std::less<>> adjustments;  ///< by product id
  VariantKind variant = VariantKind::balanced;
  std::int64_t discount_bp = 0;                                     ///< on the whole document
  std::map<std::string, std::int64_t, std::less<>> line_discounts;  ///< by product id, in bp
  friend bool operator==(const Brief&, const Brief&) = default;
};

}  // namespace oferta::needs
