#pragma once
/// What a client's answers would change in a workspace, shown before it is done, and the change.
///
///   const auto previews = preview_answers(workspace, answers, today);
///   for (const AnswerPreview& preview : previews) …show…
///   OFERTA_TRY(add_answers(change, previews, workspace, today));
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/client_answer.h"
#include "shared/workspace/workspace.h"

namespace oferta::sync {
class Transaction;
}

namespace oferta::sharing {

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
