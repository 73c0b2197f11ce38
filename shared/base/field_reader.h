#pragma once
/// Decodes JSON objects into plain structs, collecting every error with its place.
///
///   Problems problems;
///   FieldReader reader(json, "records[12]", problems);
///   Product product;
///   product.name = reader.local_text("name");
///   product.price = reader.money("price");
///   product.stock = reader.integer_or("stock", 0);
///   reader.each("tags", [&](const FieldReader& tag) { product.tags.push_back(tag.as_text()); });
///   OFERTA_TRY(problems.result());
///
/// Unknown fields are nobody's business here: they are neither read nor complained about. A getter
/// that meets a wrong value notes a problem and returns an empty value, so reading goes on.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"

namespace oferta {

/// The errors met while decoding; at most 100 are kept.
class Problems {
 public:
  void add(Error error);
  bool empty() const { return count_ == 0; }
  std::size_t count() const { return count_; }
  const std::vector<Error>& all() const { return errors_; }
  /// The first problem, or success.
  Result<void> result() const;

 private:
  std::vector<Error> errors_;
  std::size_t count_ = 0;
};

/// Limits of a whole number, both included.
struct IntegerRange {
  std::int64_t min = -kMaxJsonInteger;
  std::int64_t max = kMaxJsonInteger;
};

/// A view of one JSON value and its place; cheap to copy, must not outlive the value.
class FieldReader {
 public:
  FieldReader(const Json& value, std::string place, Problems& problems);

  bool has(std::string_view key) const;  ///< present and not null
  const Json& json() const { return *value_; }
  const std::string& place() const { return place_; }
  /// Notes a problem at `key` (or here, when `key` is empty).
  void problem(std::string_view key, std::string message,
               ErrorCode code = ErrorCode::invalid_format) const;

  // Required fields. Absent, null or of a wrong kind: a problem and an empty value.
  std::string text(std::string_view key) const;  ///< may be "", see non_empty_text
  std::string non_empty_text(std::string_view key) const;
  std::int64_t integer(std::string_view key, IntegerRange range = {}) const;
  bool boolean(std::string_view key) const;
  Money money(std::string_view key) const;           ///< {"amount":125000,"currency":"RUB"}
  Currency currency(std::string_view key) const;     ///< "RUB"
  Date date(std::string_view key) const;             ///< "2026-11-24"
  LocalText local_text(std::string_view key) const;  ///< {"ru":…,"en":…} or a plain text (Russian)

  // Optional fields: absent or null gives the fallback, a wrong kind is still a problem.
  std::string text_or(std::string_view key, std::string fallback) const;
  std::int64_t integer_or(std::string_view key, std::int64_t fallback,
                          IntegerRange range = {}) const;
  bool boolean_or(std::string_view key, bool fallback) const;
  Currency currency_or(std::string_view key, std::string fallback) const;
  std::optional<std::int64_t> optional_integer(std::string_view key, IntegerRange range = {}) const;
  std::optional<Money> optional_money(std::string_view key) const;
  std::optional<Date> optional_date(std::string_view key) const;
  LocalText optional_local_text(std::string_view key) const;

  /// One of a closed set of names: index into `names`; a problem and 0 when it is none of them.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& names) const;
  std::size_t choice_or(std::string_view key, const std::vector<std::string_view>& names,
                        std::size_t fallback) const;

  /// The object at `key`; absent or not an object: a problem, and a reader of an empty object.
  FieldReader object(std::string_view key) const;
  /// Calls `visit` with each element of the array at `key`; absent or null means none.
  void each(std::string_view key, const std::function<void(const FieldReader&)>& visit) const;
  /// Calls `visit` with each member of the object at `key`, in key order; absent or null: none.
  void each_member(std::string_view key,
                   const std::function<void(const std::string&, const FieldReader&)>& visit) const;
  /// An array of texts; absent or null means none.
  std::vector<std::string> texts(std::string_view key) const;

  // This value itself, for elements of arrays.
  std::string as_text() const;
  std::int64_t as_integer(IntegerRange range = {}) const;
  LocalText as_local_text() const;
  bool expect_object() const;

 private:
  const Json* find(std::string_view key) const;
  const Json* require(std::string_view key) const;
  FieldReader child(std::string_view key, const Json& value) const;
  Currency currency_of(std::string_view key, std::string_view code) const;
  Money as_money() const;
  Date as_date() const;
  bool as_boolean() const;

  const Json* value_;
  std::string place_;
  Problems* problems_;
};

// The same kinds of values, written.
Json json_of(const Money& money);
Json json_of(const Date& date);
/// {"en":…,"ru":…}; an empty language is left out.
Json json_of(const LocalText& text);

}  // namespace oferta
