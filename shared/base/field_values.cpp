// The kinds of values a field can hold: reading one JSON value, and writing it.
#include "shared/base/field_reader.h"

#include <utility>

namespace oferta {

std::string FieldReader::as_text() const {
  if (value_->is_string()) return value_->get<std::string>();
  problem("", "A text was expected.");
  return {};
}

std::int64_t FieldReader::as_integer(IntegerRange range) const {
  if (!value_->is_number_integer()) {
    problem("", "A whole number was expected.");
    return 0;
  }
  const auto value = value_->get<std::int64_t>();
  if (value < range.min || value > range.max) {
    problem("",
            "The number must be from " + std::to_string(range.min) + " to " +
                std::to_string(range.max) + ".",
            ErrorCode::out_of_range);
    return 0;
  }
  return value;
}

bool FieldReader::as_boolean() const {
  if (value_->is_boolean()) return value_->get<bool>();
  problem("", "true or false was expected.");
  return false;
}

Currency FieldReader::currency_of(std::string_view key, std::string_view code) const {
  const Result<Currency> known = Currency::parse(code);
  if (known) return *known;
  problem(key, known.error().message);
  return {};
}

Currency FieldReader::currency(std::string_view key) const {
  return currency_of(key, text(key));
}

Currency FieldReader::currency_or(std::string_view key, std::string fallback) const {
  return currency_of(key, text_or(key, std::move(fallback)));
}

Money FieldReader::as_money() const {
  if (!expect_object()) return {};
  Money money;
  money.amount = integer("amount", {-kMaxMinor, kMaxMinor});
  money.currency = currency_or("currency", "RUB");
  return money;
}

Date FieldReader::as_date() const {
  const Result<Date> date =
      value_->is_string() ? Date::parse(value_->get_ref<const std::string&>()) : Date::parse("");
  if (date) return *date;
  problem("", date.error().message);
  return {};
}

LocalText FieldReader::as_local_text() const {
  if (value_->is_string()) return {value_->get<std::string>(), ""};
  if (!value_->is_object()) {
    problem("", "A text, or an object with ru and en, was expected.");
    return {};
  }
  return {text_or("ru", ""), text_or("en", "")};
}

bool FieldReader::expect_object() const {
  if (value_->is_object()) return true;
  problem("", "An object was expected.");
  return false;
}

Json json_of(const Money& money) {
  return Json{{"amount", money.amount}, {"currency", money.currency.code()}};
}

Json json_of(const Date& date) {
  return Json(date.to_iso());
}

Json json_of(const LocalText& text) {
  Json out = Json::object();
  if (!text.ru.empty()) out["ru"] = text.ru;
  if (!text.en.empty()) out["en"] = text.en;
  return out;
}

}  // namespace oferta
