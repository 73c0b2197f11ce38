#include "shared/proposal/explain.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "shared/base/format.h"

namespace oferta::proposal {
namespace {

constexpr std::size_t kNamed = 3;  // needs and partners in one line
constexpr std::string_view kNeededForRu = "нужно для: ";
constexpr std::string_view kNeededForEn = "needed for: ";

std::string_view pick(Language language, std::string_view ru, std::string_view en) {
  return language == Language::ru ? ru : en;
}

/// The benefit, or the name where a need has none.
std::string need_text(const Source& source, const std::string& id, Language language) {
  const auto need = source.needs->find(id);
  if (need == source.needs->end()) return id;
  const LocalText& benefit = need->second.benefit;
  return benefit.empty() ? need->second.name.get(language) : benefit.get(language);
}

std::string need_name(const Source& source, const std::string& id, Language language) {
  const auto need = source.needs->find(id);
  return need == source.needs->end() ? id : need->second.name.get(language);
}

std::string category_name(const Source& source, const std::string& id, Language language) {
  const catalogue::Category* category = source.catalogue->category(id);
  return category == nullptr ? id : category->name.get(language);
}

std::string product_name(const Source& source, const std::string& id, Language language) {
  const catalogue::Product* product = source.catalogue->product(id);
  return product == nullptr ? id : product->name.get(language);
}

std::string quoted(const std::string& text, Language language) {
  return language == Language::ru ? "«" + text + "»" : "“" + text + "”";
}

using Namer = std::string (*)(const Source&, const std::string&, Language);

std::vector<std::string> names(const Source& source, const std::vector<std::string>& ids,
                               Namer namer, Language language) {
  std::vector<std::string> texts;
  texts.reserve(ids.size());
  for (const std::string& id : ids) texts.push_back(quoted(namer(source, id, language), language));
  return texts;
}

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

std::vector<std::string> explain_impossible(const Source& source, const Proposals& proposals,
                                            Language language) {
  std::vector<std::string> sentences;
  if (!proposals.impossible) return sentences;
  const Impossible& why = *proposals.impossible;
  if (why.needed_budget) {
    const std::string amount = format_money({*why.needed_budget, proposals.currency}, language);
    sentences.push_back(
        std::string(pick(language, "Чтобы выполнить все обязательные условия, нужно не меньше ",
                         "Meeting every must-have takes at least ")) +
        amount + ".");
    return sentences;
  }
  std::vector<std::string> demands = names(source, why.needs, need_name, language);
  for (std::string& text : names(source, why.categories, category_name, language)) {
    demands.push_back(std::move(text));
  }
  for (std::string& text : names(source, why.pins, product_name, language)) {
    demands.push_back(std::move(text));
  }
  if (demands.empty()) {
    sentences.emplace_back(pick(language, "Условия противоречат друг другу.",
                                "The conditions contradict each other."));
    return sentences;
  }
  sentences.push_back(
      std::string(pick(language, "Вместе выполнить нельзя: ", "These cannot be had together: ")) +
      join(demands, ", ") + ".");
  sentences.emplace_back(pick(language, "Откажитесь от одного из них, и остальное получится.",
                              "Drop one of them and the rest fits."));
  return sentences;
}

}  // namespace oferta::proposal
