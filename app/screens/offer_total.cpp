#include "app/screens/offer_total.h"

#include <optional>
#include <string>
#include <vector>

#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/negotiated_total.h"

namespace oferta::app {
namespace {

// What is taken off what the prices come to, in money and in per cent.
std::string agreed_text(const ScreenContext& context, const offer::Offer& offer, Minor gross) {
  const std::optional<Minor>& before = offer_figures(context, offer).without_total;
  if (!before) {
    return {};
  }
  const Minor full = *before;
  const Minor change = gross - full;
  const std::int64_t share =
      full == 0 ? 0 : mul_div_half_up(change, pricing::kWholeBp, full).value_or(0);
  return context.strings.format(
      change <= 0 ? "offer.agree.less" : "offer.agree.more",
      {{"amount",
        format_money({change < 0 ? -change : change, offer.currency}, context.language())},
       {"share", format_percent(share < 0 ? -share : share, context.language())},
       {"full", format_money({full, offer.currency}, context.language())}});
}

// The lines that stand under the least they may, and by how much.
void draw_below_floor(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                      const pricing::PricedDocument& priced) {
  const std::vector<std::optional<Minor>>& floors = offer_figures(context, offer).floors;
  std::vector<std::string> below;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const Minor missing = floors[i].value_or(0) - priced.lines[i].after_adjustments;
    if (floors[i] && missing > 0) {
      below.push_back(context.strings.format(
          "offer.agree.below",
          {{"line", offer.lines[i].name},
           {"amount", format_money({missing, offer.currency}, context.language())}}));
    }
  }
  if (!below.empty()) {
    ui::banner(ui, ui::Tone::danger, join(below, "; "),
               {.id = "below-floor",
                .icon = ui::kIconTrendingDown,
                .title = context.tr("offer.agree.floor"),
                .live = ui::Live::polite});
  }
}

}  // namespace

void draw_offer_total(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const Result<pricing::PricedDocument>& priced = offer_figures(context, offer).priced;
  if (!priced) {
    return;  // the sheet says so
  }
  std::optional<Minor>& typed = context.view.offer.total;
  const Minor gross = priced->totals.gross;
  ui::begin_card(ui, "agree", {.title = context.tr("offer.agree"), .gap = 8});
  Minor amount = typed.value_or(gross);
  const ui::FieldResult field = ui::money_field(ui, context.tr("offer.agree.total"), amount,
                                                {.id = "agreed-total",
                                                 .hint = context.tr("offer.agree.hint"),
                                                 .suffix = currency_sign(offer.currency)},
                                                {.min = 0, .max = kMaxMinor, .step = 1'000'00});
  if (field.changed) {
    typed = amount;
  }
  if (field.cancelled) {
    typed.reset();
  }
  if (field.committed) {
    typed.reset();
    if (field.valid && amount != gross) {
      context.commands.emit(SetOfferTotal{offer.id, amount});
    }
  }
  if (offer::has_agreed_total(offer)) {
    ui::text(ui, ui::TextStyle::caption13, agreed_text(context, offer, gross),
             {.live = ui::Live::polite});
    if (ui::button(ui, context.tr("offer.agree.undo"),
                   {.id = "no-total",
                    .kind = ui::ButtonKind::ghost,
                    .size = ui::ControlSize::small,
                    .icon = ui::kIconRotateCcw})) {
      context.commands.emit(SetOfferTotal{offer.id, std::nullopt});
    }
  }
  draw_below_floor(ui, context, offer, *priced);
  ui::end_card(ui);
}

}  // namespace oferta::app
