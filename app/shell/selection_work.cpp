#include "app/shell/selection_work.h"

#include <utility>

#include "app/shell/brief_budget.h"

namespace oferta::app {
namespace {

// The selection works between two frames for about so long; what is left goes on in the next one.
// The answer does not depend on how the work is cut.
constexpr std::int64_t kWorkMs = 10;
constexpr std::int64_t kWorkPerStep = 5'000;  // options evaluated: well under a millisecond

}  // namespace

Result<void> SelectionWork::update(const Route& route, const ViewState& view) {
  const workspace::Workspace& workspace = ledger_->workspace();
  const needs::Brief* kept = shows_proposals(route) ? workspace.brief(route.brief) : nullptr;
  if (kept == nullptr || workspace.questionnaire(kept->questionnaire) == nullptr) {
    engine_busy_ = false;
    return {};
  }
  needs::Brief brief = with_budget(workspace, *kept);
  if (view.selection.budget) {
    brief.budget->amount = *view.selection.budget;
  }
  const Started wanted{workspace.revision(), brief.id, brief.budget->amount};
  if (!(started_ == wanted)) {
    started_ = wanted;
    engine_busy_ = false;
    OFERTA_TRY(engine_.start(workspace.source(brief), brief));
    engine_busy_ = true;
  }
  work(route, view);
  return {};
}

void SelectionWork::update_why_not(const Route& route, const ViewState& view) {
  const workspace::Workspace& workspace = ledger_->workspace();
  const needs::Brief* kept = workspace.brief(route.brief);
  const std::string& product = view.selection.why_not;
  if (product.empty() || kept == nullptr || !shows_proposals(route)) {
    why_not_.reset();
    why_not_busy_ = false;
    return;
  }
  Asked wanted{started_, kept->variant, product};
  if (asked_ == wanted) return;
  why_not_.reset();
  why_not_busy_ = false;
  const proposal::Proposal* chosen = engine_.proposals().variant(kept->variant);
  const bool current = started_.revision == workspace.revision();
  if (chosen == nullptr || !engine_.proposals().variants_known || !current) return;
  needs::Brief brief = with_budget(workspace, *kept);
  brief.budget->amount = started_.budget;
  asked_ = std::move(wanted);
  auto begun = proposal::WhyNotSearch::begin(workspace.source(brief), brief, *chosen, product);
  if (!begun) return;
  why_not_ = *std::move(begun);
  why_not_busy_ = true;
}

bool SelectionWork::work(const Route& route, const ViewState& view) {
  const Progress before = progress();
  const std::int64_t until = platform_->now_ms() + kWorkMs;
  while (busy() && platform_->now_ms() < until) {
    // A question about a product is answered before the curve goes on.
    if (why_not_busy_) {
      why_not_busy_ = why_not_->step(kWorkPerStep);
    } else {
      engine_busy_ = engine_.step(kWorkPerStep);
      update_why_not(route, view);
    }
  }
  return !(before == progress());
}

SelectionWork::Progress SelectionWork::progress() const {
  const proposal::Proposals& found = engine_.proposals();
  Progress now;
  for (const auto& variant : found.variants) {
    now.coverage += variant ? variant->coverage + 1 : 0;
    now.gap += variant ? variant->gap : 0;
  }
  if (found.impossible) {
    now.reasons = 1 + found.impossible->needs.size() + found.impossible->reliefs.size() +
                  (found.impossible->complete ? 1 : 0);
  }
  now.why_not = answered();
  now.points = found.frontier.size();
  now.addition = found.addition_known;
  now.saving = found.saving_known;
  now.done = found.done;
  return now;
}

}  // namespace oferta::app
