#pragma once
/// What a business card or a badge says in its QR code: a vCard – 2.1 (versit, 1996), 3.0 (RFC
/// 2426), 4.0 (RFC 6350) – or a MECARD (NTT DoCoMo).
///
///   OFERTA_ASSIGN(const BusinessCard card, read_business_card(scanned));
///   form.name = card.name;
///
/// Of somebody nobody knows: it is bounded, and what is taken of it is plain text of one line.
#include <cstddef>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::clients {

/// UTF-8; what the card does not say is empty.
struct BusinessCard {
  std::string name;
  std::string company;
  std::string phone;  ///< the preferred or mobile one, never a fax
  std::string email;
  friend bool operator==(const BusinessCard&, const BusinessCard&) = default;
};

/// The longest text that is read, in bytes; a QR code holds 2,953.
inline constexpr std::size_t kMaxCardBytes = 8'000;
/// The longest of its fields, in bytes, as a lead takes them; a longer one is cut.
inline constexpr std::size_t kMaxCardField = 200;

/// Whether a text begins as a card does, so that somebody – a scanner that types – means one.
bool begins_as_card(std::string_view text);
/// Whether such a text has come to its end; that of a MECARD may be the end of its line.
bool is_whole_card(std::string_view text);

/// unsupported for anything that is no card, out_of_range when it is too long, invalid_format for
/// one without an end or that is no text, not_found when it names nobody: neither name nor company,
/// phone nor e-mail.
Result<BusinessCard> read_business_card(std::string_view text);

}  // namespace oferta::clients
