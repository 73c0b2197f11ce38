#pragma once
/// Price lists, exchange rates and price rules: everything prices come from beside the products.
///
///   PriceBook book(lists, entries, rates, rules);
///   Result<FoundPrice> price = book.price_of({"router", list_price, breaks}, buyer, date, rub);
///
/// The list that applies is the most special one in force: for the client (a contract) before one
/// for a customer group, before one for a segment, before one for everybody; of equals the one with
/// the higher priority, then the smaller id. A list without a price for the product asks its
/// parent, `discount_bp` cheaper; a list that finds none leaves it to the next list, at last to the
/// catalogue. A price in another currency is turned over at the rate of the day.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/pricing/line.h"
#include "shared/pricing/rule.h"

namespace oferta::pricing {

struct PriceList {
  std::string id;
  LocalText name{};
  std::string parent{};          ///< id; empty: the catalogue
  std::int64_t discount_bp = 0;  ///< off the parent's price, below zero: above it
  std::optional<Date> from{}, to{};
  std::int64_t priority = 0;
  /// For whom; all empty: for everybody.
  std::vector<std::string> clients{}, groups{}, segments{};
  friend bool operator==(const PriceList&, const PriceList&) = default;
};

/// A price in a list, from a day on.
struct PriceEntry {
  std::string list, product;  ///< ids
  std::optional<Date> from{};
  Money price{};
  std::vector<QuantityBreak> breaks{};  ///< instead of the product's own
  friend bool operator==(const PriceEntry&, const PriceEntry&) = default;
};

/// One unit of `currency` costs rate / 10 000 units of `base`, from a day on.
struct ExchangeRate {
  Currency currency, base;
  Date from;
  std::int64_t rate = 0;  ///< ten-thousandths: 97,4321 is 974321
  friend bool operator==(const ExchangeRate&, const ExchangeRate&) = default;
};

/// The scale of ExchangeRate::rate.
inline constexpr std::int64_t kRateScale = 10'000;

/// What the catalogue says of a product's price.
struct ListedPrice {
  std::string product;
  std::optional<Money> price{};
  std::vector<QuantityBreak> breaks{};
};

/// The price of a unit with where it comes from, as an offer freezes it.
struct FoundPrice {
  Minor price = 0;  ///< in the currency asked for
  std::vector<QuantityBreak> breaks{};
  std::string list{};              ///< id of the price list; empty: the catalogue
  std::optional<Money> foreign{};  ///< the price before it was turned over
  std::int64_t rate = 0;           ///< the rate it was turned over at; 0: it was not
  friend bool operator==(const FoundPrice&, const FoundPrice&) = default;
};

class PriceBook {
 public:
  PriceBook() = default;
  PriceBook(std::vector<PriceList> lists, std::vector<PriceEntry> entries,
            std::vector<ExchangeRate> rates, std::vector<PriceRule> rules);

  /// not_found when the product is on sale nowhere, or no exchange rate is known; conflict when
  /// price lists are each other's parents.
  Result<FoundPrice> price_of(const ListedPrice& listed, const Buyer& buyer, const Date& date,
                              const Currency& currency) const;
  /// The price in another currency, half up; not_found without a rate.
  Result<Minor> turn_over(const Money& money, const Currency& to, const Date& date) const;

  const std::map<std::string, PriceList>& lists() const { return lists_; }
  /// By priority falling, then group, then id: the order in which they apply.
  const std::vector<PriceRule>& rules() const { return rules_; }

 private:
  struct Lookup;
  Result<std::optional<FoundPrice>> in_list(const Lookup& lookup, const std::string& id,
                                            int depth) const;
  const PriceEntry* entry(const std::string& list, const std::string& product,
                          const Date& date) const;
  Result<std::int64_t> rate_of(const Currency& from, const Currency& to, const Date& date) const;
  Result<FoundPrice> converted(FoundPrice found, const Money& price, const Lookup& lookup) const;

  std::map<std::string, PriceList> lists_;
  std::map<std::string, std::map<std::string, std::vector<PriceEntry>>> entries_;  ///< by from
  std::vector<ExchangeRate> rates_;
  std::vector<PriceRule> rules_;
};

}  // namespace oferta::pricing
