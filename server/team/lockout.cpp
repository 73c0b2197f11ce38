#include "server/team/lockout.h"

#include <algorithm>
#include <array>

#include "server/team/audit.h"
#include "server/team/secret.h"

namespace oferta::server::team {
namespace {

constexpr long long kFirstLockMs = 30'000;
constexpr long long kLongestLockMs = 3'600'000;
constexpr long long kForgetMs = 24LL * 3600 * 1000;
constexpr int kNameFailures = 5;
constexpr int kAddressFailures = 20;
constexpr int kMostDoublings = 7;

struct Subject {
  std::string key;
  int allowed = 0;
};

// What people typed as a name may be their password by mistake: its hash is kept alone.
std::string key_of_name(const std::string& name) {
  return "name:" + secret_hash(name);
}

std::array<Subject, 2> subjects_of(const Attempt& attempt) {
  return {{{key_of_name(attempt.name), kNameFailures},
           {"address:" + attempt.address, kAddressFailures}}};
}

struct Failures {
  int count = 0;
  long long locked_until = 0;
};

Failures failures_of(soci::session& sql, const std::string& key) {
  Failures found;
  sql << "SELECT failures, locked_until_ms FROM sign_in WHERE subject = :subject", soci::use(key),
      soci::into(found.count), soci::into(found.locked_until);
  return found;
}

void count_failure(soci::session& sql, const Subject& subject, Failures failures, long long now) {
  ++failures.count;
  if (failures.count >= subject.allowed) {
    const int doublings = std::min(failures.count - subject.allowed, kMostDoublings);
    failures.locked_until = now + std::min(kFirstLockMs << doublings, kLongestLockMs);
  }
  sql << "INSERT INTO sign_in (subject, failures, locked_until_ms, last_ms) "
         "VALUES (:subject, :failures, :until, :now) ON CONFLICT (subject) DO UPDATE SET "
         "failures = excluded.failures, locked_until_ms = excluded.locked_until_ms, "
         "last_ms = excluded.last_ms",
      soci::use(subject.key), soci::use(failures.count), soci::use(failures.locked_until),
      soci::use(now);
}

}  // namespace

Result<std::int64_t> Lockout::attempt(const Attempt& attempt, std::int64_t now_ms) {
  return database_->write([&](soci::session& sql) -> Result<std::int64_t> {
    const long long now = now_ms;
    const long long forgotten = now - kForgetMs;
    sql << "DELETE FROM sign_in WHERE last_ms < :before", soci::use(forgotten);
    const auto subjects = subjects_of(attempt);
    std::array<Failures, 2> failures{failures_of(sql, subjects[0].key),
                                     failures_of(sql, subjects[1].key)};
    const long long until = std::max(failures[0].locked_until, failures[1].locked_until);
    if (until > now) return std::int64_t{until - now};
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      count_failure(sql, subjects[i], failures[i], now);
    }
    if (failures[0].count + 1 >= kNameFailures) note(sql, attempt.address, "lock", "name");
    if (failures[1].count + 1 >= kAddressFailures) note(sql, attempt.address, "lock", "address");
    return std::int64_t{0};
  });
}

Result<void> Lockout::succeeded(const Attempt& attempt) {
  return database_->write([&](soci::session& sql) -> Result<void> {
    const auto subjects = subjects_of(attempt);
    forget_name(sql, attempt.name);
    // Others may have failed from there: this attempt alone is taken back.
    sql << "UPDATE sign_in SET failures = failures - 1, locked_until_ms = 0 "
           "WHERE subject = :subject AND failures > 0",
        soci::use(subjects[1].key);
    return {};
  });
}

void Lockout::forget_name(soci::session& sql, const std::string& name) {
  const std::string key = key_of_name(name);
  sql << "DELETE FROM sign_in WHERE subject = :subject", soci::use(key);
}

}  // namespace oferta::server::team
