#include "app/screens/offer_versions.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/shell/refusal.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/difference.h"

namespace oferta::app {
namespace {

using offer::FieldDifference;
using offer::LineDifference;

std::string number_of(const offer::Offer& offer) {
  return std::to_string(offer.version);
}

void draw_version(ui::Ui& ui, const ScreenContext& context, const offer::Offer& version,
                  const offer::Offer& shown_offer) {
  const std::string name =
      context.strings.format("offer.version.name", {{"version", number_of(version)}});
  const bool current = version.id == shown_offer.id;
  ui.push_id(version.id);
  ui::begin_group(ui, ui::Role::listitem, name, "version");
  ui.begin_row({-1, 0}, {.gap = 8, .item_gap = 2, .vertical = ui::Align::center});
  if (current) {
    ui::text(ui, ui::TextStyle::body15_semibold, name);
  } else if (ui::link(ui, name, {.style = ui::TextStyle::body15_semibold})) {
    context.go(to_offer(version.id));
  }
  ui::text(ui, ui::TextStyle::caption13,
           format_money({offer_figures(context, shown_offer).version_totals.at(version.id),
                         version.currency},
                        context.language()),
           {.color = ui::Color::text_muted});
  ui.next();
  status_badge(ui, context, standing_of(context.workspace, version, context.today));
  ui.end_row();
  if (!current && ui::button(ui, context.tr("offer.versions.compare"),
                             {.id = "compare",
                              .kind = ui::ButtonKind::ghost,
                              .size = ui::ControlSize::small,
                              .icon = ui::kIconArrowLeftRight,
                              .description = name})) {
    context.view.offer.compared = version.id;
  }
  ui::end_group(ui);
  ui.pop_id();
}

// «1 000,00 ₽ → 900,00 ₽»; a value that is not there is said so.
std::string change_text(const ScreenContext& context, const FieldDifference& field) {
  const auto value = [&](const offer::ComparedValue& compared) {
    std::string text = shown(compared, context.language());
    return text.empty() ? context.tr("offer.compare.nothing") : text;
  };
  return value(field.before) + " → " + value(field.after);
}

const std::string& field_name(const ScreenContext& context, const FieldDifference& field) {
  return context.tr("offer.field." + std::string(field.field));
}

// Long texts stand under their name, one above the other.
void draw_field(ui::Ui& ui, const ScreenContext& context, const FieldDifference& field) {
  ui::text(ui, ui::TextStyle::caption13,
           field_name(context, field) + ": " + change_text(context, field));
}

struct KindLook {
  std::string_view icon;
  ui::Color color;
};

KindLook look_of_kind(LineDifference::Kind kind) {
  switch (kind) {
    case LineDifference::Kind::added:
      return {ui::kIconPlus, ui::Color::success};
    case LineDifference::Kind::removed:
      return {ui::kIconMinus, ui::Color::danger};
    case LineDifference::Kind::changed:
      return {ui::kIconPencil, ui::Color::accent};
  }
  return {};
}

// Quantity, price and sum of a line that is in one version only.
std::string facts_text(const ScreenContext& context, const LineDifference& line) {
  std::string text;
  for (const FieldDifference& field : line.fields) {
    const bool added = line.kind == LineDifference::Kind::added;
    text += (text.empty() ? "" : " · ") + field_name(context, field) + ": " +
            shown(added ? field.after : field.before, context.language());
  }
  return text;
}

void draw_line_difference(ui::Ui& ui, const ScreenContext& context, const LineDifference& line,
                          std::size_t number) {
  const std::string& kind = context.tr("offer.compare." + std::string(offer::kind_name(line.kind)));
  const KindLook look = look_of_kind(line.kind);
  ui::begin_group(ui, ui::Role::listitem, kind + ": " + line.name,
                  "line-" + std::to_string(number));
  ui.begin_row({20, -1}, {.gap = 8, .item_gap = 2});
  ui::icon(ui, look.icon, look.color, 18, kind);
  ui.next();
  ui::text(ui, ui::TextStyle::caption13_semibold, line.name);
  if (line.kind == LineDifference::Kind::changed) {
    for (const FieldDifference& field : line.fields) {
      draw_field(ui, context, field);
    }
  } else {
    ui::text(ui, ui::TextStyle::caption13, facts_text(context, line));
  }
  ui.end_row();
  ui::end_group(ui);
}

void draw_fields(ui::Ui& ui, const ScreenContext& context, std::string_view title,
                 const std::vector<FieldDifference>& fields) {
  if (fields.empty()) {
    return;
  }
  ui::heading(ui, 2, context.tr(title));
  for (const FieldDifference& field : fields) {
    draw_field(ui, context, field);
  }
}

void draw_difference(ui::Ui& ui, const ScreenContext& context,
                     const offer::OfferDifference& difference) {
  if (difference.same()) {
    ui::text(ui, ui::TextStyle::body15, context.tr("offer.compare.same"));
    return;
  }
  draw_fields(ui, context, "offer.compare.totals", difference.totals);
  if (!difference.lines.empty()) {
    ui::heading(ui, 2, context.tr("offer.compare.lines"));
    ui::begin_group(ui, ui::Role::list, context.tr("offer.compare.lines"), "lines");
    for (std::size_t i = 0; i < difference.lines.size(); ++i) {
      draw_line_difference(ui, context, difference.lines[i], i);
    }
    ui::end_group(ui);
  }
  draw_fields(ui, context, "offer.compare.terms", difference.terms);
}

}  // namespace

void draw_offer_versions(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const std::vector<const offer::Offer*> versions = versions_of_number(context.workspace, offer);
  if (versions.size() < 2) {
    return;
  }
  ui::begin_card(ui, "versions", {.title = context.tr("offer.versions"), .gap = 10});
  ui::begin_group(ui, ui::Role::list, context.tr("offer.versions"), "versions-list");
  for (const offer::Offer* version : versions) {
    draw_version(ui, context, *version, offer);
  }
  ui::end_group(ui);
  ui::end_card(ui);
}

void draw_version_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  std::string& compared = context.view.offer.compared;
  const offer::Offer* other = context.workspace.offer(compared);
  if (other == nullptr) {
    return;
  }
  const offer::Offer* before = other;
  const offer::Offer* after = &offer;
  if (before->version > after->version) {
    std::swap(before, after);
  }
  bool open = true;
  const std::string title = context.strings.format(
      "offer.compare.title", {{"before", number_of(*before)}, {"after", number_of(*after)}});
  if (ui::begin_dialog(ui, title, open, {.id = "compare", .width = 720, .text = offer.number})) {
    const auto difference = offer::compare_offers(*before, *after);
    if (difference) {
      draw_difference(ui, context, *difference);
    } else {
      ui::banner(
          ui, ui::Tone::danger,
          context.strings.format("toast.failed",
                                 {{"reason", refusal_text(context.strings, difference.error())}}),
          {.id = "failed", .icon = ui::kIconTriangleAlert});
    }
    ui::end_dialog(ui);
  }
  if (!open) {
    compared.clear();
  }
}

}  // namespace oferta::app
