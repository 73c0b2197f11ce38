#pragma once
/// The hybrid logical clock of one node (Kulkarni et al., "Logical Physical Clocks", 2014): stamps
/// follow the wall clock, never go back, and are later than everything seen.
///
///   Clock clock(node, last_stamp_of_the_store);
///   Stamp stamp = clock.next(now_ms);                    // one per user transaction
///   OFERTA_TRY(clock.observe(latest_of_batch, now_ms));  // before a batch is committed
///
/// The time is given by the caller: the core reads no clock.
#include <cstdint>

#include "shared/base/result.h"
#include "shared/sync/stamp.h"

namespace oferta::sync {

/// A stamp further ahead of the wall clock than this is not merged.
inline constexpr std::int64_t kMaxAheadMs = 300'000;

/// How far `stamp` is ahead of `now_ms`, in milliseconds; 0 when it is not.
std::int64_t ms_ahead(const Stamp& stamp, std::int64_t now_ms);

class Clock {
 public:
  /// `last` is the latest stamp the store has seen, from any node.
  explicit Clock(NodeId node, Stamp last = {});

  NodeId node() const { return node_; }
  /// The latest tick used or seen, under this node's name.
  Stamp last() const { return Stamp::from_tick(tick_, node_); }
  /// A new stamp, later than all before it and than everything observed. A counter that overflows
  /// carries into the milliseconds.
  Stamp next(std::int64_t now_ms);
  /// Takes note of the latest stamp of a received batch; conflict (and nothing changed) when it is
  /// more than kMaxAheadMs ahead.
  Result<void> observe(const Stamp& latest, std::int64_t now_ms);
  /// The same without the limit: a person has decided to adopt stamps from the future.
  void adopt(const Stamp& latest);

 private:
  NodeId node_;
  std::uint64_t tick_ = 0;
};

}  // namespace oferta::sync
