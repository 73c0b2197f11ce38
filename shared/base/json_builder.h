#pragma once
/// Builds a Json value from parser events and refuses what we do not accept. Internal to the
/// parser.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/json_input.h"
#include "shared/base/json_position.h"

namespace oferta {

/// What a parse accepts beyond the grammar.
struct JsonRules {
  int max_depth = 64;
  bool any_number = false;  ///< numbers are only looked at, not kept
  bool floats = false;
};

/// The event handler of nlohmann's parser: every function returns false to stop.
class JsonBuilder {
 public:
  JsonBuilder(std::string_view text, const JsonSource& source, const JsonRules& rules)
      : text_(text), source_(source), rules_(rules) {}

  Json take() { return std::move(root_); }
  const Error& error() const { return error_; }

  bool null() { return place(Json()) != nullptr; }
  bool boolean(bool value) { return place(Json(value)) != nullptr; }
  bool string(std::string& value) { return place(Json(std::move(value))) != nullptr; }
  // The parser passes non-negative integers as unsigned.
  bool number_integer(std::int64_t value) {
    if (value < -kMaxJsonInteger && !rules_.any_number) return refuse_number(kTooLarge);
    return place(Json(value)) != nullptr;
  }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(kMaxJsonInteger)) {
      return rules_.any_number ? place(Json(0)) != nullptr : refuse_number(kTooLarge);
    }
    return place(Json(static_cast<std::int64_t>(value))) != nullptr;
  }
  bool number_float(double value, const std::string& token) {
    if (rules_.any_number) return place(Json(0)) != nullptr;
    if (token.find_first_of(".eE") == std::string::npos) return refuse_number(kTooLarge);
    if (!rules_.floats) {
      return refuse_number("Only whole numbers are accepted: this one has a fraction or exponent.");
    }
    return place(Json(value)) != nullptr;
  }
  bool binary(Json::binary_t& /*value*/) { return false; }  // not in JSON text

  bool start_object(std::size_t /*elements*/) { return open(Json::object()); }
  bool start_array(std::size_t /*elements*/) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(const std::string& name) {
    const auto [entry, added] = open_.back()->get_ref<Json::object_t&>().try_emplace(name);
    if (!added) {
      constexpr std::size_t kShown = 60;
      std::string shown = canonical(Json(name));
      if (shown.size() > kShown) shown = "";
      return refuse("The key " + shown + (shown.empty() ? "" : " ") + "appears twice.",
                    string_start(text_, source_.consumed()));
    }
    member_ = &entry->second;
    return true;
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::detail::exception& problem);

 private:
  static constexpr const char* kTooLarge =
      "The number does not fit: whole numbers reach from −(2^53−1) to 2^53−1.";

  // Puts a value where it belongs; its address, or null after an error.
  Json* place(Json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    Json& parent = *open_.back();
    if (parent.is_array()) return &parent.get_ref<Json::array_t&>().emplace_back(std::move(value));
    *member_ = std::move(value);
    return member_;
  }
  bool open(Json container) {
    if (open_.size() >= static_cast<std::size_t>(rules_.max_depth)) {
      return refuse("Arrays and objects are nested more than " + std::to_string(rules_.max_depth) +
                        " levels deep.",
                    source_.consumed() - 1);
    }
    // An array's elements stay in place while one of them is open: nothing is added beside it.
    open_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }
  bool refuse_number(const char* message) {
    return refuse(message, number_start(text_, source_.consumed()));
  }
  bool refuse(std::string message, std::size_t offset) {
    error_ = Error{ErrorCode::invalid_json, std::move(message), place_of(text_, offset)};
    return false;
  }

  std::string_view text_;
  const JsonSource& source_;
  JsonRules rules_;
  Json root_;
  Json* member_ = nullptr;
  std::vector<Json*> open_;
  Error error_;
};

}  // namespace oferta
