#pragma once
/// The fixed words of the client's page, Russian and English. Internal to the module.
#include <string_view>

#include "shared/base/text.h"
#include "shared/needs/level.h"
#include "shared/offer/lifecycle.h"

namespace oferta::sharing {

/// Texts with {name} and the like are filled in by `filled`.
struct PageTexts {
  std::string_view title, number, version, dated, valid_until, to, skip, intro, intro_variants;
  std::string_view variants, to_variant, economy, balanced, best;
  std::string_view total, with_vat, without_vat, budget;
  std::string_view needs, met_fully, not_met, must, should, nice;
  std::string_view lines, sku, lines_rest, lines_total, choice, not_counted;
  std::string_view list_sum, line_discounts, document_discount, net_sum, vat, total_to_pay;
  std::string_view terms, payment, delivery, warranty, next_step, manager, about, requisites;
  std::string_view inn, kpp, ogrn, address, bank, bic, account, correspondent_account, phone, email,
      site, signatory;
  std::string_view ask_line, ask_label, ask_send, answers, answers_hint, keep_copy;
  std::string_view accept, accept_variant, accept_name, accept_what, consent, accept_send;
  std::string_view decline, decline_why, decline_note, decline_send;
  std::string_view reason_price, reason_competitor, reason_terms, reason_postponed, reason_no_need,
      reason_other;
  std::string_view wish, wish_label, wish_send, ask, ask_general;
  std::string_view sent_heading, sent_accept, sent_decline, sent_question, sent_wish, about_line;
  std::string_view thanks, accepted, declined, expired, superseded, not_legal, unclear, too_many;
  std::string_view pin_title, pin_label, pin_send, pin_wrong, pin_locked;
  std::string_view gone_title, gone_text;
  std::string_view file_heading, file_hint, file_save, file_copy, file_copied, file_mail,
      file_no_script, remove;
  std::string_view note;

  std::string_view level(needs::Level level) const;
  std::string_view reason(offer::DeclineReason reason) const;
  std::string_view variant(std::string_view name) const;
};

const PageTexts& page_texts(Language language);

}  // namespace oferta::sharing
