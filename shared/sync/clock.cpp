#include "shared/sync/clock.h"

#include <algorithm>

namespace oferta::sync {
namespace {

constexpr std::uint64_t kLastMs = Stamp::kLastTick >> Stamp::kCounterBits;

std::uint64_t clamped_ms(std::int64_t now_ms) {
  return std::min(kLastMs, static_cast<std::uint64_t>(std::max<std::int64_t>(now_ms, 0)));
}

}  // namespace

std::int64_t ms_ahead(const Stamp& stamp, std::int64_t now_ms) {
  const std::uint64_t now = clamped_ms(now_ms);
  return stamp.ms() > now ? static_cast<std::int64_t>(stamp.ms() - now) : 0;
}

Clock::Clock(NodeId node, Stamp last) : node_(node), tick_(last.tick()) {}

Stamp Clock::next(std::int64_t now_ms) {
  // Ticks count milliseconds · 2^16, so adding one carries from the counter by itself.
  const std::uint64_t wall = clamped_ms(now_ms) << Stamp::kCounterBits;
  tick_ = std::min(std::max(tick_ + 1, wall), Stamp::kLastTick);
  return Stamp::from_tick(tick_, node_);
}

Result<void> Clock::observe(const Stamp& latest, std::int64_t now_ms) {
  if (ms_ahead(latest, now_ms) > kMaxAheadMs) {
    return fail(ErrorCode::conflict, "The stamp is more than five minutes ahead of this clock.",
                latest.text());
  }
  adopt(latest);
  return {};
}

void Clock::adopt(const Stamp& latest) {
  tick_ = std::max(tick_, latest.tick());
}

}  // namespace oferta::sync
