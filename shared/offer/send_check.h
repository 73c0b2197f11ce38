#pragma once
/// The one list of what is wrong with an offer before it goes out.
///
///   const std::vector<SendProblem> problems = check_before_sending(offer, context);
///   if (has_blocking(problems)) …it must not go…
///
/// Each problem names where it is and the figures a sentence about it needs; the words, with what
/// to do, are the interface's. Problems that block come first, then by line.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/catalogue/catalogue.h"
#include "shared/offer/authority.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/pricing/guidance.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/vat.h"

namespace oferta::offer {

enum class SendProblemKind {
  unpriced,         ///< the figures cannot be worked out
  no_lines,         ///< nothing is offered
  no_addressee,     ///< it does not say whom it is for
  validity_passed,  ///< its last day is over before it goes
  below_floor,      ///< a line stands under the least it may: was the floor, is the sum
  vat_rate,         ///< a line's VAT is not that of the offer's date: was, is in basis points
  requisite,        ///< one of the company's own is missing or wrong: `field`
  placeholder,    ///< a gap nobody filled in: `text`, in `field` or a line; "template.closing" …
  not_on_sale,    ///< a product is gone from the catalogue, or has no price today
  price_changed,  ///< the price of today is another one: was in the offer, is today
  no_stock,       ///< less in stock than offered: was wanted, is there; `days` to delivery
  too_few,        ///< other lines need more of this one: was needed, is there
  above_limit,    ///< more is taken off by hand than one may alone: was the limit, is, in bp
  no_terms,       ///< a term says nothing: `field`
  client_requisite,  ///< the client's tax number has a slip: `field`
  glyph,             ///< the document's font lacks characters: `text`
};
inline constexpr int kSendProblemKinds = 16;
/// "unpriced", "no_lines" … as above.
std::string_view problem_name(SendProblemKind kind);
/// Whether an offer with such a problem must not be sent, unless it is allowed.
bool blocks(SendProblemKind kind);

struct SendProblem {
  SendProblemKind kind = SendProblemKind::unpriced;
  std::optional<std::size_t> line{};  ///< position of the line it is about
  std::string field{};                ///< "inn", "payment", "next_step" …
  std::string text{};
  std::int64_t was = 0, is = 0;  ///< amounts, counts or rates, see the kinds
  std::int64_t days = 0;
  /// Whoever sends may do so, or somebody who may has approved it: said, and no hindrance.
  bool allowed = false;
  friend bool operator==(const SendProblem&, const SendProblem&) = default;
};

/// What the offer is held against; nothing is kept.
struct SendContext {
  const catalogue::Catalogue& catalogue;
  const pricing::PriceBook& prices;
  const pricing::VatRates& vat_rates;
  pricing::Buyer buyer;
  pricing::MarginPolicy margins;  ///< only the floor matters here
  Issuer issuer;
  Date today;
  Authority authority{};  ///< of whoever sends
};

/// Whether an offer with it must not be sent.
bool blocks(const SendProblem& problem);

std::vector<SendProblem> check_before_sending(const Offer& offer, const SendContext& context);

bool has_blocking(const std::vector<SendProblem>& problems);

/// The first gap in a text that somebody should have filled in: «{дата}», "<name>", "____"; empty:
/// none.
std::string placeholder_in(std::string_view text);

}  // namespace oferta::offer
