#pragma once
/// What a client says to an offer: accepts it, declines it, asks, or wishes for something else. It
/// comes back over a link or in a file and is kept as a record "answer/<id>".
///
///   OFERTA_ASSIGN(const ClientAnswer answer, read_answer_fields(id, FieldReader(fields, "", p)));
///   OFERTA_TRY(check_answer(answer, offer));           // it is about this very offer
///   OFERTA_TRY(add_answer(change, answer));            // the record
///   OFERTA_TRY(add_decision(change, answer, offer, versions, today));   // accepted or declined
///
/// An acceptance bears the name typed as a signature, the moment, the version of the consent to the
/// processing of personal data, and the content hash of what was accepted (sealing.h).
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer.h"

namespace oferta::sync {
class Transaction;
}

namespace oferta::offer {

enum class AnswerKind { accept, decline, question, wish };
/// "accept", "decline", "question", "wish".
std::string_view answer_name(AnswerKind kind);

/// The way an answer came.
enum class AnswerSource { link, file };
std::string_view answer_source_name(AnswerSource source);

/// The version of the consent's text that pages of today show.
inline constexpr std::string_view kConsentVersion = "pd-1";
inline constexpr std::size_t kMaxSignature = 200;     ///< bytes of a name
inline constexpr std::size_t kMaxAnswerText = 4'000;  ///< bytes of a question, wish or note

struct ClientAnswer {
  std::string id;     ///< made where the answer was given
  std::string offer;  ///< id
  AnswerKind kind = AnswerKind::question;
  std::int64_t at_ms = 0;    ///< since 1970-01-01 UTC; of the client's clock in a file
  std::string content_hash;  ///< of the offer answered
  std::string view_hash;     ///< of the package the client had before them
  std::string name;          ///< who signs; an acceptance has it
  std::string consent;       ///< version of the consent given with the name
  DeclineReason reason = DeclineReason::other;  ///< of a decline
  std::string text;                             ///< question, wish, note of a decline
  std::int64_t line = 0;                        ///< the line asked about, from 1; 0: the offer
  AnswerSource source = AnswerSource::file;
  friend bool operator==(const ClientAnswer&, const ClientAnswer&) = default;
};

/// What an answer must have, whatever it is about. invalid_argument with the member.
Result<void> check_answer(const ClientAnswer& answer);
/// The same, and that it is about this offer as it stands sealed: conflict when the contents are
/// others, out_of_range for a line there is not.
Result<void> check_answer(const ClientAnswer& answer, const Offer& offer);

Json answer_fields(const ClientAnswer& answer);
/// Problems are noted in the reader, those of check_answer too.
ClientAnswer read_answer_fields(const std::string& id, const FieldReader& fields);

/// Writes the record; the same answer once more changes nothing. Errors of the transaction.
Result<void> add_answer(sync::Transaction& change, const ClientAnswer& answer);
/// Writes what an acceptance or a decline makes of the offer. Errors: of check_answer; conflict
/// where the step is not legal; invalid_argument for a question or a wish, which decide nothing.
Result<void> add_decision(sync::Transaction& change, const ClientAnswer& answer, const Offer& offer,
                          const Versions& versions, const Date& today);

}  // namespace oferta::offer
