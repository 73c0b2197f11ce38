#include "shared/sharing/answer_preview.h"

#include <set>
#include <string>

#include "shared/offer/lifecycle.h"

namespace oferta::sharing {
namespace {

offer::Versions versions_in(const workspace::Workspace& workspace, const offer::Offer& offer) {
  return offer::versions_of(offer, workspace.offers_of(offer.client));
}

bool is_decision(offer::AnswerKind kind) {
  return kind == offer::AnswerKind::accept || kind == offer::AnswerKind::decline;
}

}  // namespace

std::vector<AnswerPreview> preview_answers(const workspace::Workspace& workspace,
                                           const std::vector<offer::ClientAnswer>& answers,
                                           const Date& today) {
  std::vector<AnswerPreview> previews;
  std::set<std::string> decided;  // an offer is decided once, by the first answer that does
  for (const offer::ClientAnswer& answer : answers) {
    AnswerPreview preview;
    preview.answer = &answer;
    preview.offer = workspace.offer(answer.offer);
    preview.known = workspace.answers().count(answer.id) > 0;
    if (preview.offer == nullptr) {
      preview.problem = {ErrorCode::not_found, "There is no such offer in this workspace.",
                         answer.offer};
    } else if (const auto fits = offer::check_answer(answer, *preview.offer); !fits) {
      preview.refused = true;
      preview.problem = fits.error();
    } else if (!preview.known && is_decision(answer.kind)) {
      const offer::Step step =
          answer.kind == offer::AnswerKind::accept ? offer::Step::accept : offer::Step::decline;
      const auto legal =
          offer::check_step(step, *preview.offer, versions_in(workspace, *preview.offer), today);
      preview.decides = legal.has_value() && decided.insert(answer.offer).second;
      if (!legal) preview.problem = legal.error();
    }
    previews.push_back(preview);
  }
  return previews;
}

Result<void> add_answers(sync::Transaction& change, const std::vector<AnswerPreview>& previews,
                         const workspace::Workspace& workspace, const Date& today) {
  for (const AnswerPreview& preview : previews) {
    if (!preview.keeps() || preview.known) continue;
    OFERTA_TRY(offer::add_answer(change, *preview.answer));
    if (!preview.decides) continue;
    OFERTA_TRY(offer::add_decision(change, *preview.answer, *preview.offer,
                                   versions_in(workspace, *preview.offer), today));
  }
  return {};
}

}  // namespace oferta::sharing
