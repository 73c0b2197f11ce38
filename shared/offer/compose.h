#pragma once
/// Makes an offer out of a company, a client, a need and the chosen lines.
///
///   ComposeInput input;
///   input.issuer = {company, manager};
///   input.addressee = addressee_of(client);
///   input.lines = lines_of_the_chosen_variant;       // product texts, prices, quantities, why
///   input.vat_rates = rates;
///   input.date = date;
///   input.number = next_number("КП", 2026, numbers_in_use);
///   Result<Offer> offer = compose_offer(input);
///
/// Prices go through the price engine: what rules take off is frozen in the lines and in the
/// adjustments, and charges become lines of their own. Texts are taken in the offer's language, VAT
/// rates of the offer's date, validity and terms from the company.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/clients/client.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/pricing/engine.h"
#include "shared/pricing/line.h"
#include "shared/pricing/vat.h"

namespace oferta::offer {

/// A need of the client's profile and how far the chosen products meet it.
struct ComposeNeed {
  std::string need;  ///< id
  LocalText name;
  LocalText benefit;
  needs::Level level = needs::Level::should;
  std::int64_t met = 0;  ///< thousandths
};

/// A chosen product.
struct ComposeLine {
  std::string product, category;  ///< ids
  std::string icon;               ///< of the category
  std::string brand;
  std::string sku;
  LocalText name, description, unit;
  Money price;
  std::string price_list;        ///< id of the list the price is from; empty: the catalogue
  std::optional<Money> foreign;  ///< the price before it was turned over into the offer's currency
  std::int64_t rate = 0;         ///< the rate of exchange, ten-thousandths
  std::vector<pricing::QuantityBreak> breaks;
  std::int64_t quantity = 1;
  std::int64_t discount_bp = 0;
  std::string vat_kind = "general";
  std::string why;  ///< already in the offer's language
};

struct ComposeInput {
  Issuer issuer;
  Addressee addressee;
  std::string id;  ///< of the new offer
  std::string number;
  std::int64_t version = 1;
  Date date;
  Language language = Language::ru;
  std::string client, brief, variant;  ///< ids; may be empty
  std::vector<ComposeNeed> needs;
  std::optional<Money> budget;
  bool budget_includes_vat = true;
  std::int64_t discount_bp = 0;  ///< document discount
  std::string next_step;         ///< empty: a default sentence
  std::vector<ComposeLine> lines;
  std::vector<pricing::PriceRule> rules;  ///< in the order of PriceBook::rules()
  pricing::Buyer buyer;
  std::vector<std::string> coupons;
  Minor redeem_points = 0;     ///< at most so many points pay
  std::optional<Minor> total;  ///< a negotiated sum of all lines but charges
  pricing::VatRates vat_rates;
};

/// The client as the offer addresses it.
Addressee addressee_of(const clients::Client& client);

/// A charge the price engine added, as a line.
OfferLine charge_line(const pricing::Charge& charge, const pricing::LineInput& priced,
                      Language language);

/// invalid_argument without lines, number or addressee, or for a price in another currency than the
/// company's; not_found when a VAT rate is missing; errors of pricing. Needs with level off are
/// left out; the order of needs and lines is kept.
Result<Offer> compose_offer(const ComposeInput& input);

}  // namespace oferta::offer
