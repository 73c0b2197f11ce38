#include "shared/proposal/explain.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "shared/base/format.h"
#include "shared/proposal/words.h"

namespace oferta::proposal {
namespace {

constexpr std::string_view kNeededForRu = "нужно для: ";
constexpr std::string_view kNeededForEn = "needed for: ";

}  // namespace

std::string explain_reason(const Source& source, const LineReason& reason, Language language) {
  switch (reason.kind) {
    case LineReason::Kind::serves:
      return need_text(source, reason.subject, language);
    case LineReason::Kind::required:
      return std::string(
          pick(language, "обязательная часть решения", "a necessary part of the solution"));
    case LineReason::Kind::required_by:
      return std::string(pick(language, kNeededForRu, kNeededForEn)) +
             product_name(source, reason.subject, language);
    case LineReason::Kind::pinned:
      return std::string(pick(language, "выбрано вручную", "chosen by hand"));
  }
  return {};
}

namespace {

// What the line does for the client, in the order of weight.
std::vector<std::string> uses_of(const Source& source, const ProposalLine& line,
                                 Language language) {
  std::vector<std::string> served;
  std::vector<std::string> partners;
  bool required = false;
  for (const LineReason& reason : line.reasons) {
    switch (reason.kind) {
      case LineReason::Kind::serves:
        if (served.size() < kNamed) served.push_back(explain_reason(source, reason, language));
        break;
      case LineReason::Kind::required_by:
        if (partners.size() < kNamed) {
          partners.push_back(product_name(source, reason.subject, language));
        }
        break;
      case LineReason::Kind::required:
        required = true;
        break;
      case LineReason::Kind::pinned:
        break;
    }
  }
  std::vector<std::string> parts;
  if (!served.empty()) {
    parts.push_back(std::string(pick(language, "закрывает: ", "gives: ")) + join(served, "; "));
  }
  if (!partners.empty()) {
    parts.push_back(std::string(pick(language, kNeededForRu, kNeededForEn)) + join(partners, ", "));
  }
  // That a category is obligatory says less than what the line does: it is said when all else
  // fails.
  if (parts.empty() && required) {
    parts.push_back(explain_reason(source, {LineReason::Kind::required, "", 0}, language));
  }
  return parts;
}

}  // namespace

std::string explain_line(const Source& source, const ProposalLine& line, Language language) {
  std::vector<std::string> parts = uses_of(source, line, language);
  if (line.pinned) {
    parts.push_back(explain_reason(source, {LineReason::Kind::pinned, "", 0}, language));
  }
  return join(parts, "; ");
}

std::string explain_line_to_client(const Source& source, const ProposalLine& line,
                                   Language language) {
  const std::string uses = join(uses_of(source, line, language), "; ");
  if (!uses.empty() || !line.pinned) return uses;
  return std::string(pick(language, "по договорённости", "as agreed"));
}

std::string explain_unmet(Unmet unmet, Language language) {
  switch (unmet) {
    case Unmet::none:
      return {};
    case Unmet::partly:
      return std::string(pick(language, "закрыто частично", "met in part"));
    case Unmet::over_budget:
      return std::string(pick(language, "не помещается в бюджет", "does not fit the budget"));
    case Unmet::left_out:
      return std::string(
          pick(language, "закрывается в более полном варианте", "met by a fuller variant"));
    case Unmet::best_available:
      return std::string(
          pick(language, "лучшего решения в каталоге нет", "the catalogue has nothing better"));
    case Unmet::no_product:
      return std::string(pick(language, "в каталоге нет подходящего решения",
                              "nothing in the catalogue serves it"));
    case Unmet::not_open:
      return std::string(pick(language, "подходящий раздел не выбран в ответах",
                              "the answers did not ask for what serves it"));
    case Unmet::ruled_out:
      return std::string(pick(language, "подходящие товары исключены условиями",
                              "what would serve it is ruled out by the conditions"));
    case Unmet::excluded:
      return std::string(pick(language, "подходящие товары исключены вручную",
                              "what would serve it was excluded by hand"));
  }
  return {};
}

std::string explain_dropped(const Source& source, const Dropped& dropped, Language language) {
  switch (dropped.kind) {
    case Dropped::Kind::must_need:
      return quoted(need_name(source, dropped.subject, language), language) +
             std::string(pick(language, " – обязательно, но подходящего товара нет",
                              " is a must, but no product meets it"));
    case Dropped::Kind::required_category:
      return quoted(category_name(source, dropped.subject, language), language) +
             std::string(pick(language, " – обязательный раздел, но подходящего товара нет",
                              " is required, but it has no suitable product"));
    case Dropped::Kind::pin:
      return quoted(product_name(source, dropped.subject, language), language) +
             std::string(pick(language, " – закреплено, но не продаётся",
                              " is pinned, but is not on sale"));
  }
  return {};
}

std::string explain_relief(const Source& source, const Relief& relief, Currency currency,
                           Language language) {
  const std::string& subject = relief.demand.subject;
  std::string text(pick(language, "Без ", "Without "));
  switch (relief.demand.kind) {
    case Dropped::Kind::must_need:
      text += quoted(need_name(source, subject, language), language);
      break;
    case Dropped::Kind::required_category:
      text += quoted(category_name(source, subject, language), language);
      break;
    case Dropped::Kind::pin:
      text += quoted(product_name(source, subject, language), language);
      break;
  }
  if (relief.enough) {
    return text +
           std::string(pick(language, " бюджета хватит: потребности закрываются на ",
                            " the budget is enough: needs are met to ")) +
           percent(relief.coverage, language) + ".";
  }
  return text + std::string(pick(language, " нужно не меньше ", " it takes at least ")) +
         format_money({relief.needed_budget, currency}, language) + ".";
}

std::string explain_tie(const Source& source, const Tie& tie, Language language) {
  const bool excludes = tie.kind == Tie::Kind::excludes;
  return quoted(product_name(source, tie.product, language), language) +
         std::string(excludes ? pick(language, " не сочетается с ", " does not go with ")
                              : pick(language, " идёт только вместе с ", " only comes with ")) +
         some_products(source, tie.partners, pick(language, " или ", " or "), language) + ".";
}

std::vector<std::string> explain_impossible(const Source& source, const Proposals& proposals,
                                            Language language) {
  std::vector<std::string> sentences;
  if (!proposals.impossible) return sentences;
  const Impossible& why = *proposals.impossible;
  if (why.needed_budget) {
    std::string text(pick(language, "Чтобы выполнить все обязательные условия, нужно не меньше ",
                          "Meeting every must-have takes at least "));
    text += format_money({*why.needed_budget, proposals.currency}, language);
    if (proposals.budget) {
      const Money more{*why.needed_budget - *proposals.budget, proposals.currency};
      text += std::string(pick(language, " – это на ", ", which is ")) +
              format_money(more, language) +
              std::string(pick(language, " больше бюджета", " more than the budget"));
    }
    sentences.push_back(text + ".");
  }
  std::vector<std::string> demands = names(source, why.needs, need_name, language);
  for (std::string& text : names(source, why.categories, category_name, language)) {
    demands.push_back(std::move(text));
  }
  for (std::string& text : names(source, why.pins, product_name, language)) {
    demands.push_back(std::move(text));
  }
  if (demands.size() == 1) {
    sentences.push_back(
        demands.front() +
        std::string(why.needed_budget
                        ? pick(language, " – уже одно это дороже бюджета.",
                               " alone costs more than the budget.")
                        : pick(language, " – этого выполнить нельзя.", " cannot be had at all.")));
  } else if (!demands.empty()) {
    sentences.push_back(std::string(why.needed_budget
                                        ? pick(language, "За эти деньги вместе не выполнить: ",
                                               "For this money these cannot be had together: ")
                                        : pick(language, "Вместе выполнить нельзя: ",
                                               "These cannot be had together: ")) +
                        join(demands, ", ") + ".");
  } else if (!why.needed_budget && why.complete) {
    sentences.emplace_back(pick(language, "Условия противоречат друг другу.",
                                "The conditions contradict each other."));
  }
  for (const std::string& id : why.rules) {
    const auto rule = source.catalogue->rules().find(id);
    if (rule == source.catalogue->rules().end() || rule->second.message.empty()) continue;
    sentences.push_back(rule->second.message.get(language));
  }
  for (std::size_t i = 0; i < std::min(why.ties.size(), kNamed); ++i) {
    sentences.push_back(explain_tie(source, why.ties[i], language));
  }
  if (!demands.empty() && why.complete && why.reliefs.empty()) {
    sentences.emplace_back(pick(language, "Отказа от чего-то одного мало.",
                                "Dropping a single demand is not enough."));
  }
  for (std::size_t i = 0; i < std::min(why.reliefs.size(), kNamed); ++i) {
    sentences.push_back(explain_relief(source, why.reliefs[i], proposals.currency, language));
  }
  return sentences;
}

}  // namespace oferta::proposal
