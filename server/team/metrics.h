// Figures about a running server, in the text format of Prometheus (version 0.0.4).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace oferta::server::team {

class Metrics {
 public:
  void count_request(unsigned status, std::int64_t microseconds);
  void count_sync(std::size_t stored, std::size_t rejected, std::size_t sent);

  std::string text() const;

 private:
  std::map<unsigned, std::uint64_t> requests_;  // by status
  std::uint64_t microseconds_ = 0;
  std::uint64_t stored_ = 0;
  std::uint64_t rejected_ = 0;
  std::uint64_t sent_ = 0;
};

}  // namespace oferta::server::team
