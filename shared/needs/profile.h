#pragma once
/// What the answers amount to: the categories that take part, the needs with their weights, how
/// many of what, and which products are out of the question. This is all the selection sees.
///
///   const NeedProfile profile = build_profile(questionnaire, brief);
///   for (const WantedNeed& wanted : profile.needs) …   // strongest first
///   std::optional<std::int64_t> units = profile.quantity_for(product);
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/catalogue/product.h"
#include "shared/needs/brief.h"
#include "shared/needs/questionnaire.h"

namespace oferta::needs {

struct ProfileSlot {
  std::string category;
  std::int64_t cap = 1;  ///< the largest of the openings
  bool required = false;
  std::vector<std::string> questions;  ///< that opened it
};

struct WantedNeed {
  std::string need;
  Level level = Level::nice;
  bool by_hand = false;                ///< set by the manager, whatever the answers say
  std::vector<std::string> questions;  ///< whose answers asked for it
};

/// A quantity with its answer filled in: ceil(amount · multiply / (divide · attribute)) + plus.
struct ProfileQuantity {
  std::string category;
  std::int64_t amount = 0;  ///< the answer, or the fixed value with multiply = divide = 1
  SetQuantity rule;
  std::string question;
};

struct ProfileLimit {
  std::string category;
  std::string attribute;
  LimitAttribute::Kind kind = LimitAttribute::Kind::at_least;
  catalogue::AttributeValue value;
  std::string question;
};

struct NeedProfile {
  std::vector<ProfileSlot> slots;           ///< by category id
  std::vector<WantedNeed> needs;            ///< by level falling, then need id; none is off
  std::vector<ProfileQuantity> quantities;  ///< in the order of the questions
  std::vector<ProfileLimit> limits;         ///< in the order of the questions

  const ProfileSlot* slot(std::string_view category) const;
  const WantedNeed* need(std::string_view need_id) const;

  /// Units of the product if it is chosen: the largest of the quantities set for its category, 1
  /// where none is. Absent when a quantity is divided by an attribute the product does not have
  /// (it cannot be sized), or when nothing is needed (0).
  std::optional<std::int64_t> quantity_for(const catalogue::Product& product) const;
  /// The first limit the product breaks; null when it may be chosen. A product without the
  /// attribute breaks the limit: what is unknown cannot be promised.
  const ProfileLimit* broken_limit(const catalogue::Product& product) const;
};

/// Units by one rule; absent when the product lacks the attribute the rule divides by.
std::optional<std::int64_t> quantity_by(const ProfileQuantity& quantity,
                                        const catalogue::Product& product);

/// The profile of the brief's effective answers, the brief's own weights put over them.
NeedProfile build_profile(const Questionnaire& questionnaire, const Brief& brief);

}  // namespace oferta::needs
