#include "server/team/team_api.h"

#include <chrono>
#include <utility>

#include "server/team/link_api.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::server::team {
namespace {

constexpr Rate kFailures{1, 20};  // wrong tokens and codes from one address
constexpr std::uint64_t kSmallBody = 4096;
constexpr std::string_view kSync = "/v1/sync";
constexpr std::string_view kMetrics = "/metrics";
constexpr std::string_view kHealth = "/healthz";
constexpr std::int64_t kSeenEveryMs = 60'000;

std::string_view path_of(const http::Request& request) {
  const std::string_view target = request.target;
  return target.substr(0, target.find('?'));
}

std::int64_t microseconds_since(std::chrono::steady_clock::time_point start) {
  const auto passed = std::chrono::steady_clock::now() - start;
  return std::chrono::duration_cast<std::chrono::microseconds>(passed).count();
}

Answer unknown_path() {
  return refusal(404, "not_found", "There is nothing here.");
}

Answer forbidden() {
  return refusal(403, "forbidden", "This device's role does not allow it.");
}

}  // namespace

TeamApi::TeamApi(Database& database, Rate rate, Log log)
    : database_(&database),
      devices_(database),
      people_(database),
      links_(database),
      calls_(rate),
      failures_(kFailures),
      log_(std::move(log)) {}

bool TeamApi::answers(const http::Request& request) {
  const std::string_view path = path_of(request);
  return path.starts_with("/v1/") || path == kHealth || path == kMetrics;
}

// A valid token is never held up by others' wrong ones: behind a proxy all come from one address.
TeamApi::Caller TeamApi::identify(const http::Request& request) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view header = request.authorization;
  std::optional<Device> device;
  const std::string_view token =
      header.starts_with(kScheme) ? header.substr(kScheme.size()) : std::string_view();
  if (!token.empty()) {
    Result<std::optional<Device>> found = devices_.identify(token);
    if (!found) return {std::nullopt, refusal_of_error(found.error())};
    device = std::move(*found);
  }
  if (device) return {std::move(device), std::nullopt};
  if (!failures_.take(request.remote, now_ms())) {
    return {std::nullopt, refusal(429, "too_many", "Too many attempts: wait a little.")};
  }
  // Who holds the token of a revoked device is told so: it removes the team's data.
  const Result<bool> revoked = devices_.was_revoked(token);
  if (revoked && *revoked) {
    return {std::nullopt, refusal(401, "revoked", "This device's access has been ended.")};
  }
  return {std::nullopt, refusal(401, "unauthorized", "A device's token is needed.")};
}

http::Admission TeamApi::admit(const http::Request& request) {
  const auto start = std::chrono::steady_clock::now();
  http::Admission admission;
  const bool large = path_of(request) == kSync || is_about_links(path_of(request));
  admission.body_limit = large ? kMaxRequestBytes : kSmallBody;
  const Access access = access_of(request.method, path_of(request));
  if (access.anybody) return admission;
  Caller caller = identify(request);
  if (caller.device && !calls_.take(caller.device->id, now_ms())) {
    caller.refusal = refusal(429, "too_many", "Too many requests: wait a little.");
  }
  if (caller.device && !caller.refusal && access.errand != Errand::none &&
      !access.allows(caller.device->role)) {
    caller.refusal = forbidden();
  }
  if (caller.device && !caller.refusal && now_ms() - caller.device->seen_ms > kSeenEveryMs) {
    static_cast<void>(devices_.seen(*caller.device, now_ms()));
  }
  if (caller.refusal) {
    admission.refusal = finish(request, caller.device ? caller.device->id : "", *caller.refusal,
                               microseconds_since(start));
  }
  return admission;
}

http::Response TeamApi::respond(const http::Request& request) {
  const auto start = std::chrono::steady_clock::now();
  std::string who;
  const Answer given = answer(request, who);
  if (given.work) {
    // What is sent, and not counted, when too many wait for their passwords to be looked at.
    http::Response busy{503, {{"Retry-After", "2"}, {"Cache-Control", "no-store"}}, ""};
    busy.work = given.work;
    busy.then = [this, start, who, request, then = given.then] {
      return finish(request, who, then(), microseconds_since(start));
    };
    return busy;
  }
  if (access_of(request.method, path_of(request)).errand == Errand::events && given.status == 200) {
    return events(request, who);
  }
  metrics_.count_sync(given.stored, given.rejected, given.sent);
  return finish(request, who, given, microseconds_since(start));
}

http::Response TeamApi::finish(const http::Request& request, const std::string& who,
                               const Answer& answer, std::int64_t microseconds) {
  metrics_.count_request(answer.status, microseconds);
  Json line{{"at", now_ms()},           {"event", "request"},      {"method", request.method},
            {"path", path_of(request)}, {"status", answer.status}, {"device", who},
            {"remote", request.remote}, {"stored", answer.stored}, {"rejected", answer.rejected},
            {"sent", answer.sent},      {"us", microseconds}};
  if (!answer.trouble.empty()) line["trouble"] = answer.trouble;
  log_(canonical(line));
  const bool figures = path_of(request) == kMetrics && answer.status == 200;
  http::Response response;
  response.status = answer.status;
  response.headers = {
      {"Content-Type", figures ? "text/plain; version=0.0.4; charset=utf-8" : "application/json"},
      {"Cache-Control", "no-store"},
      {"X-Content-Type-Options", "nosniff"}};
  if (answer.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (answer.status == 429 || answer.status == 503) {
    response.headers.emplace_back("Retry-After",
                                  std::to_string(answer.retry_s > 0 ? answer.retry_s : 2));
  }
  response.body = answer.body;
  response.changed = answer.stored > 0;
  return response;
}

http::Response TeamApi::events(const http::Request& request, const std::string& who) {
  http::Response response = finish(request, who, Answer{}, 0);
  response.headers.front().second = "text/event-stream";
  const std::size_t scheme = request.authorization.find(' ');
  response.follow =
      [this, token = request.authorization.substr(scheme + 1)]() -> std::optional<std::string> {
    // Asked anew each time: a device may have been revoked meanwhile, also by the command line.
    const Result<std::optional<Device>> device = devices_.identify(token);
    if (!device || !*device) return std::nullopt;
    const Result<std::string> now = position(*database_);
    if (!now) return std::nullopt;
    return "event: change\ndata: " + *now + "\n\n";
  };
  return response;
}

bool TeamApi::changed_meanwhile() {
  const Result<std::string> now = position(*database_);
  if (!now || *now == position_) return false;
  position_ = *now;
  return true;
}

Answer TeamApi::answer(const http::Request& request, std::string& who) {
  const Access access = access_of(request.method, path_of(request));
  if (access.errand == Errand::health) return health();
  if (access.errand == Errand::enrol) return enrol(request);
  if (access.errand == Errand::sign_in) return people_.sign_in(request);
  Caller caller = identify(request);
  if (caller.refusal) return *caller.refusal;
  who = caller.device->id;
  if (access.errand == Errand::none) return unknown_path();
  if (!access.allows(caller.device->role)) return forbidden();
  return answer_device(request, access, *caller.device);
}

Answer TeamApi::answer_device(const http::Request& request, const Access& access,
                              const Device& device) {
  switch (access.errand) {
    case Errand::sync:
      return exchange(*database_, device, request.body, now_ms());
    case Errand::events:
      return {};
    case Errand::metrics: {
      Answer answer;
      answer.body = metrics_.text();
      return answer;
    }
    case Errand::links:
      return answer_about_links(links_, request, path_of(request), device);
    case Errand::list_devices:
      return devices_listed();
    case Errand::revoke_device:
      return device.role == Role::head || access.id == device.id ? revoke(access.id, device)
                                                                 : forbidden();
    case Errand::invite:
      return invite(request, device);
    case Errand::list_people:
      return people_.listed();
    case Errand::disable_person:
      return people_.disable(access.id, device);
    case Errand::reset_password:
      return people_.reset(request, device);
    case Errand::change_password:
      return people_.change_password(request, device);
    case Errand::none:
    case Errand::health:
    case Errand::enrol:
    case Errand::sign_in:
      break;
  }
  return unknown_path();
}

Answer TeamApi::health() {
  const Result<int> tables = database_->read([](soci::session& sql) -> Result<int> {
    int count = 0;
    sql << "SELECT count(*) FROM space", soci::into(count);
    return count;
  });
  return tables ? answer_with(200, {{"status", "ok"}}) : refusal_of_error(tables.error());
}

Answer TeamApi::enrol(const http::Request& request) {
  const Result<Json> json = parse_json(request.body);
  if (!json) return refusal_of_error(json.error());
  if (json->is_object() && json->contains("password")) {
    return people_.accept(request, *json, failures_);
  }
  Problems problems;
  const FieldReader reader(*json, "", problems);
  const std::string code = reader.text("invitation");
  const std::string name = reader.text("name");
  if (const Result<void> read = problems.result(); !read) return refusal_of_error(read.error());
  const Result<Enrolment> enrolment = devices_.enrol(code, name);
  if (!enrolment && enrolment.error().code == ErrorCode::not_found) {
    if (!failures_.take(request.remote, now_ms())) {
      return refusal(429, "too_many", "Too many attempts: wait a little.");
    }
    return refusal(401, "unauthorized", enrolment.error().message);
  }
  if (!enrolment) return refusal_of_error(enrolment.error());
  const Result<std::string> space = database_->read([](soci::session& sql) -> Result<std::string> {
    std::string id;
    sql << "SELECT id FROM space", soci::into(id);
    return id;
  });
  if (!space) return refusal_of_error(space.error());
  return answer_with(
      201,
      {{"device", json_of(enrolment->device)}, {"token", enrolment->token}, {"space", *space}});
}

Answer TeamApi::devices_listed() {
  const Result<std::vector<Device>> devices = devices_.list();
  if (!devices) return refusal_of_error(devices.error());
  Json list = Json::array();
  for (const Device& device : *devices) list.push_back(json_of(device));
  return answer_with(200, {{"devices", std::move(list)}});
}

Answer TeamApi::invite(const http::Request& request, const Device& device) {
  const Result<Json> json = parse_json(request.body);
  if (!json) return refusal_of_error(json.error());
  if (json->is_object() && json->value("for", Json()) == "person") {
    return people_.invite(*json, device);
  }
  Problems problems;
  const std::string name = FieldReader(*json, "", problems).text("role");
  const std::optional<Role> role = parse_role(name);
  if (!problems.empty() || !role) {
    return refusal(400, "invalid_format", "The role is head, manager, kiosk or monitor.");
  }
  const Result<std::string> code = devices_.invite(*role, device.id);
  if (!code) return refusal_of_error(code.error());
  return answer_with(201, {{"invitation", *code}, {"role", name}});
}

Answer TeamApi::revoke(std::string_view id, const Device& device) {
  const Result<void> revoked = devices_.revoke(std::string(id), device.id);
  return revoked ? answer_with(200, {{"revoked", id}}) : refusal_of_error(revoked.error());
}

}  // namespace oferta::server::team
