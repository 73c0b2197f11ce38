// The exchange with the team's server: brings what was done here, takes what was done elsewhere,
// and knows in which words to say how it stands.
//
//   Team team(ledger, platform);
//   team.join(membership);          // at the start, where the device belongs to a team
//   team.lead();                    // this window does the exchange for all of this device
//   team.turn();                    // now: something was written, or the server has news
//   team.answered("/v1/sync", 200, body);
//
// When to try again after a failure is the platform's business; nothing is ever lost by waiting.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/shell/client_links.h"
#include "app/shell/ledger.h"
#include "app/shell/platform.h"

namespace oferta::app {

enum class TeamPhase {
  none,     // no team: everything is kept on this device alone
  waiting,  // the server has not been reached since something went wrong
  first,    // what the team has is being read for the first time
  sending,
  calm,     // the server has everything, and so has this device
  unknown,  // the server does not know this device (another server, or put up anew)
  revoked,  // somebody has ended this device's membership
};

// A device of the team, as the server lists them.
struct TeamDevice {
  std::string id;
  std::string name;
  std::string role;
  std::int64_t created_ms = 0;
  std::string person;        // id of whose it is; empty: nobody's
  std::int64_t seen_ms = 0;  // 0: never
  bool revoked = false;
};

struct TeamPerson {
  std::string id;
  std::string name;
  std::string role;
  std::int64_t seen_ms = 0;
  bool disabled = false;
};

class Team {
 public:
  Team(Ledger& ledger, Platform& platform)
      : ledger_(&ledger), platform_(&platform), links_(platform) {}

  // Before operations are loaded. Errors: what the platform has kept cannot be read.
  Result<void> join(Membership membership);
  void lead();
  // Asks for the next exchange unless one is under way or this window does not do it.
  void turn();
  void answered(std::string_view path, int status, std::string_view body);
  // What the window that does the exchange has learned, and what it is doing.
  void learn(std::string_view peer);
  void show_phase(std::string_view phase);
  // Everything on the disk has been loaded again.
  void reloaded() { rereading_ = false; }

  [[nodiscard]] bool joined() const { return ledger_->peer().has_value(); }
  [[nodiscard]] TeamPhase phase() const { return joined() ? phase_ : TeamPhase::none; }
  [[nodiscard]] const Membership& membership() const { return membership_; }
  // Changes made here that the server does not have yet.
  [[nodiscard]] std::int64_t unsent() const;
  // Operations received since the program was started.
  [[nodiscard]] std::int64_t received() const { return received_; }

  // Changes the server refused for good, and its last reason.
  [[nodiscard]] std::int64_t refused() const { return joined() ? ledger_->peer()->refused() : 0; }
  [[nodiscard]] std::string reason() const {
    return joined() ? ledger_->peer()->reason() : std::string();
  }

  // For a head of the team: who else there is, and links for more people.
  void ask_for_devices();
  void invite(std::string_view role);
  void revoke(std::string_view device);
  void disable(std::string_view person);
  void reset(std::string_view person);
  [[nodiscard]] const std::vector<TeamDevice>& devices() const { return devices_; }
  [[nodiscard]] const std::vector<TeamPerson>& people() const { return people_; }
  [[nodiscard]] const std::string& invitation() const { return invitation_; }
  // Whose password the invitation changes, by id; empty: it is for somebody new.
  [[nodiscard]] const std::string& invitation_for() const { return invitation_for_; }

  // For the person whose device this is; the answer is DataDesk's.
  void change_password(std::string_view old, std::string_view fresh, bool others);

  // Links to clients. They are asked for when it is about something else than before, and when
  // something came from the server: that a client has looked, or answered.
  void follow_links(const LinkSubject& subject);
  [[nodiscard]] ClientLinks& links() { return links_; }
  [[nodiscard]] const ClientLinks& links() const { return links_; }

 private:
  void take(std::string_view body);
  void take_refusal(int status, std::string_view body);
  void set_phase(TeamPhase phase);
  void read_devices(std::string_view body);
  void read_people(std::string_view body);

  Ledger* ledger_;
  Platform* platform_;
  Membership membership_;
  TeamPhase phase_ = TeamPhase::waiting;
  bool leads_ = false;
  bool under_way_ = false;
  bool again_ = false;  // something was written while an exchange was under way
  bool rereading_ = false;
  std::int64_t received_ = 0;
  std::vector<TeamDevice> devices_;
  std::vector<TeamPerson> people_;
  std::string invitation_;
  std::string invitation_for_;
  ClientLinks links_;
  std::int64_t links_of_ = -1;  // received() when they were asked for
};

}  // namespace oferta::app
