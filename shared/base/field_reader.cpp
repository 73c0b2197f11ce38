#include "shared/base/field_reader.h"

#include <algorithm>

namespace oferta {
namespace {

const Json& empty_object() {
  static const Json empty = Json::object();
  return empty;
}

std::string joined(const std::string& place, std::string_view key) {
  if (place.empty() || key.empty()) return place + std::string(key);
  return place + "." + std::string(key);
}

}  // namespace

void Problems::add(Error error) {
  constexpr std::size_t kKept = 100;
  ++count_;
  if (errors_.size() < kKept) errors_.push_back(std::move(error));
}

Result<void> Problems::result() const {
  if (empty()) return {};
  return fail(errors_.front());
}

FieldReader::FieldReader(const Json& value, std::string place, Problems& problems)
    : value_(&value), place_(std::move(place)), problems_(&problems) {}

void FieldReader::problem(std::string_view key, std::string message, ErrorCode code) const {
  problems_->add(Error{code, std::move(message), joined(place_, key)});
}

const Json* FieldReader::find(std::string_view key) const {
  if (!value_->is_object()) return nullptr;
  const auto& members = value_->get_ref<const Json::object_t&>();
  const auto entry = members.find(key);
  return entry == members.end() || entry->second.is_null() ? nullptr : &entry->second;
}

const Json* FieldReader::require(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr) problem(key, "A required field is missing.");
  return value;
}

FieldReader FieldReader::child(std::string_view key, const Json& value) const {
  return FieldReader(value, joined(place_, key), *problems_);
}

bool FieldReader::has(std::string_view key) const {
  return find(key) != nullptr;
}

std::string FieldReader::text(std::string_view key) const {
  const Json* value = require(key);
  return value == nullptr ? std::string() : child(key, *value).as_text();
}

std::string FieldReader::non_empty_text(std::string_view key) const {
  const Json* value = require(key);
  if (value == nullptr) return {};
  std::string result = child(key, *value).as_text();
  if (value->is_string() && trim(result).empty()) problem(key, "The text must not be empty.");
  return result;
}

std::int64_t FieldReader::integer(std::string_view key, IntegerRange range) const {
  const Json* value = require(key);
  return value == nullptr ? 0 : child(key, *value).as_integer(range);
}

bool FieldReader::boolean(std::string_view key) const {
  const Json* value = require(key);
  return value != nullptr && child(key, *value).as_boolean();
}

Money FieldReader::money(std::string_view key) const {
  const Json* value = require(key);
  return value == nullptr ? Money{} : child(key, *value).as_money();
}

Date FieldReader::date(std::string_view key) const {
  const Json* value = require(key);
  return value == nullptr ? Date{} : child(key, *value).as_date();
}

LocalText FieldReader::local_text(std::string_view key) const {
  const Json* value = require(key);
  return value == nullptr ? LocalText{} : child(key, *value).as_local_text();
}

std::string FieldReader::text_or(std::string_view key, std::string fallback) const {
  const Json* value = find(key);
  return value == nullptr ? std::move(fallback) : child(key, *value).as_text();
}

std::int64_t FieldReader::integer_or(std::string_view key, std::int64_t fallback,
                                     IntegerRange range) const {
  return optional_integer(key, range).value_or(fallback);
}

bool FieldReader::boolean_or(std::string_view key, bool fallback) const {
  const Json* value = find(key);
  return value == nullptr ? fallback : child(key, *value).as_boolean();
}

std::optional<std::int64_t> FieldReader::optional_integer(std::string_view key,
                                                          IntegerRange range) const {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  return child(key, *value).as_integer(range);
}

std::optional<Money> FieldReader::optional_money(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  return child(key, *value).as_money();
}

std::optional<Date> FieldReader::optional_date(std::string_view key) const {
  const Json* value = find(key);
  if (value == nullptr) return std::nullopt;
  return child(key, *value).as_date();
}

LocalText FieldReader::optional_local_text(std::string_view key) const {
  const Json* value = find(key);
  return value == nullptr ? LocalText{} : child(key, *value).as_local_text();
}

std::size_t FieldReader::choice(std::string_view key,
                                const std::vector<std::string_view>& names) const {
  return require(key) == nullptr ? 0 : choice_or(key, names, 0);
}

std::size_t FieldReader::choice_or(std::string_view key, const std::vector<std::string_view>& names,
                                   std::size_t fallback) const {
  const Json* value = find(key);
  if (value == nullptr) return fallback;
  if (value->is_string()) {
    const auto name = std::find(names.begin(), names.end(), value->get_ref<const std::string&>());
    if (name != names.end()) return static_cast<std::size_t>(name - names.begin());
  }
  std::string expected;
  for (const std::string_view name : names) {
    if (!expected.empty()) expected += ", ";
    expected += name;
  }
  problem(key, "The value must be one of: " + expected + ".");
  return 0;
}

FieldReader FieldReader::object(std::string_view key) const {
  const Json* value = require(key);
  if (value == nullptr) return child(key, empty_object());
  const FieldReader reader = child(key, *value);
  return reader.expect_object() ? reader : child(key, empty_object());
}

void FieldReader::each(std::string_view key,
                       const std::function<void(const FieldReader&)>& visit) const {
  const Json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_array()) return problem(key, "An array was expected.");
  std::size_t index = 0;
  for (const Json& element : *value) {
    visit(FieldReader(element, joined(place_, key) + "[" + std::to_string(index++) + "]",
                      *problems_));
  }
}

void FieldReader::each_member(
    std::string_view key,
    const std::function<void(const std::string&, const FieldReader&)>& visit) const {
  const Json* value = find(key);
  if (value == nullptr) return;
  if (!value->is_object()) return problem(key, "An object was expected.");
  const FieldReader parent = child(key, *value);
  for (const auto& [name, member] : value->get_ref<const Json::object_t&>()) {
    visit(name, parent.child(name, member));
  }
}

std::vector<std::string> FieldReader::texts(std::string_view key) const {
  std::vector<std::string> out;
  each(key, [&out](const FieldReader& element) { out.push_back(element.as_text()); });
  return out;
}

}  // namespace oferta
