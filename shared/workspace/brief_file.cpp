#include "shared/workspace/brief_file.h"

#include <functional>
#include <utility>

#include "shared/base/field_reader.h"
#include "shared/pricing/line.h"
#include "shared/workspace/client_records.h"
#include "shared/workspace/needs_records.h"

namespace oferta::workspace {
namespace {

void read_decisions(const FieldReader& fields, needs::Brief& brief) {
  fields.each_member("answers", [&](const std::string& question, const FieldReader& value) {
    if (std::optional<needs::AnswerValue> answer = read_answer(value.json())) {
      brief.answers.emplace(question, std::move(*answer));
    } else {
      value.problem("", "A number, a text or a list of texts was expected.");
    }
  });
  if (fields.has("weights")) {
    const FieldReader weights = fields.object("weights");
    fields.each_member("weights", [&](const std::string& need, const FieldReader&) {
      brief.weights.emplace(need, read_level(weights, need));
    });
  }
  fields.each_member("adjust", [&](const std::string& product, const FieldReader& value) {
    brief.adjustments.emplace(product, read_adjustment(value));
  });
  fields.each_member("discounts", [&](const std::string& product, const FieldReader& value) {
    brief.line_discounts.emplace(product, value.as_integer({0, pricing::kWholeBp}));
  });
}

template <class Map>
Result<void> need_all(const Map& named, const char* place, const char* what,
                      const std::function<bool(const std::string&)>& exists) {
  for (const auto& [id, value] : named) {
    if (exists(id)) continue;
    return fail(ErrorCode::not_found, std::string("There is no ") + what + " \"" + id + "\".",
                std::string(place) + "." + id);
  }
  return {};
}

}  // namespace

Result<BriefFile> read_brief_file(std::string_view text) {
  OFERTA_ASSIGN(const Json json, parse_json(text));
  Problems problems;
  const FieldReader reader(json, "", problems);
  if (!reader.expect_object()) return fail(problems.all().front());
  const std::string format = reader.text("format");
  OFERTA_TRY(problems.result());
  if (format != kBriefFormat) {
    return fail(ErrorCode::unsupported,
                "The file is not of the format " + std::string(kBriefFormat) + ".", "format");
  }
  BriefFile file;
  // In a record the client is an id; here it may be the client itself.
  Json record = json;
  record.erase("client");
  file.brief = read_brief("", FieldReader(record, "", problems));
  read_decisions(reader, file.brief);
  const Result<Language> language = parse_language(reader.text_or("language", "ru"));
  if (!language) reader.problem("language", language.error().message);
  file.language = language.value_or(Language::ru);
  file.number = reader.text_or("number", "");
  file.manager = reader.text_or("manager", "");
  file.client_id = reader.text_or("client_id", "");
  file.brief.client = file.client_id;
  if (reader.has("client")) {
    file.client = read_client("", reader.object("client"));
  } else if (file.client_id.empty()) {
    reader.problem("client", "Either a client or a client_id has to be given.");
  }
  file.notes = reader.texts("notes");
  OFERTA_TRY(problems.result());
  return file;
}

Result<void> check_brief(const Workspace& workspace, const BriefFile& file) {
  const needs::Brief& brief = file.brief;
  const needs::Questionnaire* questionnaire = workspace.questionnaire(brief.questionnaire);
  if (questionnaire == nullptr) {
    return fail(ErrorCode::not_found, "There is no questionnaire \"" + brief.questionnaire + "\".",
                "questionnaire");
  }
  for (const auto& [id, answer] : brief.answers) {
    const needs::Question* question = questionnaire->question(id);
    if (question == nullptr) {
      return fail(ErrorCode::not_found, "The questionnaire has no question \"" + id + "\".",
                  "answers." + id);
    }
    if (auto fits = needs::check_answer(*question, answer); !fits) {
      return fail(fits.error().code, fits.error().message, "answers." + id);
    }
  }
  const auto product_exists = [&](const std::string& id) {
    return workspace.catalogue().product(id) != nullptr;
  };
  OFERTA_TRY(need_all(brief.weights, "weights", "need",
                      [&](const std::string& id) { return workspace.need(id) != nullptr; }));
  OFERTA_TRY(need_all(brief.adjustments, "adjust", "product", product_exists));
  OFERTA_TRY(need_all(brief.line_discounts, "discounts", "product", product_exists));
  if (!file.manager.empty() && workspace.manager(file.manager) == nullptr) {
    return fail(ErrorCode::not_found, "There is no manager \"" + file.manager + "\".", "manager");
  }
  if (!file.client && workspace.client(file.client_id) == nullptr) {
    return fail(ErrorCode::not_found, "There is no client \"" + file.client_id + "\".",
                "client_id");
  }
  return {};
}

}  // namespace oferta::workspace
