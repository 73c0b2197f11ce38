#pragma once
/// Reasons in the client's words, Russian and English, short enough for a line of an offer.
///
///   explain_line(source, line, Language::ru);
///     // «закрывает: связь для 25 сотрудников; запись разговоров»
///   explain_unmet(Unmet::over_budget, Language::en);   // "does not fit the budget"
#include <string>
#include <vector>

#include "shared/base/text.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// One reason by itself: «связь для 25 сотрудников», «нужно для: Коммутатор …», «выбрано вручную».
std::string explain_reason(const Source& source, const LineReason& reason, Language language);

/// All reasons of a line in one short sentence without a final stop; at most three needs and three
/// partners are named.
std::string explain_line(const Source& source, const ProposalLine& line, Language language);
/// The same for the client's offer: that a person put the line there is not said.
std::string explain_line_to_client(const Source& source, const ProposalLine& line,
                                   Language language);

/// Why a need is not met; empty for Unmet::none.
std::string explain_unmet(Unmet unmet, Language language);

/// What could not be taken into the selection at all.
std::string explain_dropped(const Source& source, const Dropped& dropped, Language language);

/// What giving up one demand would do, as a sentence.
std::string explain_relief(const Source& source, const Relief& relief, Currency currency,
                           Language language);

/// What a product's card says of others, as a sentence.
std::string explain_tie(const Source& source, const Tie& tie, Language language);

/// Sentences, the most important first: what it would take and how much more that is, what
/// contradicts what, by which rules and cards of products, what giving up one demand would do.
std::vector<std::string> explain_impossible(const Source& source, const Proposals& proposals,
                                            Language language);

}  // namespace oferta::proposal
