#include "app/shell/answer_json.h"

#include "shared/base/json.h"

namespace oferta::app {

std::string answer_json(const needs::AnswerValue& value) {
  return std::visit([](const auto& held) { return canonical(Json(held)); }, value);
}

}  // namespace oferta::app
