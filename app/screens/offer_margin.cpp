#include "app/screens/offer_margin.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

using pricing::Light;

// The lines that leave least are named, the rest would hide them.
constexpr std::size_t kNamed = 5;

struct LightLook {
  const char* key;
  ui::Tone tone;
  std::string_view icon;
};

LightLook look_of(Light light) {
  switch (light) {
    case Light::target:
      return {"offer.margin.target", ui::Tone::success, ui::kIconCircleCheck};
    case Light::normal:
      return {"offer.margin.normal", ui::Tone::success, ui::kIconCheck};
    case Light::floor:
      return {"offer.margin.near_floor", ui::Tone::warning, ui::kIconTriangleAlert};
    case Light::below_floor:
      return {"offer.margin.below", ui::Tone::danger, ui::kIconCircleX};
    case Light::unknown:
      break;
  }
  return {"offer.margin.unknown", ui::Tone::neutral, ui::kIconCircleHelp};
}

// Positions of the lines at or below the floor, the worst first.
std::vector<std::size_t> weak_lines(const OfferFigures& figures) {
  std::vector<std::size_t> weak;
  for (std::size_t i = 0; i < figures.lights.size(); ++i) {
    const Light light = figures.lights[i].light;
    if (light == Light::floor || light == Light::below_floor) {
      weak.push_back(i);
    }
  }
  sort_by(weak, [&figures](std::size_t a, std::size_t b) {
    return figures.lights[a].margin_bp.value_or(0) < figures.lights[b].margin_bp.value_or(0);
  });
  if (weak.size() > kNamed) {
    weak.resize(kNamed);
  }
  return weak;
}

void draw_weak_lines(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                     const OfferFigures& figures) {
  const std::vector<std::size_t> weak = weak_lines(figures);
  if (weak.empty()) {
    return;
  }
  ui::begin_group(ui, ui::Role::list, context.tr("offer.margin.lines"), "weak-lines");
  for (const std::size_t index : weak) {
    const LightLook look = look_of(figures.lights[index].light);
    ui::begin_group(ui, ui::Role::listitem, offer.lines[index].name,
                    "weak-" + std::to_string(index));
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.format("offer.margin.line",
                                    {{"line", offer.lines[index].name},
                                     {"margin", margin_text(context, figures.lights[index])},
                                     {"light", context.tr(look.key)}}));
    ui::end_group(ui);
  }
  ui::end_group(ui);
}

void draw_limit(ui::Ui& ui, const ScreenContext& context, const OfferFigures& figures) {
  const std::int64_t limit = figures.authority.limit_bp;
  if (limit == pricing::kWholeBp) {
    return;  // nobody has set one
  }
  const bool over = figures.hand_discount_bp > limit;
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.format(
               over ? "offer.margin.limit.over" : "offer.margin.limit",
               {{"given", format_percent(figures.hand_discount_bp, context.language())},
                {"limit", format_percent(limit, context.language())}}),
           {.color = over ? ui::Color::danger : ui::Color::text});
}

}  // namespace

void draw_light(ui::Ui& ui, const ScreenContext& context, pricing::Light light) {
  const LightLook look = look_of(light);
  ui::badge(ui, context.tr(look.key), look.tone, look.icon);
}

std::string margin_text(const ScreenContext& context, const pricing::LineGuidance& guidance) {
  return guidance.margin_bp ? format_percent(*guidance.margin_bp, context.language())
                            : std::string("–");
}

void draw_offer_margin(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const OfferFigures& figures = offer_figures(context, offer);
  if (!figures.priced) {
    return;
  }
  bool& open = context.view.offer.margin_open;
  ui::begin_card(ui, "margin", {.name = context.tr("offer.margin"), .gap = 8});
  if (ui::button(ui, context.tr(open ? "offer.margin.hide" : "offer.margin.show"),
                 {.id = "show",
                  .kind = ui::ButtonKind::ghost,
                  .icon = open ? ui::kIconEyeOff : ui::kIconGauge,
                  .full_width = true})) {
    open = !open;
  }
  if (open) {
    ui.begin_inline({.gap = 8});
    draw_light(ui, context, figures.light.light);
    ui.end_inline();
    const Minor margin = figures.light.margin.value_or(0);
    ui::label_value(ui, context.tr("offer.margin.total"),
                    format_money({margin, offer.currency}, context.language()) + " · " +
                        margin_text(context, figures.light));
    draw_limit(ui, context, figures);
    draw_weak_lines(ui, context, offer, figures);
  }
  ui::end_card(ui);
}

}  // namespace oferta::app
