#include <utility>

#include "app/shell/approvals.h"
#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/refusal.h"
#include "shared/base/id.h"
#include "shared/offer/sealing.h"
#include "shared/offer/version.h"

namespace oferta::app {
namespace {

// The version is sealed, so there is no way back.
Result<void> send(const offer::Offer& offer, HandlerContext& context) {
  const Date today = context.platform.today();
  const auto problems = offer::check_before_sending(
      offer,
      send_context(context.workspace(), offer, today, context.approvals.authority(offer, today)));
  if (offer::has_blocking(problems)) {
    return refuse_said(ErrorCode::conflict, context.strings.get("offer.send.blocked"));
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(offer::add_sending(change, offer, issuer_of(context.workspace(), offer), today));
  OFERTA_TRY(context.ledger.commit_for_good(change));
  context.toast = context.strings.get("offer.send.done");
  return {};
}

Result<void> note_step(const TakeOfferStep& command, const offer::Offer& offer,
                       HandlerContext& context) {
  OFERTA_ASSIGN(const Json fields, offer::step_fields({command.step, context.platform.today(),
                                                       command.reason, command.note}));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set_fields("offer_status", offer.id, fields));
  // What the client has decided is where the client stands.
  if (context.workspace().client(offer.client) != nullptr) {
    if (command.step == offer::Step::accept) {
      OFERTA_TRY(change.set("client", offer.client, "stage", "won"));
    } else if (command.step == offer::Step::decline) {
      OFERTA_TRY(change.set("client", offer.client, "stage", "lost"));
    }
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.toast =
      context.strings.get("offer.step.done." + std::string(offer::step_name(command.step)));
  context.offer_undo = true;
  return {};
}

}  // namespace

Result<void> handle(const TakeOfferStep& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const offer, offer_named(context.workspace(), command.offer));
  OFERTA_TRY(offer::check_step(command.step, *offer, versions_in(context.workspace(), *offer),
                               context.platform.today()));
  if (command.step != offer::Step::send) {
    return note_step(command, *offer, context);
  }
  OFERTA_TRY(send(*offer, context));
  context.view.share.open = command.link;
  if (!command.letter) {
    return {};
  }
  return handle(MakeOfferDocument{command.offer, OfferOutput::download, OfferPaper::offer, "eml"},
                context);
}

Result<void> handle(const ReviseOffer& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const offer, offer_named(context.workspace(), command.offer));
  const offer::Versions versions = versions_in(context.workspace(), *offer);
  const Date today = context.platform.today();
  OFERTA_TRY(offer::check_step(offer::Step::revise, *offer, versions, today));
  const offer::Offer next =
      offer::next_version(*offer, make_record_id(context.random), versions, today);
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(add_offer(change, next));
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_offer(next.id);
  context.toast = context.strings.format(
      "offer.revised", {{"version", std::to_string(next.version)}, {"number", next.number}});
  return {};
}

}  // namespace oferta::app
