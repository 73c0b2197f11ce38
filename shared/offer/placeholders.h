#pragma once
/// Placeholders in the texts a company words for its documents: «{client}», «{valid_until}».
///
///   filled_text("Уважаемый {contact}!", offer, issuer, priced.totals.gross);  // «Уважаемый
///   Павел…» unfilled_in("Цены до {valid_untill}")                                     //
///   «{valid_untill}»
///
/// A placeholder nobody knows, or of which the offer says nothing, stays as it is, so that it is
/// seen and forbids sending (send_check.h).
#include <array>
#include <string>
#include <string_view>

#include "shared/base/money.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

/// Without their braces: the client's name and contact, the offer's number, date, last day and
/// total, the manager's name.
inline constexpr std::array<std::string_view, 7> kPlaceholders{
    "client", "contact", "number", "date", "valid_until", "total", "manager"};

/// `gross` is the offer's total.
std::string filled_text(std::string_view text, const Offer& offer, const Issuer& issuer,
                        Minor gross);

/// The first placeholder of a filled text; empty: none.
std::string unfilled_in(std::string_view text);
/// The first placeholder of a text that is none of kPlaceholders; empty: none.
std::string unknown_placeholder_in(std::string_view text);

}  // namespace oferta::offer
