#pragma once
/// Leads: what somebody sends who put an offer together alone – by a link, from a file, at the
/// stand of an exhibition. A lead is kept as a record "lead/<id>" until a manager takes it or
/// dismisses it.
///
///   const Lead lead = read_lead(id, FieldReader(fields, "", problems));
///   OFERTA_TRY(check_lead(lead));
///   OFERTA_TRY(change.set_fields("lead", lead.id, lead_fields(lead)));     // it has come
///   OFERTA_ASSIGN(const LeadTaken taken, take_lead(change, workspace, lead, taking));
///
/// The decisions of a lead are those of a brief and stand in the same fields (client_records.h),
/// except that nobody can grant themselves a discount: those are neither read nor written.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/needs/brief.h"

namespace oferta::sync {
class Transaction;
}

namespace oferta::workspace {

class Workspace;

/// The way a lead came.
enum class LeadSource { link, file, stand };
/// "link", "file", "stand".
std::string_view lead_source_name(LeadSource source);

inline constexpr std::size_t kMaxLeadName = 200;    ///< bytes of a name, phone or address
inline constexpr std::size_t kMaxLeadText = 4'000;  ///< bytes of the wish
inline constexpr std::int64_t kMaxLeadVisits = 100'000;

struct Lead {
  std::string id;
  std::int64_t at_ms = 0;  ///< since 1970-01-01 UTC; of the sender's clock in a file
  LeadSource source = LeadSource::link;
  std::string link;    ///< id of the link it came by; empty: by none
  std::string client;  ///< id of the client the link was made for; empty: for anybody
  std::string contact_name, company, phone, email;
  std::string consent;         ///< version of the consent given with the contact
  std::string text;            ///< what they wish, in their words
  std::optional<Money> total;  ///< of what they saw
  std::string taken;           ///< id of the brief made of it; empty: of none yet
  bool dismissed = false;
  /// Answers of a survey (needs::is_survey) that nobody gave a name to: they are counted, and there
  /// is nobody to answer.
  bool survey = false;
  /// Of a stand: visitors who began since its previous request, and those of them who came as far
  /// as the variants. Nothing else of a visitor who left nothing is known.
  std::int64_t visits = 0;
  std::int64_t plays = 0;
  needs::Brief brief;  ///< its id and client are the lead's; no title, no discounts
  friend bool operator==(const Lead&, const Lead&) = default;

  /// Waits for a manager: neither taken nor dismissed, and of somebody.
  bool open() const { return taken.empty() && !dismissed && !survey; }
};

/// Whom to call them: the company, else the contact, else the e-mail address or the phone number;
/// empty where there is none of these.
std::string lead_name(const Lead& lead);

/// Problems are noted in the reader, those of check_lead too.
Lead read_lead(const std::string& id, const FieldReader& fields);
/// The record; what is absent is left out.
Json lead_fields(const Lead& lead);

/// What a lead must have: a phone number, an e-mail address or a client to answer to, a consent
/// where there is anything of a person, texts that are not too long; of a survey answers, and
/// nothing of a person. invalid_argument with the field.
Result<void> check_lead(const Lead& lead);

/// What taking a lead is done with: ids for the records it may need, who does it and when.
struct LeadTaking {
  std::string client_id;  ///< for a client that is not known yet
  std::string brief_id;
  std::string note_id;
  std::string owner;  ///< manager id, of a new client
  Date today;
};
/// Where a lead that was taken has gone.
struct LeadTaken {
  std::string client;  ///< id
  std::string brief;   ///< id
  bool new_client = false;
};

/// The client a lead is from, as far as the workspace knows: the one the link was made for, else
/// the first by id with the same e-mail address, else the first with the same phone number – its
/// digits are compared, and a leading 8 of a Russian number with 7. Empty: nobody known.
std::string client_of_lead(const Workspace& workspace, const Lead& lead);

/// Writes a brief of the lead's decisions for its client, who is written too where nobody known is
/// meant, a note with the wish, and into the lead that it is taken. The brief keeps the lead's
/// date, so that the prices are those its sender saw. Errors: not_found when the workspace has no
/// such lead, or its client is gone and it says nothing to name one by; conflict when it is taken
/// or dismissed; of check_lead and of the transaction.
Result<LeadTaken> take_lead(sync::Transaction& change, const Workspace& workspace, const Lead& lead,
                            const LeadTaking& taking);
/// Puts a lead aside. Errors: not_found, conflict as of take_lead; of the transaction.
Result<void> dismiss_lead(sync::Transaction& change, const Workspace& workspace, const Lead& lead);

}  // namespace oferta::workspace
