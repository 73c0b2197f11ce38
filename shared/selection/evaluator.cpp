#include "shared/selection/evaluator.h"

#include <algorithm>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

/// The judge's own view of the choices: the quantity of every product.
class Judge {
 public:
  Judge(const Problem& problem, const std::vector<Choice>& choices)
      : problem_(problem), quantity_(problem.products.size(), 0) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const Choice& choice = choices[i];
      if (!takes(choice)) {
        report(Rule::choice, i);
      } else {
        quantity_[at(choice.product)] = choice.quantity;
      }
    }
  }

  Evaluation judge() {
    check_pins_and_slots();
    check_relations();
    add_up();
    return result_;
  }

 private:
  bool takes(const Choice& choice) const {
    if (choice.product < 0 || at(choice.product) >= problem_.products.size()) return false;
    const Product& product = problem_.products[at(choice.product)];
    return choice.quantity >= 1 && choice.quantity <= product.quantity_limit() &&
           quantity_[at(choice.product)] == 0;
  }

  void report(Rule rule, std::size_t index) {
    if (!result_.violation) result_.violation = Violation{rule, static_cast<std::int32_t>(index)};
  }

  bool any_of(std::int32_t group) const {
    const auto& members = problem_.groups[at(group)];
    return std::any_of(members.begin(), members.end(),
                       [&](std::int32_t p) { return quantity_[at(p)] > 0; });
  }

  void check_pins_and_slots() {
    std::vector<std::int32_t> taken(problem_.slot_caps.size(), 0);
    for (std::size_t p = 0; p < quantity_.size(); ++p) {
      if (quantity_[p] < problem_.products[p].min_quantity) report(Rule::pin, p);
      if (quantity_[p] > 0) ++taken[at(problem_.products[p].slot)];
    }
    for (std::size_t s = 0; s < taken.size(); ++s) {
      if (taken[s] > problem_.slot_caps[s]) report(Rule::slot_cap, s);
    }
  }

  void check_relations() {
    for (std::size_t i = 0; i < problem_.must_groups.size(); ++i) {
      if (!any_of(problem_.must_groups[i])) report(Rule::must, i);
    }
    for (std::size_t i = 0; i < problem_.requirements.size(); ++i) {
      const Requirement& r = problem_.requirements[i];
      if (quantity_[at(r.product)] > 0 && !any_of(r.group)) report(Rule::requirement, i);
    }
    for (std::size_t i = 0; i < problem_.exclusions.size(); ++i) {
      const Exclusion& e = problem_.exclusions[i];
      if (any_of(e.first) && any_of(e.second)) report(Rule::exclusion, i);
    }
  }

  void add_up() {
    for (std::size_t p = 0; p < quantity_.size(); ++p) {
      const Product& product = problem_.products[p];
      const std::int32_t quantity = quantity_[p];
      for (std::int32_t t = 0; t < quantity; ++t) result_.score += product.marginal_scores[at(t)];
      if (quantity > 0) result_.gross += product.costs[at(quantity - 1)];
    }
    for (const Coverage& coverage : problem_.coverages) {
      std::int64_t sum = 0;
      for (const Contribution& c : coverage.contributions) {
        if (quantity_[at(c.product)] > 0) sum += c.amount;
      }
      result_.score += std::min(sum, coverage.cap);
    }
    result_.cost = promoted_cost(problem_, result_.gross);
    for (const Bundle& bundle : problem_.bundles) {
      const bool whole = std::all_of(bundle.products.begin(), bundle.products.end(),
                                     [&](std::int32_t p) { return quantity_[at(p)] > 0; });
      if (whole) result_.cost -= bundle.discount;
    }
  }

  const Problem& problem_;
  std::vector<std::int32_t> quantity_;
  Evaluation result_;
};

}  // namespace

std::string_view rule_name(Rule rule) {
  switch (rule) {
    case Rule::choice:
      return "choice";
    case Rule::pin:
      return "pin";
    case Rule::slot_cap:
      return "slot_cap";
    case Rule::must:
      return "must";
    case Rule::requirement:
      return "requirement";
    case Rule::exclusion:
      return "exclusion";
  }
  return "unknown";
}

Evaluation evaluate(const Problem& problem, const std::vector<Choice>& choices) {
  return Judge(problem, choices).judge();
}

std::int64_t promoted_cost(const Problem& problem, std::int64_t gross) {
  if (problem.promotions.empty()) return gross;
  const Promotion& promotion = problem.promotions.front();
  if (gross < promotion.threshold) return gross;
  return (gross * (100 - promotion.percent) + 99) / 100;
}

}  // namespace oferta::selection
