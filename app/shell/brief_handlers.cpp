#include "app/shell/brief_budget.h"
#include "app/shell/handler.h"
#include "shared/base/field_reader.h"
#include "shared/base/id.h"
#include "shared/base/json.h"

namespace oferta::app {
namespace {

Json weight_json(WeightChoice weight) {
  switch (weight) {
    case WeightChoice::must:
      return "must";
    case WeightChoice::should:
      return "should";
    case WeightChoice::nice:
      return "nice";
    case WeightChoice::off:
      return "off";
    case WeightChoice::as_answered:
      return nullptr;
  }
  return nullptr;
}

Json adjustment_json(AdjustmentMode mode, const std::optional<std::int64_t>& quantity) {
  if (mode == AdjustmentMode::none) {
    return nullptr;
  }
  Json json = {{"mode", mode == AdjustmentMode::pin ? "pin" : "exclude"}};
  if (mode == AdjustmentMode::pin && quantity) {
    json["quantity"] = *quantity;
  }
  return json;
}

Result<void> set_brief(HandlerContext& context, const std::string& brief, const std::string& field,
                       const Json& value) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set("brief", brief, field, value));
  return context.ledger.commit(change);
}

}  // namespace

Result<std::string> add_brief(sync::Transaction& change, const std::string& client,
                              HandlerContext& context) {
  const std::vector<const needs::Questionnaire*> questionnaires =
      context.workspace().questionnaires_to_choose_by();
  if (questionnaires.empty()) {
    return fail(ErrorCode::not_found, "There is no questionnaire in this workspace.");
  }
  const std::string id = make_record_id(context.random);
  const std::string today = context.platform.today().to_iso();
  OFERTA_TRY(change.set_fields("brief", id,
                               {{"client", client},
                                {"questionnaire", questionnaires.front()->id},
                                {"created", today},
                                {"date", today},
                                {"variant", "balanced"},
                                {"budget_includes_vat", true}}));
  return id;
}

Result<void> handle(const CreateBrief& command, HandlerContext& context) {
  sync::Transaction change = context.ledger.begin();
  Result<std::string> brief = add_brief(change, command.client, context);
  if (!brief) {
    return tl::unexpected(brief.error());
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_needs(command.client, *brief);
  return {};
}

Result<void> handle(const SetAnswer& command, HandlerContext& context) {
  Json value;
  if (command.json) {
    Result<Json> parsed = parse_json(*command.json);
    if (!parsed) {
      return tl::unexpected(parsed.error());
    }
    value = *std::move(parsed);
  }
  return set_brief(context, command.brief, "answer." + command.question, value);
}

Result<void> handle(const SetWeight& command, HandlerContext& context) {
  return set_brief(context, command.brief, "weight." + command.need, weight_json(command.weight));
}

Result<void> handle(const SetBudget& command, HandlerContext& context) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set_fields(
      "brief", command.brief,
      {{"budget", json_of(command.budget)}, {"budget_includes_vat", command.includes_vat}}));
  if (!command.variant.empty()) {
    OFERTA_TRY(change.set("brief", command.brief, "variant", command.variant));
  }
  return context.ledger.commit(change);
}

Result<void> handle(const SetAdjustment& command, HandlerContext& context) {
  return set_brief(context, command.brief, "adjust." + command.product,
                   adjustment_json(command.mode, command.quantity));
}

Result<void> handle(const SwapProduct& command, HandlerContext& context) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set("brief", command.brief, "adjust." + command.from,
                        adjustment_json(AdjustmentMode::exclude, std::nullopt)));
  OFERTA_TRY(change.set("brief", command.brief, "adjust." + command.to,
                        adjustment_json(AdjustmentMode::pin, std::nullopt)));
  return context.ledger.commit(change);
}

Result<void> handle(const ClearAdjustments& command, HandlerContext& context) {
  const needs::Brief* brief = context.workspace().brief(command.brief);
  if (brief == nullptr) {
    return fail(ErrorCode::not_found, "There is no such selection.", command.brief);
  }
  sync::Transaction change = context.ledger.begin();
  for (const auto& [product, adjustment] : brief->adjustments) {
    OFERTA_TRY(change.set("brief", command.brief, "adjust." + product, nullptr));
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = context.strings.get("toast.adjustments_cleared");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const ChooseVariant& command, HandlerContext& context) {
  return set_brief(context, command.brief, "variant", command.variant);
}

Result<void> handle(const SetDiscount& command, HandlerContext& context) {
  return set_brief(context, command.brief, "discount", command.basis_points);
}

}  // namespace oferta::app
