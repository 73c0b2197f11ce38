#include "app/screens/support.h"

#include <tuple>

#include "app/ui/icons_generated.h"

namespace oferta::app {

std::string newest_offer_of_brief(const workspace::Workspace& workspace, std::string_view brief) {
  const offer::Offer* newest = nullptr;
  for (const auto& [id, candidate] : workspace.offers()) {
    if (candidate.brief == brief &&
        (newest == nullptr || candidate.date > newest->date ||
         (candidate.date == newest->date && std::tie(candidate.number, candidate.version) >
                                                std::tie(newest->number, newest->version)))) {
      newest = &candidate;
    }
  }
  return newest == nullptr ? std::string() : newest->id;
}

const OfferFigures& offer_figures(const ScreenContext& context, const offer::Offer& offer) {
  const bool draft = offer.status == offer::Status::draft;
  return figures_of(context.view.offer.figures, context.workspace, offer, context.today,
                    draft ? context.approvals.authority(offer, context.today) : offer::Authority{});
}

Minor offer_total(const offer::Offer& offer) {
  const Result<pricing::PricedDocument> priced = offer::price_offer(offer);
  return priced ? priced->totals.gross : 0;
}

std::string_view level_key(needs::Level level) {
  switch (level) {
    case needs::Level::must:
      return "needs.level.must";
    case needs::Level::should:
      return "needs.level.should";
    case needs::Level::nice:
      return "needs.level.nice";
    case needs::Level::off:
      return "needs.level.off";
  }
  return "needs.level.off";
}

std::string budget_words(const Strings& strings, std::string_view amount, bool includes_vat) {
  return strings.format("offer.need.budget", {{"amount", amount}}) + ", " +
         strings.get(includes_vat ? "offer.need.budget.with" : "offer.need.budget.without");
}

bool is_met(std::int64_t permille) {
  return permille >= needs::kMetMostly;
}

ui::Check check_of(std::int64_t permille) {
  if (is_met(permille)) return ui::Check::met;
  return permille > 0 ? ui::Check::partly : ui::Check::unmet;
}

std::string_view met_key(std::int64_t permille) {
  if (permille <= 0) return "selection.unmet";
  if (permille >= needs::kMetInFull) return "selection.met.full";
  return is_met(permille) ? "selection.met.mostly" : "selection.partly";
}

std::string product_names(const ScreenContext& context, const std::vector<std::string>& ids,
                          std::size_t most) {
  std::string names;
  std::size_t named = 0;
  for (const std::string& id : ids) {
    const catalogue::Product* product = context.workspace.catalogue().product(id);
    if (product == nullptr) continue;
    if (named == most) break;
    names += (named++ == 0 ? "" : ", ") + product->name.get(context.language());
  }
  if (ids.size() > named && named > 0) {
    names += " " + context.strings.plural("selection.variant.more",
                                          static_cast<std::int64_t>(ids.size() - named));
  }
  return names;
}

bool low_screen(const ui::Ui& ui) {
  constexpr float kLow = 860;
  return ui.viewport().height < kLow && !ui.phone();
}

ui::Tone level_tone(needs::Level level) {
  switch (level) {
    case needs::Level::must:
      return ui::Tone::danger;
    case needs::Level::should:
      return ui::Tone::warning;
    default:
      return ui::Tone::neutral;
  }
}

std::string stage_text(const ScreenContext& context, clients::Stage stage) {
  return context.tr("stage." + std::string(clients::stage_name(stage)));
}

ui::Tone stage_tone(clients::Stage stage) {
  switch (stage) {
    case clients::Stage::fresh:
    case clients::Stage::needs:
    case clients::Stage::selection:
      return ui::Tone::accent;
    case clients::Stage::offer:
      return ui::Tone::warning;
    case clients::Stage::won:
      return ui::Tone::success;
    case clients::Stage::lost:
      return ui::Tone::danger;
    case clients::Stage::dormant:
      return ui::Tone::neutral;
  }
  return ui::Tone::neutral;
}

void stage_badge(ui::Ui& ui, const ScreenContext& context, clients::Stage stage) {
  ui::badge(ui, stage_text(context, stage), stage_tone(stage));
}

void status_badge(ui::Ui& ui, const ScreenContext& context, offer::Status status) {
  const std::string& text = context.tr("offer.status." + std::string(offer::status_name(status)));
  switch (status) {
    case offer::Status::draft:
      return ui::badge(ui, text, ui::Tone::neutral, ui::kIconPencil);
    case offer::Status::sent:
      return ui::badge(ui, text, ui::Tone::accent, ui::kIconSend);
    case offer::Status::viewed:
      return ui::badge(ui, text, ui::Tone::accent, ui::kIconEye);
    case offer::Status::accepted:
      return ui::badge(ui, text, ui::Tone::success, ui::kIconCheck);
    case offer::Status::declined:
      return ui::badge(ui, text, ui::Tone::danger, ui::kIconX);
    case offer::Status::expired:
      return ui::badge(ui, text, ui::Tone::warning, ui::kIconHourglass);
    case offer::Status::superseded:
      return ui::badge(ui, text, ui::Tone::neutral, ui::kIconLayers);
  }
}

std::string percent_of(const ScreenContext& context, int permille) {
  return format_percent(permille / 10 * 100, context.language());
}

void draw_ways_to_reach(ui::Ui& ui, std::string_view phone, std::string_view email) {
  const ui::TextOptions look{.color = ui::Color::text_muted};
  if (!ui.phone()) {
    ui::text(ui, ui::TextStyle::body15, join({std::string(phone), std::string(email)}, " · "),
             look);
    return;
  }
  for (const std::string_view way : {phone, email}) {
    if (!way.empty()) ui::text(ui, ui::TextStyle::body15, way, look);
  }
}

void draw_missing(ui::Ui& ui, const ScreenContext& context, std::string_view prefix,
                  const Route& way_out) {
  const std::string key(prefix);
  ui.begin_column({.padding = ui::Insets::all(48), .max_width = 520, .align = ui::Align::center});
  if (ui::empty_state(ui, context.tr(key + ".title"),
                      {.icon = ui::kIconSearch,
                       .text = context.tr(key + ".text"),
                       .action = context.tr(key + ".action")})) {
    context.go(way_out);
  }
  ui.end_column();
}

ui::Insets page_padding(const ui::Ui& ui) {
  return ui.phone() ? ui::Insets::symmetric(12, 12) : ui::Insets::symmetric(20, 16);
}

}  // namespace oferta::app
