#include "shared/pricing/price_book.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace oferta::pricing {
namespace {

constexpr int kMaxParents = 32;

bool has(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// 3 for the client, 2 for a group of the client's, 1 for the segment, 0 for everybody; −1: not.
int closeness(const PriceList& list, const Buyer& buyer) {
  if (has(list.clients, buyer.client)) return 3;
  for (const std::string& group : buyer.groups) {
    if (has(list.groups, group)) return 2;
  }
  if (has(list.segments, buyer.segment)) return 1;
  const bool everybody = list.clients.empty() && list.groups.empty() && list.segments.empty();
  return everybody ? 0 : -1;
}

bool list_in_force(const PriceList& list, const Date& date) {
  return (!list.from || *list.from <= date) && (!list.to || date <= *list.to);
}

}  // namespace

struct PriceBook::Lookup {
  const ListedPrice& listed;
  const Date& date;
  const Currency& currency;
};

PriceBook::PriceBook(std::vector<PriceList> lists, std::vector<PriceEntry> entries,
                     std::vector<ExchangeRate> rates, std::vector<PriceRule> rules)
    : rates_(std::move(rates)), rules_(std::move(rules)) {
  for (PriceList& list : lists) {
    const std::string id = list.id;
    lists_.emplace(id, std::move(list));
  }
  for (PriceEntry& entry : entries) {
    entries_[entry.list][entry.product].push_back(std::move(entry));
  }
  for (auto& [list, by_product] : entries_) {
    for (auto& [product, dated] : by_product) {
      // The amount breaks ties, so that the order of the records never decides.
      std::sort(dated.begin(), dated.end(), [](const PriceEntry& a, const PriceEntry& b) {
        return std::tie(a.from, a.price.amount) < std::tie(b.from, b.price.amount);
      });
    }
  }
  std::sort(rates_.begin(), rates_.end(), [](const ExchangeRate& a, const ExchangeRate& b) {
    return std::tie(a.from, a.rate) < std::tie(b.from, b.rate);
  });
  std::sort(rules_.begin(), rules_.end(), [](const PriceRule& a, const PriceRule& b) {
    return std::tie(b.priority, a.group, a.id) < std::tie(a.priority, b.group, b.id);
  });
}

const PriceEntry* PriceBook::entry(const std::string& list, const std::string& product,
                                   const Date& date) const {
  const auto by_product = entries_.find(list);
  if (by_product == entries_.end()) return nullptr;
  const auto dated = by_product->second.find(product);
  if (dated == by_product->second.end()) return nullptr;
  const PriceEntry* latest = nullptr;
  for (const PriceEntry& candidate : dated->second) {
    if (!candidate.from || *candidate.from <= date) latest = &candidate;
  }
  return latest;
}

Result<std::int64_t> PriceBook::rate_of(const Currency& from, const Currency& to,
                                        const Date& date) const {
  std::int64_t latest = 0;
  for (const ExchangeRate& rate : rates_) {
    if (rate.currency == from && rate.base == to && rate.from <= date) latest = rate.rate;
  }
  if (latest <= 0) {
    return fail(ErrorCode::not_found, "No rate of exchange from " + from.code() + " to " +
                                          to.code() + " is known on " + date.to_iso() + ".");
  }
  return latest;
}

Result<Minor> PriceBook::turn_over(const Money& money, const Currency& to, const Date& date) const {
  if (money.currency == to) return money.amount;
  OFERTA_ASSIGN(const std::int64_t rate, rate_of(money.currency, to, date));
  return mul_div_half_up(money.amount, rate, kRateScale);
}

Result<FoundPrice> PriceBook::converted(FoundPrice found, const Money& price,
                                        const Lookup& lookup) const {
  found.price = price.amount;
  if (price.currency == lookup.currency) return found;
  OFERTA_ASSIGN(found.rate, rate_of(price.currency, lookup.currency, lookup.date));
  OFERTA_ASSIGN(found.price, mul_div_half_up(price.amount, found.rate, kRateScale));
  found.foreign = price;
  return found;
}

Result<std::optional<FoundPrice>> PriceBook::in_list(const Lookup& lookup, const std::string& id,
                                                     int depth) const {
  if (depth > kMaxParents) {
    return fail(ErrorCode::conflict, "Price lists are each other's parents.", "price_list/" + id);
  }
  const ListedPrice& listed = lookup.listed;
  std::optional<FoundPrice> found;
  if (id.empty()) {
    if (!listed.price) return found;
    FoundPrice own;
    own.breaks = listed.breaks;
    OFERTA_ASSIGN(found, converted(std::move(own), *listed.price, lookup));
    return found;
  }
  const auto list = lists_.find(id);
  if (list == lists_.end() || !list_in_force(list->second, lookup.date)) return found;
  if (const PriceEntry* own = entry(id, listed.product, lookup.date)) {
    FoundPrice priced;
    priced.breaks = own->breaks;
    OFERTA_ASSIGN(found, converted(std::move(priced), own->price, lookup));
  } else if (depth > 0 || !list->second.parent.empty() || list->second.discount_bp != 0) {
    OFERTA_ASSIGN(found, in_list(lookup, list->second.parent, depth + 1));
    if (!found) return found;
    OFERTA_ASSIGN(found->price, less_discount(found->price, list->second.discount_bp));
    // The frozen foreign price has to lead to the frozen price by the rate alone.
    if (found->foreign && list->second.discount_bp != 0) {
      OFERTA_ASSIGN(found->foreign->amount,
                    less_discount(found->foreign->amount, list->second.discount_bp));
      OFERTA_ASSIGN(found->price, mul_div_half_up(found->foreign->amount, found->rate, kRateScale));
    }
  }
  if (found) found->list = id;
  return found;
}

Result<FoundPrice> PriceBook::price_of(const ListedPrice& listed, const Buyer& buyer,
                                       const Date& date, const Currency& currency) const {
  std::vector<std::pair<int, const PriceList*>> candidates;
  for (const auto& [id, list] : lists_) {
    const int close = closeness(list, buyer);
    if (close >= 0 && list_in_force(list, date)) candidates.emplace_back(close, &list);
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
    return std::tie(b.first, b.second->priority) < std::tie(a.first, a.second->priority);
  });
  const Lookup lookup{listed, date, currency};
  for (const auto& [close, list] : candidates) {
    OFERTA_ASSIGN(std::optional<FoundPrice> found, in_list(lookup, list->id, 0));
    if (found) return *std::move(found);
  }
  OFERTA_ASSIGN(std::optional<FoundPrice> found, in_list(lookup, "", 0));
  if (!found) {
    return fail(ErrorCode::not_found, "The product has no price.", "product/" + listed.product);
  }
  return *std::move(found);
}

}  // namespace oferta::pricing
