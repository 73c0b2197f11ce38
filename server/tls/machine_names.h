// What this machine is called and reached by on the local network: what its certificate names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta::server::tls {

/// Names and numeric addresses, each sorted and once.
struct MachineNames {
  std::vector<std::string> names;      ///< "localhost", "office-pc", "office-pc.local"
  std::vector<std::string> addresses;  ///< "127.0.0.1", "192.168.1.20", "fd12::5"

  bool operator==(const MachineNames&) const = default;
};

/// Sorts texts and takes out those that are there twice.
void sort_once(std::vector<std::string>& texts);
/// A host name as it is compared: A to Z as small letters.
std::string lower_case(std::string name);
/// Whether it can stand in a certificate: letters, digits, dots and hyphens, no address.
bool is_host_name(std::string_view name);
/// Whether an address is one that only a local network leads to: those of RFC 1918, 6598, 3927 and
/// 4193, and this machine's own.
bool is_local_address(const std::string& address);

/// As the system has them now; addresses of the wider network are left out. Fails with io.
Result<MachineNames> machine_names();

}  // namespace oferta::server::tls
