#pragma once
/// From a selection to a proposal: lines with prices and reasons, needs with what meets them.
///
///   const Proposal best = make_proposal(built, VariantKind::best, outcome.solution.choices);
///   name_shortfalls(built, best, balanced);     // why needs are not met, once the best is known
#include <vector>

#include "shared/proposal/problem_builder.h"
#include "shared/proposal/proposal.h"
#include "shared/selection/solver.h"

namespace oferta::proposal {

/// Lines, needs, totals and coverage; `proven` and `gap` are the caller's.
Proposal make_proposal(const BuiltProblem& built, VariantKind kind,
                       const std::vector<selection::Choice>& choices);

/// The same from a solver's outcome, `proven` and `gap` included.
Proposal make_proposal(const BuiltProblem& built, VariantKind kind,
                       const selection::Outcome& outcome);

/// Fills NeedOutcome::unmet. `best` may be the proposal itself.
void name_shortfalls(const BuiltProblem& built, const Proposal& best, Proposal& proposal);

}  // namespace oferta::proposal
