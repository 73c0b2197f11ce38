#include "app/shell/refusal.h"

#include <utility>

namespace oferta::app {
namespace {

constexpr std::string_view kSaid = "said";

}  // namespace

std::string refusal_text(const Strings& strings, const Error& error) {
  if (error.detail == kSaid || strings.language() == Language::en) {
    return error.message;
  }
  const std::string general = "error." + std::string(error_name(error.code));
  const std::string* special = strings.find(general + "." + error.detail);
  return special != nullptr ? *special : strings.get(general);
}

tl::unexpected<Error> refuse_said(ErrorCode code, std::string message) {
  return fail(code, std::move(message), std::string(kSaid));
}

}  // namespace oferta::app
