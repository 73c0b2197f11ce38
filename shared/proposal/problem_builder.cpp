#include "shared/proposal/problem_builder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "shared/base/money.h"
#include "shared/proposal/reduction.h"

namespace oferta::proposal {

/// Fills the problem of a BuiltProblem whose candidates and relations are there.
class BuiltProblem::Builder {
 public:
  explicit Builder(BuiltProblem& built) : built_(built), problem_(built.problem_) {}

  void run(std::string_view keep) {
    built_.positions_ = reduce(built_.candidates_, built_.relations_, built_.prices_);
    keep_too(built_.candidates_.find(keep));
    built_.products_.assign(built_.candidates_.items.size(), -1);
    for (std::size_t i = 0; i < built_.positions_.size(); ++i) {
      built_.products_[static_cast<std::size_t>(built_.positions_[i])] =
          static_cast<std::int32_t>(i);
    }
    add_products();
    add_relations();
    add_needs();
    add_required_categories();
    add_prices();
  }

 private:
  void keep_too(std::int32_t position) {
    auto& kept = built_.positions_;
    const auto place = std::lower_bound(kept.begin(), kept.end(), position);
    if (position >= 0 && (place == kept.end() || *place != position)) kept.insert(place, position);
  }

  void add_products() {
    for (const Slot& slot : built_.candidates_.slots) problem_.slot_caps.push_back(slot.cap);
    for (const std::int32_t position : built_.positions_) {
      const Candidate& candidate = built_.candidates_.items[static_cast<std::size_t>(position)];
      selection::Product product;
      product.slot = candidate.slot;
      product.marginal_scores = {0};
      product.costs = {candidate.cost};
      product.min_quantity = candidate.pinned ? 1 : 0;
      problem_.products.push_back(std::move(product));
    }
  }

  /// The group of the candidates that are in the problem; −1 when none is.
  std::int32_t group_of(const std::vector<std::int32_t>& positions) {
    std::vector<std::int32_t> group;
    for (const std::int32_t position : positions) {
      const std::int32_t product = built_.product_at(position);
      if (product >= 0) group.push_back(product);
    }
    if (group.empty()) return -1;
    const auto [known, fresh] =
        groups_.emplace(std::move(group), static_cast<std::int32_t>(problem_.groups.size()));
    if (fresh) problem_.groups.push_back(known->first);
    return known->second;
  }

  void exclude(const std::vector<std::int32_t>& first, const std::vector<std::int32_t>& second,
               const std::string& rule) {
    const std::int32_t a = group_of(first);
    const std::int32_t b = group_of(second);
    if (a < 0 || b < 0) return;
    problem_.exclusions.push_back({a, b});
    built_.exclusion_rules_.push_back(rule);
  }

  void add_relations() {
    for (std::size_t i = 0; i < built_.positions_.size(); ++i) {
      const std::int32_t position = built_.positions_[i];
      const Candidate& candidate = built_.candidates_.items[static_cast<std::size_t>(position)];
      for (const std::vector<std::int32_t>& list : candidate.requirements) {
        // Whatever is required, and whoever requires, stays in the problem: no group is empty.
        problem_.requirements.push_back({static_cast<std::int32_t>(i), group_of(list)});
      }
      if (!candidate.only_beside.empty()) {
        problem_.requirements.push_back(
            {static_cast<std::int32_t>(i), group_of(candidate.only_beside)});
      }
      if (!candidate.excludes.empty()) exclude({position}, candidate.excludes, "");
    }
    const Relations& relations = built_.relations_;
    for (std::size_t i = 0; i < relations.exclusions.size(); ++i) {
      const auto rule = static_cast<std::size_t>(relations.rule_of_exclusion[i]);
      exclude(relations.exclusions[i].first, relations.exclusions[i].second, relations.rules[rule]);
    }
  }

  void add_needs() {
    const auto& wanted = built_.profile_.needs;
    for (std::size_t n = 0; n < wanted.size(); ++n) {
      const WantedNeedFacts& facts = built_.facts_[n];
      selection::Coverage coverage;
      coverage.cap = std::int64_t{facts.weight} * needs::kFullLevel;
      built_.full_score_ += coverage.cap;
      std::vector<std::int32_t> satisfying;
      for (std::size_t i = 0; i < built_.positions_.size(); ++i) {
        const std::int32_t position = built_.positions_[i];
        const std::int32_t level =
            built_.candidates_.items[static_cast<std::size_t>(position)].levels[n];
        if (level <= 0) continue;
        coverage.contributions.push_back(
            {static_cast<std::int32_t>(i), std::int64_t{facts.weight} * level});
        if (level >= facts.must_at) satisfying.push_back(position);
      }
      if (!coverage.contributions.empty()) problem_.coverages.push_back(std::move(coverage));
      if (wanted[n].level == needs::Level::must) {
        demand({Dropped::Kind::must_need, wanted[n].need}, satisfying);
      }
    }
  }

  void add_required_categories() {
    for (std::size_t s = 0; s < built_.candidates_.slots.size(); ++s) {
      const Slot& slot = built_.candidates_.slots[s];
      if (!slot.required) continue;
      std::vector<std::int32_t> members;
      for (const std::int32_t position : built_.positions_) {
        const auto index = static_cast<std::size_t>(position);
        if (built_.candidates_.items[index].slot == static_cast<std::int32_t>(s)) {
          members.push_back(position);
        }
      }
      demand({Dropped::Kind::required_category, slot.category}, members);
    }
  }

  void add_prices() {
    if (const auto& total = built_.prices_.total()) {
      problem_.promotions.push_back({total->threshold, total->percent});
    }
    for (const PlannedBundle& bundle : built_.prices_.bundles()) {
      selection::Bundle made;
      made.discount = bundle.discount;
      for (const std::int32_t member : bundle.members) {
        made.products.push_back(built_.product_at(member));
      }
      // One that nobody needs is never chosen, so that bundle never comes about.
      const bool whole = std::none_of(made.products.begin(), made.products.end(),
                                      [](std::int32_t product) { return product < 0; });
      if (whole) problem_.bundles.push_back(std::move(made));
    }
  }

  /// At least one of them; what nothing can satisfy is dropped and told, as the rest still counts.
  void demand(Dropped what, const std::vector<std::int32_t>& positions) {
    const std::int32_t group = group_of(positions);
    if (group < 0) {
      built_.candidates_.dropped.push_back(std::move(what));
      return;
    }
    problem_.must_groups.push_back(group);
    built_.musts_.push_back(std::move(what));
  }

  BuiltProblem& built_;
  selection::Problem& problem_;
  std::map<std::vector<std::int32_t>, std::int32_t> groups_;
};

std::int32_t BuiltProblem::position_of(std::int32_t product) const {
  return positions_[static_cast<std::size_t>(product)];
}

const Candidate& BuiltProblem::candidate_of(std::int32_t product) const {
  return candidates_.items[static_cast<std::size_t>(position_of(product))];
}

std::int32_t BuiltProblem::product_at(std::int32_t position) const {
  return products_[static_cast<std::size_t>(position)];
}

const std::string& BuiltProblem::rule_of_exclusion(std::int32_t exclusion) const {
  return exclusion_rules_[static_cast<std::size_t>(exclusion)];
}

int BuiltProblem::coverage_of(std::int64_t score) const {
  if (full_score_ == 0) return needs::kFullLevel;
  return static_cast<int>(mul_div_half_up(score, needs::kFullLevel, full_score_).value_or(0));
}

Result<BuiltProblem> build_problem(const Source& source, const needs::Brief& brief,
                                   const needs::NeedProfile& profile, std::string_view keep) {
  BuiltProblem built;
  built.profile_ = profile;
  OFERTA_ASSIGN(built.candidates_, gather_candidates(source, brief, profile));
  built.relations_ = relate(source, built.candidates_);
  OFERTA_ASSIGN(built.prices_, DocumentPrices::of(source, brief, built.candidates_));
  for (const needs::WantedNeed& wanted : profile.needs) {
    WantedNeedFacts facts;
    facts.weight = needs::weight_of(wanted.level);
    const auto need = source.needs->find(wanted.need);
    if (need != source.needs->end()) {
      facts.order = need->second.order;
      facts.must_at = need->second.must_at;
    }
    built.facts_.push_back(facts);
  }
  BuiltProblem::Builder(built).run(keep);
  OFERTA_TRY(selection::validate(built.problem_));
  return built;
}

}  // namespace oferta::proposal
