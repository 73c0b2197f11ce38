#include "server/team/people_api.h"

#include <memory>
#include <utility>

#include "server/team/password.h"
#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::server::team {
namespace {

// Of one address, whoever it signs in: each costs the server a tenth of a second.
constexpr Rate kAttempts{1, 10};
constexpr std::int64_t kSecond = 1000;

Answer too_often() {
  return refusal(429, "too_many", "Too many attempts: wait a little.");
}

Answer wrong() {
  return refusal(401, "unauthorized", "The name or the password is wrong.");
}

/// Members of a body that are all needed.
struct Fields {
  explicit Fields(const std::string& body) : json(parse_json(body)) {}

  std::string text(const char* name) {
    return json ? FieldReader(*json, "", problems).text(name) : "";
  }
  Result<void> result() const { return json ? problems.result() : fail(json.error()); }

  Result<Json> json;
  Problems problems;
};

/// An answer that waits for work aside: `hashing` runs elsewhere, `then` here.
Answer aside(std::function<void()> hashing, std::function<Answer()> then) {
  Answer answer;
  answer.work = std::move(hashing);
  answer.then = std::move(then);
  return answer;
}

}  // namespace

Answer refusal_of_error(const Error& error) {
  if (error.code == ErrorCode::io || error.code == ErrorCode::internal) {
    return refusal_of_database(error);
  }
  unsigned status = 400;
  if (error.code == ErrorCode::not_found) status = 404;
  if (error.code == ErrorCode::conflict) status = 409;
  return refusal(status, error_name(error.code), error.message);
}

Json json_of(const Device& device) {
  Json out{{"id", device.id},
           {"name", device.name},
           {"role", role_name(device.role)},
           {"created", device.created_ms},
           {"seen", device.seen_ms}};
  if (!device.person.empty()) out["person"] = device.person;
  if (device.revoked_ms) out["revoked"] = *device.revoked_ms;
  return out;
}

PeopleApi::PeopleApi(Database& database)
    : database_(&database), people_(database), lockout_(database), attempts_(kAttempts) {
  prepare_passwords();
}

Answer PeopleApi::welcome(const Result<Joined>& joined) {
  if (!joined) {
    // A code that was used in between.
    if (joined.error().code == ErrorCode::not_found) {
      return refusal(401, "unauthorized", joined.error().message);
    }
    return refusal_of_error(joined.error());
  }
  const Result<std::string> space = database_->read([](soci::session& sql) -> Result<std::string> {
    std::string id;
    sql << "SELECT id FROM space", soci::into(id);
    return id;
  });
  if (!space) return refusal_of_error(space.error());
  return answer_with(201, {{"device", json_of(joined->enrolment.device)},
                           {"person", {{"id", joined->person}, {"name", joined->name}}},
                           {"token", joined->enrolment.token},
                           {"space", *space}});
}

Answer PeopleApi::locked(std::int64_t wait_ms) {
  Answer answer = refusal(429, "locked", "Too many wrong passwords: wait.");
  answer.retry_s = (wait_ms + kSecond - 1) / kSecond;
  return answer;
}

Answer PeopleApi::accept(const http::Request& request, const Json& body, RateLimit& failures) {
  Problems problems;
  const FieldReader reader(body, "", problems);
  const std::string code = reader.text("invitation");
  const std::string device = reader.text("name");
  const std::string password = reader.text("password");
  std::string person = reader.text_or("person", "");
  if (const Result<void> read = problems.result(); !read) return refusal_of_error(read.error());
  const Result<std::string> named = people_.named_in(code);
  if (!named) {
    if (named.error().code != ErrorCode::not_found) return refusal_of_error(named.error());
    if (!failures.take(request.remote, now_ms())) return too_often();
    return refusal(401, "unauthorized", named.error().message);
  }
  if (!attempts_.take(request.remote, now_ms())) return too_often();
  if (!named->empty()) person = *named;
  if (!is_shown_name(person) || !is_shown_name(device)) {
    return refusal(400, "invalid_argument",
                   "Names have 1 to 128 bytes without control characters.");
  }
  if (const auto fit = check_password(password, person); !fit) return refusal_of_error(fit.error());
  const auto hash = std::make_shared<Result<std::string>>();
  return aside([hash, password] { *hash = hash_password(password); },
               [this, hash, code, person, device] {
                 if (!*hash) return refusal_of_error(hash->error());
                 return welcome(people_.accept(code, {"", person, **hash}, device));
               });
}

Answer PeopleApi::sign_in(const http::Request& request) {
  Fields fields(request.body);
  const std::string name = fields.text("person");
  const std::string password = fields.text("password");
  const std::string device = fields.text("device");
  if (const Result<void> read = fields.result(); !read) return refusal_of_error(read.error());
  if (!is_shown_name(device)) {
    return refusal(400, "invalid_argument",
                   "A device's name has 1 to 128 bytes without control characters.");
  }
  if (!attempts_.take(request.remote, now_ms())) return too_often();
  const Attempt attempt{people_key(name), request.remote};
  const Result<std::int64_t> wait = lockout_.attempt(attempt, now_ms());
  if (!wait) return refusal_of_error(wait.error());
  if (*wait > 0) return locked(*wait);
  Result<std::optional<Account>> found = people_.find(name);
  if (!found) return refusal_of_error(found.error());
  const Account account = found->value_or(Account());
  const auto right = std::make_shared<bool>(false);
  return aside([right, account, password] { *right = is_password(account.password, password); },
               [this, right, account, attempt, device] {
                 if (!*right) return wrong();
                 const Result<void> noted = lockout_.succeeded(attempt);
                 if (!noted) return refusal_of_error(noted.error());
                 const Result<Joined> joined = people_.connect(account.id, device);
                 if (!joined && joined.error().code == ErrorCode::not_found) return wrong();
                 return welcome(joined);
               });
}

Answer PeopleApi::change_password(const http::Request& request, const Device& device) {
  Fields fields(request.body);
  const std::string old = fields.text("old");
  const std::string password = fields.text("new");
  const bool others =
      fields.json && FieldReader(*fields.json, "", fields.problems).boolean_or("others", false);
  if (const Result<void> read = fields.result(); !read) return refusal_of_error(read.error());
  const Result<std::optional<Account>> found = people_.of_device(device);
  if (!found) return refusal_of_error(found.error());
  if (!*found) return refusal(409, "conflict", "This device is nobody's: there is no password.");
  const Account account = **found;
  if (const auto fit = check_password(password, account.name); !fit) {
    return refusal_of_error(fit.error());
  }
  const Attempt attempt{people_key(account.name), request.remote};
  const Result<std::int64_t> wait = lockout_.attempt(attempt, now_ms());
  if (!wait) return refusal_of_error(wait.error());
  if (*wait > 0) return locked(*wait);
  // Nothing is made of the new one where the old one is wrong.
  const auto hash = std::make_shared<Result<std::string>>();
  return aside(
      [hash, account, old, password] {
        *hash = is_password(account.password, old) ? hash_password(password) : std::string();
      },
      [this, hash, account, attempt, device, others] {
        if (!*hash) return refusal_of_error(hash->error());
        if ((*hash)->empty()) return refusal(403, "wrong_password", "The old password is wrong.");
        const Result<void> noted = lockout_.succeeded(attempt);
        if (!noted) return refusal_of_error(noted.error());
        const Result<int> revoked = people_.set_password(account.id, **hash, device, others);
        return revoked ? answer_with(200, {{"revoked", *revoked}})
                       : refusal_of_error(revoked.error());
      });
}

Answer PeopleApi::invite(const Json& body, const Device& device) {
  Problems problems;
  const FieldReader reader(body, "", problems);
  const std::string role = reader.text("role");
  const std::int64_t days = reader.integer_or("days", kDefaultCodeDays);
  const std::optional<Role> known = parse_role(role);
  if (!problems.empty() || !known) {
    return refusal(400, "invalid_format", "People are head, manager or kiosk.");
  }
  const Result<std::string> code = people_.invite(*known, days, device.id);
  return code ? answer_with(201, {{"invitation", *code}, {"role", role}, {"days", days}})
              : refusal_of_error(code.error());
}

Answer PeopleApi::reset(const http::Request& request, const Device& device) {
  Fields fields(request.body);
  const std::string person = fields.text("person");
  if (const Result<void> read = fields.result(); !read) return refusal_of_error(read.error());
  const Result<std::string> code = people_.reset(person, device.id);
  return code ? answer_with(201, {{"invitation", *code}, {"person", person}})
              : refusal_of_error(code.error());
}

Answer PeopleApi::listed() {
  const Result<std::vector<Person>> people = people_.list();
  if (!people) return refusal_of_error(people.error());
  Json list = Json::array();
  for (const Person& person : *people) {
    Json out{{"id", person.id},
             {"name", person.name},
             {"role", role_name(person.role)},
             {"created", person.created_ms},
             {"seen", person.seen_ms}};
    if (person.disabled_ms) out["disabled"] = *person.disabled_ms;
    list.push_back(std::move(out));
  }
  return answer_with(200, {{"people", std::move(list)}});
}

Answer PeopleApi::disable(std::string_view id, const Device& device) {
  const Result<void> disabled = people_.disable(std::string(id), device.id);
  return disabled ? answer_with(200, {{"disabled", id}}) : refusal_of_error(disabled.error());
}

}  // namespace oferta::server::team
