#include "server/tls/machine_names.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <memory>

namespace oferta::server::tls {
namespace {

constexpr std::size_t kMaxHostName = 253;

struct Network {
  std::uint32_t base;
  unsigned bits;
};
// Private, shared, link-local and loopback addresses.
constexpr std::array<Network, 6> kLocalNetworks{{{0x0A000000, 8},
                                                 {0xAC100000, 12},
                                                 {0xC0A80000, 16},
                                                 {0x64400000, 10},
                                                 {0xA9FE0000, 16},
                                                 {0x7F000000, 8}}};

// Nothing for addresses that a link alone leads to in IPv6: they mean nothing without the link.
std::string text_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address == nullptr) return "";
  if (address->sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, address, sizeof four);
    inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
  } else if (address->sa_family == AF_INET6) {
    sockaddr_in6 six{};
    std::memcpy(&six, address, sizeof six);
    if (IN6_IS_ADDR_LINKLOCAL(&six.sin6_addr)) return "";
    inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
  }
  return text.data();
}

}  // namespace

void sort_once(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_host_name(std::string_view name) {
  in_addr ignored{};
  if (name.empty() || name.size() > kMaxHostName || name.front() == '.' || name.back() == '.' ||
      name.front() == '-' || inet_pton(AF_INET, std::string(name).c_str(), &ignored) == 1) {
    return false;
  }
  return std::all_of(name.begin(), name.end(), [](unsigned char c) {
    return std::isdigit(c) != 0 || (c < 0x80 && std::isalpha(c) != 0) || c == '.' || c == '-';
  });
}

bool is_local_address(const std::string& address) {
  in_addr four{};
  if (inet_pton(AF_INET, address.c_str(), &four) == 1) {
    const std::uint32_t number = ntohl(four.s_addr);
    return std::any_of(kLocalNetworks.begin(), kLocalNetworks.end(), [&](const Network& network) {
      return (number ^ network.base) >> (32 - network.bits) == 0;
    });
  }
  in6_addr six{};
  if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return false;
  return IN6_IS_ADDR_LOOPBACK(&six) || (six.s6_addr[0] & 0xFEU) == 0xFCU;
}

Result<MachineNames> machine_names() {
  MachineNames found{{"localhost"}, {"127.0.0.1", "::1"}};
  std::array<char, kMaxHostName + 3> host{};
  if (gethostname(host.data(), host.size() - 1) == 0 && is_host_name(host.data())) {
    const std::string name = lower_case(host.data());
    found.names.push_back(name);
    // As devices find it that ask the network itself (multicast DNS).
    found.names.push_back(name.substr(0, name.find('.')) + ".local");
  }
  ifaddrs* first = nullptr;
  if (getifaddrs(&first) != 0) {
    return fail(ErrorCode::io, "The system does not say which addresses it has");
  }
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, freeifaddrs);
  for (const ifaddrs* at = first; at != nullptr; at = at->ifa_next) {
    const std::string address = text_of(at->ifa_addr);
    if ((at->ifa_flags & IFF_UP) != 0 && is_local_address(address)) {
      found.addresses.push_back(address);
    }
  }
  sort_once(found.names);
  sort_once(found.addresses);
  return found;
}

}  // namespace oferta::server::tls
