// Leads that come over links to choose by: each becomes a record of its own, which devices get by
// sync.
//
//   OFERTA_ASSIGN(const Taken taken, inbox.take(link, std::move(lead), now_ms()));
#pragma once

#include <cstdint>

#include "server/team/database.h"
#include "server/team/link_inbox.h"
#include "server/team/links.h"
#include "shared/workspace/lead.h"

namespace oferta::server::team {

/// A stand's link takes no more leads than this; a day of an exhibition has some hundreds.
inline constexpr int kMaxStandLeads = 10'000;

class ChoiceInbox {
 public:
  explicit ChoiceInbox(Database& database) : database_(&database) {}

  /// Takes a lead that read_choice_answer accepts, of source `link` or `stand`. Its moment is the
  /// server's, not the sender's, and the way it came is the link. The same lead once more – its id
  /// and all it says – is known. Errors: conflict when another lead has the id.
  Result<Taken> take(const OpenLink& link, workspace::Lead lead, std::int64_t now_ms);
  /// Notes that what is to be chosen from has been looked at.
  Result<void> note_viewed(const OpenLink& link, std::int64_t now_ms);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
