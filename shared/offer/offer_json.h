#pragma once
/// An offer as a file of its own, format "oferta-offer-1".
///
///   Result<std::string> bytes = write_offer(offer, issuer);
///   Result<OfferFile> same = read_offer(*bytes);
///
/// The file holds the offer, who issued it, and for readers what is derived: figures and trace of
/// each line («why this price»), the totals, the total in words, and the hash of all of it. Reading
/// prices the offer again and refuses a file whose figures do not follow from its lines, or whose
/// hash is another. It is what a client may receive: costs, margins and the names of price lists
/// are not in it.
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

inline constexpr std::string_view kOfferFormat = "oferta-offer-1";

struct OfferFile {
  Offer offer;
  /// Texts are in the offer's language alone.
  Issuer issuer;
};

/// Canonical JSON with a final newline: the same offer gives the same bytes everywhere.
Result<std::string> write_offer(const Offer& offer, const Issuer& issuer);

/// invalid_json or invalid_format with the place; unsupported for another format; conflict when a
/// derived figure is not what the lines give, or the hash not that of the contents.
Result<OfferFile> read_offer(std::string_view text);

/// One thing an offer's file says that does not follow from it.
struct OfferMismatch {
  std::string place;     ///< "lines[3].figures.vat", "totals.gross", "offer.content_hash", "hash"
  std::string expected;  ///< canonical JSON, as computed
  std::string found;     ///< canonical JSON; "null" where the file says nothing
  friend bool operator==(const OfferMismatch&, const OfferMismatch&) = default;
};

struct OfferVerdict {
  OfferFile file;
  std::string hash;     ///< of the contents, 64 hexadecimal digits
  bool sealed = false;  ///< the file names its hash, right or wrong
  std::vector<OfferMismatch> mismatches;
};

/// Computes an offer again from its own file. Mismatches are no error: those of read_offer are,
/// conflicts excepted.
Result<OfferVerdict> verify_offer(std::string_view text);

/// SHA-256 over the canonical JSON of the file without its member "hash".
std::string offer_hash(Json file);

}  // namespace oferta::offer
