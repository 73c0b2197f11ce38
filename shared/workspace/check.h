#pragma once
/// Judges a workspace file: its form, the fields of every record, and what they refer to.
///
///   for (const Finding& finding : check_workspace(text)) print(finding.place, finding.message);
///   bool usable = !has_errors(findings);
#include <string>
#include <string_view>
#include <vector>

namespace oferta::offer {
class SignatureVerifier;
}

namespace oferta::workspace {

enum class Severity {
  error,    ///< the file cannot be used as it is
  warning,  ///< it can, but somebody should look at it
};

struct Finding {
  Severity severity = Severity::error;
  std::string place;    ///< "records[12] product/pbx-1: f.price.amount"; "line 3, column 14"
  std::string message;  ///< one English sentence
};

/// Everything that is wrong with the file, in the order of the records: its form, the fields of
/// every known type, what they refer to (categories, products, needs, questions, attributes …),
/// curves, VAT rates; as warnings the check digits of requisites, missing translations, unknown
/// types. Nothing found: an empty list.
/// With a `verifier` the signatures of approvals as well.
std::vector<Finding> check_workspace(std::string_view text,
                                     const offer::SignatureVerifier* verifier = nullptr);

/// Whether one of the findings is an error.
bool has_errors(const std::vector<Finding>& findings);

}  // namespace oferta::workspace
