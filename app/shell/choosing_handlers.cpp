#include <string>

#include "app/shell/brief_budget.h"
#include "app/shell/choosing.h"
#include "app/shell/handler.h"
#include "app/shell/stand.h"
#include "shared/base/id.h"
#include "shared/base/text.h"
#include "shared/sharing/choice_answer.h"

namespace oferta::app {
namespace {

// A name, a way to be reached, and the consent to keep both.
bool is_complete(const ChoosingForm& form) {
  return !trim(form.name).empty() && is_reachable(form) && form.consent;
}

// Nobody has to say who they are to answer a survey.
bool is_nameless_survey(const ChoosingForm& form, const HandlerContext& context) {
  return context.choosing.is_survey() && !says_who(form);
}

workspace::Lead lead_of(const ChoosingForm& form, const needs::Brief& brief,
                        HandlerContext& context) {
  workspace::Lead lead;
  lead.id = make_record_id(context.random);
  lead.at_ms = context.platform.now_ms();
  lead.contact_name = trim(form.name);
  lead.company = trim(form.company);
  // At a stand one field takes either.
  const std::string first(trim(form.phone));
  lead.email = trim(form.email);
  (is_mail_address(first) && lead.email.empty() ? lead.email : lead.phone) = first;
  lead.survey = is_nameless_survey(form, context);
  if (!lead.survey) lead.consent = offer::kConsentVersion;
  lead.text = trim(form.text);
  lead.brief = brief;
  lead.brief.id = lead.id;
  if (context.choosing.at_stand()) {
    const StandCounts counts = untold_counts(context.platform);
    lead.visits = counts.visits;
    lead.plays = counts.plays;
  }
  const auto* chosen = context.engine.proposals().variant(brief.variant);
  if (chosen != nullptr && !context.choosing.is_survey()) {
    lead.total = Money{chosen->totals.gross, context.engine.proposals().currency};
  }
  return lead;
}

Result<void> hand_out_answer(HandlerContext& context) {
  OFERTA_ASSIGN(const Choosing::Answer answer, context.choosing.answer_in_file());
  context.platform.download(answer_file_name(context.strings, answer), "application/json",
                            answer.bytes);
  return {};
}

}  // namespace

std::string answer_file_name(const Strings& strings, const Choosing::Answer& answer) {
  return safe_file_name(strings.get("choose.file.name") + " " + answer.sender) + ".json";
}

Result<void> handle(const ClearChoice& /*command*/, HandlerContext& context) {
  OFERTA_ASSIGN(const sync::Transaction change, context.choosing.taking_all_back());
  OFERTA_TRY(context.ledger.commit(change));
  context.view.choosing = {};
  context.go = to_choosing(context.choosing.link());
  context.toast = context.strings.get("choose.cleared");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const BringChoice& command, HandlerContext& context) {
  const std::string& link = context.choosing.link();
  // "Back" leads to the beginning, and not to this address, which would bring it once more.
  context.platform.navigate(format_route(to_choosing(link)), true);
  context.go = to_choosing(link);
  const needs::Brief* brief = context.workspace().brief(kChoosersBrief);
  if (brief == nullptr) return {};
  const auto decisions = sharing::read_choice_decisions(context.workspace(), *brief, command.taken);
  if (!decisions) return {};  // an address that was cut or made up: they begin as anybody does
  OFERTA_ASSIGN(sync::Transaction change, context.choosing.taking_all_back());
  OFERTA_TRY(change.set_fields("brief", std::string(kChoosersBrief), *decisions));
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_choosing(link, ChoosingPart::contents);
  context.toast = context.strings.get("choose.brought");
  return {};
}

Result<void> handle(const SendChoice& /*command*/, HandlerContext& context) {
  ChoosingForm& form = context.view.choosing;
  form.tried = true;
  const bool nameless = is_nameless_survey(form, context);
  if (!nameless && !is_complete(form)) return {};
  const needs::Brief* brief = context.workspace().brief(kChoosersBrief);
  if (brief == nullptr) {
    return fail(ErrorCode::not_found, "There is no selection to send.");
  }
  const needs::Brief sent =
      context.choosing.is_survey() ? *brief : with_budget(context.workspace(), *brief);
  OFERTA_TRY(context.choosing.send(lead_of(form, sent, context)));
  if (context.choosing.at_stand()) note_told(context.platform);
  if (context.choosing.in_file()) OFERTA_TRY(hand_out_answer(context));
  form.tried = false;
  form.text.clear();
  context.go = to_choosing(context.choosing.link(), ChoosingPart::sent);
  return {};
}

Result<void> handle(const SendAgain& /*command*/, HandlerContext& context) {
  if (context.choosing.in_file()) return hand_out_answer(context);
  context.choosing.turn();
  return {};
}

Result<void> handle(const WriteAnswerMail& /*command*/, HandlerContext& context) {
  OFERTA_ASSIGN(const Choosing::Answer answer, context.choosing.answer_in_file());
  const std::string name = answer_file_name(context.strings, answer);
  context.platform.write_mail(
      context.choosing.answer_address(), context.strings.get("choose.file.subject"),
      context.strings.format("choose.file.letter", {{"file", name}, {"name", answer.sender}}));
  return {};
}

}  // namespace oferta::app
