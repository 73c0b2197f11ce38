// The fields of an HTML form, as a browser sends them (application/x-www-form-urlencoded).
//
//   OFERTA_ASSIGN(const Form form, read_form("kind=wish&text=%D0%B4%D0%B0"));
//   form.at("text");   // "да"
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::server::team {

using Form = std::map<std::string, std::string, std::less<>>;

/// invalid_format: broken escapes, invalid UTF-8, control characters other than line breaks, a
/// field twice, more than 20 of them. Line breaks become "\n", white space around values goes.
Result<Form> read_form(std::string_view body);

/// The value of a field, "" when it is absent.
std::string form_value(const Form& form, std::string_view name);

}  // namespace oferta::server::team
