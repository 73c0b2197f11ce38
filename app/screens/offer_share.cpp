#include "app/screens/offer_share.h"

#include <string>
#include <utility>
#include <vector>

#include "app/screens/link_dialog.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

bool open_to_answers(offer::Status status) {
  return status == offer::Status::sent || status == offer::Status::viewed;
}

// Other offers the client may choose from besides: sent to the same client and undecided.
std::vector<const offer::Offer*> others_to_show(const ScreenContext& context,
                                                const offer::Offer& offer) {
  std::vector<const offer::Offer*> others;
  for (const auto& [id, other] : context.workspace.offers()) {
    if (id != offer.id && other.client == offer.client && other.language == offer.language &&
        open_to_answers(standing_of(context.workspace, other, context.today)) &&
        others.size() + 1 < sharing::kMaxSharedOffers) {
      others.push_back(&other);
    }
  }
  return others;
}

void draw_without_server(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  ui::text(ui, ui::TextStyle::caption13, context.tr("share.no_server"),
           {.color = ui::Color::text_muted});
  if (ui::button(ui, context.tr("share.file"),
                 {.id = "file",
                  .icon = ui::kIconDownload,
                  .enabled = context.view.document.request == 0,
                  .full_width = true})) {
    context.commands.emit(
        MakeOfferDocument{offer.id, OfferOutput::download, OfferPaper::client_page, "html"});
  }
}

std::vector<std::string> offers_chosen(const ScreenContext& context, const offer::Offer& offer,
                                       const std::vector<const offer::Offer*>& others) {
  std::vector<std::string> ids{offer.id};
  const std::vector<bool>& together = context.view.share.together;
  for (std::size_t i = 0; i < others.size() && i < together.size(); ++i) {
    if (together[i]) ids.push_back(others[i]->id);
  }
  return ids;
}

void draw_others(ui::Ui& ui, const ScreenContext& context,
                 const std::vector<const offer::Offer*>& others) {
  if (others.empty()) return;
  std::vector<std::string> labels;
  std::vector<ui::ChoiceItem> items;
  labels.reserve(others.size());
  for (const offer::Offer* other : others) {
    labels.push_back(version_name(context.strings, *other) + " · " +
                     format_money({offer_total(*other), other->currency}, context.language()));
    items.push_back({.label = labels.back(), .id = other->id});
  }
  std::vector<bool>& together = context.view.share.together;
  together.resize(others.size());
  ui::checkbox_group(ui, context.tr("share.together"), items, together);
}

// The words that go with the link, in the language of the offer.
std::string message_with(const ScreenContext& context, const offer::Offer& offer,
                         const ClientLinks::Made& made) {
  const Strings& strings = Strings::of(offer.language);
  const offer::Manager* manager = context.workspace.manager(offer.manager);
  return strings.format(
      "share.message",
      {{"number", offer.number},
       {"link", made.address},
       {"date", format_date(date_of_unix_ms(made.expires_ms), offer.language, DateStyle::numeric)},
       {"manager", manager == nullptr ? "" : manager->name.get(offer.language)}});
}

}  // namespace

void draw_offer_share(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  if (offer.status == offer::Status::draft) return;
  ui::begin_card(ui, "share", {.title = context.tr("share.title"), .gap = 10});
  if (may_share(context.team)) {
    draw_links(ui, context, links_to_offer(offer.id), context.tr("share.title"),
               context.tr("share.none"));
    draw_link_button(ui, context, context.tr("share.open"));
  } else {
    draw_without_server(ui, context, offer);
  }
  ui::end_card(ui);
}

void draw_share_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const std::vector<const offer::Offer*> others = others_to_show(context, offer);
  draw_link_dialog(
      ui, context,
      {.title = context.tr("share.open"),
       .lead = context.tr("share.lead"),
       .besides = [&] { draw_others(ui, context, others); },
       .make =
           [&](std::int64_t days, std::string pin) {
             return ShareOffers{offers_chosen(context, offer, others), days, std::move(pin)};
           },
       .message =
           [&](const ClientLinks::Made& made) { return message_with(context, offer, made); }});
}

}  // namespace oferta::app
