#include <string>
#include <vector>

#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "shared/sharing/answer_preview.h"

namespace oferta::app {
namespace {

// What the client has decided is where the client stands.
Result<void> note_stage(sync::Transaction& change, const workspace::Workspace& workspace,
                        const offer::ClientAnswer& answer, const offer::Offer& offer) {
  if (workspace.client(offer.client) == nullptr) return {};
  const bool accepted = answer.kind == offer::AnswerKind::accept;
  return change.set("client", offer.client, "stage", accepted ? "won" : "lost");
}

}  // namespace

Result<void> handle(const TakeAnswers& /*command*/, HandlerContext& context) {
  AnswersView& view = context.view.answers;
  const Date today = context.platform.today();
  const auto previews = sharing::preview_answers(context.workspace(), view.answers, today);
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(sharing::add_answers(change, previews, context.workspace(), today));
  for (const sharing::AnswerPreview& preview : previews) {
    if (!preview.decides) continue;
    OFERTA_TRY(note_stage(change, context.workspace(), *preview.answer, *preview.offer));
  }
  OFERTA_TRY(context.ledger.commit(change));
  view = AnswersView{};
  context.toast = context.strings.get("answers.taken");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const DecideByAnswer& command, HandlerContext& context) {
  const auto& answers = context.workspace().answers();
  const auto found = answers.find(command.answer);
  if (found == answers.end()) {
    return fail(ErrorCode::not_found, "There is no such answer.", command.answer);
  }
  const offer::ClientAnswer& answer = found->second;
  OFERTA_ASSIGN(const offer::Offer* const offer, offer_named(context.workspace(), answer.offer));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(offer::add_decision(change, answer, *offer, versions_in(context.workspace(), *offer),
                                 context.platform.today()));
  OFERTA_TRY(note_stage(change, context.workspace(), answer, *offer));
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = context.strings.get("answers.decided");
  context.offer_undo = true;
  return {};
}

}  // namespace oferta::app
