// How often somebody may ask: a bucket that fills steadily and is emptied by requests.
//
//   RateLimit limit({20, 100});                         // 20 a second, 100 at once
//   if (!limit.take(device_id, now_ms)) return refuse(429);
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace oferta::server::team {

struct Rate {
  std::int64_t per_second = 0;
  std::int64_t burst = 0;
};

class RateLimit {
 public:
  explicit RateLimit(Rate rate) : rate_(rate) {}

  /// Takes one from the bucket of `who`; false when it is empty.
  bool take(const std::string& who, std::int64_t now_ms);
  /// Whether there is one to take.
  bool has(const std::string& who, std::int64_t now_ms);

 private:
  struct Bucket {
    std::int64_t thousandths = 0;
    std::int64_t at_ms = 0;
  };

  Bucket& filled(const std::string& who, std::int64_t now_ms);
  void forget_full(std::int64_t now_ms);

  Rate rate_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace oferta::server::team
