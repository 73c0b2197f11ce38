#pragma once
/// The small language of questions: conditions on answers, and what answers lead to.
///
///   {"question": "phones", "at_least": 20}            {"all": [ … ]}   {"not": … }
///   {"if": {"is": "yes"}, "open": "pbx", "cap": 1}    {"need": "calls", "level": "must"}
#include <optional>

#include "shared/base/field_reader.h"
#include "shared/needs/questionnaire.h"

namespace oferta::workspace {

needs::Condition read_condition(const FieldReader& fields);

/// Nothing, and a problem noted, when the effect is none that is known.
std::optional<needs::Effect> read_effect(const FieldReader& fields);

}  // namespace oferta::workspace
