#pragma once
/// How much a random test does. Sanitized code takes ten times as long, WebAssembly whose tests are
/// compiled without optimising three times; what is looked for there – memory, overflow, a 32-bit
/// size – shows in fewer rounds than the rules themselves need.
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

#if defined(__EMSCRIPTEN__)
inline constexpr bool kSlow = true;
#else
inline constexpr bool kSlow = kSanitized;
#endif

/// `full`; sanitized or as WebAssembly a quarter of it.
constexpr int rounds(int full) {
  return kSlow ? (full + 3) / 4 : full;
}

}  // namespace oferta::testing
