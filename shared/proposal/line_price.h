#pragma once
/// Why a line of a proposal costs what it costs, as the offer made of it will say.
///
///   OFERTA_ASSIGN(const LinePrice price, price_of_line(*engine.problem(), proposal, 0, language));
///   for (const pricing::TraceStep& step : price.steps) show(step.name, step.change, step.after);
#include <cstddef>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/pricing/trace.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/proposal.h"

namespace oferta::proposal {

struct LinePrice {
  std::vector<pricing::TraceStep> steps;  ///< from the list price to the gross sum
  pricing::LineFigures figures;
};

/// Rules are named in `language`. not_found when the line, or a product of the proposal, is none of
/// the problem's; errors of pricing.
Result<LinePrice> price_of_line(const BuiltProblem& problem, const Proposal& proposal,
                                std::size_t line, Language language);

}  // namespace oferta::proposal
