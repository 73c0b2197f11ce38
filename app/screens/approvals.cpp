// Requests for what somebody may not give alone: what is asked for, what it leaves to the company,
// and the answer.
#include <algorithm>
#include <string>
#include <vector>

#include "app/screens/approval_parts.h"
#include "app/screens/offer_margin.h"
#include "app/screens/record_texts.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "app/ui/qr_picture.h"
#include "shared/deals/qr_code.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

using offer::ApprovalRequest;
using offer::ApprovalVerdict;
using offer::LineAsked;

// A longer address is cut by some messengers.
constexpr std::size_t kLongestLink = 4'000;

// The address that opens the text in the application; "" where there is none to be had.
std::string link_with(const ScreenContext& context, const std::string& text) {
  std::string link = std::string(context.address) + "#/approvals/" + text;
  return context.address.empty() || link.size() > kLongestLink ? std::string() : link;
}

void show_code(const ScreenContext& context, std::string_view id, const std::string& text) {
  ApprovalView& view = context.view.approval;
  if (view.shown == id) {
    view.shown.clear();
    return;
  }
  const std::string link = link_with(context, text);
  const auto code = deals::qr_code(link.empty() || link.size() > deals::kMostQrBytes ? text : link);
  if (code) {
    view.shown = id;
    view.code = code->rows;
  }
}

std::string money(const ScreenContext& context, const ApprovalRequest& request, Minor amount) {
  return format_money({amount, request.currency}, context.language());
}

// «Скидка 14 % – больше границы 10 %; ниже минимальной цены»
std::string reason_text(const ScreenContext& context, const ApprovalRequest& request,
                        const LineAsked& asked) {
  std::vector<std::string> reasons;
  if (asked.above_limit) {
    reasons.push_back(context.strings.format(
        "approval.line.limit", {{"given", format_percent(asked.discount_bp, context.language())},
                                {"limit", format_percent(request.limit_bp, context.language())}}));
  }
  if (asked.below_floor) {
    reasons.push_back(context.tr("approval.line.floor"));
  }
  return capitalise(join(reasons, "; "));
}

void draw_line_asked(ui::Ui& ui, const ScreenContext& context, const ApprovalRequest& request,
                     std::size_t index, const workspace::MarginAsked& margin) {
  const LineAsked& asked = request.lines[index];
  const std::string heading =
      asked.name + " × " + format_integer(asked.line.quantity, context.language());
  ui::begin_group(ui, ui::Role::listitem, heading, "asked-" + std::to_string(index));
  ui::text(ui, ui::TextStyle::body15_semibold, heading);
  ui::text(ui, ui::TextStyle::body15,
           context.strings.format("approval.line.sum",
                                  {{"before", money(context, request, asked.before)},
                                   {"amount", money(context, request, asked.line.amount)}}));
  ui::text(ui, ui::TextStyle::caption13, reason_text(context, request, asked));
  if (margin.after.margin) {
    ui.begin_inline({.gap = 8});
    draw_light(ui, context, margin.after.light);
    ui::text(ui, ui::TextStyle::caption13,
             context.strings.format("approval.line.margin",
                                    {{"before", margin_text(context, margin.before)},
                                     {"after", margin_text(context, margin.after)}}));
    ui.end_inline();
  } else {
    ui::text(ui, ui::TextStyle::caption13, context.tr("offer.margin.unknown"),
             {.color = ui::Color::text_muted});
  }
  ui::end_group(ui);
}

// Whether this device may answer, with what to do where it may not yet.
bool may_answer(ui::Ui& ui, const ScreenContext& context) {
  if (context.approvals.can_answer()) {
    return true;
  }
  const bool head = context.approvals.role() == offer::PersonRole::head;
  if (ui::banner(
          ui, ui::Tone::warning, context.tr(head ? "approval.no_key" : "approval.not_head"),
          {.id = "no-key",
           .action = head ? std::string_view(context.tr("approval.key.make")) : std::string_view(),
           .icon = ui::kIconLock})) {
    context.commands.emit(MakeSigningKey{});
  }
  return false;
}

void draw_decision(ui::Ui& ui, const ScreenContext& context, const ApprovalRequest& request) {
  if (!may_answer(ui, context)) {
    return;
  }
  std::string& word = context.view.approval.word;
  ui::text_field(ui, context.tr("approval.word.answer"), word, {.id = "word", .rows = 2});
  ui.begin_inline({.gap = 8});
  const bool busy = context.approvals.signing();
  if (ui::button(
          ui, context.tr("approval.grant"),
          {.id = "grant", .kind = ui::ButtonKind::primary, .icon = ui::kIconCheck, .busy = busy})) {
    context.commands.emit(AnswerApproval{request.id, true, word});
  }
  if (ui::button(ui, context.tr("approval.decline"),
                 {.id = "decline", .icon = ui::kIconX, .enabled = !busy})) {
    context.commands.emit(AnswerApproval{request.id, false, word});
  }
  ui.end_inline();
}

// The signature of an answer, looked at without the offer: it may be on another device.
ApprovalVerdict verdict_of(const ScreenContext& context, const ApprovalRequest& request,
                           const offer::SignedApproval& token) {
  offer::Offer asked;
  asked.number = request.number;
  asked.client = request.client;
  asked.currency = request.currency;
  asked.prices_include_vat = request.prices_include_vat;
  return offer::judge(token, asked, context.today, context.workspace.approvers(),
                      context.approvals);
}

void draw_request(ui::Ui& ui, const ScreenContext& context, const ApprovalRequest& request) {
  ui.push_id(request.id);
  ui::begin_card(ui, "request",
                 {.title = context.strings.format("approval.request", {{"number", request.number}}),
                  .gap = 10});
  ui::text(ui, ui::TextStyle::body15,
           context.strings.format("approval.from", {{"name", request.by_name},
                                                    {"client", request.client_name},
                                                    {"when", when_text(context, request.at_ms)}}));
  if (!request.word.empty()) {
    ui::text(ui, ui::TextStyle::body15,
             context.strings.format("approval.said", {{"word", request.word}}));
  }
  const auto margins = workspace::margins_asked(context.workspace, request);
  ui::begin_group(ui, ui::Role::list, context.tr("approval.lines"), "asked");
  for (std::size_t i = 0; i < request.lines.size(); ++i) {
    draw_line_asked(ui, context, request, i, margins[i]);
  }
  ui::end_group(ui);
  Minor before = 0;
  Minor amount = 0;
  for (const LineAsked& asked : request.lines) {
    before += asked.before;
    amount += asked.line.amount;
  }
  ui::text(ui, ui::TextStyle::body15_semibold,
           context.strings.format("approval.total", {{"before", money(context, request, before)},
                                                     {"amount", money(context, request, amount)}}));
  if (const auto* token = workspace::answer_to(context.workspace, request.id)) {
    draw_answer(ui, context, *token, verdict_of(context, request, *token));
    ui::text(ui, ui::TextStyle::caption13, context.tr("approval.answer.lead"),
             {.color = ui::Color::text_muted});
    draw_handing_over(ui, context, request.id, offer::approval_token(token->text, token->signature),
                      request.number + " " + context.tr("approval.file.answer") + ".txt");
  } else {
    draw_decision(ui, context, request);
  }
  if (context.workspace.offer(request.offer) != nullptr &&
      ui::link(ui, context.tr("approval.to_offer"), {.id = "offer"})) {
    context.go(to_offer(request.offer));
  }
  ui::end_card(ui);
  ui.pop_id();
}

void draw_waiting(ui::Ui& ui, const ScreenContext& context, const std::string& shown) {
  const auto waiting = workspace::open_requests(context.workspace);
  ui::begin_card(ui, "waiting", {.title = context.tr("approvals.waiting"), .gap = 8});
  bool any = false;
  for (const ApprovalRequest* request : waiting) {
    if (request->id == shown) continue;
    any = true;
    if (ui::button(ui, request->number + " · " + request->client_name + " · " + request->by_name,
                   {.id = request->id,
                    .kind = ui::ButtonKind::ghost,
                    .icon = ui::kIconClipboardList,
                    .full_width = true,
                    .role = ui::Role::link})) {
      context.go(to_approvals(request->id));
    }
  }
  if (!any) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("approvals.none"),
             {.color = ui::Color::text_muted});
  }
  ui::end_card(ui);
}

}  // namespace

void draw_handing_over(ui::Ui& ui, const ScreenContext& context, std::string_view id,
                       const std::string& text, const std::string& file) {
  const std::string link = link_with(context, text);
  ui.push_id(id);
  ui.begin_inline({.gap = 8});
  const auto small = [](std::string_view name, std::string_view icon) {
    return ui::ButtonOptions{.id = name, .size = ui::ControlSize::small, .icon = icon};
  };
  if (ui::button(ui, context.tr("approval.copy"), small("copy", ui::kIconCopy))) {
    context.commands.emit(CopyText{text});
  }
  if (!link.empty() && ui::button(ui, context.tr("share.copy"), small("link", ui::kIconLink))) {
    context.commands.emit(CopyText{link});
  }
  if (ui::button(ui, context.tr("approval.file"), small("file", ui::kIconDownload))) {
    context.commands.emit(SaveText{file, text});
  }
  const bool shown = context.view.approval.shown == id;
  if (text.size() <= deals::kMostQrBytes) {
    ui::ButtonOptions options = small("qr", ui::kIconEye);
    options.pressed = shown;
    if (ui::button(ui, context.tr("share.code"), options)) {
      show_code(context, id, text);
    }
  }
  ui.end_inline();
  if (shown) {
    ui::qr_picture(ui, context.tr("share.code"), context.view.approval.code, 260);
  }
  ui.pop_id();
}

void draw_pasting(ui::Ui& ui, const ScreenContext& context, std::string_view label) {
  std::string& pasted = context.view.approval.pasted;
  ui::text_field(ui, label, pasted,
                 {.id = "pasted", .hint = context.tr("approval.paste.hint"), .rows = 2});
  if (ui::button(ui, context.tr("approval.paste.take"),
                 {.id = "take", .enabled = !trim(pasted).empty()})) {
    context.commands.emit(TakeApprovalText{pasted});
  }
}

void draw_answer(ui::Ui& ui, const ScreenContext& context, const offer::SignedApproval& token,
                 ApprovalVerdict verdict) {
  const bool holds = verdict == ApprovalVerdict::holds;
  const bool waits = verdict == ApprovalVerdict::checking && !context.approvals.unable();
  // Whose key it is says who it was; the text alone only claims to be somebody's.
  const auto approver = context.workspace.approvers().find(token.approval.key);
  const offer::Manager* person = approver == context.workspace.approvers().end()
                                     ? nullptr
                                     : context.workspace.manager(approver->second.person);
  const std::string name =
      person == nullptr ? token.approval.by_name : person->name.get(context.language());
  const std::string key = "approval.verdict." + std::string(offer::verdict_name(verdict));
  ui::banner(
      ui,
      holds   ? ui::Tone::success
      : waits ? ui::Tone::neutral
              : ui::Tone::danger,
      context.strings.format(key, {{"name", name}, {"date", context.date(token.approval.until)}}),
      {.id = "answer",
       .icon = holds   ? ui::kIconCheck
               : waits ? ui::kIconHourglass
                       : ui::kIconCircleX,
       .live = ui::Live::polite});
  if (!token.approval.word.empty()) {
    ui::text(ui, ui::TextStyle::body15,
             context.strings.format("approval.said", {{"word", token.approval.word}}));
  }
}

void draw_approvals(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("approvals.title"));
  ui::begin_scroll(ui, "approvals-page");
  ui.begin_column(
      {.gap = 16, .padding = page_padding(ui), .max_width = 760, .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("approvals.title"));
  const auto& requests = context.workspace.approval_requests();
  const auto request = requests.find(context.route.approval);
  if (request != requests.end()) {
    draw_request(ui, context, request->second);
  }
  draw_waiting(ui, context, context.route.approval);
  ui::begin_card(ui, "paste", {.title = context.tr("approval.paste.title"), .gap = 10});
  draw_pasting(ui, context, context.tr("approval.paste"));
  ui::end_card(ui);
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
