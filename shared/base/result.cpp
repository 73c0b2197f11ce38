#include "shared/base/result.h"

namespace oferta {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
      return "invalid_argument";
    case ErrorCode::invalid_json:
      return "invalid_json";
    case ErrorCode::invalid_format:
      return "invalid_format";
    case ErrorCode::out_of_range:
      return "out_of_range";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::sealed:
      return "sealed";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::io:
      return "io";
    case ErrorCode::infeasible:
      return "infeasible";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

std::string describe(const Error& error) {
  if (error.detail.empty()) return error.message;
  return error.message + " (" + error.detail + ")";
}

tl::unexpected<Error> fail_at(std::string_view place, Error error) {
  std::string detail(place);
  if (!error.detail.empty()) {
    if (!detail.empty() && error.detail.front() != '[') detail += '.';
    detail += error.detail;
  }
  error.detail = std::move(detail);
  return fail(std::move(error));
}

}  // namespace oferta
