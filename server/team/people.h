// The people of a team: each has a name, a role and a password, and devices that act for them.
//
//   OFERTA_ASSIGN(const std::string code, people.invite(Role::manager, 7, device.id));
//   OFERTA_ASSIGN(const Joined joined, people.accept(code, {"Anna", hash}, "Anna's laptop"));
//   OFERTA_ASSIGN(const std::optional<Account> account, people.find("anna"));
//   OFERTA_ASSIGN(const Joined again, people.connect(account->id, "Anna's phone"));
//
// Nothing here hashes a password (password.h): that takes its time elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/team/database.h"
#include "server/team/devices.h"
#include "server/team/enrolment.h"

namespace oferta::server::team {

struct Person {
  std::string id;
  std::string name;
  Role role = Role::monitor;
  std::int64_t created_ms = 0;
  std::int64_t seen_ms = 0;  ///< a device of theirs; 0: never
  std::optional<std::int64_t> disabled_ms;
};

/// What a password is held against.
struct Account {
  std::string id;
  std::string name;
  std::string password;  ///< as kept
};

struct Joined {
  Enrolment enrolment;
  std::string person;  ///< id
  std::string name;
};

/// Names that differ in case or in spaces alone are one.
std::string people_key(std::string_view name);

class People {
 public:
  explicit People(Database& database) : database_(&database) {}

  /// A code for the first head; nothing when somebody can let others in already. Codes made so
  /// before lose their force.
  Result<std::optional<std::string>> set_up_code();
  /// A code for one person. invalid_argument for days and for the role monitor.
  Result<std::string> invite(Role role, std::int64_t days, const std::string& actor);
  /// A code for another password, good for a day; not_found.
  Result<std::string> reset(const std::string& id, const std::string& actor);

  /// Who a code is for, before a password is hashed for it: the person's name, or "" where one is
  /// still to be chosen. Errors: not_found; invalid_argument when it is for a device alone.
  Result<std::string> named_in(std::string_view code);
  /// Makes the person, or gives them another password, and their device. After a reset their other
  /// devices are revoked. Errors: as above; invalid_argument for names; conflict for one taken.
  Result<Joined> accept(std::string_view code, const Account& account, const std::string& device);
  /// Of a person who has not been disabled.
  Result<std::optional<Account>> find(std::string_view name);
  Result<std::optional<Account>> of_device(const Device& device);
  /// Another device for somebody whose password was right.
  Result<Joined> connect(const std::string& id, const std::string& device);
  /// Gives how many devices were revoked: with `others` all but the one it was done on.
  Result<int> set_password(const std::string& id, const std::string& kept, const Device& on,
                           bool others);

  Result<std::vector<Person>> list();
  /// Revokes their devices too. Errors: not_found; conflict when nobody else could let others in.
  Result<void> disable(const std::string& id, const std::string& actor);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
