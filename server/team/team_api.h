// The server's interface over HTTP: who may ask for what, and the answer. Everything not allowed
// here is refused.
//
//   TeamApi api(database, log);
//   if (TeamApi::answers(request)) return api.respond(request);
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/message.h"
#include "server/team/access.h"
#include "server/team/database.h"
#include "server/team/devices.h"
#include "server/team/exchange.h"
#include "server/team/links.h"
#include "server/team/metrics.h"
#include "server/team/people_api.h"
#include "server/team/rate_limit.h"

namespace oferta::server::team {

/// Takes one line of the log, a JSON object without secrets.
using Log = std::function<void(const std::string& line)>;

class TeamApi {
 public:
  /// `rate`: requests of one device.
  TeamApi(Database& database, Rate rate, Log log);

  /// Whether a request is for the interface, not for a file of the application.
  static bool answers(const http::Request& request);

  /// Refuses who may not ask, before the body is read.
  http::Admission admit(const http::Request& request);
  http::Response respond(const http::Request& request);
  /// Whether there is something new since this was asked last, whoever brought it: another server
  /// of the same database, too.
  bool changed_meanwhile();

 private:
  struct Caller {
    std::optional<Device> device;
    std::optional<Answer> refusal;
  };

  Caller identify(const http::Request& request);
  /// Live changes for the device of the request, for as long as it may read.
  http::Response events(const http::Request& request, const std::string& who);
  Answer answer(const http::Request& request, std::string& who);
  Answer answer_device(const http::Request& request, const Access& access, const Device& device);
  Answer enrol(const http::Request& request);
  Answer health();
  Answer devices_listed();
  Answer invite(const http::Request& request, const Device& device);
  Answer revoke(std::string_view id, const Device& device);
  http::Response finish(const http::Request& request, const std::string& who, const Answer& answer,
                        std::int64_t microseconds);

  Database* database_;
  Devices devices_;
  PeopleApi people_;
  Links links_;
  RateLimit calls_;
  RateLimit failures_;
  Metrics metrics_;
  Log log_;
  std::string position_;  ///< as it was when changed_meanwhile() was asked last
};

}  // namespace oferta::server::team
