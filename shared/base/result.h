#pragma once
/// Results and errors of everything that can fail.
///
///   Result<Date> due = Date::parse(text);
///   if (!due) return fail(due.error());          // hand it on
///   return fail(ErrorCode::out_of_range, "The quantity is negative.", "lines[3].quantity");
///
/// The core never throws across its border: a function that can fail returns Result<T>.
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace oferta {

/// Every kind of failure there is. The names (error_name) are stable on the wire.
enum class ErrorCode {
  invalid_argument,  ///< a value the caller gave makes no sense
  invalid_json,      ///< the text is not the JSON we accept
  invalid_format,    ///< JSON or text is well formed, but is not what was expected there
  out_of_range,      ///< a number, length or date is outside its limits
  not_found,         ///< the thing named does not exist
  conflict,          ///< the state has changed or contradicts the request
  sealed,            ///< what has been issued cannot be changed
  unsupported,       ///< newer or other than this version understands
  io,                ///< a file, the network or the store failed
  infeasible,        ///< no solution satisfies the constraints
  internal,          ///< our own mistake
};

/// The stable lower-case name of a code, for example "invalid_json".
std::string_view error_name(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;      ///< one clear English sentence
  std::string detail = {};  ///< the place: "records[12].f.price", "line 3, column 14"; may be empty
};

/// "message (detail)", for a log line or the standard error stream.
std::string describe(const Error& error);

template <class T>
using Result = tl::expected<T, Error>;

/// Makes the failing return value of a function that returns any Result<T>.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string detail = "") {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

/// Hands an error on unchanged.
inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

/// Hands an error on with `place` put before its detail: "place.detail", or "place[0]…" as it is.
tl::unexpected<Error> fail_at(std::string_view place, Error error);

}  // namespace oferta

// A target such as `const Date date` cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define OFERTA_CONCAT_INNER(a, b) a##b
#define OFERTA_CONCAT(a, b) OFERTA_CONCAT_INNER(a, b)
#define OFERTA_ASSIGN_INNER(temporary, target, expression)             \
  auto temporary = (expression);                                       \
  if (!temporary) return ::oferta::fail(std::move(temporary).error()); \
  target = *std::move(temporary)

/// OFERTA_ASSIGN(const Date date, Date::parse(text)); returns the error from the enclosing
/// function. A type with a comma needs parentheses-free spelling: name it with `using` or write
/// `auto`.
#define OFERTA_ASSIGN(target, expression) \
  OFERTA_ASSIGN_INNER(OFERTA_CONCAT(oferta_result_, __LINE__), target, expression)

/// OFERTA_TRY(check(x)); the same for Result<void>, or when the value is not needed.
#define OFERTA_TRY(expression)                                                           \
  do {                                                                                   \
    auto oferta_try_result = (expression);                                               \
    if (!oferta_try_result) return ::oferta::fail(std::move(oferta_try_result).error()); \
  } while (false)
// NOLINTEND(bugprone-macro-parentheses)
