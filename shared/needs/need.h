#pragma once
/// A need in the client's words, and how products serve it.
///
///   Curve curve = {{8, 0}, {24, 700}, {48, 1000}};     // ports → satisfaction
///   int level = value_of(curve, 16);                   // 350 of 1000
///   int served = served_level(need, product);          // the best of the entries that match
///
/// The model is multi-attribute value theory with an additive value function (Keeney and Raiffa
/// 1976, "Decisions with Multiple Objectives"): one piecewise-linear value function per attribute,
/// 0 … 1000, weights per need (level.h), and a need that is met counts no further.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/text.h"
#include "shared/catalogue/product.h"

namespace oferta::needs {

/// A satisfied need; levels run from 0 to this.
inline constexpr int kFullLevel = 1000;

struct CurvePoint {
  std::int64_t x = 0;  ///< the attribute's stored integer value
  std::int64_t y = 0;  ///< 0 … kFullLevel
  friend bool operator==(const CurvePoint&, const CurvePoint&) = default;
};

/// Points by strictly rising x.
using Curve = std::vector<CurvePoint>;

/// The value at x: linear between the points, rounded half up, flat outside; 0 without points.
int value_of(const Curve& curve, std::int64_t x);

/// One way of serving the need: by an attribute, by being of a category, or by being that product.
struct Serves {
  std::string category;                         ///< empty: `product` is set
  std::string product;                          ///< empty: any product of the category
  std::string attribute;                        ///< empty: `value` applies without looking
  Curve curve;                                  ///< with `attribute`, unless `is` is set
  std::optional<catalogue::AttributeValue> is;  ///< the attribute must have this value
  int value = 0;                                ///< level given without a curve
};

struct Need {
  std::string id;
  LocalText name;
  LocalText benefit;  ///< half a sentence: «связь для всех сотрудников без сбоев»
  std::int64_t order = 0;
  std::string icon;
  int must_at = 500;  ///< the level of one product that satisfies the need as a must
  std::vector<Serves> serves;
};

/// By id.
using NeedMap = std::map<std::string, Need, std::less<>>;

/// How far the product serves the need, 0 … 1000: the best of the entries that match it.
int served_level(const Need& need, const catalogue::Product& product);

}  // namespace oferta::needs
