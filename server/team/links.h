// Links to clients: each opens one package (shared/sharing/client_view.h) to whoever has its token,
// until it expires or is revoked. The token is shown once; the database holds its hash.
//
//   OFERTA_ASSIGN(const MadeLink made, links.create({package, 30, "4711"}, device.id));
//   const std::string path = "/s/" + made.token;
//
//   OFERTA_ASSIGN(const std::optional<OpenLink> link, links.open(token, now_ms()));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/team/database.h"
#include "shared/offer/client_answer.h"

namespace oferta::server::team {

inline constexpr std::int64_t kDefaultLinkDays = 30;
inline constexpr std::int64_t kMaxLinkDays = 366;
/// A link takes no more answers than this.
inline constexpr int kMaxLinkAnswers = 200;

struct NewLink {
  std::string package;  ///< the bytes of a client view
  std::int64_t days = kDefaultLinkDays;
  std::string pin{};  ///< four to twelve digits the client is told apart; empty: none
};

struct MadeLink {
  std::string id;
  std::string token;  ///< 64 hexadecimal digits, shown once
  std::int64_t expires_ms = 0;
};

/// A link as those who share see it.
struct Link {
  std::string id;
  std::string title;       ///< the offers' numbers and the client
  std::string created_by;  ///< device, or "command line"
  std::int64_t created_ms = 0, expires_ms = 0;
  std::optional<std::int64_t> revoked_ms, viewed_ms;
  bool pin = false;
  int answers = 0;
};

/// A link as the one who opens it meets it.
struct OpenLink {
  std::string id;
  std::string package;
  std::string pin_hash;  ///< empty: no code is asked for
  std::string pin_salt;
  std::int64_t locked_until_ms = 0;
  bool viewed = false;
};

class Links {
 public:
  explicit Links(Database& database) : database_(&database) {}

  /// Errors: those of read_client_view for what is no client's package; invalid_argument for days
  /// and PIN.
  Result<MadeLink> create(const NewLink& link, const std::string& actor);
  /// All of them, or those that show an offer; the latest first.
  Result<std::vector<Link>> list(const std::string& offer = {});
  /// not_found when there is none, or it is revoked.
  Result<void> revoke(const std::string& id, const std::string& actor);

  /// The link of a token that is neither revoked nor expired.
  Result<std::optional<OpenLink>> open(std::string_view token, std::int64_t now_ms);
  /// Whether the code opens the link. Five wrong ones lock it for a quarter of an hour, every wrong
  /// one after that for twice as long as before, up to a day. A locked link refuses the right code
  /// too.
  Result<bool> try_pin(const OpenLink& link, std::string_view pin, std::int64_t now_ms);
  /// The answers given over a link, the earliest first.
  Result<std::vector<offer::ClientAnswer>> answers(const std::string& link);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
