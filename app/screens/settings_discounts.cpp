#include "app/screens/settings_discounts.h"

#include <array>
#include <optional>
#include <string>

#include "app/screens/edit_field.h"
#include "app/screens/support.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "shared/base/json.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

using offer::PersonRole;

constexpr std::int64_t kMostMargin = pricing::kWholeBp - 1;

// «7,5» as a person types it; "" for none.
std::string percent_text(std::optional<std::int64_t> bp, Language language) {
  if (!bp) {
    return {};
  }
  constexpr std::int64_t kHundred = 100;
  constexpr std::int64_t kTen = 10;
  std::string text = std::to_string(*bp / kHundred);
  if (const std::int64_t rest = *bp % kHundred; rest != 0) {
    text += (language == Language::ru ? "," : ".") + std::string(rest < kTen ? "0" : "") +
            std::to_string(rest);
    if (rest % kTen == 0) {
      text.pop_back();
    }
  }
  return text;
}

// A percentage that may be left out. The JSON of it – a number of basis points or null – in the
// frame it was committed.
std::optional<Json> edit_percent(ui::Ui& ui, const ScreenContext& context, const std::string& key,
                                 std::string_view label, std::optional<std::int64_t> current,
                                 std::int64_t most, ui::FieldOptions options = {}) {
  const std::string shown = percent_text(current, context.language());
  const std::string typed(trim(typed_value(context, key, shown)));
  const auto value = parse_money(typed);  // two digits after the comma, as kopecks
  const bool wrong = !typed.empty() && (!value || *value < 0 || *value > most);
  options.suffix = "%";
  options.input_mode = "decimal";
  if (wrong) {
    options.error = context.tr("discounts.wrong");
  }
  const auto committed = edit_field(ui, context, key, label, shown, options);
  if (!committed) {
    return std::nullopt;
  }
  if (wrong) {
    context.view.drafts[key] = *committed;
    return std::nullopt;
  }
  return typed.empty() ? Json() : Json(*value);
}

Json setting_or_empty(const ScreenContext& context, std::string_view id) {
  const Json* setting = context.workspace.setting(id);
  return setting != nullptr && setting->is_object() ? *setting : Json::object();
}

void edit_setting_member(ui::Ui& ui, const ScreenContext& context, const char* setting,
                         const char* member, std::string_view label,
                         std::optional<std::int64_t> current, std::int64_t most) {
  const std::string key = std::string("setting/") + setting + "/" + member;
  if (const auto value = edit_percent(ui, context, key, context.tr(label), current, most)) {
    Json changed = setting_or_empty(context, setting);
    changed[member] = *value;
    if (value->is_null()) {
      changed.erase(member);
    }
    context.commands.emit(SetSetting{setting, canonical(changed)});
  }
}

void draw_role_limits(ui::Ui& ui, const ScreenContext& context) {
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 420});
  edit_setting_member(ui, context, "discount_limits", "manager", "discounts.limit.manager",
                      workspace::role_limit(context.workspace, PersonRole::manager),
                      pricing::kWholeBp);
  ui.next();
  edit_setting_member(ui, context, "discount_limits", "head", "discounts.limit.head",
                      workspace::role_limit(context.workspace, PersonRole::head),
                      pricing::kWholeBp);
  ui.end_row();
}

void draw_margins(ui::Ui& ui, const ScreenContext& context) {
  const pricing::MarginPolicy policy = workspace::margin_policy(context.workspace);
  ui::heading(ui, 3, context.tr("discounts.margin"));
  ui.begin_row({-1, -1, -1}, {.gap = 12, .stack_below = 520});
  edit_setting_member(ui, context, "margin_policy", "target", "discounts.margin.target",
                      policy.target_bp, kMostMargin);
  ui.next();
  edit_setting_member(ui, context, "margin_policy", "normal", "discounts.margin.normal",
                      policy.normal_bp, kMostMargin);
  ui.next();
  edit_setting_member(ui, context, "margin_policy", "floor", "discounts.margin.floor",
                      policy.floor_bp, kMostMargin);
  ui.end_row();
  if (policy.target_bp < policy.normal_bp || policy.normal_bp < policy.floor_bp) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("discounts.margin.order"),
             {.color = ui::Color::warning, .live = ui::Live::polite});
  }
}

void draw_person(ui::Ui& ui, const ScreenContext& context, const offer::Manager& manager) {
  const std::string name = manager.name.get(context.language());
  ui.push_id(manager.id);
  ui::begin_group(ui, ui::Role::listitem, name, "person");
  ui::text(ui, ui::TextStyle::body15_semibold, name);
  ui.begin_row({-1, -1}, {.gap = 12, .stack_below = 420});
  const std::array<ui::ChoiceItem, 3> roles = {
      ui::ChoiceItem{.label = context.tr("discounts.role.none"), .id = "none"},
      ui::ChoiceItem{.label = context.tr("role.manager"), .id = "manager"},
      ui::ChoiceItem{.label = context.tr("role.head"), .id = "head"}};
  int role = manager.role ? static_cast<int>(*manager.role) + 1 : 0;
  if (ui::select(ui, context.tr("discounts.role"), roles, role, {.id = "role"})) {
    context.commands.emit(SetManagerField{
        manager.id, "role",
        role == 0 ? "null"
                  : canonical(Json(std::string(roles.at(static_cast<std::size_t>(role)).id)))});
  }
  ui.next();
  if (const auto value = edit_percent(
          ui, context, "manager/" + manager.id + "/discount_limit",
          context.tr("discounts.limit.own"), manager.discount_limit_bp, pricing::kWholeBp,
          {.id = "limit", .placeholder = context.tr("discounts.as_role")})) {
    context.commands.emit(SetManagerField{manager.id, "discount_limit", canonical(*value)});
  }
  ui.end_row();
  ui::end_group(ui);
  ui.pop_id();
}

// What a manager reads, who may not change it.
void draw_own_limit(ui::Ui& ui, const ScreenContext& context) {
  const offer::Authority own = context.approvals.authority();
  ui::label_value(ui, context.tr("discounts.mine"),
                  own.limit_bp == pricing::kWholeBp
                      ? context.tr("discounts.none")
                      : format_percent(own.limit_bp, context.language()));
}

void draw_approvers(ui::Ui& ui, const ScreenContext& context, bool head) {
  ui::heading(ui, 3, context.tr("discounts.approvers"));
  const std::string own =
      context.approvals.key().empty() ? std::string() : offer::key_id(context.approvals.key());
  if (context.workspace.approvers().empty()) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("discounts.approvers.none"),
             {.color = ui::Color::text_muted});
  }
  for (const auto& [id, approver] : context.workspace.approvers()) {
    const offer::Manager* person = context.workspace.manager(approver.person);
    const std::string name =
        person == nullptr ? approver.name : person->name.get(context.language());
    ui.push_id(id);
    ui.begin_row({-1, 0}, {.gap = 12, .item_gap = 0, .vertical = ui::Align::center});
    ui::text(ui, ui::TextStyle::body15, name);
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.format("discounts.key", {{"key", id}}) +
                 (id == own ? " · " + context.tr("team.this_device") : std::string()),
             {.color = ui::Color::text_muted});
    ui.next();
    if (head && ui::button(ui, context.tr("discounts.approver.remove"),
                           {.id = "remove",
                            .kind = ui::ButtonKind::ghost,
                            .size = ui::ControlSize::small,
                            .description = name})) {
      context.commands.emit(RemoveApprover{id});
    }
    ui.end_row();
    ui.pop_id();
  }
  if (head && !context.approvals.can_answer() &&
      ui::button(ui, context.tr("approval.key.make"), {.id = "make-key", .icon = ui::kIconLock})) {
    context.commands.emit(MakeSigningKey{});
  }
}

}  // namespace

void draw_discount_settings(ui::Ui& ui, const ScreenContext& context) {
  const bool head = context.approvals.role() == PersonRole::head;
  ui::begin_card(ui, "discounts", {.title = context.tr("discounts.title"), .gap = 12});
  ui::text(ui, ui::TextStyle::caption13,
           context.tr(head ? "discounts.lead" : "discounts.lead.manager"),
           {.color = ui::Color::text_muted});
  if (head) {
    draw_role_limits(ui, context);
    draw_margins(ui, context);
    ui::heading(ui, 3, context.tr("discounts.people"));
    ui::begin_group(ui, ui::Role::list, context.tr("discounts.people"), "people");
    for (const auto& [id, manager] : context.workspace.managers()) {
      draw_person(ui, context, manager);
    }
    ui::end_group(ui);
  } else {
    draw_own_limit(ui, context);
  }
  draw_approvers(ui, context, head);
  ui::end_card(ui);
}

}  // namespace oferta::app
