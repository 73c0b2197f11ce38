#pragma once
/// A small deterministic generator of pseudo-random numbers for ids and tests: xoshiro256** seeded
/// through SplitMix64 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators",
/// 2021). The same seed gives the same numbers on every machine. Not for secrets.
///
///   Random random(seed_from_the_platform);
///   int die = static_cast<int>(random.below(6)) + 1;
#include <array>
#include <cstdint>

namespace oferta {

class Random {
 public:
  explicit Random(std::uint64_t seed);
  /// For ids: 256 bits of the platform's entropy, mixed; any value will do.
  explicit Random(const std::array<std::uint64_t, 4>& entropy);

  std::uint64_t next();
  /// Uniform in 0 … bound−1, without bias; 0 when bound is 0.
  std::uint64_t below(std::uint64_t bound);
  /// Uniform in min … max, both included; min when max < min.
  std::int64_t between(std::int64_t min, std::int64_t max);
  /// True once in `n` times.
  bool one_in(std::uint64_t n) { return below(n) == 0; }

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// One step of SplitMix64: moves `state` and returns a well mixed number.
std::uint64_t split_mix(std::uint64_t& state);

}  // namespace oferta
