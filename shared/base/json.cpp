#include "shared/base/json.h"

#include "shared/base/json_builder.h"
#include "shared/base/json_input.h"
#include "shared/base/json_position.h"

namespace oferta {
namespace {

// "…: syntax error while parsing value - invalid literal; last read: 'x'" → "value: invalid
// literal". The library's text is the only account of what is wrong.
std::string plain_reason(std::string_view what) {
  constexpr std::string_view kWhile = "while parsing ";
  const std::size_t start = what.find(kWhile);
  if (start == std::string_view::npos) return std::string(what);
  what.remove_prefix(start + kWhile.size());
  what = what.substr(0, what.find("; last read"));
  const std::size_t dash = what.find(" - ");
  if (dash == std::string_view::npos) return std::string(what);
  return std::string(what.substr(0, dash)) + ": " + std::string(what.substr(dash + 3));
}

Result<Json> parse(std::string_view text, const JsonRules& rules) {
  const auto refuse = [text](const char* message, std::size_t offset) {
    return fail(ErrorCode::invalid_json, message, place_of(text, offset));
  };
  // The library skips a byte order mark and takes a NUL byte for the end of the text; the grammar
  // has neither.
  if (text.starts_with("\xEF\xBB\xBF")) {
    return refuse("The text starts with a byte order mark, which JSON does not have.", 0);
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return refuse("The text contains a NUL byte.", nul);
  }
  JsonSource source(text, rules.any_number);
  JsonBuilder builder(text, source, rules);
  const bool accepted = Json::sax_parse(JsonIterator(&source), JsonIterator(nullptr), &builder);
  if (!accepted) return fail(builder.error());
  return builder.take();
}

}  // namespace

bool JsonBuilder::parse_error(std::size_t /*position*/, const std::string& /*token*/,
                              const nlohmann::detail::exception& problem) {
  constexpr int kNumberOverflow = 406;
  if (problem.id == kNumberOverflow) return refuse_number("The number is too large.");
  const std::string reason = plain_reason(problem.what());
  if (source_.read_past_end() && reason.find("number literal") == std::string::npos) {
    return refuse("The text ends too early (" + reason + ").", text_.size());
  }
  std::size_t offset = source_.consumed() > 0 ? source_.consumed() - 1 : 0;
  if (reason.find("unexpected number literal") != std::string::npos) {
    offset = number_start(text_, source_.consumed());
  } else if (reason.find("unexpected string literal") != std::string::npos) {
    offset = string_start(text_, source_.consumed());
  }
  return refuse("The text is not JSON (" + reason + ").", offset);
}

Result<Json> parse_json(std::string_view text, const JsonLimits& limits) {
  return parse(text, JsonRules{limits.max_depth, false, limits.allow_floats});
}

Json parse_own_json(std::string_view text) {
  // Json::parse() would bring a second parser along, for callbacks nobody gives, and one more of
  // both for every type of text.
  Json value;
  nlohmann::detail::json_sax_dom_parser<Json> builder(value, false);
  const bool whole = Json::sax_parse(text.data(), text.data() + text.size(), &builder);
  return whole ? value : Json(Json::value_t::discarded);
}

Result<void> check_json_syntax(std::string_view text) {
  OFERTA_TRY(parse(text, JsonRules{JsonLimits{}.max_depth, true, true}));
  return {};
}

}  // namespace oferta
