// Links of the team's server by which a client opens offers or chooses for themselves: those there
// are to what is on the screen, and the one made last.
//
//   ClientLinks links(platform);
//   links.ask(links_to_offer("offer-1"));                     // answered() fills links()
//   links.make(write_client_view(view), {.days = 30, .pin = "4711"});   // … and made()
//
// The server keeps a hash of a link's token and nothing more, so an address can only be copied on
// the device that made it, until the program is started anew.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/platform.h"
#include "shared/deals/qr_code.h"

namespace oferta::app {

// A link as the server lists it.
struct ClientLink {
  std::string id;
  std::string device;  // that made it
  std::int64_t created_ms = 0;
  std::int64_t expires_ms = 0;
  std::optional<std::int64_t> revoked_ms, viewed_ms;
  bool pin = false;
  std::int64_t answers = 0;

  [[nodiscard]] bool opens(std::int64_t now_ms) const { return !revoked_ms && now_ms < expires_ms; }
};

struct LinkTerms {
  std::int64_t days = 30;
  std::string pin;  // four to twelve digits; empty: none is asked for
};

// What links lead to: an offer, or choosing for oneself – for one client, or for anybody.
struct LinkSubject {
  enum class Kind { none, offer, choice };
  Kind kind = Kind::none;
  std::string id;  // of the offer, or of the client a choice is for; empty: for anybody
  friend bool operator==(const LinkSubject&, const LinkSubject&) = default;
};
LinkSubject links_to_offer(std::string offer);
LinkSubject links_to_choose(std::string client);

// Whether the digits may be the PIN of a link; none at all may.
bool is_link_pin(std::string_view pin);

class ClientLinks {
 public:
  struct Made {
    std::string id;
    std::string address;
    std::int64_t expires_ms = 0;
    deals::QrCode code;  // of the address
  };

  explicit ClientLinks(Platform& platform) : platform_(&platform) {}

  // Which links there are.
  void ask(const LinkSubject& subject);
  // A link to a package, canonical JSON; for one client, where it is one to choose by.
  void make(std::string_view package, const LinkTerms& terms, const std::string& client = {});
  // A link to a stand. Before it one without a PIN to `home`, the same for visitors' own devices,
  // is made, which the stand's package then names.
  void make_stand(std::string_view package, std::string_view home, const LinkTerms& terms);
  void revoke(const std::string& link);
  // An answer of the server; false when it is about something else. `server` is its address, with
  // a slash at the end.
  bool answered(std::string_view path, int status, std::string_view body, std::string_view server);
  // The dialog has done with the link made last; its address can still be copied.
  void put_away() { made_.reset(); }

  [[nodiscard]] const LinkSubject& subject() const { return subject_; }
  // Those to subject(), the latest first.
  [[nodiscard]] const std::vector<ClientLink>& links() const { return links_; }
  [[nodiscard]] const std::optional<Made>& made() const { return made_; }
  // Where the address of a link is known here: "" where it is not.
  [[nodiscard]] std::string address(const std::string& link) const;
  [[nodiscard]] bool busy() const { return busy_; }
  // Why the link asked for last was not made or not revoked: an HTTP status, 0 without an answer,
  // -1 when all went well.
  [[nodiscard]] int failed_status() const { return failed_; }

 private:
  [[nodiscard]] std::string query() const;
  void read_links(std::string_view body);
  void read_made(std::string_view body, std::string_view server);
  void ask_for(const std::string& body);
  bool go_on_with_stand(std::string_view body);

  Platform* platform_;
  LinkSubject subject_;
  std::vector<ClientLink> links_;
  std::optional<Made> made_;
  std::map<std::string, std::string> addresses_;  // of links made here, by id
  std::string stand_;  // what is asked for when the link for visitors' own devices is there
  bool busy_ = false;
  int failed_ = -1;
};

}  // namespace oferta::app
