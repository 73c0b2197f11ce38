#pragma once
/// SHA-256 (FIPS 180-4) for digests of files and documents. Written here, because the core runs
/// unchanged as WebAssembly, where no common library is at hand.
///
///   std::string digest = sha256_hex(bytes);     // 64 lower-case hexadecimal digits
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace oferta {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// Digest of data that arrives in pieces.
class Sha256 {
 public:
  void update(std::string_view bytes);
  /// The digest of everything so far; the object must not be used afterwards.
  Sha256Digest finish();

 private:
  void block(const std::uint8_t* bytes);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

Sha256Digest sha256(std::string_view bytes);
std::string hex(const Sha256Digest& digest);
std::string sha256_hex(std::string_view bytes);

}  // namespace oferta
