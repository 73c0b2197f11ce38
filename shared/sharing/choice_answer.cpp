#include "shared/sharing/choice_answer.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "shared/base/base64url.h"
#include "shared/base/field_reader.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/workspace/client_records.h"

namespace oferta::sharing {
namespace {

using workspace::Lead;

constexpr std::array<std::string_view, 4> kAnswerMembers{"format", "id", "lead", "package"};
// `source` is read past: leads have one, and the taker knows it.
constexpr std::array<std::string_view, 17> kSenderFields{
    "at",      "budget",        "budget_includes_vat",
    "company", "consent",       "contact_name",
    "date",    "email",         "phone",
    "plays",   "questionnaire", "source",
    "survey",  "text",          "total",
    "variant", "visits"};
// A record's fields that are the taker's.
constexpr std::array kTakerFields{"client", "dismissed", "link", "source", "taken"};
constexpr int kAnswerDepth = 8;
constexpr std::string_view kWrittenLines = "text";

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_decision(std::string_view field) {
  for (const std::string_view prefix : {"answer.", "weight.", "adjust."}) {
    if (field.starts_with(prefix)) return true;
  }
  return false;
}

bool is_taken_along(std::string_view field) {
  return is_decision(field) || field == "budget" || field == "budget_includes_vat" ||
         field == "variant";
}

bool has_controls(std::string_view text, bool lines) {
  return std::any_of(text.begin(), text.end(), [lines](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && !(lines && c == '\n')) || c == 0x7F;
  });
}

void check_members(const FieldReader& answer, const FieldReader& lead) {
  for (const auto& [member, value] : answer.json().items()) {
    if (!is_one_of(kAnswerMembers, member))
      answer.problem(member, "This is not a sender's to say.");
  }
  for (const auto& [field, value] : lead.json().items()) {
    if (!is_one_of(kSenderFields, field) && !is_decision(field)) {
      lead.problem(field, "This is not a sender's to say.");
    }
    const bool lines = field == kWrittenLines || is_decision(field);
    if (value.is_string() && has_controls(value.get<std::string>(), lines)) {
      lead.problem(field, "The text has control characters.");
    }
  }
}

/// What of the decisions a workspace has no place for: the field, and why.
struct Misfit {
  std::string field;
  Error error;
};

std::vector<Misfit> misfits(const needs::Brief& brief, const workspace::Workspace& workspace) {
  std::vector<Misfit> found;
  const auto unknown = [&found](std::string field) {
    found.push_back(
        {std::move(field), {ErrorCode::not_found, "The package has nothing of this name."}});
  };
  const needs::Questionnaire* questionnaire = workspace.questionnaire(brief.questionnaire);
  for (const auto& [id, answer] : brief.answers) {
    const std::string field = workspace::answer_field(id);
    const needs::Question* question =
        questionnaire == nullptr ? nullptr : questionnaire->question(id);
    if (question == nullptr) {
      unknown(field);
    } else if (const Result<void> fits = needs::check_answer(*question, answer); !fits) {
      found.push_back({field, fits.error()});
    }
  }
  for (const auto& [id, level] : brief.weights) {
    if (workspace.needs().count(id) == 0) unknown(workspace::weight_field(id));
  }
  for (const auto& [id, adjustment] : brief.adjustments) {
    if (workspace.catalogue().product(id) == nullptr) unknown(workspace::adjust_field(id));
  }
  return found;
}

/// Whether what was decided is about what is in the package.
void check_decisions(const needs::Brief& brief, const workspace::Workspace& workspace,
                     const FieldReader& lead) {
  for (const Misfit& misfit : misfits(brief, workspace)) {
    lead.problem(misfit.field, misfit.error.message, misfit.error.code);
  }
}

void check_currency(const Lead& lead, const workspace::Workspace& workspace,
                    const FieldReader& fields) {
  const Currency currency = workspace.source(lead.brief).currency;
  if (lead.brief.budget && lead.brief.budget->currency != currency) {
    fields.problem("budget", "The package has another currency.");
  }
  if (lead.total && lead.total->currency != currency) {
    fields.problem("total", "The package has another currency.");
  }
}

/// Without a name only surveys are answered.
void check_survey(const Lead& lead, const workspace::Workspace& workspace,
                  const FieldReader& fields) {
  const needs::Questionnaire* questionnaire = workspace.questionnaire(lead.brief.questionnaire);
  if (lead.survey && questionnaire != nullptr && !needs::is_survey(*questionnaire)) {
    fields.problem("survey", "This questionnaire is no survey.");
  }
}

/// What was chosen was chosen from this package: its questions, its day, its currency.
void check_terms(const Lead& lead, const ChoicePackage& package,
                 const workspace::Workspace& workspace, const FieldReader& fields) {
  if (lead.brief.questionnaire != package.questionnaire) {
    fields.problem("questionnaire", "The package has another questionnaire.");
  }
  // Its prices are those of its day.
  if (lead.brief.date != package.date) fields.problem("date", "The package is of another day.");
  check_currency(lead, workspace, fields);
  check_survey(lead, workspace, fields);
}

Result<Json> parse_answer(std::string_view text) {
  if (text.size() > kMaxChoiceAnswerBytes) {
    return fail(ErrorCode::out_of_range, "The answer is too large.");
  }
  OFERTA_ASSIGN(Json json, parse_json(text, {.max_depth = kAnswerDepth}));
  Problems problems;
  const FieldReader answer(json, "", problems);
  if (!answer.expect_object() || answer.text_or("format", "") != kChoiceAnswerFormat) {
    return fail(ErrorCode::unsupported, "This is no answer of somebody who chose.");
  }
  return json;
}

/// The lead of an answer, by the shape of its members alone.
Result<Lead> lead_of_answer(const Json& json, workspace::LeadSource source,
                            std::string_view client) {
  Problems problems;
  const FieldReader answer(json, "", problems);
  const std::string id = answer.text("id");
  if (!is_valid_id(id)) answer.problem("id", "An answer has an id.");
  const FieldReader sent = answer.object("lead");
  check_members(answer, sent);
  OFERTA_TRY(problems.result());
  Json fields = sent.json();
  fields["source"] = std::string(workspace::lead_source_name(source));
  if (!client.empty()) fields["client"] = std::string(client);
  Lead lead = workspace::read_lead(id, FieldReader(fields, "lead", problems));
  OFERTA_TRY(problems.result());
  return lead;
}

}  // namespace

std::string write_choice_answer(const ChoicePackage& package, const Lead& lead) {
  Json fields = workspace::lead_fields(lead);
  for (const char* const field : kTakerFields) fields.erase(field);
  return canonical(Json{{"format", std::string(kChoiceAnswerFormat)},
                        {"id", lead.id},
                        {"package", choice_hash(package)},
                        {"lead", std::move(fields)}}) +
         "\n";
}

Result<Lead> read_choice_answer(const ChoicePackage& package, std::string_view text,
                                std::string_view client) {
  OFERTA_ASSIGN(const Json json, parse_answer(text));
  Problems problems;
  const FieldReader answer(json, "", problems);
  if (answer.text("package") != choice_hash(package)) {
    return fail(ErrorCode::conflict, "The answer was given to another package.", "package");
  }
  OFERTA_ASSIGN(Lead lead, lead_of_answer(json, workspace::LeadSource::link, client));
  OFERTA_ASSIGN(const OpenChoice open, open_choice(package));
  const FieldReader fields = answer.object("lead");
  check_terms(lead, package, open.workspace, fields);
  check_decisions(lead.brief, open.workspace, fields);
  OFERTA_TRY(problems.result());
  return lead;
}

std::string write_choice_decisions(const needs::Brief& brief) {
  const Json fields = workspace::brief_fields(brief);
  Json decisions = Json::object();
  for (const auto& [field, value] : fields.items()) {
    if (is_taken_along(field)) decisions[field] = value;
  }
  return base64url(canonical(decisions));
}

Result<Json> read_choice_decisions(const workspace::Workspace& workspace, const needs::Brief& brief,
                                   std::string_view text) {
  OFERTA_ASSIGN(const std::string bytes, parse_base64url(text));
  OFERTA_ASSIGN(Json decisions, parse_json(bytes, {.max_depth = kAnswerDepth}));
  Problems problems;
  const FieldReader taken(decisions, "", problems);
  if (!taken.expect_object()) return fail(ErrorCode::invalid_format, "These are no decisions.");
  for (const auto& [field, value] : decisions.items()) {
    if (!is_taken_along(field)) taken.problem(field, "This is no decision.");
  }
  Json fields = decisions;
  fields["questionnaire"] = brief.questionnaire;
  fields["date"] = brief.date.to_iso();
  const needs::Brief read = workspace::read_brief(brief.id, FieldReader(fields, "", problems));
  check_decisions(read, workspace, taken);
  if (read.budget && read.budget->currency != workspace.source(brief).currency) {
    taken.problem("budget", "The package has another currency.");
  }
  OFERTA_TRY(problems.result());
  return decisions;
}

bool is_choice_answer(std::string_view text) {
  // Canonical JSON has the format as its first member; no other kind of file names it so early.
  constexpr std::size_t kHead = 200;
  return text.substr(0, kHead).find(kChoiceAnswerFormat) != std::string_view::npos;
}

Result<AnswerInFile> read_choice_file(const workspace::Workspace& workspace, std::string_view text,
                                      const Date& today) {
  OFERTA_ASSIGN(const Json json, parse_answer(text));
  AnswerInFile file;
  OFERTA_ASSIGN(file.lead, lead_of_answer(json, workspace::LeadSource::file, {}));
  needs::Brief& brief = file.lead.brief;
  if (workspace.questionnaire(brief.questionnaire) == nullptr) {
    return fail(ErrorCode::not_found, "The workspace has no such questionnaire.", "questionnaire");
  }
  Problems problems;
  const FieldReader fields = FieldReader(json, "", problems).object("lead");
  // A sender east of here may have had the next day already.
  if (brief.date.day_number() > today.day_number() + 1) {
    fields.problem("date", "The day of the prices is still to come.");
  }
  check_currency(file.lead, workspace, fields);
  check_survey(file.lead, workspace, fields);
  OFERTA_TRY(problems.result());
  for (const Misfit& misfit : misfits(brief, workspace)) {
    const auto is_it = [&misfit](std::string (*field_of)(const std::string&)) {
      return [&misfit, field_of](const auto& one) { return field_of(one.first) == misfit.field; };
    };
    file.left_out += std::erase_if(brief.answers, is_it(workspace::answer_field)) +
                     std::erase_if(brief.weights, is_it(workspace::weight_field)) +
                     std::erase_if(brief.adjustments, is_it(workspace::adjust_field));
  }
  return file;
}

}  // namespace oferta::sharing
