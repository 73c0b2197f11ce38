#include "app/shell/client_links.h"

#include <algorithm>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::app {
namespace {

constexpr std::string_view kLinks = "/v1/links";
constexpr std::size_t kMinLinkPin = 4;
constexpr std::size_t kMaxLinkPin = 12;

std::optional<std::int64_t> time_of(const FieldReader& entry, std::string_view field) {
  if (!entry.has(field)) return std::nullopt;
  return entry.integer_or(field, 0);
}

// What the server is asked for. A package was written a moment ago: it can be read.
std::string body_of(std::string_view package, const LinkTerms& terms, const std::string& client) {
  const Result<Json> contents = parse_json(package);
  Json body{{"days", terms.days}, {"package", contents ? *contents : Json()}};
  if (!terms.pin.empty()) body["pin"] = terms.pin;
  if (!client.empty()) body["client"] = client;
  return canonical(body);
}

}  // namespace

LinkSubject links_to_offer(std::string offer) {
  return {LinkSubject::Kind::offer, std::move(offer)};
}

LinkSubject links_to_choose(std::string client) {
  return {LinkSubject::Kind::choice, std::move(client)};
}

bool is_link_pin(std::string_view pin) {
  const bool digits =
      std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
  return pin.empty() || (digits && pin.size() >= kMinLinkPin && pin.size() <= kMaxLinkPin);
}

std::string ClientLinks::query() const {
  const char* const what = subject_.kind == LinkSubject::Kind::offer ? "?offer=" : "?client=";
  return std::string(kLinks) + what + subject_.id;
}

void ClientLinks::ask(const LinkSubject& subject) {
  if (!(subject == subject_)) {
    links_.clear();
    made_.reset();
    failed_ = -1;
    busy_ = false;
  }
  subject_ = subject;
  platform_->call_team("GET", query(), "");
}

void ClientLinks::make(std::string_view package, const LinkTerms& terms,
                       const std::string& client) {
  stand_.clear();
  ask_for(body_of(package, terms, client));
}

void ClientLinks::make_stand(std::string_view package, std::string_view home,
                             const LinkTerms& terms) {
  stand_ = body_of(package, terms, {});
  ask_for(body_of(home, {.days = terms.days}, {}));
}

void ClientLinks::ask_for(const std::string& body) {
  busy_ = true;
  failed_ = -1;
  made_.reset();
  platform_->call_team("POST", kLinks, body);
}

// The server has made the link for visitors' own devices: the stand's follows, and names it.
bool ClientLinks::go_on_with_stand(std::string_view body) {
  const Result<Json> answer = parse_json(body);
  Result<Json> asked = parse_json(std::exchange(stand_, {}));
  if (!answer || !asked) return false;
  Problems problems;
  const std::string path = FieldReader(*answer, "", problems).text("path");
  if (!problems.empty()) return false;
  (*asked)["package"]["stand"]["home"] = path.substr(path.rfind('/') + 1);
  ask_for(canonical(*asked));
  return true;
}

void ClientLinks::revoke(const std::string& link) {
  failed_ = -1;
  platform_->call_team("DELETE", std::string(kLinks) + "/" + link, "");
}

bool ClientLinks::answered(std::string_view path, int status, std::string_view body,
                           std::string_view server) {
  if (!path.starts_with(kLinks)) return false;
  if (path == kLinks) {
    busy_ = false;
    if (status == 201 && !stand_.empty()) {
      if (!go_on_with_stand(body)) failed_ = 0;
    } else if (status == 201) {
      read_made(body, server);
      ask(subject_);
    } else {
      failed_ = status;
    }
  } else if (path.substr(kLinks.size()).starts_with("?")) {
    // An answer may be late: about what was on the screen before.
    if (status == 200 && path == query()) read_links(body);
  } else if (status == 200) {
    ask(subject_);
  } else {
    failed_ = status;
  }
  return true;
}

std::string ClientLinks::address(const std::string& link) const {
  const auto found = addresses_.find(link);
  return found == addresses_.end() ? std::string() : found->second;
}

void ClientLinks::read_links(std::string_view body) {
  const Result<Json> json = parse_json(body);
  if (!json) return;
  Problems problems;
  std::vector<ClientLink> links;
  FieldReader(*json, "", problems).each("links", [&links](const FieldReader& entry) {
    links.push_back({.id = entry.text("id"),
                     .device = entry.text("by"),
                     .created_ms = entry.integer_or("created", 0),
                     .expires_ms = entry.integer_or("expires", 0),
                     .revoked_ms = time_of(entry, "revoked"),
                     .viewed_ms = time_of(entry, "viewed"),
                     .pin = entry.boolean_or("pin", false),
                     .answers = entry.integer_or("answers", 0)});
  });
  if (problems.empty()) links_ = std::move(links);
}

void ClientLinks::read_made(std::string_view body, std::string_view server) {
  const Result<Json> json = parse_json(body);
  if (!json) return;
  Problems problems;
  const FieldReader reader(*json, "", problems);
  Made made;
  made.id = reader.text("id");
  made.expires_ms = reader.integer_or("expires", 0);
  // The server says «/s/…»: below its own address, wherever that is.
  const std::string said = reader.text("path");
  made.address = std::string(server) + said.substr(said.starts_with("/") ? 1 : 0);
  Result<deals::QrCode> code = deals::qr_code(made.address);
  if (!problems.empty() || !code) {
    failed_ = 0;
    return;
  }
  made.code = *std::move(code);
  addresses_[made.id] = made.address;
  made_ = std::move(made);
}

}  // namespace oferta::app
