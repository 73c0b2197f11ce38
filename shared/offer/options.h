#pragma once
/// What an offer offers besides: optional lines, and groups of which the client takes one.
///
///   const OptionSums sums = option_sums(offer, priced);      // 12 000 besides, 512 000 with it
///   for (const Choice& choice : choices_of(offer)) …the alternatives of one group…
///   changed = choose(offer, 4);                              // line 4 instead of its rival
///   const Offer firm = without_options(offer);               // what is ordered if nothing is
///   added
///
/// A line that is `optional` is priced like any other, document discount included, but it is in no
/// total and shares nothing that is taken off several lines together. Lines that name the same
/// `choice` are alternatives: one of them at most counts, the others are optional. The figures of
/// the lines that count are those of an offer without the others.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/offer/offer.h"
#include "shared/pricing/totals.h"

namespace oferta::offer {

/// Sums, with VAT, of the optional lines that are no alternatives: of those it depends on which is
/// taken.
struct OptionSums {
  std::size_t lines = 0;
  Minor gross = 0;
  Minor with_all = 0;  ///< the total and all of them
};
OptionSums option_sums(const Offer& offer, const pricing::PricedDocument& priced);

/// A choose-one group.
struct Choice {
  std::string name;
  std::vector<std::size_t> lines;      ///< positions, rising
  std::optional<std::size_t> counted;  ///< the one in the total; absent: none need be taken
};
/// In order of their first lines.
std::vector<Choice> choices_of(const Offer& offer);

/// Positions of the lines in the total, of those offered besides for themselves.
std::vector<std::size_t> counted_lines(const Offer& offer);
std::vector<std::size_t> optional_lines(const Offer& offer);

/// Puts a line out of the total, or back into it: its rival of the group then goes out. A total
/// agreed on was agreed on for other lines, and goes. Nothing is priced anew: see repriced
/// (reprice.h). invalid_argument for a line that is not there or a charge.
Result<Offer> with_optional(const Offer& offer, std::size_t line, bool optional);
/// with_optional(offer, line, false), for an alternative.
Result<Offer> choose(const Offer& offer, std::size_t line);
/// Makes the line one of a group, or takes it out of its group (""). Joining a group of which a
/// line counts makes it optional.
Result<Offer> with_choice(const Offer& offer, std::size_t line, const std::string& choice);
/// Adds `line` after the last one of the group of `beside`, as an alternative to it. `choice` names
/// the group, where `beside` is in none yet.
Result<Offer> with_alternative(const Offer& offer, std::size_t beside, OfferLine line,
                               const std::string& choice);

/// The offer less one line; adjustments that name it go. invalid_argument as above.
Result<Offer> without_line(const Offer& offer, std::size_t line);

/// The offer with nothing besides: what papers that follow it are about. Positions that adjustments
/// name are those of the lines left.
Offer without_options(const Offer& offer);

}  // namespace oferta::offer
