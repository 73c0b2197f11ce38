#include "server/team/rate_limit.h"

#include <algorithm>

namespace oferta::server::team {
namespace {

constexpr std::int64_t kWhole = 1000;
constexpr std::size_t kMaxBuckets = 10'000;

}  // namespace

RateLimit::Bucket& RateLimit::filled(const std::string& who, std::int64_t now_ms) {
  if (buckets_.size() >= kMaxBuckets) forget_full(now_ms);
  const auto [entry, added] = buckets_.try_emplace(who, Bucket{rate_.burst * kWhole, now_ms});
  Bucket& bucket = entry->second;
  // A clock that was set back fills nothing. Elapsed milliseconds times a rate a second are
  // thousandths of a request.
  const std::int64_t whole_refill_ms = rate_.burst * kWhole / rate_.per_second + 1;
  const std::int64_t elapsed = std::clamp<std::int64_t>(now_ms - bucket.at_ms, 0, whole_refill_ms);
  bucket.thousandths =
      std::min(rate_.burst * kWhole, bucket.thousandths + elapsed * rate_.per_second);
  bucket.at_ms = now_ms;
  return bucket;
}

// Who has a full bucket may begin anew. When everybody is busy, memory matters more: all do.
void RateLimit::forget_full(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& entry) {
    const Bucket& bucket = entry.second;
    return bucket.thousandths + (now_ms - bucket.at_ms) * rate_.per_second >= rate_.burst * kWhole;
  });
  if (buckets_.size() >= kMaxBuckets) buckets_.clear();
}

bool RateLimit::has(const std::string& who, std::int64_t now_ms) {
  return filled(who, now_ms).thousandths >= kWhole;
}

bool RateLimit::take(const std::string& who, std::int64_t now_ms) {
  Bucket& bucket = filled(who, now_ms);
  if (bucket.thousandths < kWhole) return false;
  bucket.thousandths -= kWhole;
  return true;
}

}  // namespace oferta::server::team
