#pragma once
/// A choice package as one HTML file: the application with all it needs and the package inside, to
/// be opened from a disk without a network or a server.
///
///   OFERTA_ASSIGN(const std::string html, choice_page(page_template, package));
///   OFERTA_ASSIGN(const std::string bytes, package_in_page(text));    // when the file is opened
///
/// The template is everything but the package; the build makes it (web/cmake/template.mjs). Nothing
/// else goes into the file, so that the same package gives the same bytes.
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/sharing/choice_package.h"

namespace oferta::sharing {

/// The template's name among the application's files.
inline constexpr std::string_view kChoiceTemplateName = "choice-template.html";

/// invalid_format when the template is none, or of another version of the program.
Result<std::string> choice_page(std::string_view page_template, const ChoicePackage& package);

/// The bytes of the package from the text of the element they stand in, where no «<» may be.
/// out_of_range for too many, invalid_json.
Result<std::string> package_in_page(std::string_view text);

}  // namespace oferta::sharing
