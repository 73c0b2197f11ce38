#pragma once
/// A commercial offer: what was proposed to whom, on what date, at which prices.
///
///   Result<Offer> offer = compose_offer(input);              // compose.h
///   Result<pricing::PricedDocument> priced = price_offer(*offer);
///   std::string total = format_money({priced->totals.gross, offer->currency}, offer->language);
///
/// An offer holds texts and prices as they were on its date, in its language; later changes of the
/// catalogue do not touch it. Totals are derived from the lines, never stored.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/needs/level.h"
#include "shared/offer/issuer.h"
#include "shared/pricing/totals.h"

namespace oferta::offer {

/// Where an offer stands. The last two are never recorded: they follow from the day and from later
/// versions (lifecycle.h).
enum class Status { draft, sent, viewed, accepted, declined, expired, superseded };
/// "draft", "sent", "viewed", "accepted", "declined", "expired", "superseded".
std::string_view status_name(Status status);
/// invalid_format for any other text, and for what is never recorded.
Result<Status> parse_status(std::string_view name);

/// The client as the offer names it.
struct Addressee {
  std::string name;
  std::string contact_name, contact_post;
  std::string inn, kpp;
  std::string address, email, phone;
  friend bool operator==(const Addressee&, const Addressee&) = default;
};

/// A need as it was understood, and how far the offer meets it.
struct OfferNeed {
  std::string need;  ///< need id
  std::string name;  ///< in the client's words
  needs::Level level = needs::Level::should;
  std::int64_t met = 0;  ///< thousandths: 1000 = fully
  std::string benefit;   ///< half a sentence about what the client gets; may be empty
  friend bool operator==(const OfferNeed&, const OfferNeed&) = default;
};

struct OfferLine {
  std::string product, category;  ///< ids
  std::string sku, name, description, unit;
  std::string why;   ///< why the line is in the offer, for the client
  std::string icon;  ///< name of the category's icon; may be empty
  std::int64_t quantity = 1;
  Minor price = 0;                       ///< list price of a unit, in the offer's currency
  std::int64_t break_bp = 0;             ///< the quantity break that applied
  std::int64_t discount_bp = 0;          ///< line discount
  std::optional<std::int64_t> vat_bp;    ///< absent: without VAT
  std::vector<pricing::LineStep> steps;  ///< what price rules took off, in order
  std::string charge;                    ///< id of the rule the line comes from: delivery …
  std::string price_list;                ///< id of the price list; never in a client's file
  std::optional<Money> foreign;          ///< the price before it was turned over
  std::int64_t rate = 0;                 ///< the rate of exchange, ten-thousandths
  bool optional = false;                 ///< offered besides: in no total, see options.h
  std::string choice;                    ///< name of the choose-one group it is one of; or empty
  std::string section;                   ///< name of the section it stands in, see sections.h
  friend bool operator==(const OfferLine&, const OfferLine&) = default;
};

struct Terms {
  std::string payment, delivery, warranty;
  friend bool operator==(const Terms&, const Terms&) = default;
};

/// What has become of an offer since it was sent. It stays with the company: nothing of it is in a
/// client's file.
struct Progress {
  std::optional<Date> sent, viewed, decided;
  std::string reason;  ///< key of a declined offer's reason, see lifecycle.h
  std::string note;    ///< the client's own words; may be empty
  friend bool operator==(const Progress&, const Progress&) = default;
};

struct Offer {
  std::string id;
  std::string number;        ///< «КП-2026/0147», see numbering.h
  std::int64_t version = 1;  ///< versions of one number count from 1
  Date date, valid_until;
  std::string client, brief, manager;  ///< ids; may be empty
  Language language = Language::ru;
  std::string variant;            ///< "economy", "balanced", "best"; may be empty
  Status status = Status::draft;  ///< as recorded
  Progress progress;
  Addressee addressee;
  /// Who offers it, as the client was told: frozen when it is sent, so that a later change of the
  /// company's card changes nothing of it. Absent in drafts: the company as it is now.
  std::optional<Issuer> issuer;
  std::vector<OfferNeed> needs;
  std::optional<Minor> budget;
  bool budget_includes_vat = true;
  Currency currency;
  std::int64_t discount_bp = 0;  ///< document discount
  bool prices_include_vat = true;
  std::optional<std::int64_t> vat_bp;  ///< the general rate of the date; absent: without VAT
  Terms terms;
  std::string next_step;
  std::string rounding = std::string(pricing::kRoundingPolicy);
  std::string content_hash;  ///< of what was sent, see sealing.h; empty: not sealed
  bool pictures = false;     ///< of the products, at the lines of its papers
  std::vector<OfferLine> lines;
  std::vector<std::string> total_only;  ///< sections whose lines are without prices for a client
  std::vector<pricing::Adjustment> adjustments;  ///< taken off several lines together
  friend bool operator==(const Offer&, const Offer&) = default;
};

/// How far its needs are met, by their weights, in thousandths; 0 without needs.
std::int64_t coverage(const Offer& offer);
/// What is gained, a sentence for each need that is met all but in full: nothing is promised that
/// is not there.
std::vector<std::string> benefits_of(const Offer& offer);

/// The policy an offer is written under: the older one as long as it says all there is to say.
std::string_view rounding_for(const Offer& offer);

/// The pricing input of the offer; `unsupported` for a rounding policy this version does not know,
/// conflict for what its policy does not have, a price that its rate of exchange does not give, an
/// optional charge, or a choose-one group of which two lines are in the total.
Result<pricing::DocumentInput> pricing_input(const Offer& offer);
/// Figures of every line and the totals.
Result<pricing::PricedDocument> price_offer(const Offer& offer);

}  // namespace oferta::offer
