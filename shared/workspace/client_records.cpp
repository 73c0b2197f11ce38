#include "shared/workspace/client_records.h"

#include <optional>
#include <string_view>
#include <utility>

#include "shared/pricing/line.h"
#include "shared/workspace/needs_records.h"

namespace oferta::workspace {
namespace {

using clients::Client;
using clients::Note;
using needs::Adjustment;
using needs::Brief;

constexpr std::string_view kAnswer = "answer.";
constexpr std::string_view kWeight = "weight.";
constexpr std::string_view kAdjust = "adjust.";
constexpr std::string_view kDiscount = "discount.";
constexpr std::int64_t kMaxQuantity = 1'000'000'000;

/// The name behind the prefix, when the key has it.
std::optional<std::string> behind(std::string_view key, std::string_view prefix) {
  if (key.size() <= prefix.size() || key.substr(0, prefix.size()) != prefix) return std::nullopt;
  return std::string(key.substr(prefix.size()));
}

void read_brief_decisions(const FieldReader& fields, Brief& brief) {
  for (const auto& [key, value] : fields.json().items()) {
    if (value.is_null()) continue;
    if (const auto question = behind(key, kAnswer)) {
      if (std::optional<needs::AnswerValue> answer = read_answer(value)) {
        brief.answers.emplace(*question, std::move(*answer));
      } else {
        fields.problem(key, "A number, a text or a list of texts was expected.");
      }
    } else if (const auto need = behind(key, kWeight)) {
      brief.weights.emplace(*need, read_level(fields, key));
    } else if (const auto adjusted = behind(key, kAdjust)) {
      brief.adjustments.emplace(*adjusted, read_adjustment(fields.object(key)));
    } else if (const auto discounted = behind(key, kDiscount)) {
      brief.line_discounts.emplace(*discounted, fields.integer(key, {0, pricing::kWholeBp}));
    }
  }
}

std::optional<clients::NextStep> read_next_step(const FieldReader& fields) {
  if (!fields.has("next_step")) return std::nullopt;
  const FieldReader step = fields.object("next_step");
  return clients::NextStep{step.optional_date("date"), step.text_or("text", "")};
}

}  // namespace

std::string answer_field(const std::string& question) {
  return std::string(kAnswer) + question;
}
std::string weight_field(const std::string& need) {
  return std::string(kWeight) + need;
}
std::string adjust_field(const std::string& product) {
  return std::string(kAdjust) + product;
}
std::string discount_field(const std::string& product) {
  return std::string(kDiscount) + product;
}

Client read_client(const std::string& id, const FieldReader& fields) {
  Client client;
  client.id = id;
  client.kind =
      static_cast<clients::ClientKind>(fields.choice_or("kind", {"company", "person"}, 0));
  client.name = fields.text_or("name", "");
  client.inn = fields.text_or("inn", "");
  client.kpp = fields.text_or("kpp", "");
  client.ogrn = fields.text_or("ogrn", "");
  client.address = fields.text_or("address", "");
  client.contact_name = fields.text_or("contact_name", "");
  client.contact_post = fields.text_or("contact_post", "");
  client.phone = fields.text_or("phone", "");
  client.email = fields.text_or("email", "");
  client.segment = fields.text_or("segment", "");
  client.groups = fields.texts("groups");
  client.tier = fields.text_or("tier", "");
  client.points = fields.integer_or("points", 0, {0, kMaxMinor});
  client.stage = static_cast<clients::Stage>(fields.choice_or(
      "stage", {"new", "needs", "selection", "offer", "won", "lost", "dormant"}, 0));
  client.owner = fields.text_or("owner", "");
  client.created = fields.optional_date("created");
  client.summary = fields.text_or("summary", "");
  client.next_step = read_next_step(fields);
  return client;
}

Note read_note(const std::string& id, const FieldReader& fields) {
  return {id, fields.non_empty_text("client"), fields.text_or("brief", ""),
          fields.text_or("text", ""), fields.integer_or("at", 0)};
}

Brief read_brief(const std::string& id, const FieldReader& fields) {
  Brief brief;
  brief.id = id;
  brief.client = fields.text_or("client", "");
  brief.title = fields.text_or("title", "");
  brief.questionnaire = fields.non_empty_text("questionnaire");
  brief.created = fields.optional_date("created");
  brief.date = fields.date("date");
  brief.budget = fields.optional_money("budget");
  if (brief.budget && brief.budget->amount < 0) {
    fields.problem("budget", "A budget must not be negative.", ErrorCode::out_of_range);
    brief.budget.reset();
  }
  brief.budget_includes_vat = fields.boolean_or("budget_includes_vat", true);
  brief.variant = static_cast<needs::VariantKind>(
      fields.choice_or("variant", {"economy", "balanced", "best"}, 1));
  brief.discount_bp = fields.integer_or("discount", 0, {0, pricing::kWholeBp});
  if (fields.json().is_object()) read_brief_decisions(fields, brief);
  return brief;
}

Adjustment read_adjustment(const FieldReader& fields) {
  Adjustment adjustment;
  adjustment.mode = static_cast<Adjustment::Mode>(fields.choice("mode", {"pin", "exclude"}));
  adjustment.quantity = fields.optional_integer("quantity", {1, kMaxQuantity});
  return adjustment;
}

Json json_of(const Adjustment& adjustment) {
  Json json = Json::object();
  json["mode"] = adjustment.mode == Adjustment::Mode::pin ? "pin" : "exclude";
  if (adjustment.quantity) json["quantity"] = *adjustment.quantity;
  return json;
}

Json client_fields(const Client& client) {
  Json fields = Json::object();
  fields["kind"] = clients::kind_name(client.kind);
  fields["name"] = client.name;
  fields["inn"] = client.inn;
  fields["kpp"] = client.kpp;
  fields["ogrn"] = client.ogrn;
  fields["address"] = client.address;
  fields["contact_name"] = client.contact_name;
  fields["contact_post"] = client.contact_post;
  fields["phone"] = client.phone;
  fields["email"] = client.email;
  fields["segment"] = client.segment;
  if (!client.groups.empty()) fields["groups"] = client.groups;
  if (!client.tier.empty()) fields["tier"] = client.tier;
  if (client.points != 0) fields["points"] = client.points;
  fields["stage"] = clients::stage_name(client.stage);
  fields["owner"] = client.owner;
  if (client.created) fields["created"] = client.created->to_iso();
  fields["summary"] = client.summary;
  if (client.next_step) {
    Json step = Json::object();
    if (client.next_step->date) step["date"] = client.next_step->date->to_iso();
    step["text"] = client.next_step->text;
    fields["next_step"] = std::move(step);
  }
  return fields;
}

Json note_fields(const Note& note) {
  Json fields = Json{{"client", note.client}, {"text", note.text}, {"at", note.at_ms}};
  if (!note.brief.empty()) fields["brief"] = note.brief;
  return fields;
}

Json brief_fields(const Brief& brief) {
  Json fields = Json::object();
  fields["client"] = brief.client;
  fields["title"] = brief.title;
  fields["questionnaire"] = brief.questionnaire;
  if (brief.created) fields["created"] = brief.created->to_iso();
  fields["date"] = brief.date.to_iso();
  if (brief.budget) fields["budget"] = oferta::json_of(*brief.budget);
  fields["budget_includes_vat"] = brief.budget_includes_vat;
  fields["variant"] = needs::variant_name(brief.variant);
  fields["discount"] = brief.discount_bp;
  for (const auto& [question, answer] : brief.answers) {
    fields[answer_field(question)] = json_of(answer);
  }
  for (const auto& [need, level] : brief.weights) {
    fields[weight_field(need)] = needs::level_name(level);
  }
  for (const auto& [product, adjustment] : brief.adjustments) {
    fields[adjust_field(product)] = json_of(adjustment);
  }
  for (const auto& [product, discount] : brief.line_discounts) {
    fields[discount_field(product)] = discount;
  }
  return fields;
}

}  // namespace oferta::workspace
