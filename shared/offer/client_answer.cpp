#include "shared/offer/client_answer.h"

#include <array>
#include <cstddef>

#include "shared/base/id.h"
#include "shared/offer/sealing.h"
#include "shared/sync/transaction.h"

namespace oferta::offer {
namespace {

constexpr std::array<std::string_view, 4> kAnswerNames{"accept", "decline", "question", "wish"};
constexpr std::array<std::string_view, 2> kSourceNames{"link", "file"};
constexpr std::size_t kHashLength = 64;
constexpr std::int64_t kMaxLine = 10'000;
constexpr std::int64_t kMaxAtMs = 13'569'465'600'000;  // 2400-01-01, as of stamps

bool is_hash(std::string_view text) {
  return text.size() == kHashLength &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_blank(std::string_view text) {
  return trim(text).empty();
}

Result<void> refuse(const char* message, const char* member) {
  return fail(ErrorCode::invalid_argument, message, member);
}

Result<void> check_words(const ClientAnswer& answer) {
  const AnswerKind kind = answer.kind;
  if (kind == AnswerKind::accept) {
    if (is_blank(answer.name)) return refuse("An acceptance is signed with a name.", "name");
    if (answer.consent.empty()) {
      return refuse("An acceptance needs the consent to the processing of the name.", "consent");
    }
    return {};
  }
  if (!answer.name.empty() && answer.consent.empty()) {
    return refuse("A name is kept with a consent only.", "consent");
  }
  const bool needs_text = kind == AnswerKind::question || kind == AnswerKind::wish ||
                          answer.reason == DeclineReason::other;
  if (needs_text && is_blank(answer.text)) return refuse("There is nothing written.", "text");
  return {};
}

}  // namespace

std::string_view answer_name(AnswerKind kind) {
  return kAnswerNames.at(static_cast<std::size_t>(kind));
}

std::string_view answer_source_name(AnswerSource source) {
  return kSourceNames.at(static_cast<std::size_t>(source));
}

Result<void> check_answer(const ClientAnswer& answer) {
  if (!is_valid_id(answer.id)) return refuse("An answer has an id.", "id");
  if (!is_valid_id(answer.offer)) return refuse("An answer names its offer.", "offer");
  if (!is_hash(answer.content_hash)) {
    return refuse("An answer names the contents it is about.", "content_hash");
  }
  if (!is_hash(answer.view_hash)) {
    return refuse("An answer names the package it was given to.", "view");
  }
  if (answer.at_ms < 0 || answer.at_ms > kMaxAtMs) return refuse("The moment is none.", "at");
  if (answer.name.size() > kMaxSignature) return refuse("The name is too long.", "name");
  if (answer.text.size() > kMaxAnswerText) return refuse("The text is too long.", "text");
  if (answer.consent.size() > kMaxSignature) return refuse("The consent is unknown.", "consent");
  if (answer.line < 0 || answer.line > kMaxLine) return refuse("There is no such line.", "line");
  return check_words(answer);
}

Result<void> check_answer(const ClientAnswer& answer, const Offer& offer) {
  OFERTA_TRY(check_answer(answer));
  if (answer.offer != offer.id || answer.content_hash != content_hash(offer)) {
    return fail(ErrorCode::conflict,
                "The client answered to other contents than this offer has: nothing is changed.",
                offer.number);
  }
  if (answer.line > static_cast<std::int64_t>(offer.lines.size())) {
    return fail(ErrorCode::out_of_range, "The answer is about a line the offer has not.", "line");
  }
  return {};
}

Json answer_fields(const ClientAnswer& answer) {
  Json fields{
      {"offer", answer.offer},    {"kind", std::string(answer_name(answer.kind))},
      {"at", answer.at_ms},       {"content_hash", answer.content_hash},
      {"view", answer.view_hash}, {"source", std::string(answer_source_name(answer.source))}};
  if (!answer.name.empty()) fields["name"] = answer.name;
  if (!answer.consent.empty()) fields["consent"] = answer.consent;
  if (answer.kind == AnswerKind::decline) {
    fields["reason"] = std::string(reason_name(answer.reason));
  }
  if (!answer.text.empty()) fields["text"] = answer.text;
  if (answer.line > 0) fields["line"] = answer.line;
  return fields;
}

ClientAnswer read_answer_fields(const std::string& id, const FieldReader& fields) {
  ClientAnswer answer;
  answer.id = id;
  answer.offer = fields.text("offer");
  answer.kind =
      static_cast<AnswerKind>(fields.choice("kind", {kAnswerNames.begin(), kAnswerNames.end()}));
  answer.at_ms = fields.integer("at", {0, kMaxAtMs});
  answer.content_hash = fields.text("content_hash");
  answer.view_hash = fields.text("view");
  answer.source = static_cast<AnswerSource>(
      fields.choice("source", {kSourceNames.begin(), kSourceNames.end()}));
  answer.name = fields.text_or("name", "");
  answer.consent = fields.text_or("consent", "");
  if (answer.kind == AnswerKind::decline) {
    const auto reason = parse_reason(fields.text("reason"));
    if (reason) {
      answer.reason = *reason;
    } else {
      fields.problem("reason", reason.error().message);
    }
  }
  answer.text = fields.text_or("text", "");
  answer.line = fields.integer_or("line", 0, {0, kMaxLine});
  if (const Result<void> sound = check_answer(answer); !sound) {
    fields.problem(sound.error().detail, sound.error().message);
  }
  return answer;
}

Result<void> add_answer(sync::Transaction& change, const ClientAnswer& answer) {
  OFERTA_TRY(check_answer(answer));
  return change.set_fields("answer", answer.id, answer_fields(answer));
}

Result<void> add_decision(sync::Transaction& change, const ClientAnswer& answer, const Offer& offer,
                          const Versions& versions, const Date& today) {
  if (answer.kind != AnswerKind::accept && answer.kind != AnswerKind::decline) {
    return fail(ErrorCode::invalid_argument, "A question or a wish decides nothing.", "kind");
  }
  OFERTA_TRY(check_answer(answer, offer));
  const Step step = answer.kind == AnswerKind::accept ? Step::accept : Step::decline;
  OFERTA_TRY(check_step(step, offer, versions, today));
  OFERTA_ASSIGN(
      const Json fields,
      step_fields({.step = step, .date = today, .reason = answer.reason, .note = answer.text}));
  return change.set_fields("offer_status", offer.id, fields);
}

}  // namespace oferta::offer
