#pragma once
/// From a brief to a selection problem, and back from positions to products.
///
///   OFERTA_ASSIGN(const BuiltProblem built, build_problem(source, brief, profile));
///   auto solver = selection::Solver::create(built.problem());
///   const Candidate& chosen = built.candidate_of(choice.product);
///
/// Slots are categories; each candidate is taken with all its units or not at all; every wanted
/// need is a coverage row with weight · 1000 points, so the score is the weighted satisfaction in
/// millionths; must-haves and required categories are must groups; of rules over several lines,
/// what document_prices.h plans is there as bundles or as the promotion. Nothing here refers to
/// the source any more.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/needs/profile.h"
#include "shared/proposal/candidates.h"
#include "shared/proposal/document_prices.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/relations.h"
#include "shared/proposal/source.h"
#include "shared/selection/model.h"

namespace oferta::proposal {

/// What of the source a built problem keeps about each wanted need.
struct WantedNeedFacts {
  std::int64_t order = 0;
  int must_at = 500;
  int weight = 0;
};

class BuiltProblem {
 public:
  const selection::Problem& problem() const { return problem_; }
  const Candidates& candidates() const { return candidates_; }
  const Relations& relations() const { return relations_; }
  /// Bundles, discounts on the total and charges.
  const DocumentPrices& prices() const { return prices_; }
  const needs::NeedProfile& profile() const { return profile_; }
  const std::vector<WantedNeedFacts>& facts() const { return facts_; }
  /// Pins, must-haves and required categories that could not be taken.
  const std::vector<Dropped>& dropped() const { return candidates_.dropped; }

  /// The candidate behind a product of the problem, as a position and itself.
  std::int32_t position_of(std::int32_t product) const;
  const Candidate& candidate_of(std::int32_t product) const;
  /// The product of the problem that stands for the candidate; −1 when it was left out.
  std::int32_t product_at(std::int32_t position) const;

  /// The need or required category behind each of the problem's must groups.
  const std::vector<Dropped>& musts() const { return musts_; }

  /// The id of the compatibility rule behind one of the problem's exclusions; "" where a product
  /// itself excludes another.
  const std::string& rule_of_exclusion(std::int32_t exclusion) const;

  /// The score of needs met in full: the sum of weights · 1000.
  std::int64_t full_score() const { return full_score_; }
  /// A score in thousandths of the full one, rounded half up; 1000 when nothing is wanted.
  int coverage_of(std::int64_t score) const;

 private:
  friend Result<BuiltProblem> build_problem(const Source& source, const needs::Brief& brief,
                                            const needs::NeedProfile& profile,
                                            std::string_view keep);
  class Builder;

  needs::NeedProfile profile_;
  Candidates candidates_;
  Relations relations_;
  DocumentPrices prices_;
  std::vector<WantedNeedFacts> facts_;
  selection::Problem problem_;
  std::vector<std::int32_t> positions_;  ///< by product of the problem
  std::vector<std::int32_t> products_;   ///< by position
  std::vector<Dropped> musts_;
  std::vector<std::string> exclusion_rules_;  ///< by exclusion of the problem
  std::int64_t full_score_ = 0;
};

/// Errors of gather_candidates, and out_of_range when prices leave the range of the optimiser.
/// The product `keep`, if it is a candidate, stays in the problem although others are better.
Result<BuiltProblem> build_problem(const Source& source, const needs::Brief& brief,
                                   const needs::NeedProfile& profile, std::string_view keep = {});

}  // namespace oferta::proposal
