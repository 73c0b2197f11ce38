#pragma once
/// What proposals are made from: the parts of a workspace that matter, and nothing that is stored.
///
///   const Source source = workspace.source(brief);        // or filled by hand in a test
///   engine.start(source, brief);
///
/// The parts are only referred to: they have to stay while a function that takes a Source runs, but
/// nothing keeps the references afterwards.
#include <cstdint>

#include "shared/base/money.h"
#include "shared/catalogue/catalogue.h"
#include "shared/needs/need.h"
#include "shared/needs/questionnaire.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/vat.h"

namespace oferta::proposal {

struct Source {
  const catalogue::Catalogue* catalogue = nullptr;
  const needs::NeedMap* needs = nullptr;
  const needs::Questionnaire* questionnaire = nullptr;
  const pricing::VatRates* vat_rates = nullptr;
  const pricing::PriceBook* prices = nullptr;  ///< null: catalogue prices, no rules
  pricing::Buyer buyer;                        ///< whose prices these are
  bool charges_vat = true;                     ///< false: the company works without VAT
  bool prices_include_vat = true;              ///< list prices are gross
  Currency currency;                           ///< of the price list
  /// Grows with every change of any of the parts.
  std::uint64_t revision = 0;
};

}  // namespace oferta::proposal
