// What happens at a link becomes operations like anybody's: an answer is a record of its own, and
// the offer's status follows by the steps of shared/offer/lifecycle.h. Managers get them by sync.
//
//   OFERTA_ASSIGN(const Taken taken, inbox.take(link, answer, now_ms()));
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "server/team/database.h"
#include "server/team/links.h"
#include "shared/offer/client_answer.h"
#include "shared/sharing/client_view.h"

namespace oferta::server::team {

/// What became of an answer.
enum class Taken {
  stored,     ///< kept, and the offer decided where it decides
  known,      ///< the same answer once more: nothing is changed
  not_legal,  ///< the offer is decided, has expired or has a later version: nothing is changed
  too_many,   ///< the link takes no more
};

class LinkInbox {
 public:
  explicit LinkInbox(Database& database) : database_(&database) {}

  /// Where the offers of a package stand on the day of `now_ms`.
  Result<std::map<std::string, offer::Status>> standing(const sharing::ClientView& view,
                                                        std::int64_t now_ms);
  /// Takes an answer that check_answer accepts and that is about an offer of the package.
  Result<Taken> take(const OpenLink& link, const sharing::ClientView& view,
                     const offer::ClientAnswer& answer, std::int64_t now_ms);
  /// Notes that the client has the offers before them; true when it was the first time.
  Result<bool> note_viewed(const OpenLink& link, const sharing::ClientView& view,
                           std::int64_t now_ms);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
