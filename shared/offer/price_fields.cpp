#include "shared/offer/price_fields.h"

#include <cstddef>
#include <string>
#include <utility>

namespace oferta::offer {
namespace {

void put_rule(Json& out, const std::string& rule, std::int64_t version, const std::string& name) {
  if (!rule.empty()) out["rule"] = rule;
  if (version != 1) out["version"] = version;
  if (!name.empty()) out["name"] = name;
}

pricing::LineStep read_step(const FieldReader& fields) {
  pricing::LineStep step;
  const Result<pricing::StepEffect> effect = pricing::parse_effect(fields.text("effect"));
  if (effect) {
    step.effect = *effect;
  } else {
    fields.problem("effect", effect.error().message);
  }
  step.value = fields.integer("value", {0, kMaxMinor});
  step.units = fields.integer_or("units", 0, {0, kMaxMinor});
  step.rule = fields.text_or("rule", "");
  step.version = fields.integer_or("version", 1, {1, kMaxMinor});
  step.name = fields.text_or("name", "");
  return step;
}

pricing::Adjustment read_one(const FieldReader& fields) {
  pricing::Adjustment made;
  made.kind = fields.choice("kind", {"amount", "percent"}) == 0
                  ? pricing::Adjustment::Kind::amount
                  : pricing::Adjustment::Kind::percent;
  made.value = fields.integer("value");
  made.rule = fields.text_or("rule", "");
  made.version = fields.integer_or("version", 1, {1, kMaxMinor});
  made.name = fields.text_or("name", "");
  fields.each("lines", [&](const FieldReader& line) {
    made.lines.push_back(static_cast<std::size_t>(line.as_integer({0, 1'000'000})));
  });
  fields.each("shares",
              [&](const FieldReader& share) { made.shares.push_back(share.as_integer()); });
  return made;
}

}  // namespace

Json steps_json(const std::vector<pricing::LineStep>& steps) {
  Json out = Json::array();
  for (const pricing::LineStep& step : steps) {
    Json entry{{"effect", std::string(pricing::effect_name(step.effect))}, {"value", step.value}};
    if (step.effect == pricing::StepEffect::part) entry["units"] = step.units;
    put_rule(entry, step.rule, step.version, step.name);
    out.push_back(std::move(entry));
  }
  return out;
}

Json adjustments_json(const std::vector<pricing::Adjustment>& adjustments) {
  Json out = Json::array();
  for (const pricing::Adjustment& made : adjustments) {
    const bool percent = made.kind == pricing::Adjustment::Kind::percent;
    Json entry{{"kind", percent ? "percent" : "amount"}, {"value", made.value}};
    put_rule(entry, made.rule, made.version, made.name);
    if (!made.lines.empty()) entry["lines"] = made.lines;
    if (!made.shares.empty()) entry["shares"] = made.shares;
    out.push_back(std::move(entry));
  }
  return out;
}

Json trace_json(const std::vector<pricing::TraceStep>& trace) {
  Json out = Json::array();
  for (const pricing::TraceStep& step : trace) {
    Json entry{{"kind", std::string(pricing::trace_kind_name(step.kind))},
               {"change", step.change},
               {"after", step.after}};
    if (step.rate != 0) entry["rate"] = step.rate;
    if (step.kind == pricing::TraceKind::vat_inside) entry["vat"] = step.vat;
    put_rule(entry, step.rule, 1, step.name);
    out.push_back(std::move(entry));
  }
  return out;
}

std::vector<pricing::LineStep> read_steps(const FieldReader& fields) {
  std::vector<pricing::LineStep> steps;
  fields.each("steps", [&](const FieldReader& step) { steps.push_back(read_step(step)); });
  return steps;
}

std::vector<pricing::Adjustment> read_adjustments(const FieldReader& fields) {
  std::vector<pricing::Adjustment> made;
  fields.each("adjustments", [&](const FieldReader& one) { made.push_back(read_one(one)); });
  return made;
}

}  // namespace oferta::offer
