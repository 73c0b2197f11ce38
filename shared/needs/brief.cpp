#include "shared/needs/brief.h"

#include <array>
#include <cstddef>

namespace oferta::needs {
namespace {

constexpr std::array<std::string_view, 3> kVariants = {"economy", "balanced", "best"};

}  // namespace

std::string_view variant_name(VariantKind kind) {
  return kVariants[static_cast<std::size_t>(kind)];
}

Result<VariantKind> parse_variant(std::string_view name) {
  for (std::size_t i = 0; i < kVariants.size(); ++i) {
    if (kVariants[i] == name) return static_cast<VariantKind>(i);
  }
  return fail(ErrorCode::invalid_format,
              "A variant is one of economy, balanced and best, not \"" + std::string(name) + "\".");
}

}  // namespace oferta::needs
