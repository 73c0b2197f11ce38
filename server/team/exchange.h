// `POST /v1/sync`: takes a device's operations, gives it those of the others.
//
//   const Answer answer = exchange(database, device, body, now_ms());
//
// Everything a request brings is one transaction, on the disk before it is acknowledged; what a
// request brings again is acknowledged again. docs/server.md describes the messages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/team/database.h"
#include "server/team/devices.h"
#include "shared/base/json.h"

namespace oferta::server::team {

/// The largest request, in bytes.
inline constexpr std::uint64_t kMaxRequestBytes = 1'048'576;
inline constexpr std::size_t kMaxOperationsIn = 1'000;
inline constexpr std::int64_t kMaxOperationsOut = 2'000;
/// An answer takes no further operation once it is as long as this.
inline constexpr std::size_t kAnswerBytes = 4'194'304;

struct Answer {
  unsigned status = 200;
  std::string body;  ///< JSON
  std::size_t stored = 0;
  std::size_t rejected = 0;
  std::size_t sent = 0;
  std::string trouble{};     ///< what the database said, for the log alone
  std::int64_t retry_s = 0;  ///< of 429 and 503: when it makes sense again; 0: soon
  /// Where it takes a while: `work`, on another thread, and then `then`, which gives the answer.
  std::function<void()> work{};
  std::function<Answer()> then{};
};

Answer answer_with(unsigned status, const Json& body);
/// An answer that says what is wrong: `{"error":{"code":…,"message":…}}`.
Answer refusal(unsigned status, std::string_view code, std::string_view message);
/// The same for what the database refused or could not be asked: 503.
Answer refusal_of_database(const Error& error);

/// Where reading would stop now: `{"cur":…}`, which changes when there is something new.
Result<std::string> position(Database& database);

Answer exchange(Database& database, const Device& device, std::string_view body,
                std::int64_t now_ms);

}  // namespace oferta::server::team
