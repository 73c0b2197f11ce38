#include "app/screens/requisite_hint.h"

namespace oferta::app {

std::string requisite_hint(const ScreenContext& context, const clients::RequisiteFinding& finding,
                           std::string_view wrong_key, std::string_view length_key) {
  switch (finding.issue) {
    case clients::RequisiteIssue::wrong_check_digit:
      return context.tr(wrong_key);
    case clients::RequisiteIssue::not_a_digit:
    case clients::RequisiteIssue::wrong_length:
      return context.tr(length_key);
    default:
      return {};
  }
}

std::string inn_hint(const ScreenContext& context, std::string_view inn) {
  return requisite_hint(context, clients::check_inn(inn), "client.inn.wrong", "client.inn.length");
}

}  // namespace oferta::app
