#pragma once
/// What two versions of an offer say differently, for people: lines, terms, totals.
///
///   OFERTA_ASSIGN(const OfferDifference difference, compare_offers(first, second));
///   for (const LineDifference& line : difference.lines) …
///   std::string text = shown(difference.terms[0].after, Language::ru);     // «24.12.2026»
///
/// Lines are matched by product (charges by their rule, free lines by article and name); where one
/// stands several times, in order. Only what a client is told is compared.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

/// A rate in basis points.
struct Percentage {
  std::int64_t bp = 0;
  friend bool operator==(const Percentage&, const Percentage&) = default;
};
/// Whether a line counts: in the total, offered besides, or an alternative to one that counts.
enum class LinePart { counted, optional, alternative };
/// "counted", "optional", "alternative".
std::string_view part_name(LinePart part);

/// Nothing, a text, a count, a rate, an amount, a day, a part.
using ComparedValue =
    std::variant<std::monostate, std::string, std::int64_t, Percentage, Money, Date, LinePart>;

/// As people read it; "" for nothing.
std::string shown(const ComparedValue& value, Language language);
/// As data: null, text, number, rate in basis points, {"amount", "currency"}, "2026-11-24", name of
/// the part.
Json json_of(const ComparedValue& value);

struct FieldDifference {
  /// Of a line: "name", "sku", "description", "unit", "why", "position", "quantity", "price",
  /// "discount", "vat", "sum", "part", "choice", "section". Of the terms: "valid_until",
  /// "currency", "addressee", "contact", "inn", "address", "payment", "delivery", "warranty",
  /// "next_step", "needs". Of the totals: "list", "discount", "net", "vat", "gross", "options".
  std::string_view field;
  ComparedValue before, after;
  friend bool operator==(const FieldDifference&, const FieldDifference&) = default;
};

struct LineDifference {
  enum class Kind { added, removed, changed };
  Kind kind = Kind::changed;
  std::optional<std::size_t> before, after;  ///< positions in the two offers
  std::string name;                          ///< as the later one of the two says it
  /// Of a changed line what changed; of an added or removed one its quantity, price and sum.
  std::vector<FieldDifference> fields;
  friend bool operator==(const LineDifference&, const LineDifference&) = default;
};
/// "added", "removed", "changed".
std::string_view kind_name(LineDifference::Kind kind);

struct OfferDifference {
  std::string number;  ///< of the later one
  std::int64_t version_before = 1, version_after = 1;
  std::vector<LineDifference> lines;  ///< as the later one goes; removed ones where they stood
  std::vector<FieldDifference> terms;
  std::vector<FieldDifference> totals;

  /// They say the same, number, version and day apart.
  bool same() const { return lines.empty() && terms.empty() && totals.empty(); }
};

/// Errors of pricing, with "before" or "after" as the place.
Result<OfferDifference> compare_offers(const Offer& before, const Offer& after);

}  // namespace oferta::offer
