#pragma once
/// How much a random test does. Sanitized code takes ten times as long, and what sanitizers look
/// for – memory, overflow – shows in fewer rounds.
namespace oferta::testing {

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
#else
inline constexpr bool kSanitized = false;
#endif

/// `full`, sanitized a quarter of it.
constexpr int rounds(int full) {
  return kSanitized ? (full + 3) / 4 : full;
}

}  // namespace oferta::testing
