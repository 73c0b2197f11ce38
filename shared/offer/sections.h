#pragma once
/// Sections of an offer: lines under a heading with a sub-total, and sections of which a client is
/// told the sub-total alone.
///
///   for (const Section& section : sections_of(offer, priced)) …heading, lines, sub-total…
///   if (hides_price(offer, line)) …name and quantity, and nothing more…
///   changed = with_total_only(offer, "Монтаж", true);
///
/// A section is the name its lines share. What is offered besides is in none: whoever may take it
/// has to know its price. Sums are those of the column beside the lines – before the discount of
/// the whole document – so that they add up to what the totals begin with.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/offer/offer.h"
#include "shared/pricing/totals.h"

namespace oferta::offer {

inline constexpr std::size_t kMaxSectionName = 200;  ///< bytes

struct Section {
  std::string name;                ///< "": lines under no heading
  std::vector<std::size_t> lines;  ///< positions of lines that count, rising; never empty
  Minor sum = 0;
  bool total_only = false;  ///< a client gets no price of its lines
};

/// In order of their first lines. Without any section: one without a name.
std::vector<Section> sections_of(const Offer& offer, const pricing::PricedDocument& priced);

/// Whether some line stands in a section.
bool has_sections(const Offer& offer);

/// Whether a client is told no price of the line.
bool hides_price(const Offer& offer, const OfferLine& line);

/// Puts the line into a section, or out of any (""). A section nobody is in is forgotten.
/// invalid_argument for a line that is not there or a name too long.
Result<Offer> with_section(const Offer& offer, std::size_t line, std::string_view section);
/// Says its sub-total alone, or every price. not_found for a section that is not there.
Result<Offer> with_total_only(const Offer& offer, std::string_view section, bool total_only);

/// The sections of `before` for the same products of `made`.
void keep_sections(const Offer& before, Offer& made);

}  // namespace oferta::offer
