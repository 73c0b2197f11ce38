#pragma once
/// From a chosen variant to the input of an offer: lines with texts, prices and the reason for
/// each, needs as understood. The caller adds who offers it to whom, the number and the id.
///
///   offer::ComposeInput input = compose_input(source, brief, *proposals.variant(kind), language);
///   input.issuer = …; input.addressee = offer::addressee_of(client); input.number = …;
///   Result<offer::Offer> offer = offer::compose_offer(input);
#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/offer/compose.h"
#include "shared/proposal/proposal.h"
#include "shared/proposal/source.h"

namespace oferta::proposal {

/// Lines whose product is gone from the catalogue are left out.
offer::ComposeInput compose_input(const Source& source, const needs::Brief& brief,
                                  const Proposal& proposal, Language language);

}  // namespace oferta::proposal
