#pragma once
/// From a workspace to the client view of some of its offers, and from a client's answers to what
/// they change in it.
///
///   OFERTA_ASSIGN(const ClientView view, shared_offers(workspace, {"offer-1", "offer-2"}));
///
///   for (const AnswerPreview& preview : preview_answers(workspace, answers, today)) …show…
///   OFERTA_TRY(add_answers(change, workspace, answers, today));
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/client_answer.h"
#include "shared/sharing/client_view.h"
#include "shared/workspace/workspace.h"

namespace oferta::sync {
class Transaction;
}

namespace oferta::sharing {

/// not_found for an offer there is not; conflict for a draft: what the client has before them must
/// not change under their hands; else as client_view.
Result<ClientView> shared_offers(const workspace::Workspace& workspace,
                                 const std::vector<std::string>& offers);

/// What taking an answer in would do.
struct AnswerPreview {
  const offer::ClientAnswer* answer = nullptr;
  const offer::Offer* offer = nullptr;  ///< null: the workspace has no such offer
  bool known = false;                   ///< taken in before: nothing changes
  bool decides = false;                 ///< the offer becomes accepted or declined
  /// Why it is not taken in, or decides nothing although it should; empty when all is well.
  Error problem{};
  /// It is kept at least.
  bool keeps() const { return offer != nullptr && !refused; }
  bool refused = false;  ///< about other contents than the offer has
};

std::vector<AnswerPreview> preview_answers(const workspace::Workspace& workspace,
                                           const std::vector<offer::ClientAnswer>& answers,
                                           const Date& today);

/// Takes in what the preview keeps, and decides what it decides. Errors of the transaction.
Result<void> add_answers(sync::Transaction& change, const std::vector<AnswerPreview>& previews,
                         const workspace::Workspace& workspace, const Date& today);

}  // namespace oferta::sharing
