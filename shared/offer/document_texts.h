#pragma once
/// The fixed words of an offer document, Russian and English. Internal to the module.
///
///   const DocumentTexts& texts = document_texts(Language::ru);
///   title = std::string(texts.title) + " № " + offer.number;
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/text.h"
#include "shared/needs/level.h"

namespace oferta::offer {

struct DocumentTexts {
  std::string_view title, number_sign, version, dated, valid_until;
  std::string_view supplier, addressee, attention;
  std::string_view inn, kpp, ogrn, account, bic;
  std::string_view section_total;  ///< before the name of a section
  std::string_view total_card, needs_card, budget_card, valid_card;
  std::string_view with_vat, without_vat, plus_vat, within_budget, budget_left, over_budget;
  std::string_view fully_of, mostly_of;  ///< «полностью {met} из {all}»
  std::string_view needs_heading, need, importance, met, met_fully, not_met;
  std::string_view must, should, nice;
  std::string_view budget_sentence, budget_with_vat, budget_without_vat;
  std::string_view solution_heading;
  std::string_view lines_heading, position, name, sku, quantity, price, discount, sum,
      sum_without_vat;
  std::string_view list_sum, line_discounts, document_discount, net_sum, vat_included, vat_on_top;
  std::string_view no_vat, total, in_words;
  /// Of what is offered besides. «вместо {line}: {change}», «вариант из «{choice}»».
  std::string_view options_heading, options_sum, with_options;
  std::string_view alternatives_heading, choice_heading, instead_of, chosen_of;
  std::string_view terms_heading, payment, delivery, warranty;
  std::string_view next_step, your_manager, about;
  std::string_view note, page, of;

  std::string_view level(needs::Level level) const;
};

const DocumentTexts& document_texts(Language language);

/// «Всего 14 наименований на сумму …» / "14 items in total, amounting to …"
std::string count_sentence(std::size_t count, const std::string& sum, Language language);

/// «30 дней» / "30 days".
std::string days_note(std::int64_t days, Language language);

/// Needs met in full, for the most part (needs::kMetMostly), in part, not at all.
struct NeedCounts {
  std::size_t full = 0, mostly = 0, partly = 0, unmet = 0;
  std::size_t all() const { return full + mostly + partly + unmet; }
};
/// «Из 10 потребностей полностью закрыто 7, в основном – 1, частично – 1, не закрыта 1.» in one
/// sentence; kinds of which there are none are left out. Precondition: there is a need.
std::string coverage_sentence(const NeedCounts& counts, Language language);

}  // namespace oferta::offer
