// The part of the check about the company, managers, clients, their briefs, and translations.
#include "shared/clients/requisites.h"
#include "shared/workspace/check_context.h"
#include "shared/workspace/client_records.h"

namespace oferta::workspace {
namespace {

using clients::RequisiteFinding;
using clients::RequisiteIssue;

void warn(CheckContext& context, std::size_t index, const char* field,
          const RequisiteFinding& finding) {
  switch (finding.issue) {
    case RequisiteIssue::none:
    case RequisiteIssue::empty:
    case RequisiteIssue::unchecked:
      return;
    case RequisiteIssue::not_a_digit:
      context.warning(index, field,
                      "Character " + std::to_string(finding.position + 1) + " is not a digit.");
      return;
    case RequisiteIssue::wrong_length:
      context.warning(index, field,
                      "There should be " + std::to_string(finding.expected_length) + " digits.");
      return;
    case RequisiteIssue::wrong_check_digit:
      context.warning(index, field, "The check digit does not match.");
      return;
  }
}

void check_company(CheckContext& context, const Placed<offer::Company>& placed) {
  const offer::Company& company = placed.value;
  warn(context, placed.index, "inn", clients::check_inn(company.inn));
  warn(context, placed.index, "kpp", clients::check_kpp(company.kpp));
  warn(context, placed.index, "ogrn", clients::check_ogrn(company.ogrn));
  warn(context, placed.index, "bic", clients::check_bic(company.bic));
  warn(context, placed.index, "account", clients::check_account(company.account, company.bic));
  warn(context, placed.index, "correspondent_account",
       clients::check_correspondent_account(company.correspondent_account, company.bic));
}

void check_client(CheckContext& context, const Placed<clients::Client>& placed) {
  const clients::Client& client = placed.value;
  warn(context, placed.index, "inn", clients::check_inn(client.inn));
  warn(context, placed.index, "kpp", clients::check_kpp(client.kpp));
  warn(context, placed.index, "ogrn", clients::check_ogrn(client.ogrn));
  if (client.name.empty()) context.warning(placed.index, "name", "The client has no name.");
  if (!client.owner.empty() && context.managers.count(client.owner) == 0) {
    context.error(placed.index, "owner", "There is no manager \"" + client.owner + "\".");
  }
}

void check_answers(CheckContext& context, const Placed<needs::Brief>& placed) {
  const needs::Brief& brief = placed.value;
  for (const auto& [id, answer] : brief.answers) {
    const auto question = context.questions.find(id);
    if (question == context.questions.end()) {
      context.error(placed.index, answer_field(id), "There is no question \"" + id + "\".");
    } else if (auto ok = needs::check_answer(question->second.value, answer); !ok) {
      context.error(placed.index, answer_field(id), ok.error().message);
    }
  }
}

void check_brief_record(CheckContext& context, const Placed<needs::Brief>& placed) {
  const needs::Brief& brief = placed.value;
  if (!brief.client.empty() && context.clients.count(brief.client) == 0) {
    context.error(placed.index, "client", "There is no client \"" + brief.client + "\".");
  }
  if (context.questionnaires.count(brief.questionnaire) == 0) {
    context.error(placed.index, "questionnaire",
                  "There is no questionnaire \"" + brief.questionnaire + "\".");
  }
  check_answers(context, placed);
  for (const auto& [need, level] : brief.weights) {
    if (context.needs.count(need) == 0) {
      context.error(placed.index, weight_field(need), "There is no need \"" + need + "\".");
    }
  }
  for (const auto& [product, adjustment] : brief.adjustments) {
    if (context.products.count(product) == 0) {
      context.error(placed.index, adjust_field(product),
                    "There is no product \"" + product + "\".");
    }
  }
  for (const auto& [product, discount] : brief.line_discounts) {
    if (context.products.count(product) == 0) {
      context.error(placed.index, discount_field(product),
                    "There is no product \"" + product + "\".");
    }
  }
}

/// Objects that hold nothing but "ru" and "en" are bilingual texts, wherever they stand.
void find_untranslated(CheckContext& context, std::size_t index, const std::string& place,
                       const Json& value) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      find_untranslated(context, index, place + "[" + std::to_string(i) + "]", value[i]);
    }
    return;
  }
  if (!value.is_object()) return;
  bool bilingual = !value.empty();
  for (const auto& [key, member] : value.items()) bilingual &= key == "ru" || key == "en";
  if (!bilingual) {
    for (const auto& [key, member] : value.items()) {
      std::string inside = place;
      if (!inside.empty()) inside.append(".");
      find_untranslated(context, index, inside.append(key), member);
    }
    return;
  }
  const auto said = [&](const char* language) {
    const auto text = value.find(language);
    return text != value.end() && text->is_string() && !text->get_ref<const std::string&>().empty();
  };
  if (said("ru") && !said("en")) context.warning(index, place, "The English text is missing.");
  if (said("en") && !said("ru")) context.warning(index, place, "The Russian text is missing.");
}

}  // namespace

void check_people(CheckContext& context) {
  for (const auto& [id, company] : context.companies) {
    if (id != "own") context.warning(company.index, "", "Only the company \"own\" is used.");
    check_company(context, company);
  }
  for (const auto& [id, client] : context.clients) check_client(context, client);
  for (const auto& [id, note] : context.notes) {
    if (context.clients.count(note.value.client) == 0) {
      context.error(note.index, "client", "There is no client \"" + note.value.client + "\".");
    }
    if (!note.value.brief.empty() && context.briefs.count(note.value.brief) == 0) {
      context.error(note.index, "brief", "There is no brief \"" + note.value.brief + "\".");
    }
  }
  for (const auto& [id, brief] : context.briefs) check_brief_record(context, brief);
}

void check_translations(CheckContext& context) {
  for (std::size_t i = 0; i < context.file->records.size(); ++i) {
    find_untranslated(context, i, "", context.file->records[i].fields);
  }
}

}  // namespace oferta::workspace
