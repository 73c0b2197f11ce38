// The interface about people: signing in, codes for them, passwords, who there is.
//
//   PeopleApi people(database);
//   return people.sign_in(request);
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/team/database.h"
#include "server/team/devices.h"
#include "server/team/exchange.h"
#include "server/team/lockout.h"
#include "server/team/people.h"
#include "server/team/rate_limit.h"

namespace oferta::server::team {

/// The status and words for an error of the database's side.
Answer refusal_of_error(const Error& error);

/// A device with what is said of it: `{"id","name","role","created",…}`.
Json json_of(const Device& device);

class PeopleApi {
 public:
  explicit PeopleApi(Database& database);

  /// `{"invitation","name","person","password"}`: a code for a person, of whom `failures` counts
  /// the wrong ones by address.
  Answer accept(const http::Request& request, const Json& body, RateLimit& failures);
  /// `{"person","password","device"}`. Unknown names, wrong passwords and people who are disabled
  /// have one answer, which takes the same time.
  Answer sign_in(const http::Request& request);
  /// `{"old","new","others"}` of the person whose device it is.
  Answer change_password(const http::Request& request, const Device& device);
  /// `{"role","days"}` of a body with `"for":"person"`.
  Answer invite(const Json& body, const Device& device);
  Answer reset(const http::Request& request, const Device& device);
  Answer listed();
  Answer disable(std::string_view id, const Device& device);

 private:
  Answer welcome(const Result<Joined>& joined);
  Answer locked(std::int64_t wait_ms);

  Database* database_;
  People people_;
  Lockout lockout_;
  RateLimit attempts_;
};

}  // namespace oferta::server::team
