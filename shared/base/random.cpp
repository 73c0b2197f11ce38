#include "shared/base/random.h"

#include <limits>

namespace oferta {
namespace {

std::uint64_t rotate_left(std::uint64_t x, unsigned k) {
  return (x << k) | (x >> (64u - k));
}

}  // namespace

std::uint64_t split_mix(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15u;
  std::uint64_t z = state;
  z = (z ^ (z >> 30u)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27u)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31u);
}

Random::Random(std::uint64_t seed) {
  for (std::uint64_t& word : state_) word = split_mix(seed);
}

Random::Random(const std::array<std::uint64_t, 4>& entropy) {
  std::uint64_t mixed = 0;
  for (std::size_t i = 0; i < state_.size(); ++i) {
    mixed ^= entropy[i];
    // Each word keeps its own entropy; the running mix makes an all-zero state impossible in
    // practice even when the platform gives zeros.
    state_[i] = entropy[i] ^ split_mix(mixed);
  }
}

std::uint64_t Random::next() {
  const std::uint64_t result = rotate_left(state_[1] * 5, 7) * 9;
  const std::uint64_t t = state_[1] << 17u;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= t;
  state_[3] = rotate_left(state_[3], 45);
  return result;
}

std::uint64_t Random::below(std::uint64_t bound) {
  if (bound == 0) return 0;
  // Numbers of the incomplete last round would favour small results: draw again.
  const std::uint64_t excess = (std::numeric_limits<std::uint64_t>::max() % bound + 1) % bound;
  const std::uint64_t limit = std::numeric_limits<std::uint64_t>::max() - excess;
  std::uint64_t value = next();
  while (value > limit) value = next();
  return value % bound;
}

std::int64_t Random::between(std::int64_t min, std::int64_t max) {
  if (max <= min) return min;
  const std::uint64_t span = static_cast<std::uint64_t>(max) - static_cast<std::uint64_t>(min);
  const std::uint64_t step =
      span == std::numeric_limits<std::uint64_t>::max() ? next() : below(span + 1);
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(min) + step);
}

}  // namespace oferta
