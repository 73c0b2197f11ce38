#include "app/shell/team.h"

#include <array>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/sync/clock.h"

namespace oferta::app {
namespace {

constexpr std::string_view kSync = "/v1/sync";
constexpr std::string_view kDevices = "/v1/devices";
constexpr std::string_view kInvitations = "/v1/invitations";
constexpr std::string_view kPeople = "/v1/people";
constexpr std::string_view kResets = "/v1/resets";
constexpr std::string_view kPassword = "/v1/password";
// A clock that runs ahead by less than this is good enough.
constexpr std::int64_t kTolerableMs = 60'000;

constexpr std::array<std::string_view, 7> kPhases = {"none", "waiting", "first",  "sending",
                                                     "calm", "unknown", "revoked"};

std::string error_code(std::string_view body) {
  const Result<Json> json = parse_json(body);
  Problems problems;
  return json && json->is_object() && json->contains("error")
             ? FieldReader(*json, "", problems).object("error").text_or("code", "")
             : std::string();
}

}  // namespace

Result<void> Team::join(Membership membership) {
  OFERTA_ASSIGN(ledger_->peer(), sync::Peer::parse(membership.peer));
  membership_ = std::move(membership);
  phase_ = ledger_->peer()->complete() ? TeamPhase::waiting : TeamPhase::first;
  return {};
}

void Team::lead() {
  leads_ = true;
  ledger_->keeps_peer(true);
  turn();
}

std::int64_t Team::unsent() const {
  return joined() ? static_cast<std::int64_t>(ledger_->peer()->waiting()) : 0;
}

void Team::set_phase(TeamPhase phase) {
  if (phase_ != phase) {
    phase_ = phase;
    platform_->share_team_phase(kPhases.at(static_cast<std::size_t>(phase)));
  }
}

void Team::turn() {
  if (!joined() || !leads_ || rereading_ || phase_ == TeamPhase::revoked) {
    return;
  }
  if (under_way_) {
    again_ = true;
    return;
  }
  sync::Peer& peer = *ledger_->peer();
  if (std::vector<sync::Operation> stranded = peer.take_stranded(); !stranded.empty()) {
    ledger_->take_as_own(std::move(stranded));
  }
  under_way_ = true;
  again_ = false;
  if (phase_ == TeamPhase::calm && peer.waiting() > 0) {
    set_phase(TeamPhase::sending);
  }
  const sync::NodeId node = sync::parse_node(platform_->node_id()).value_or(0);
  platform_->call_team("POST", kSync, peer.request(node));
}

void Team::answered(std::string_view path, int status, std::string_view body) {
  if (links_.answered(path, status, body, membership_.server)) {
    return;
  }
  if (path == kDevices && status == 200) {
    read_devices(body);
  } else if (path == kPeople && status == 200) {
    read_people(body);
  } else if ((path == kInvitations || path == kResets) && status == 201) {
    Problems problems;
    if (const Result<Json> json = parse_json(body)) {
      const FieldReader reader(*json, "", problems);
      invitation_ = reader.text_or("invitation", "");
      invitation_for_ = reader.text_or("person", "");
    }
  } else if (path == kDevices || path == kPeople) {
    return;  // refused, or there is no network: what is known stays
  } else if (path != kSync) {
    ask_for_devices();
  } else if (joined()) {
    under_way_ = false;
    if (status == 200) {
      take(body);
    } else {
      take_refusal(status, body);
    }
  }
}

void Team::take(std::string_view body) {
  sync::Peer& peer = *ledger_->peer();
  const std::string before = peer.text();
  Result<sync::PeerAnswer> answer = peer.receive(body);
  if (!answer) {
    set_phase(TeamPhase::waiting);
    return;
  }
  const std::int64_t ahead = platform_->now_ms() - answer->now_ms;
  ledger_->shift_clock(ahead > kTolerableMs ? -ahead : 0);
  received_ += static_cast<std::int64_t>(answer->received.size());
  if (!answer->renumber.empty()) {
    // Should the numbers of this very node be taken, somebody works on a copy of this store.
    const std::string own = platform_->node_id();
    for (const sync::Operation& operation : answer->renumber) {
      if (sync::node_text(operation.node) == own) {
        platform_->renew_node();
        break;
      }
    }
    ledger_->take_as_own(std::move(answer->renumber));
  }
  const bool stamped_anew = !answer->reissue.empty();
  if (stamped_anew) {
    ledger_->take_anew(std::move(answer->reissue));
  }
  ledger_->take_in(answer->received);
  if (answer->received.empty() && peer.text() != before) {
    ledger_->keep_peer();
  }
  if (answer->offer_again || stamped_anew) {
    rereading_ = true;
    platform_->reread();
    return;
  }
  if (answer->more || again_ || peer.waiting() > 0) {
    if (peer.complete()) {
      set_phase(TeamPhase::sending);
    }
    turn();
  } else {
    set_phase(TeamPhase::calm);
  }
}

void Team::take_refusal(int status, std::string_view body) {
  if (status == 409 && ledger_->peer()->receive_gap(body)) {
    ledger_->keep_peer();
    rereading_ = true;
    platform_->reread();
  } else if (status == 401 || status == 403) {
    set_phase(error_code(body) == "revoked" ? TeamPhase::revoked : TeamPhase::unknown);
  } else {
    set_phase(TeamPhase::waiting);
  }
}

void Team::learn(std::string_view peer) {
  if (Result<sync::Peer> newer = sync::Peer::parse(peer); newer && joined() && !leads_) {
    ledger_->peer()->learn(*newer);
  }
}

void Team::show_phase(std::string_view phase) {
  for (std::size_t i = 0; i < kPhases.size(); ++i) {
    if (kPhases.at(i) == phase) {
      phase_ = static_cast<TeamPhase>(i);
    }
  }
}

void Team::ask_for_devices() {
  platform_->call_team("GET", kDevices, "");
  platform_->call_team("GET", kPeople, "");
}

void Team::invite(std::string_view role) {
  platform_->call_team("POST", kInvitations, canonical({{"for", "person"}, {"role", role}}));
}

void Team::revoke(std::string_view device) {
  platform_->call_team("DELETE", std::string(kDevices) + "/" + std::string(device), "");
}

void Team::disable(std::string_view person) {
  platform_->call_team("DELETE", std::string(kPeople) + "/" + std::string(person), "");
}

void Team::reset(std::string_view person) {
  platform_->call_team("POST", kResets, canonical({{"person", person}}));
}

void Team::change_password(std::string_view old, std::string_view fresh, bool others) {
  platform_->call_team("POST", kPassword,
                       canonical({{"old", old}, {"new", fresh}, {"others", others}}));
}

void Team::follow_links(const LinkSubject& subject) {
  if (phase_ == TeamPhase::calm && (!(subject == links_.subject()) || received_ != links_of_)) {
    links_of_ = received_;
    links_.ask(subject);
  }
}

void Team::read_devices(std::string_view body) {
  const Result<Json> json = parse_json(body);
  if (!json) {
    return;
  }
  Problems problems;
  devices_.clear();
  FieldReader(*json, "", problems).each("devices", [this](const FieldReader& entry) {
    devices_.push_back({entry.text("id"), entry.text("name"), entry.text("role"),
                        entry.integer_or("created", 0), entry.text_or("person", ""),
                        entry.integer_or("seen", 0), entry.has("revoked")});
  });
}

void Team::read_people(std::string_view body) {
  const Result<Json> json = parse_json(body);
  if (!json) {
    return;
  }
  Problems problems;
  people_.clear();
  FieldReader(*json, "", problems).each("people", [this](const FieldReader& entry) {
    people_.push_back({entry.text("id"), entry.text("name"), entry.text("role"),
                       entry.integer_or("seen", 0), entry.has("disabled")});
  });
}

}  // namespace oferta::app
