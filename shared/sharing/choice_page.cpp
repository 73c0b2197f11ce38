#include "shared/sharing/choice_page.h"

#include "shared/base/json.h"

namespace oferta::sharing {
namespace {

// Where the package goes; named in web/cmake/template.mjs too.
constexpr std::string_view kPackageGoesHere = "<!--oferta-choice-1-->";

// Within a script element nothing but «<» can end it or begin a comment, and in JSON «<» stands in
// texts alone.
std::string without_tags(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

Result<std::string> choice_page(std::string_view page_template, const ChoicePackage& package) {
  const std::size_t at = page_template.find(kPackageGoesHere);
  if (at == std::string_view::npos ||
      page_template.find(kPackageGoesHere, at + 1) != std::string_view::npos) {
    return fail(ErrorCode::invalid_format, "This is no template of a page to choose from.");
  }
  std::string html(page_template.substr(0, at));
  html += R"(<script id="choice" type="application/json" data-package=")" + choice_hash(package) +
          "\">" + without_tags(write_choice_package(package)) + "</script>";
  html += page_template.substr(at + kPackageGoesHere.size());
  return html;
}

Result<std::string> package_in_page(std::string_view text) {
  // Of five more bytes for each «<» at most; a package has few.
  if (text.size() > 2 * kMaxChoiceBytes) {
    return fail(ErrorCode::out_of_range, "The package is too large.");
  }
  OFERTA_ASSIGN(const Json json, parse_json(text));
  return canonical(json) + "\n";
}

}  // namespace oferta::sharing
