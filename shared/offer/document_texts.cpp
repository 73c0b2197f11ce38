#include "shared/offer/document_texts.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "shared/base/format.h"

namespace oferta::offer {
namespace {

DocumentTexts russian() {
  DocumentTexts t;
  t.title = "Коммерческое предложение";
  t.number_sign = "№\u00A0";
  t.version = "версия";
  t.dated = "от ";
  t.valid_until = "действительно до ";
  t.supplier = "Поставщик";
  t.addressee = "Кому";
  t.attention = "";
  t.inn = "ИНН\u00A0";
  t.kpp = "КПП\u00A0";
  t.ogrn = "ОГРН\u00A0";
  t.account = "р/с\u00A0";
  t.bic = "БИК\u00A0";
  t.section_total = "Итого по разделу: ";
  t.total_card = "Стоимость";
  t.needs_card = "Потребности закрыты на";
  t.budget_card = "Ваш бюджет";
  t.valid_card = "Цены действуют до";
  t.with_vat = "с НДС";
  t.without_vat = "без НДС";
  t.plus_vat = "включая НДС";
  t.within_budget = "предложение равно бюджету";
  t.budget_left = "остаётся ";
  t.over_budget = "превышен на ";
  t.fully_of = "полностью {met} из {all}";
  t.mostly_of = "в основном {met} из {all}";
  t.needs_heading = "Ваша задача, как мы её поняли";
  t.need = "Потребность";
  t.importance = "Важность";
  t.met = "Насколько закрыта";
  t.met_fully = "полностью";
  t.not_met = "не закрыта";
  t.must = "обязательно";
  t.should = "важно";
  t.nice = "желательно";
  t.budget_sentence = "Бюджет: до ";
  t.budget_with_vat = " с учётом НДС.";
  t.budget_without_vat = " без учёта НДС.";
  t.solution_heading = "Что даёт решение";
  t.lines_heading = "Состав и стоимость";
  t.position = "№";
  t.name = "Наименование и описание";
  t.quantity = "Кол-во";
  t.sku = "Арт.\u00A0";
  t.price = "Цена";
  t.discount = "Скидка";
  t.sum = "Сумма";
  t.sum_without_vat = "Сумма без НДС";
  t.list_sum = "Сумма по прайс-листу";
  t.line_discounts = "Скидки по позициям";
  t.document_discount = "Скидка на предложение ";
  t.net_sum = "Итого без НДС";
  t.vat_included = "В том числе НДС ";
  t.vat_on_top = "НДС ";
  t.no_vat = "Без НДС";
  t.total = "Всего к оплате";
  t.in_words = "Сумма прописью";
  t.options_heading = "По желанию: в итог не входит";
  t.options_sum = "Всего по желанию";
  t.with_options = "Итого вместе с ними";
  t.alternatives_heading = "На выбор: {choice}";
  t.choice_heading = "На выбор, в итог не входит: {choice}";
  t.instead_of = "Вместо «{line}»: {change}";
  t.chosen_of = "На выбор: {choice} – другие варианты ниже";
  t.terms_heading = "Условия";
  t.payment = "Оплата";
  t.delivery = "Поставка";
  t.warranty = "Гарантия";
  t.next_step = "Следующий шаг";
  t.your_manager = "Ваш менеджер";
  t.about = "О компании";
  t.note =
      "Предложение носит информационный характер и не является публичной офертой "
      "(статья 437 Гражданского кодекса РФ).";
  t.page = "Страница ";
  t.of = " из ";
  return t;
}

DocumentTexts english() {
  DocumentTexts t;
  t.title = "Commercial offer";
  t.number_sign = "No.\u00A0";
  t.version = "version";
  t.dated = "dated ";
  t.valid_until = "valid until ";
  t.supplier = "Supplier";
  t.addressee = "To";
  t.attention = "Attn. ";
  t.inn = "INN\u00A0";
  t.kpp = "KPP\u00A0";
  t.ogrn = "OGRN\u00A0";
  t.account = "account\u00A0";
  t.bic = "BIC\u00A0";
  t.section_total = "Section total: ";
  t.total_card = "Price";
  t.needs_card = "Needs met";
  t.budget_card = "Your budget";
  t.valid_card = "Prices valid until";
  t.with_vat = "with VAT";
  t.without_vat = "without VAT";
  t.plus_vat = "including VAT";
  t.within_budget = "the offer equals the budget";
  t.budget_left = "leaves ";
  t.over_budget = "exceeded by ";
  t.fully_of = "{met} of {all} in full";
  t.mostly_of = "{met} of {all} for the most part";
  t.needs_heading = "Your task as we understood it";
  t.need = "Need";
  t.importance = "Importance";
  t.met = "How far it is met";
  t.met_fully = "in full";
  t.not_met = "not met";
  t.must = "must have";
  t.should = "should have";
  t.nice = "nice to have";
  t.budget_sentence = "Budget: up to ";
  t.budget_with_vat = " including VAT.";
  t.budget_without_vat = " excluding VAT.";
  t.solution_heading = "What the solution gives you";
  t.lines_heading = "Contents and price";
  t.position = "#";
  t.name = "Item and description";
  t.quantity = "Qty";
  t.sku = "SKU\u00A0";
  t.price = "Price";
  t.discount = "Discount";
  t.sum = "Amount";
  t.sum_without_vat = "Net amount";
  t.list_sum = "List price";
  t.line_discounts = "Discounts on items";
  t.document_discount = "Discount on the offer ";
  t.net_sum = "Total without VAT";
  t.vat_included = "Including VAT ";
  t.vat_on_top = "VAT ";
  t.no_vat = "VAT not charged";
  t.total = "Total to pay";
  t.in_words = "Amount in words";
  t.options_heading = "Optional: not in the total";
  t.options_sum = "Optional items together";
  t.with_options = "Total with all of them";
  t.alternatives_heading = "A choice: {choice}";
  t.choice_heading = "A choice, not in the total: {choice}";
  t.instead_of = "Instead of \"{line}\": {change}";
  t.chosen_of = "A choice: {choice} – alternatives below";
  t.terms_heading = "Terms";
  t.payment = "Payment";
  t.delivery = "Delivery";
  t.warranty = "Warranty";
  t.next_step = "Next step";
  t.your_manager = "Your manager";
  t.about = "About us";
  t.note =
      "This offer is for information and is not a public offer "
      "(article 437 of the Civil Code of the Russian Federation).";
  t.page = "Page ";
  t.of = " of ";
  return t;
}

/// «закрыта 1», «закрыто 8»: Russian short participles agree with one, else are neuter.
std::string closed_ru(std::size_t count) {
  const bool one = plural_of(static_cast<std::int64_t>(count), Language::ru) == Plural::one;
  return (one ? "закрыта " : "закрыто ") + std::to_string(count);
}

/// How many of each kind there are, without those there are none of: «полностью», 8.
using MetParts = std::vector<std::pair<std::string_view, std::size_t>>;

MetParts met_parts(const NeedCounts& counts, std::string_view full, std::string_view mostly,
                   std::string_view partly) {
  MetParts parts{{full, counts.full}, {mostly, counts.mostly}, {partly, counts.partly}};
  std::erase_if(parts, [](const auto& part) { return part.second == 0; });
  return parts;
}

std::string coverage_ru(const NeedCounts& counts) {
  const std::size_t all = counts.all();
  if (counts.full == all) return "Закрываем все ваши потребности полностью.";
  const MetParts parts = met_parts(counts, "полностью", "в основном", "частично");
  if (all == 1) {
    return parts.empty() ? "Потребность не закрыта."
                         : "Потребность закрыта " + std::string(parts.front().first) + ".";
  }
  std::string out = "Из " + std::to_string(all) + "\u00A0";
  out += plural_ru(static_cast<std::int64_t>(all), "потребности", "потребностей", "потребностей");
  bool first = true;
  for (const auto& [how, count] : parts) {
    out += first ? " " + std::string(how) + " " + closed_ru(count)
                 : ", " + std::string(how) + " – " + std::to_string(count);
    first = false;
  }
  if (counts.unmet > 0) out += std::string(first ? "" : ",") + " не " + closed_ru(counts.unmet);
  return out + ".";
}

std::string coverage_en(const NeedCounts& counts) {
  const std::size_t all = counts.all();
  if (counts.full == all) return "All of your needs are met in full.";
  std::string out;
  for (const auto& [how, count] : met_parts(counts, "in full", "for the most part", "in part")) {
    out += out.empty() ? std::to_string(count) + " of " + std::to_string(all) + " needs met "
                       : ", " + std::to_string(count) + " ";
    out += how;
  }
  if (out.empty()) return "None of " + std::to_string(all) + " needs is met.";
  if (counts.unmet > 0) out += ", " + std::to_string(counts.unmet) + " not met";
  return out + ".";
}

}  // namespace

std::string_view DocumentTexts::level(needs::Level level) const {
  switch (level) {
    case needs::Level::must:
      return must;
    case needs::Level::should:
      return should;
    default:
      return nice;
  }
}

const DocumentTexts& document_texts(Language language) {
  static const DocumentTexts kRussian = russian();
  static const DocumentTexts kEnglish = english();
  return language == Language::ru ? kRussian : kEnglish;
}

std::string count_sentence(std::size_t count, const std::string& sum, Language language) {
  const auto number = static_cast<std::int64_t>(count);
  std::string out = language == Language::ru ? "Всего " : "";
  out += format_integer(number, language);
  out += "\u00A0";
  if (language == Language::ru) {
    out += plural_ru(number, "наименование", "наименования", "наименований");
    return out + " на сумму " + sum;
  }
  out += plural_en(number, "item", "items");
  return out + " in total, amounting to " + sum;
}

std::string days_note(std::int64_t days, Language language) {
  std::string out = format_integer(days, language) + "\u00A0";
  if (language == Language::ru) {
    return out.append(plural_ru(days, "день", "дня", "дней"));
  }
  return out.append(plural_en(days, "day", "days"));
}

std::string coverage_sentence(const NeedCounts& counts, Language language) {
  return language == Language::ru ? coverage_ru(counts) : coverage_en(counts);
}

}  // namespace oferta::offer
