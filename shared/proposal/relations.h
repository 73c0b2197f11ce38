#pragma once
/// Compatibility rules between candidates: who cannot stand beside whom, written compactly.
///
///   const Relations relations = relate(source, candidates);
///   for (const auto& [first, second] : relations.exclusions) …   // nothing of first with second
///   bool clash = relations.clash(a, b);
///
/// A rule between m and n products is never written pair by pair. "Equal": the distinct values are
/// numbered, and two numbers differ if and only if they differ in a binary digit, so two bicliques
/// per digit say everything (a biclique cover of logarithmic size). "First at most second":
/// products sorted by value conflict in the shape of a staircase, which is halved again and again
/// (divide and conquer). Either way there are O((m + n) log(m + n)) entries.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/proposal/candidates.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// What one rule knows of one candidate. Absent values are not listed.
struct RuleValue {
  std::int32_t rule = 0;
  bool first = false;      ///< on which side of the rule
  bool equal = false;      ///< kind of the rule: equal, or first at most second
  std::int64_t value = 0;  ///< the number, or a number standing for the value
};

struct Relations {
  /// By position of the candidate: its values, by rule.
  std::vector<std::vector<RuleValue>> values;
  /// Positions of candidates, rising.
  std::vector<std::pair<std::vector<std::int32_t>, std::vector<std::int32_t>>> exclusions;
  /// The number of the rule behind each exclusion, and the ids of the rules by number.
  std::vector<std::int32_t> rule_of_exclusion;
  std::vector<std::string> rules;

  /// Whether a compatibility rule forbids the two together.
  bool clash(std::int32_t a, std::int32_t b) const { return clashing_rule(a, b) >= 0; }
  /// The first rule that does; −1 for none.
  std::int32_t clashing_rule(std::int32_t a, std::int32_t b) const;
};

Relations relate(const Source& source, const Candidates& candidates);

}  // namespace oferta::proposal
