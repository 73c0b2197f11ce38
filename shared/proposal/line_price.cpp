#include "shared/proposal/line_price.h"

#include <utility>

namespace oferta::proposal {

Result<LinePrice> price_of_line(const BuiltProblem& problem, const Proposal& proposal,
                                std::size_t line, Language language) {
  std::vector<std::int32_t> chosen;
  for (const ProposalLine& one : proposal.lines) {
    const std::int32_t position = problem.candidates().find(one.product);
    if (position < 0) return fail(ErrorCode::not_found, "There is no such product.", one.product);
    chosen.push_back(position);
  }
  if (line >= chosen.size()) return fail(ErrorCode::not_found, "There is no such line.", "line");
  OFERTA_ASSIGN(const pricing::RuledDocument ruled,
                problem.prices().price(problem.candidates(), chosen, language));
  LinePrice price;
  price.figures = ruled.priced.lines[line];
  OFERTA_ASSIGN(price.steps, pricing::trace_of(ruled.document, ruled.priced, line));
  return price;
}

}  // namespace oferta::proposal
