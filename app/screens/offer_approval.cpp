#include "app/screens/offer_approval.h"

#include <string>
#include <vector>

#include "app/screens/approval_parts.h"
#include "app/screens/record_texts.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

using offer::ApprovalRequest;

void draw_asked(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                const ApprovalRequest& request) {
  if (const auto* token = workspace::answer_to(context.workspace, request.id)) {
    draw_answer(ui, context, *token,
                offer::judge(*token, offer, context.today, context.workspace.approvers(),
                             context.approvals));
    return;
  }
  ui::text(ui, ui::TextStyle::body15,
           context.strings.format("approval.waits", {{"when", when_text(context, request.at_ms)}}),
           {.live = ui::Live::polite});
  if (context.approvals.role() == offer::PersonRole::head) {
    if (ui::link(ui, context.tr("approval.to_request"), {.id = "to-request"})) {
      context.go(to_approvals(request.id));
    }
    return;
  }
  ui::text(ui, ui::TextStyle::caption13,
           context.tr(context.team.joined() ? "approval.hand_over.team" : "approval.hand_over"),
           {.color = ui::Color::text_muted});
  draw_handing_over(ui, context, request.id, offer::request_code(request),
                    request.number + " " + context.tr("approval.file.request") + ".txt");
  draw_pasting(ui, context, context.tr("approval.answer"));
}

void draw_asking(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  ui::text(ui, ui::TextStyle::caption13, context.tr("approval.lead"),
           {.color = ui::Color::text_muted});
  if (context.workspace.approvers().empty()) {
    ui::banner(ui, ui::Tone::warning, context.tr("approval.nobody"),
               {.id = "nobody", .icon = ui::kIconTriangleAlert});
  }
  std::string& word = context.view.approval.word;
  ui::text_field(ui, context.tr("approval.word"), word, {.id = "word", .rows = 2});
  if (ui::button(ui, context.tr("approval.ask"),
                 {.id = "ask",
                  .kind = ui::ButtonKind::primary,
                  .icon = ui::kIconSend,
                  .full_width = true})) {
    context.commands.emit(AskApproval{offer.id, word});
  }
}

}  // namespace

void draw_offer_approval(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  if (offer.status != offer::Status::draft) {
    return;
  }
  const auto requests = workspace::requests_for(context.workspace, offer);
  const std::vector<offer::LineAsked>& to_ask = offer_figures(context, offer).to_ask;
  const bool held = !to_ask.empty();
  if (!held && requests.empty()) {
    return;
  }
  ui::begin_card(ui, "approval", {.title = context.tr("approval.title"), .gap = 10});
  bool asked = false;
  if (!requests.empty()) {
    const ApprovalRequest& last = *requests.front();
    const bool answered = workspace::answer_to(context.workspace, last.id) != nullptr;
    asked = !answered && last.lines == to_ask;
    // What was asked before the lines changed is of no use to anybody.
    if (answered || asked) {
      draw_asked(ui, context, offer, last);
    }
  }
  if (held && !asked) {
    draw_asking(ui, context, offer);
  }
  ui::end_card(ui);
}

}  // namespace oferta::app
