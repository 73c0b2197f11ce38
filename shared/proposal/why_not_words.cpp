#include <algorithm>

#include "shared/base/format.h"
#include "shared/needs/profile.h"
#include "shared/proposal/why_not.h"
#include "shared/proposal/words.h"

namespace oferta::proposal {
namespace {

using Ids = std::vector<std::string>;

class Words {
 public:
  Words(const Source& source, const WhyNot& answer, Currency currency, Language language)
      : source_(source), answer_(answer), currency_(currency), language_(language) {}

  Ids run() {
    switch (answer_.kind) {
      case WhyNot::Kind::searching:
        return {};
      case WhyNot::Kind::chosen:
        say("Он уже в составе.", "It is in the proposal.");
        return sentences_;
      case WhyNot::Kind::barred:
        barred();
        return sentences_;
      case WhyNot::Kind::contradicts:
        contradicts();
        return sentences_;
      case WhyNot::Kind::over_budget:
        sentences_.push_back(
            tr("Не помещается в бюджет: всё обязательное вместе с ним стоит не меньше ",
               "Does not fit the budget: with it the must-haves take at least ") +
            money(answer_.needed_budget) + tr(", не хватает ", ", short by ") +
            money(answer_.short_by) + ".");
        break;
      case WhyNot::Kind::over_variant:
        sentences_.push_back(tr("Дороже этого варианта: с ним всё обязательное стоит на ",
                                "Dearer than this variant: with it the must-haves alone cost ") +
                             money(answer_.short_by) + tr(" больше.", " more."));
        break;
      case WhyNot::Kind::worse:
        worse();
        break;
      case WhyNot::Kind::dearer:
        dearer();
        break;
      case WhyNot::Kind::equal:
        sentences_.push_back(
            instead(tr("Равноценен: столько же закрывает за те же деньги",
                       "Just as good: the needs are met as well for the same money by")));
        break;
      case WhyNot::Kind::better:
        say("С ним состав лучше найденного: подбор ещё не закончен.",
            "It makes a better selection than the one found so far: the search goes on.");
        break;
    }
    partners();
    return sentences_;
  }

 private:
  std::string tr(std::string_view ru, std::string_view en) const {
    return std::string(pick(language_, ru, en));
  }
  void say(std::string_view ru, std::string_view en) { sentences_.push_back(tr(ru, en)); }
  std::string money(Minor amount) const { return format_money({amount, currency_}, language_); }

  std::string products(const Ids& ids, std::string_view between = ", ") const {
    return some_products(source_, ids, between, language_);
  }

  /// «Начало – «Телефон».», without the name where nothing makes room.
  std::string instead(const std::string& beginning) const {
    if (answer_.replaced.empty()) return beginning + tr(" без него.", " the rest alone.");
    return beginning + tr(" – ", " ") + products(answer_.replaced) + ".";
  }

  void barred() {
    const catalogue::Product* product = source_.catalogue->product(answer_.product);
    switch (answer_.barrier) {
      case Barrier::none:
      case Barrier::unknown:
        return say("Такого товара в каталоге нет.", "The catalogue has no such product.");
      case Barrier::not_on_sale:
        return say("Не продаётся: для этого клиента и дня нет цены.",
                   "Not on sale: there is no price for this client and day.");
      case Barrier::excluded:
        return say("Исключён вручную.", "Excluded by hand.");
      case Barrier::not_open:
        sentences_.push_back(
            tr("По ответам клиента не нужен раздел ", "The client's answers do not ask for ") +
            quoted(category_name(source_, product->category, language_), language_) + ".");
        return;
      case Barrier::ruled_out:
        return say("Не подходит под условия из ответов клиента.",
                   "Ruled out by the conditions in the client's answers.");
      case Barrier::no_quantity:
        return say("Неизвестно, сколько его нужно: в карточке нет нужной характеристики.",
                   "How many are needed cannot be told: its card lacks the figure.");
      case Barrier::no_partner:
        sentences_.push_back(tr("Требует ", "It requires ") +
                             products(answer_.partners, tr(" или ", " or ")) +
                             tr(", а этого предложить нельзя.", ", which cannot be offered."));
        return;
    }
  }

  void contradicts() {
    const Impossible& why = answer_.impossible;
    Ids demands = names(source_, why.needs, need_name, language_);
    for (std::string& text : names(source_, why.categories, category_name, language_)) {
      demands.push_back(std::move(text));
    }
    for (std::string& text : names(source_, why.pins, product_name, language_)) {
      demands.push_back(std::move(text));
    }
    if (demands.empty()) {
      say("Его нельзя собрать вместе с тем, что ему нужно.",
          "It cannot be had together with what it needs.");
    } else {
      sentences_.push_back(tr("Вместе с ним не выполнить обязательное: ",
                              "With it these must-haves cannot be met: ") +
                           join(demands, ", ") + ".");
    }
    rules();
    if (!answer_.partners.empty()) {
      sentences_.push_back(tr("Идёт только вместе с ", "It only comes with ") +
                           products(answer_.partners, tr(" или ", " or ")) + ".");
    }
  }

  void worse() {
    if (answer_.serves_nothing) {
      say("Сам по себе не закрывает ни одной потребности.",
          "By itself it meets none of the needs.");
    }
    std::string text =
        answer_.replaced.empty()
            ? tr("С ним потребности закрываются на ", "With it the needs are met to ")
            : tr("Его место занимает ", "Its place is taken by ") + products(answer_.replaced) +
                  tr(": с ним за те же деньги потребности закрываются на ",
                     ": with it the same money meets the needs to ");
    text += share(answer_.coverage_with, answer_.coverage) + tr(" вместо ", " instead of ") +
            share(answer_.coverage, answer_.coverage_with) + ".";
    sentences_.push_back(std::move(text));
    std::string losses;
    std::size_t named = 0;
    for (const NeedChange& change : answer_.needs) {
      if (change.with >= change.without || named == kNamed) break;
      losses += (named++ == 0 ? "" : "; ") +
                quoted(need_name(source_, change.need, language_), language_) + " – " +
                share(change.with, change.without) + tr(" вместо ", " instead of ") +
                share(change.without, change.with);
    }
    if (named > 0) {
      sentences_.push_back(tr("Слабее закроется: ", "Met less: ") + losses + ".");
    }
  }

  /// Whole percents, or tenths where those would look the same.
  std::string share(int permille, int other) const {
    return permille / 10 == other / 10 ? format_percent(std::int64_t{permille} * 10, language_)
                                       : percent(permille, language_);
  }

  void dearer() {
    if (answer_.serves_nothing) {
      say("Сам по себе не закрывает ни одной потребности.",
          "By itself it meets none of the needs.");
    }
    const Minor more = answer_.cost_with - answer_.cost;
    std::string text =
        answer_.replaced.empty()
            ? tr("Без него потребности закрыты так же", "Without it the needs are met as well")
            : tr("Его место занимает ", "Its place is taken by ") + products(answer_.replaced) +
                  tr(": потребности закрыты так же", ": the needs are met as well");
    if (more > 0) {
      text += tr(" и на ", " for ") + money(more) + tr(" дешевле", " less");
    }
    sentences_.push_back(text + ".");
  }

  void rules() {
    for (const std::string& id : answer_.rules) {
      const auto rule = source_.catalogue->rules().find(id);
      if (rule == source_.catalogue->rules().end() || rule->second.message.empty()) continue;
      sentences_.push_back(rule->second.message.get(language_));
    }
  }

  /// What it cannot stand beside, and what it brings along.
  void partners() {
    if (!answer_.clashes.empty()) {
      sentences_.push_back(tr("Не сочетается с ", "It does not go with ") +
                           products(answer_.clashes) + ".");
      rules();
    }
    if (!answer_.requires_too.empty()) {
      sentences_.push_back(tr("К нему нужно ещё: ", "It also needs: ") +
                           products(answer_.requires_too) + ".");
    }
  }

  const Source& source_;
  const WhyNot& answer_;
  Currency currency_;
  Language language_;
  Ids sentences_;
};

}  // namespace

std::vector<std::string> explain_why_not(const Source& source, const WhyNot& answer,
                                         Currency currency, Language language) {
  return Words(source, answer, currency, language).run();
}

}  // namespace oferta::proposal
