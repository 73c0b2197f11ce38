// Links to clients: each opens one package to whoever has its token, until it expires or is
// revoked: offers to read and answer (shared/sharing/client_view.h), or what to choose from alone
// (shared/sharing/choice_package.h). The token is shown once; the database holds its hash.
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

/// What a link opens.
enum class LinkKind { offer, choice };
/// "offer", "choice".
std::string_view link_kind_name(LinkKind kind);

struct NewLink {
  std::string package;  ///< the bytes of a client view or of a choice package
  std::int64_t days = kDefaultLinkDays;
  std::string pin{};     ///< four to twelve digits the client is told apart; empty: none
  std::string client{};  ///< id of whom it is for, told to nobody who opens it; empty: anybody
};

/// Which links are asked for; those that fit all of it.
struct LinkFilter {
  std::string offer{};                  ///< id of an offer they show; empty: whatever they open
  std::optional<std::string> client{};  ///< to choose by, made for this client; "": for anybody
};

struct MadeLink {
  std::string id;
  std::string token;  ///< 64 hexadecimal digits, shown once
  std::int64_t expires_ms = 0;
};

/// A link as those who share see it.
struct Link {
  std::string id;
  LinkKind kind = LinkKind::offer;
  std::string client;  ///< id of whom it was made for; may be empty
  std::string title;   ///< the offers' numbers and the client, or what the questionnaire is called
  std::string created_by;  ///< device, or "command line"
  std::int64_t created_ms = 0, expires_ms = 0;
  std::optional<std::int64_t> revoked_ms, viewed_ms;
  bool pin = false;
  int answers = 0;
};

/// A link as the one who opens it meets it.
struct OpenLink {
  std::string id;
  LinkKind kind = LinkKind::offer;
  std::string client;  ///< id of whom it was made for; not for the eyes of who opens it
  std::string package;
  std::string pin_hash;  ///< empty: no code is asked for
  std::string pin_salt;
  std::int64_t locked_until_ms = 0;
  bool viewed = false;
};

class Links {
 public:
  explicit Links(Database& database) : database_(&database) {}

  /// Errors: those of read_client_view or read_choice_package for what is no client's package,
  /// invalid_format for one in which nothing can be chosen; invalid_argument for days, PIN and
  /// client.
  Result<MadeLink> create(const NewLink& link, const std::string& actor);
  /// All of them, or those that fit; the latest first.
  Result<std::vector<Link>> list(const LinkFilter& filter = {});
  /// not_found when there is none, or it is revoked.
  Result<void> revoke(const std::string& id, const std::string& actor);

  /// The link of a token that is neither revoked nor expired.
  Result<std::optional<OpenLink>> open(std::string_view token, std::int64_t now_ms);
  /// Whether the code opens the link. Five wrong ones lock it for a quarter of an hour, every wrong
  /// one after that for twice as long as before, up to a day. A locked link refuses the right code
  /// too.
  Result<bool> try_pin(const OpenLink& link, std::string_view pin, std::int64_t now_ms);
  /// The answers given over a link to offers, the earliest first.
  Result<std::vector<offer::ClientAnswer>> answers(const std::string& link);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
