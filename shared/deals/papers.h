#pragma once
/// The papers that follow an offer, each a document definition (see shared/offer/document.h).
///
///   OFERTA_ASSIGN(const std::string definition,
///                 paper_document(Paper::contract, {.offer = offer, .issuer = issuer}));
///   std::string name = paper_file_name(Paper::contract, offer);
///
/// Every figure is the offer's own; every paper is in the offer's language. The technical
/// assignment goes to production and names no price.
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::deals {

enum class Paper {
  contract,    ///< договор поставки with the specification as its appendix
  act,         ///< акт приёма-передачи: what was handed over, for what sum
  assignment,  ///< техническое задание, from needs and lines
  price_list,  ///< the prices of what was selected, without quantities
};

/// "contract", "act", "assignment", "price-list".
std::string_view paper_name(Paper paper);
Result<Paper> parse_paper(std::string_view name);

struct PaperInput {
  offer::Offer offer;
  offer::Issuer issuer;
  std::string number{};        ///< empty: the number of the offer without its prefix
  std::optional<Date> date{};  ///< absent: that of the offer
};

/// Errors of pricing.
Result<std::string> paper_document(Paper paper, const PaperInput& input);

/// Variants of one need side by side: how far each meets the needs, what is in it, what it costs.
/// invalid_argument for fewer than two or more than four, or for different addressees, languages,
/// currencies or dates.
Result<std::string> comparison_document(const std::vector<offer::Offer>& variants,
                                        const offer::Issuer& issuer);

/// «Договор 2026-0147 Ромашка.pdf»
std::string paper_file_name(Paper paper, const PaperInput& input,
                            std::string_view extension = "pdf");

}  // namespace oferta::deals
