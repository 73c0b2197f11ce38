#pragma once
/// Needs, questionnaires and questions as records.
///
///   needs::Question question = read_question(id, FieldReader(fields, "question/" + id, problems));
///   std::optional<needs::AnswerValue> answer = read_answer(json);
#include <optional>
#include <string>

#include "shared/base/field_reader.h"
#include "shared/needs/need.h"
#include "shared/needs/questionnaire.h"

namespace oferta::workspace {

needs::Need read_need(const std::string& id, const FieldReader& fields);
/// Without its questions.
needs::Questionnaire read_questionnaire(const std::string& id, const FieldReader& fields);
needs::Question read_question(const std::string& id, const FieldReader& fields);

/// Fields of the records; values that are absent or empty are left out.
Json need_fields(const needs::Need& need);

/// A whole number, a text or a list of texts; nothing for any other JSON.
std::optional<needs::AnswerValue> read_answer(const Json& value);
Json json_of(const needs::AnswerValue& answer);

/// The name is one of "must", "should", "nice" and "off"; else a problem at `key`.
needs::Level read_level(const FieldReader& fields, std::string_view key);

}  // namespace oferta::workspace
