// An answer as the JSON that is kept in a brief record.
#pragma once

#include <string>

#include "shared/needs/brief.h"

namespace oferta::app {

// A number, a text, or a list of choice keys; canonical JSON.
std::string answer_json(const needs::AnswerValue& value);

}  // namespace oferta::app
